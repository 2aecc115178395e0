/** 采纳 tells what came along with the change, as the same change does where it is made by itself. */
import { expect, test } from 'vitest';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { lastAction } from '../../../electron/engine/repositories/project/actionRepository';
import { detachEntry } from '../../../electron/engine/services/merge/takeBackEntry';
import { readOpinions } from '../../../electron/engine/services/opinions/readOpinions';
import { subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { contract } from '../../../shared/contract';
import { MERGE_REASON } from '../../../shared/model/round';
import { askedInTest } from '../../builders/askedProject';
import { PEOPLE, unwrap } from '../../builders/project';

test('an item restored for an opinion has its entry again, and the sentence of the handling says so', async () => {
  const asked = askedInTest();
  const { project } = asked;
  unwrap(await asked.send());
  unwrap(
    await asked.answer('市委组织部', {
      rows: { 0: { kind: '修改', proposal: '按季抓好党员发展。', reason: '文件要求' } },
    }),
  );
  const [opinion] = readOpinions(project, {});
  const itemId = opinion?.itemId ?? 0;
  const merge = {
    itemIds: [itemId],
    targetItemId: itemId + 1,
    reasonKind: MERGE_REASON,
    reason: '内容相近',
    ...PEOPLE,
  };
  unwrap(subtractItems(project, contract.subtractItems.input.parse(merge)));
  const entry = listEntries(project.read, {}).rows.find(({ name }) => name === opinion?.name);
  unwrap(detachEntry(project, { entryId: entry?.id ?? 0, reason: '不是这一项' }));
  unwrap(asked.handle([opinion?.id ?? 0], 'adopted', '', [{ kind: 'restore', itemId }]));
  expect(lastAction(project.read)?.summary).toBe(
    '市委组织部对“抓好党员发展”的意见采纳；撤回过去向的条目“抓好党员发展”归回它名下',
  );
});
