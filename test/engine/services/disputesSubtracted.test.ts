/** A dispute that ended in 核减 stays on paper: in the table of disputes, in the minutes, in the list of talks. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { exportAgreement } from '../../../electron/engine/services/agreement/exportAgreement';
import { giveVerdicts } from '../../../electron/engine/services/agreement/giveVerdicts';
import { keepTalk } from '../../../electron/engine/services/agreement/holdTalks';
import { readTalks } from '../../../electron/engine/services/agreement/readAgreement';
import { subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { type Asked, askedInTest } from '../../builders/askedProject';
import { PEOPLE, unwrap } from '../../builders/project';

let asked: Asked;
beforeEach(() => {
  asked = askedInTest();
});
const unitId = (name: string) => listUnits(asked.project.read).find((one) => one.name === name)?.id ?? 0;
const texts = (dir: string): string =>
  readdirSync(dir, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.docx'))
    .map((name) => JSON.stringify(unwrap(readDocument(readFileSync(join(dir, name)), name)).grids))
    .join('\n');
const put = async (what: Parameters<typeof exportAgreement>[2]['what'], into: string) => {
  const dir = join(asked.folder, into);
  unwrap(
    await exportAgreement(asked.project, inlineTasks(), { formats: ['docx'], what, folder: dir, mustBeEmpty: false }),
  );
  return texts(dir);
};
const dispute = (): number => {
  const { project } = asked;
  unwrap(
    giveVerdicts(project, {
      unitId: unitId('道河镇'),
      itemIds: [1],
      position: 'disagree',
      words: '没有执法权',
      person: '',
    }),
  );
  unwrap(
    giveVerdicts(project, {
      unitId: unitId('道河镇'),
      itemIds: [2],
      position: 'disagree',
      words: '力量不足',
      person: '',
    }),
  );
  const talk = { date: '2025-06-05', title: '会商会', people: '', minutes: '第一项核减，第二项再议。' };
  return unwrap(keepTalk(project, { itemIds: [1, 2], ...talk })).talkId;
};
const subtract = () =>
  unwrap(
    subtractItems(asked.project, {
      itemIds: [1],
      reasonKind: '属部门职责',
      targetItemId: null,
      reason: '会商同意核减',
      ...PEOPLE,
    }),
  );

test('stays in the table of disputes, with how it ended', async () => {
  dispute();
  expect(await put({ kind: 'conflicts' }, 'a')).toContain('抓好党员发展');
  subtract();
  const after = await put({ kind: 'conflicts' }, 'b');
  for (const words of [
    '抓好党员发展',
    '没有执法权',
    '已核减（第2轮）',
    '（分歧 2 项 ＝ 协商一致 0 ＋ 裁定 0 ＋ 核减 1 ＋ 未了结 1）',
  ])
    expect(after).toContain(words);
});

test('stays in the minutes of the meeting that decided so', async () => {
  const talkId = dispute();
  expect(await put({ kind: 'minutes', talkId }, 'a')).toContain('抓好党员发展');
  subtract();
  const after = await put({ kind: 'minutes', talkId }, 'b');
  for (const words of ['抓好党员发展', '没有执法权', '已核减（第2轮）']) expect(after).toContain(words);
  // Nobody is asked to agree to what is no longer listed.
  expect(await put({ kind: 'forms' }, 'c')).not.toContain('抓好党员发展');
});

test('is named in the list of talks', () => {
  dispute();
  subtract();
  expect(readTalks(asked.project)[0]?.items.map(({ name }) => name)).toContain('抓好党员发展');
});
