/** Proofs: packs withdrawn after their opinions were handled, units that became one, files of one unit in a heap, signed minutes. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTalkFile } from '../../electron/engine/repositories/agreement/talkRepository';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { giveVerdicts } from '../../electron/engine/services/agreement/giveVerdicts';
import { attachTalkFile, keepTalk } from '../../electron/engine/services/agreement/holdTalks';
import { ruleItems } from '../../electron/engine/services/agreement/ruleItems';
import { withdrawPack } from '../../electron/engine/services/opinions/packRegister';
import { readOpinions } from '../../electron/engine/services/opinions/readOpinions';
import { takeReturns } from '../../electron/engine/services/opinions/takeReturns';
import { type Asked, askedProject } from '../builders/askedProject';
import { temporaryFolder, unwrap } from '../builders/project';

let folder: { path: string; remove(): void };
let asked: Asked;
beforeEach(() => {
  folder = temporaryFolder();
  asked = askedProject(folder.path);
});
afterEach(() => {
  asked.project.close();
  folder.remove();
});
const unitId = (name: string) => listUnits(asked.project.read).find((one) => one.name === name)?.id ?? 0;
const AGAINST = { rows: { 0: { kind: '修改', proposal: '由部门承担', reason: '没有执法权' } } };

test('a pack whose opinions were taken up is not withdrawn without a word, or its opinions stay to be read', async () => {
  unwrap(await asked.send());
  unwrap(await asked.answer('道河镇', { rows: { 1: { kind: '删除', reason: '力量不足' } } }));
  const [opinion] = readOpinions(asked.project, {});
  const deed = { kind: 'subtract', itemId: opinion?.itemId ?? 0, reasonKind: '属部门职责', targetItemId: null } as const;
  unwrap(asked.handle([opinion?.id ?? 0], 'adopted', '', [deed]));
  const done = withdrawPack(asked.project, { packId: asked.packOf('道河镇').id, reason: '发错了' });
  expect({ refused: !done.ok, left: readOpinions(asked.project, { itemId: opinion?.itemId ?? 0 }).length }).not.toEqual({
    refused: false,
    left: 0,
  });
});

test('of two answers of one unit in a heap the one received later counts, whatever the files are called', async () => {
  unwrap(await asked.send());
  const later = asked.look(await asked.fill('道河镇', AGAINST, 'out', 'a.xlsx'), 'a.xlsx');
  const earlier = asked.look(await asked.fill('道河镇', { overall: '全部无意见' }, 'out', 'b.xlsx'), 'b.xlsx');
  unwrap(
    takeReturns(asked.project, [
      { file: later, receivedOn: '2025-06-08' },
      { file: earlier, receivedOn: '2025-06-05' },
    ]),
  );
  expect(asked.packOf('道河镇')).toMatchObject({ state: 'returned', opinions: 1 });
});

test('the signed minutes a ruling rests on can still be read after another file was attached', () => {
  const { project } = asked;
  const bytes = (text: string) => new TextEncoder().encode(text);
  unwrap(giveVerdicts(project, { unitId: unitId('道河镇'), itemIds: [1], position: 'disagree', words: '不妥', person: '' }));
  const words = { date: '2025-06-01', title: '会商会', people: '', minutes: '' };
  const { talkId } = unwrap(keepTalk(project, { itemIds: [1], ...words }));
  unwrap(attachTalkFile(project, { talkId, fileName: '纪要（签字）.pdf', bytes: bytes('signed') }));
  unwrap(ruleItems(project, { itemIds: [1], talkId, decision: '', reason: '法定职责', decider: '编委会' }));
  const again = attachTalkFile(project, { talkId, fileName: '另一次会议.pdf', bytes: bytes('other') });
  const now = new TextDecoder().decode(readTalkFile(project.read, talkId) ?? new Uint8Array());
  expect(again.ok && now === 'other').toBe(false);
});
