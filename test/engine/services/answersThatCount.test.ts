/** Which answers count: by the day they came, as long as form, pack and opinion stand, and for whom where units became one. */
import { beforeEach, describe, expect, test } from 'vitest';
import { undo } from '../../../electron/engine/database/log/undo';
import { listSourceLists } from '../../../electron/engine/repositories/sources/sourceListRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { giveVerdicts } from '../../../electron/engine/services/agreement/giveVerdicts';
import { readAgreement, readAgreementItem } from '../../../electron/engine/services/agreement/readAgreement';
import { returnsToTakeUp, takeUpReturns } from '../../../electron/engine/services/agreement/takeUpReturns';
import { withdrawPack } from '../../../electron/engine/services/opinions/packRegister';
import {
  readConsultations,
  readOpinions,
  readPackDetail,
  readPacks,
} from '../../../electron/engine/services/opinions/readOpinions';
import { takeReturns, withdrawReturn } from '../../../electron/engine/services/opinions/takeReturns';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { errorText } from '../../../shared/errorText';
import { type Asked, askedInTest } from '../../builders/askedProject';
import { codeOf, failureOf, unwrap } from '../../builders/project';

let asked: Asked;
beforeEach(() => {
  asked = askedInTest();
});
const unitId = (name: string) => listUnits(asked.project.read).find((one) => one.name === name)?.id ?? 0;
const standing = (unit: string, itemId = 1) =>
  readAgreementItem(asked.project, { itemId })?.parties.find((one) => one.unit === unit);
const speak = (unit: string) =>
  unwrap(giveVerdicts(asked.project, { unitId: unitId(unit), itemIds: [1], position: 'agree', words: '', person: '' }));
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
    expect(codeOf(takeUpReturns(asked.project))).toBe('NOTHING_CHANGED');
    expect(standing('道河镇')).toMatchObject({ position: 'disagree', changed: [] });
    expect(standing('道河镇')?.said.map(({ position }) => position)).toEqual(['disagree']);
    unwrap(undo(asked.project));
    expect(standing('道河镇')?.position).toBe('agree');
  });

  test('the only one: the unit has not answered, and has not agreed either', async () => {
    unwrap(await asked.send());
    unwrap(await asked.answer('道河镇', { overall: '全部无意见' }));
    unwrap(takeUpReturns(asked.project));
    const { id } = asked.packOf('道河镇');
    const wrong = unwrap(readPackDetail(asked.project, { packId: id })).returns.at(-1)?.id ?? 0;
    unwrap(withdrawReturn(asked.project, { returnId: wrong, reason: '不是该镇报的' }));
    expect(asked.packOf('道河镇').state).not.toBe('agreed');
    expect(standing('道河镇')).toMatchObject({ position: 'none', said: [] });
    expect(readAgreement(asked.project).parties.find(({ unit }) => unit === '道河镇')).toMatchObject({ agree: 0 });
    unwrap(await asked.answer('道河镇', AGAINST, '2025-06-07'));
    unwrap(takeUpReturns(asked.project));
    expect(standing('道河镇')?.position).toBe('disagree');
  });

  test('a pack that was withdrawn leaves none either', async () => {
    unwrap(await asked.send());
    unwrap(await asked.answer('道河镇', { overall: '全部无意见' }));
    unwrap(await asked.answer('绥阳镇', { overall: '全部无意见' }));
    unwrap(takeUpReturns(asked.project));
    unwrap(withdrawPack(asked.project, { packId: asked.packOf('道河镇').id, reason: '稿子发错了' }));
    expect(standing('道河镇')).toMatchObject({ position: 'none', said: [] });
    expect(standing('绥阳镇')?.position).toBe('agree');
  });
});

describe('two townships become one between answer and taking up', () => {
  test('and said different things: both are on record, and the one there is now speaks anew', async () => {
    unwrap(await asked.send());
    unwrap(await asked.answer('道河镇', AGAINST));
    unwrap(await asked.answer('绥阳镇', { overall: '全部无意见' }));
    unwrap(mergeUnits(asked.project, { unitId: unitId('道河镇'), intoId: unitId('绥阳镇') }));
    unwrap(takeUpReturns(asked.project));
    const now = standing('绥阳镇');
    expect(now?.position).toBe('none');
    expect(now?.said.map(({ position }) => position).sort()).toEqual(['agree', 'disagree', 'none']);
    expect(now?.said.find(({ position }) => position === 'disagree')?.words).toContain('没有执法权');
    // Said once it is settled: the forms are not held against it again.
    expect(codeOf(takeUpReturns(asked.project))).toBe('NOTHING_CHANGED');
    speak('绥阳镇');
    expect(codeOf(takeUpReturns(asked.project))).toBe('NOTHING_CHANGED');
    expect(standing('绥阳镇')?.position).toBe('agree');
  });

  test('and the consent of the one was taken up before the other objected: the same', async () => {
    unwrap(await asked.send());
    unwrap(await asked.answer('绥阳镇', { overall: '全部无意见' }));
    unwrap(takeUpReturns(asked.project));
    unwrap(await asked.answer('道河镇', AGAINST));
    unwrap(mergeUnits(asked.project, { unitId: unitId('道河镇'), intoId: unitId('绥阳镇') }));
    unwrap(takeUpReturns(asked.project));
    const now = standing('绥阳镇');
    expect([now?.position, now?.said.map(({ position }) => position).sort()]).toEqual([
      'none',
      ['agree', 'disagree', 'none'],
    ]);
  });

  test('and the one there is now has spoken already: its old forms add nothing to it', async () => {
    unwrap(await asked.send());
    unwrap(await asked.answer('道河镇', AGAINST));
    unwrap(await asked.answer('绥阳镇', { rows: { 0: { kind: '无意见' } } }));
    unwrap(mergeUnits(asked.project, { unitId: unitId('道河镇'), intoId: unitId('绥阳镇') }));
    speak('绥阳镇');
    expect(codeOf(takeUpReturns(asked.project))).toBe('NOTHING_CHANGED');
    expect(standing('绥阳镇')?.said.map(({ position }) => position)).toEqual(['agree']);
  });

  test('and what one of them had said before is no word of both: the other’s objection is on record', async () => {
    unwrap(await asked.send());
    unwrap(await asked.answer('道河镇', AGAINST));
    unwrap(await asked.answer('绥阳镇', { rows: { 0: { kind: '无意见' } } }));
    speak('绥阳镇');
    unwrap(mergeUnits(asked.project, { unitId: unitId('道河镇'), intoId: unitId('绥阳镇') }));
    unwrap(takeUpReturns(asked.project));
    expect(standing('绥阳镇')?.position).toBe('none');
    expect(standing('绥阳镇')?.said.map(({ position }) => position)).toContain('disagree');
  });

  test.each([
    ['道河镇', '绥阳镇'],
    ['绥阳镇', '道河镇'],
  ])(
    'and %s alone had answered, against it, the other consented by hand: the objection is on record, and asked about',
    async (answering, speaking) => {
      unwrap(await asked.send());
      unwrap(await asked.answer(answering, AGAINST));
      speak(speaking);
      unwrap(mergeUnits(asked.project, { unitId: unitId('道河镇'), intoId: unitId('绥阳镇') }));
      expect(returnsToTakeUp(asked.project)).toMatchObject({ units: 1, against: 1 });
      unwrap(takeUpReturns(asked.project));
      const now = standing('绥阳镇');
      expect([now?.position, now?.said.map(({ position }) => position)]).toEqual([
        'none',
        ['agree', 'disagree', 'none'],
      ]);
      expect(codeOf(takeUpReturns(asked.project))).toBe('NOTHING_CHANGED');
      speak('绥阳镇');
      expect(codeOf(takeUpReturns(asked.project))).toBe('NOTHING_CHANGED');
    },
  );

  test('and the one objected by hand before the form of the other consented: the consent does not cover it', async () => {
    unwrap(await asked.send());
    const against = { itemIds: [1], position: 'disagree' as const, words: '没有执法权', person: '' };
    unwrap(giveVerdicts(asked.project, { unitId: unitId('绥阳镇'), ...against }));
    unwrap(await asked.answer('道河镇', { rows: { 0: { kind: '无意见' } } }));
    unwrap(mergeUnits(asked.project, { unitId: unitId('道河镇'), intoId: unitId('绥阳镇') }));
    unwrap(takeUpReturns(asked.project));
    const now = standing('绥阳镇');
    expect([now?.position, now?.said.map(({ position }) => position)]).toEqual(['none', ['disagree', 'agree', 'none']]);
  });

  test.each([
    ['道河镇', 'agree'],
    ['绥阳镇', 'disagree'],
  ])('and the form of %s is withdrawn then: what the other said stands, nobody speaks anew', async (wrong, left) => {
    unwrap(await asked.send());
    unwrap(await asked.answer('道河镇', AGAINST));
    unwrap(await asked.answer('绥阳镇', { overall: '全部无意见' }));
    const { id: packId } = asked.packOf(wrong);
    unwrap(mergeUnits(asked.project, { unitId: unitId('道河镇'), intoId: unitId('绥阳镇') }));
    unwrap(takeUpReturns(asked.project));
    const [form] = unwrap(readPackDetail(asked.project, { packId })).returns;
    unwrap(withdrawReturn(asked.project, { returnId: form?.id ?? 0, reason: '误收' }));
    expect(standing('绥阳镇')).toMatchObject({ position: left, said: [{ position: left }] });
    expect(codeOf(takeUpReturns(asked.project))).toBe('NOTHING_CHANGED');
    unwrap(undo(asked.project));
    expect(standing('绥阳镇')?.position).toBe('none');
  });

  test('and the one that had answered agreed by hand afterwards: its form is done with', async () => {
    unwrap(await asked.send());
    unwrap(await asked.answer('道河镇', AGAINST));
    speak('道河镇');
    speak('绥阳镇');
    unwrap(mergeUnits(asked.project, { unitId: unitId('道河镇'), intoId: unitId('绥阳镇') }));
    expect(codeOf(takeUpReturns(asked.project))).toBe('NOTHING_CHANGED');
    expect(standing('绥阳镇')?.position).toBe('agree');
  });

  test('and another form comes in after it was to speak anew: what that says is on record, too', async () => {
    unwrap(await asked.send());
    unwrap(await asked.answer('道河镇', AGAINST));
    unwrap(await asked.answer('绥阳镇', { rows: { 0: { kind: '无意见' } } }));
    const late = asked.look(
      await asked.fill('道河镇', { rows: { 0: { kind: '删除', reason: '镇里没有人手' } } }, 'out', '再报.xlsx'),
      '再报.xlsx',
    );
    unwrap(mergeUnits(asked.project, { unitId: unitId('道河镇'), intoId: unitId('绥阳镇') }));
    unwrap(takeUpReturns(asked.project));
    unwrap(takeReturns(asked.project, [{ file: late, receivedOn: '2025-06-09' }]));
    unwrap(takeUpReturns(asked.project));
    const now = standing('绥阳镇');
    expect([now?.position, now?.said.filter(({ words }) => words.includes('镇里没有人手')).length]).toEqual([
      'none',
      1,
    ]);
    expect(codeOf(takeUpReturns(asked.project))).toBe('NOTHING_CHANGED');
  });

  test('what one of them had taken back is not held against what the other says', async () => {
    unwrap(await asked.send());
    unwrap(await asked.answer('道河镇', AGAINST));
    unwrap(await asked.answer('绥阳镇', { rows: { 0: { kind: '无意见' } } }));
    unwrap(takeUpReturns(asked.project));
    const [opinion] = readOpinions(asked.project, {}).filter(({ kind }) => kind !== 'none');
    unwrap(asked.handle([opinion?.id ?? 0], 'withdrawn', '道河镇来电撤回', []));
    unwrap(mergeUnits(asked.project, { unitId: unitId('道河镇'), intoId: unitId('绥阳镇') }));
    expect(standing('绥阳镇')).toMatchObject({ position: 'agree' });
    expect(standing('绥阳镇')?.said.map(({ position }) => position)).toEqual(['agree']);
  });
});

test('an opinion its unit withdrew is no objection when the returns are taken up', async () => {
  unwrap(await asked.send());
  unwrap(await asked.answer('道河镇', AGAINST));
  const [opinion] = readOpinions(asked.project, {}).filter(({ kind }) => kind !== 'none');
  unwrap(asked.handle([opinion?.id ?? 0], 'withdrawn', '道河镇来电撤回', []));
  expect(codeOf(takeUpReturns(asked.project))).toBe('NOTHING_CHANGED');
  expect(standing('道河镇')?.position).toBe('none');
});

test('nor is one withdrawn after they were taken up', async () => {
  unwrap(await asked.send());
  unwrap(await asked.answer('道河镇', AGAINST));
  unwrap(takeUpReturns(asked.project));
  expect(standing('道河镇')?.position).toBe('disagree');
  const [opinion] = readOpinions(asked.project, {});
  unwrap(asked.handle([opinion?.id ?? 0], 'withdrawn', '道河镇来电撤回', []));
  expect(standing('道河镇')?.position).toBe('none');
});

test('nor does the same objection of an earlier form come back, whatever is handed in afterwards', async () => {
  unwrap(await asked.send());
  unwrap(await asked.answer('道河镇', AGAINST));
  unwrap(takeUpReturns(asked.project));
  unwrap(await asked.answer('道河镇', { rows: { ...AGAINST.rows, 1: { kind: '无意见' } } }, '2025-06-06'));
  const [again] = readOpinions(asked.project, {}).filter(({ kind }) => kind !== 'none');
  expect(standing('道河镇')?.position).toBe('disagree');
  unwrap(asked.handle([again?.id ?? 0], 'withdrawn', '道河镇来电撤回', []));
  expect(standing('道河镇')).toMatchObject({ position: 'none', said: [] });
  unwrap(await asked.answer('道河镇', { overall: '全部无意见' }, '2025-06-07'));
  expect(standing('道河镇')?.position).toBe('none');
  unwrap(undo(asked.project));
  unwrap(undo(asked.project));
  expect(standing('道河镇')?.position).toBe('disagree');
});

test('a pack whose opinions were handled is not withdrawn: the record keeps what a change came from', async () => {
  unwrap(await asked.send());
  unwrap(await asked.answer('道河镇', { rows: { 1: { kind: '删除', reason: '力量不足' } } }));
  const [opinion] = readOpinions(asked.project, {});
  const deed = {
    kind: 'subtract',
    itemId: opinion?.itemId ?? 0,
    reasonKind: '属部门职责',
    targetItemId: null,
  } as const;
  unwrap(asked.handle([opinion?.id ?? 0], 'adopted', '', [deed]));
  const failure = failureOf(withdrawPack(asked.project, { packId: asked.packOf('道河镇').id, reason: '发错了' }));
  expect(failure.code).toBe('PACK_IN_USE');
  expect(errorText(failure.code, failure.detail)).toBe(
    '道河镇对这份征求意见稿的意见有 1 条已经处理，不能作废。请先在“意见处理”里对这些意见点“重新处理…”。',
  );
  expect(readOpinions(asked.project, { itemId: opinion?.itemId ?? 0 })).toHaveLength(1);
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

test('an answer that came earlier and is found later is kept beside the one that counts, its new proposals too', async () => {
  unwrap(await asked.send());
  const proposing = (name: string) => ({
    rows: { 0: { kind: '无意见' } },
    added: [{ list: '公共服务', name, proposal: '上下学看护。', reason: '群众要求' }],
  });
  const inForce = (): string[] =>
    listSourceLists(asked.project.read)
      .filter(({ withdrawn, fileName }) => !withdrawn && fileName.endsWith('报.xlsx'))
      .map(({ fileName }) => fileName);
  const proposed = (): string[] =>
    readOpinions(asked.project, {}).flatMap(({ kind, name }) => (kind === 'add' ? [name] : []));
  const take = async (name: string, proposal: string, receivedOn: string): Promise<void> => {
    const file = asked.look(await asked.fill('道河镇', proposing(proposal), 'out', name), name);
    unwrap(takeReturns(asked.project, [{ file, receivedOn }]));
  };
  await take('后报.xlsx', '校车站点看护', '2025-06-08');
  await take('先报.xlsx', '食堂看护', '2025-06-05');
  expect(inForce()).toEqual(['后报.xlsx']);
  expect(proposed()).toEqual(['校车站点看护']);
  const [counting] = unwrap(readPackDetail(asked.project, { packId: asked.packOf('道河镇').id })).returns;
  expect(counting).toMatchObject({ fileName: '后报.xlsx', counts: true });
  unwrap(withdrawReturn(asked.project, { returnId: counting?.id ?? 0, reason: '误收' }));
  expect(inForce()).toEqual(['先报.xlsx']);
  expect(proposed()).toEqual(['食堂看护']);
});

test('an asking withdrawn whole is not counted: the next is called what it was to be', async () => {
  unwrap(await asked.send());
  const [first] = readConsultations(asked.project);
  for (const { id } of readPacks(asked.project, { consultationId: first?.id ?? 0 }))
    unwrap(withdrawPack(asked.project, { packId: id, reason: '稿子发错了' }));
  unwrap(await asked.send({}, 'again'));
  expect(readConsultations(asked.project).map(({ title }) => title)).toEqual(['第1次征求意见', '第1次征求意见']);
});
