/** Proofs: verdicts of returns that no longer count, units that became one, disputes that ended, minutes of a ruling. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { undo } from '../../electron/engine/database/log/undo';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { exportAgreement } from '../../electron/engine/services/agreement/exportAgreement';
import { giveVerdicts } from '../../electron/engine/services/agreement/giveVerdicts';
import { attachTalkFile, keepTalk } from '../../electron/engine/services/agreement/holdTalks';
import { readAgreementItem, readTalks } from '../../electron/engine/services/agreement/readAgreement';
import { ruleItems } from '../../electron/engine/services/agreement/ruleItems';
import { takeUpReturns } from '../../electron/engine/services/agreement/takeUpReturns';
import { readOpinions, readPackDetail } from '../../electron/engine/services/opinions/readOpinions';
import { takeReturns, withdrawReturn } from '../../electron/engine/services/opinions/takeReturns';
import { withdrawPack } from '../../electron/engine/services/opinions/packRegister';
import { subtractItems } from '../../electron/engine/services/rounds/changeItems';
import { mergeUnits } from '../../electron/engine/services/units/mergeUnits';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import { type Asked, askedProject } from '../builders/askedProject';
import { codeOf, PEOPLE, temporaryFolder, unwrap } from '../builders/project';

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
const standing = (unit: string, itemId = 1) =>
  readAgreementItem(asked.project, { itemId })?.parties.find((one) => one.unit === unit);
const AGAINST = { rows: { 0: { kind: '修改', proposal: '由部门承担', reason: '没有执法权' } } };

describe('a return taken in by mistake and withdrawn', () => {
  test('leaves no consent behind: the objection of the return that counts again stands', async () => {
    unwrap(await asked.send());
    unwrap(await asked.answer('道河镇', AGAINST));
    unwrap(takeUpReturns(asked.project));
    expect(standing('道河镇')?.position).toBe('disagree');
    unwrap(await asked.answer('道河镇', { overall: '全部无意见' }, '2025-06-06'));
    unwrap(takeUpReturns(asked.project));
    expect(standing('道河镇')?.position).toBe('agree');
    const { id } = asked.packOf('道河镇');
    const wrong = unwrap(readPackDetail(asked.project, { packId: id })).returns.at(-1)?.id ?? 0;
    unwrap(withdrawReturn(asked.project, { returnId: wrong, reason: '误收，是草稿' }));
    expect(asked.packOf('道河镇')).toMatchObject({ state: 'returned', opinions: 1 });
    takeUpReturns(asked.project);
    expect(standing('道河镇')?.position).not.toBe('agree');
  });

  test('the only one: the unit has not answered, and has not agreed either', async () => {
    unwrap(await asked.send());
    unwrap(await asked.answer('道河镇', { overall: '全部无意见' }));
    unwrap(takeUpReturns(asked.project));
    const { id } = asked.packOf('道河镇');
    const wrong = unwrap(readPackDetail(asked.project, { packId: id })).returns.at(-1)?.id ?? 0;
    unwrap(withdrawReturn(asked.project, { returnId: wrong, reason: '不是该镇报的' }));
    expect(asked.packOf('道河镇').state).not.toBe('agreed');
    expect(standing('道河镇')?.position).not.toBe('agree');
  });

  test('nor does a pack that was withdrawn', async () => {
    unwrap(await asked.send());
    unwrap(await asked.answer('道河镇', { overall: '全部无意见' }));
    unwrap(takeUpReturns(asked.project));
    unwrap(withdrawPack(asked.project, { packId: asked.packOf('道河镇').id, reason: '稿子发错了' }));
    expect(standing('道河镇')?.position).not.toBe('agree');
  });
});

test('two townships become one between answer and taking up: the objection of the one is not swallowed', async () => {
  unwrap(await asked.send());
  unwrap(await asked.answer('道河镇', AGAINST));
  unwrap(await asked.answer('绥阳镇', { overall: '全部无意见' }));
  unwrap(mergeUnits(asked.project, { unitId: unitId('道河镇'), intoId: unitId('绥阳镇') }));
  unwrap(takeUpReturns(asked.project));
  expect(standing('绥阳镇')?.position).not.toBe('agree');
});

test('an opinion its unit withdrew is no objection when the returns are taken up', async () => {
  unwrap(await asked.send());
  unwrap(await asked.answer('道河镇', AGAINST));
  const [opinion] = readOpinions(asked.project, {}).filter(({ kind }) => kind !== 'none');
  unwrap(asked.handle([opinion?.id ?? 0], 'withdrawn', '道河镇来电撤回', []));
  takeUpReturns(asked.project);
  expect(standing('道河镇')?.position).not.toBe('disagree');
});

describe('a dispute that ended in 核减', () => {
  const texts = (dir: string): string =>
    readdirSync(dir, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.docx'))
      .map((name) => JSON.stringify(unwrap(readDocument(readFileSync(join(dir, name)), name)).grids))
      .join('\n');
  const put = async (what: Parameters<typeof exportAgreement>[2]['what'], into: string) => {
    const dir = join(folder.path, into);
    unwrap(await exportAgreement(asked.project, inlineTasks(), { formats: ['docx'], what, folder: dir, mustBeEmpty: false }));
    expect(existsSync(dir)).toBe(true);
    return texts(dir);
  };
  const dispute = (): number => {
    const { project } = asked;
    unwrap(giveVerdicts(project, { unitId: unitId('道河镇'), itemIds: [1], position: 'disagree', words: '没有执法权', person: '' }));
    unwrap(giveVerdicts(project, { unitId: unitId('道河镇'), itemIds: [2], position: 'disagree', words: '力量不足', person: '' }));
    const talk = { date: '2025-06-05', title: '会商会', people: '', minutes: '第一项核减，第二项再议。' };
    return unwrap(keepTalk(project, { itemIds: [1, 2], ...talk })).talkId;
  };
  const subtract = () =>
    unwrap(
      subtractItems(asked.project, { itemIds: [1], reasonKind: '属部门职责', targetItemId: null, reason: '会商同意核减', ...PEOPLE }),
    );

  test('stays in the table of disputes, with how it ended', async () => {
    dispute();
    expect(await put({ kind: 'conflicts' }, 'a')).toContain('抓好党员发展');
    subtract();
    expect(await put({ kind: 'conflicts' }, 'b')).toContain('抓好党员发展');
  });

  test('stays in the minutes of the meeting that decided so', async () => {
    const talkId = dispute();
    expect(await put({ kind: 'minutes', talkId }, 'a')).toContain('抓好党员发展');
    subtract();
    expect(await put({ kind: 'minutes', talkId }, 'b')).toContain('抓好党员发展');
  });

  test('is named in the list of talks', () => {
    dispute();
    subtract();
    expect(readTalks(asked.project)[0]?.items.map(({ name }) => name)).toContain('抓好党员发展');
  });
});

describe('minutes a ruling rests on', () => {
  const words = { date: '2025-06-01', title: '会商会', people: '张三', minutes: '逐项听取意见。' };
  const rule = (): number => {
    const { project } = asked;
    unwrap(giveVerdicts(project, { unitId: unitId('道河镇'), itemIds: [1], position: 'disagree', words: '不妥', person: '' }));
    const { talkId } = unwrap(keepTalk(project, { itemIds: [1], ...words }));
    unwrap(ruleItems(project, { itemIds: [1], talkId, decision: '', reason: '法定职责', decider: '编委会' }));
    return talkId;
  };
  test('are not emptied', () => {
    asked.project.session.now();
    const talkId = rule();
    expect(codeOf(keepTalk(asked.project, { talkId, itemIds: [1], ...words, minutes: '' }))).not.toBe('ok');
  });
  test('stay minutes of a talk about the item', () => {
    const talkId = rule();
    keepTalk(asked.project, { talkId, itemIds: [2], ...words });
    expect(readTalks(asked.project)[0]?.itemIds).toContain(1);
  });
  test('are not of a day after the ruling', () => {
    const talkId = rule();
    expect(codeOf(keepTalk(asked.project, { talkId, itemIds: [1], ...words, date: '2025-06-30' }))).not.toBe('ok');
  });
});
void [undo, attachTalkFile, takeReturns];
