/** Each reconciliation rule holds on sound facts and fails, naming the place, when one fact is perturbed. */
import { describe, expect, test } from 'vitest';
import type { ItemAgreement, PartyStanding } from '../../../../shared/logic/agreement/decideAgreement';
import type { CheckFacts, EditionStep } from '../../../../shared/logic/checks/facts';
import { runChecks } from '../../../../shared/logic/checks/runChecks';
import { foldLedger } from '../../../../shared/logic/ledger/foldLedger';
import type { Waiver } from '../../../../shared/model/check';
import type { Change } from '../../../../shared/model/round';
import {
  agreementOf,
  CHANGES,
  changeOf,
  itemContent,
  NOBODY_ASKED,
  ROUNDS,
  SORTED,
  soundFacts,
} from '../../../builders/checkFacts';

function perturbed(changes: (facts: CheckFacts) => Partial<CheckFacts>): CheckFacts {
  const facts = soundFacts();
  return { ...facts, ...changes(facts) };
}

const withChange = (id: number, change: Partial<Change>) => (facts: CheckFacts) => ({
  changes: facts.changes.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

const withList = (index: number, change: Partial<CheckFacts['lists'][number]>) => (facts: CheckFacts) => ({
  lists: facts.lists.map((one, at) => (at === index ? { ...one, ...change } : one)),
});

const withNumbered =
  (index: number, change: (list: CheckFacts['numbered'][number]) => Partial<CheckFacts['numbered'][number]>) =>
  (facts: CheckFacts) => ({
    numbered: facts.numbered.map((one, at) => (at === index ? { ...one, ...change(one) } : one)),
  });

const withRound =
  (index: number, change: (round: CheckFacts['ledger'][number]) => Partial<CheckFacts['ledger'][number]>) =>
  (facts: CheckFacts) => ({
    ledger: facts.ledger.map((one, at) => (at === index ? { ...one, ...change(one) } : one)),
  });

test('sound facts pass every rule, with the figures', () => {
  expect(runChecks(soundFacts()).map(({ id, state, figure, detail }) => [id, state, figure, detail])).toEqual([
    ['1', 'passed', '第2轮 3 ＋ 1 − 1 ＝ 3', ''],
    ['2', 'passed', '3 ＋ 1 − 1 ＝ 3', ''],
    ['3', 'passed', '内容重复合并 1 条', ''],
    ['4', 'passed', '3 ＝ 并入 1 ＋ 拆入 0 ＋ 采用 1 ＋ 不予列入 1 ＋ 退回 0 ＋ 待定 0', ''],
    ['5', 'passed', '报送 6 ＝ 已定去向 6 ＋ 待定 0', ''],
    ['6', 'passed', '3 / 3 项有来源', ''],
    ['7', 'passed', '有依据 3 / 3 项，条款已核对 3 项', ''],
    ['8', 'passed', '引用 1 部 ＝ 目录沿用 0 ＋ 新引用 1', ''],
    ['9', 'passed', '2 个乡镇，共 5 镇次；事项库 3 项', ''],
    ['17', 'passed', '2 份清单 5 行', ''],
    ['18', 'passed', '尚未征求意见', ''],
    ['19', 'passed', '3 ＝ 已认定 3 ＋ 裁定 0 ＋ 未定 0', ''],
    ['20', 'passed', '1 次封存逐一对照，增减 4 条', ''],
    ['23', 'passed', '引用 1 部，登记了施行日期 0 部，清单 2025-06-30 起施行', ''],
  ]);
});

const withBasis = (change: Partial<CheckFacts['bases'][number]>) => (facts: CheckFacts) => ({
  bases: facts.bases.map((basis) => ({ ...basis, ...change })),
});

const withAgreement = (one: ItemAgreement) => (facts: CheckFacts) => ({
  agreements: facts.agreements.map((agreement) => (agreement.itemId === one.itemId ? one : agreement)),
});

type Case = readonly [rule: string, what: string, change: (facts: CheckFacts) => Partial<CheckFacts>, detail: string];

const SAID = { unit: '道河镇', name: '事项1', itemId: 1 };

const cases: readonly Case[] = [
  [
    '1',
    'a round opens with another figure than the last one closed with',
    withRound(1, (round) => ({ opening: round.opening + 1, closing: round.closing + 1 })),
    '第2轮期初 4 不等于上一轮期末 3。',
  ],
  ['1', 'a round does not add up', withRound(1, () => ({ closing: 9 })), '第2轮增减后不等于期末 9。'],
  [
    '1',
    'something moved out and arrived nowhere',
    withRound(1, (round) => ({ categories: round.categories.map((row) => ({ ...row, movedIn: 0 })) })),
    '第2轮各类调入调出相差 -1。',
  ],
  [
    '1',
    'a category falls below nothing',
    () => ({
      ledger: foldLedger(ROUNDS, [], CHANGES, []),
      sealed: [{ round: 1, categories: new Map(), sections: new Map() }],
    }),
    '第2轮“基层党建”期末为 -1。',
  ],
  [
    '1',
    'the frozen round held another number',
    () => ({ sealed: [{ round: 1, categories: new Map([['duties\n基层党建', 2]]), sections: new Map() }] }),
    '第1轮“基层党建”台账期末 3，快照 2。',
  ],
  ['1', 'a sealed round lacks its snapshot', () => ({ sealed: [] }), '第1轮已封存但没有快照。'],
  [
    '2',
    'the pool holds an item more than the ledger',
    (facts) => ({ items: [...facts.items, itemContent(9)] }),
    '台账期末 3 项，事项库现有 4 项；“基层党建”台账期末 2 项，事项库 3 项。',
  ],
  [
    '2',
    'the pool holds an item in another category',
    (facts) => ({ items: facts.items.map((item) => ({ ...item, category: '基层党建' })) }),
    '“基层党建”台账期末 2 项，事项库 3 项；“经济发展”台账期末 1 项，事项库 0 项。',
  ],
  [
    '2',
    'an item was sorted in after the first round',
    () => ({
      ledger: foldLedger(
        ROUNDS,
        [...SORTED.slice(1), { roundId: 2, listId: 'duties', category: '基层党建' }],
        CHANGES,
        [],
      ),
    }),
    '台账 2 ＋ 1 − 1 ＝ 3 不成立。',
  ],
  ['3', 'a rewording counts', withChange(4, { countEffect: 1 }), '“事项1”的一条增减计数为 1。'],
  ['3', 'a subtraction counts nothing', withChange(1, { countEffect: 0 }), '“事项2”的一条增减计数为 0。'],
  [
    '3',
    'a merge names no target',
    withChange(1, { targetItemId: null }),
    '“事项2”记为内容重复合并，却没有写并入哪一项。',
  ],
  [
    '3',
    'a merge leads to an item that is not there',
    withChange(1, { targetItemId: 77 }),
    '“事项2”并入的那一项找不到了。',
  ],
  [
    '3',
    'merges lead in a circle',
    () => ({
      items: [itemContent(1)],
      changes: [
        changeOf({ id: 1, kind: 'subtract', itemId: 2, reasonKind: '内容重复合并', targetItemId: 3 }),
        changeOf({ id: 2, kind: 'subtract', itemId: 3, reasonKind: '内容重复合并', targetItemId: 2 }),
      ],
    }),
    '“事项2”的并入去处绕成了圈；“事项3”的并入去处绕成了圈。',
  ],
  ['4', 'township entries and their fates differ', withList(1, { entries: 4 }), '反向条目 4 条，去向合计 3 条。'],
  [
    '4',
    'a township entry is pending',
    withList(1, { counts: { adopt: 1, attach: 1, split: 0, reject: 0, return: 0, pending: 1 } }),
    '还有 1 条反向条目待定。',
  ],
  [
    '4',
    'an adopted township entry has no addition',
    (facts) => ({ changes: facts.changes.filter(({ id }) => id !== 2) }),
    '第 12 号反向条目已采用，却没有对应的增加。',
  ],
  [
    '4',
    'the addition speaks of another entry',
    withChange(2, { entryId: 13 }),
    '第 12 号反向条目已采用，却没有对应的增加。',
  ],
  [
    '5',
    'a row of a file is neither entry nor set aside',
    withList(0, { rows: 6 }),
    '市委组织部“组织部.xlsx”6 行，条目 3、略过 2。',
  ],
  [
    '5',
    'an entry has no fate at all',
    withList(0, { counts: { adopt: 2, attach: 0, split: 0, reject: 0, return: 0, pending: 0 } }),
    '市委组织部“组织部.xlsx”3 条，去向合计 2 条。',
  ],
  [
    '5',
    'an entry is pending',
    withList(0, { counts: { adopt: 2, attach: 0, split: 0, reject: 0, return: 0, pending: 1 } }),
    '还有 1 条没有去向，请到归并处理。',
  ],
  [
    '6',
    'an item has neither entry nor addition',
    () => ({ sourcedItems: new Set([3, 4]) }),
    '“事项1”既没有来源条目，也没有写明提出单位的增加。',
  ],
  [
    '6',
    'an added item’s proposer is not named',
    (facts) => ({ sourcedItems: new Set([1, 3]), ...withChange(2, { proposer: '' })(facts) }),
    '“事项4”既没有来源条目，也没有写明提出单位的增加。',
  ],
  [
    '7',
    'an item has no basis',
    (facts) => ({ items: facts.items.map((item) => (item.id === 1 ? { ...item, bases: [] } : item)) }),
    '“事项1”没有依据。',
  ],
  [
    '7',
    'an article was not verified',
    (facts) => ({
      items: facts.items.map((item) => ({
        ...item,
        bases: item.bases.map((basis) => ({ ...basis, verified: false })),
      })),
    }),
    '3 项的依据条款未经核对，请逐项核对，或写明理由和决定人签一份豁免。',
  ],
  [
    '7',
    'the only basis is repealed',
    withBasis({ standing: 'repealed' }),
    '“事项1”的依据都已废止、失效或尚未生效；“事项3”的依据都已废止、失效或尚未生效；“事项4”的依据都已废止、失效或尚未生效。',
  ],
  [
    '8',
    'the items cite a document the library does not count',
    (facts) => ({ bases: facts.bases.map((basis) => ({ ...basis, items: 0 })) }),
    '事项里数出 1 部，依据库里数出 0 部。',
  ],
  [
    '8',
    'one document stands in the library twice',
    (facts) => ({
      items: facts.items.map((item) => ({
        ...item,
        bases: [...item.bases, ...item.bases.map((basis) => ({ ...basis, docNumber: '中发〔2019〕1号' }))],
      })),
      bases: facts.bases.flatMap((basis) => [basis, { ...basis, docNumber: '中发〔2019〕1号' }]),
    }),
    '《中国共产党农村基层组织工作条例》、《中国共产党农村基层组织工作条例》（中发〔2019〕1号）似是同一件。',
  ],
  [
    '9',
    'a township list is shorter than its items',
    withNumbered(0, () => ({ rows: 2 })),
    '道河镇清单 2 项，共性 2 ＋ 差异化 1。',
  ],
  [
    '9',
    'a township has no list',
    (facts) => ({ numbered: facts.numbered.slice(0, 1) }),
    '绥阳镇清单 0 项，共性 2 ＋ 差异化 0。',
  ],
  [
    '9',
    'an item applies nowhere',
    (facts) => ({ items: [...facts.items, itemContent(9, { scope: 'particular' })] }),
    '“事项9”没有任何乡镇适用。',
  ],
  ['17', 'a serial number is left out', withNumbered(0, () => ({ serials: [1, 3, 4] })), '道河镇第 2 行序号为“3”。'],
  ['17', 'a row has no serial number', withNumbered(1, () => ({ serials: [1] })), '绥阳镇2 行，序号 1 个。'],
  [
    '17',
    'a heading states another number than stands under it',
    withNumbered(1, (list) => ({ sections: list.sections.map((section) => ({ ...section, stated: 3 })) })),
    '绥阳镇“一、基层党建”标题 3 项，实有 2 项。',
  ],
  [
    '17',
    'numbers run on where the scheme starts anew',
    withNumbered(0, () => ({ numbering: 'restart' })),
    '道河镇第 3 行序号为“3”。',
  ],
  [
    '18',
    'packs do not add up',
    () => ({ opinions: { ...NOBODY_ASKED, issued: 6, returned: 4, outstanding: 1 } }),
    '发出 6 份，反馈 4 份、未反馈 1 份，对不上。',
  ],
  [
    '18',
    'an opinion waits',
    () => ({ opinions: { ...NOBODY_ASKED, issued: 1, returned: 1, opinions: 2, handled: new Map([['open', 1]]) } }),
    '意见 2 条，各种处理合计 1 条；还有 1 条意见待处理。',
  ],
  [
    '18',
    'one refused without a reason or an answer, one taken up without a change',
    () => ({
      opinions: {
        ...NOBODY_ASKED,
        ...{
          issued: 1,
          returned: 1,
          opinions: 2,
          handled: new Map([
            ['refused', 1],
            ['adopted', 1],
          ]),
        },
        withoutReason: [SAID],
        withoutReply: [SAID],
        withoutChange: [SAID],
      },
    }),
    '道河镇对“事项1”的意见不采纳，没有写理由；道河镇对“事项1”的意见不采纳，还没有复函；道河镇对“事项1”的意见采纳，没有对应的增减，或拟办的还没有决定。',
  ],
  [
    '19',
    'somebody is against and nobody ruled',
    withAgreement(agreementOf(1, { state: 'conflict', unsettled: true }, { position: 'disagree' })),
    '“事项1”有分歧：编办不同意或保留，还没有裁定。',
  ],
  [
    '19',
    'the text is another one than was agreed to',
    withAgreement(agreementOf(1, { state: 'reopened' }, { changed: ['text'] })),
    '“事项1”改过文字或责任，编办须重新表态。',
  ],
  [
    '19',
    'somebody has not spoken',
    withAgreement(agreementOf(1, { state: 'waiting' }, { position: 'none' })),
    '“事项1”还有 1 方没有表态。',
  ],
  [
    '19',
    'an item counts as agreed without a row for each consent',
    () => ({ agreeing: new Map([3, 4].map((itemId) => [itemId, 1])) }),
    '“事项1”算作已认定，1 方里登记了同意的只有 0 方。',
  ],
  [
    '19',
    'an item is not counted at all',
    (facts) => ({ agreements: facts.agreements.slice(1) }),
    '认定了 2 项，事项库有 3 项，对不上。',
  ],
  [
    '20',
    'an item is gone without a change',
    (facts) => ({ changes: facts.changes.filter(({ kind }) => kind !== 'subtract') }),
    '第1轮到现在“事项2”的有无与增减对不上。',
  ],
  [
    '23',
    'a basis takes effect after the list',
    withBasis({ effectiveOn: '2025-07-01' }),
    '《中国共产党农村基层组织工作条例》2025-07-01 才施行，晚于清单 2025-06-30。',
  ],
  [
    '23',
    'a basis was issued after it took effect',
    withBasis({ issuedOn: '2020-02-01', effectiveOn: '2020-01-01' }),
    '《中国共产党农村基层组织工作条例》的公布日期 2020-02-01 晚于施行日期 2020-01-01。',
  ],
];

describe('a rule fails', () => {
  test.each(cases)('%s: %s', (rule, _what, change, detail) => {
    const facts = perturbed(change);
    expect(runChecks(facts).find(({ id }) => id === rule)).toMatchObject({ state: 'failed', detail });
  });

  test('every rule has at least one case here', () => {
    expect([...new Set(cases.map(([rule]) => rule))]).toEqual(runChecks(soundFacts()).map(({ id }) => id));
  });

  test('and names five places, counting the rest', () => {
    const facts = perturbed(() => ({
      sourcedItems: new Set(),
      changes: [],
      items: Array.from({ length: 8 }, (_, index) => itemContent(index + 1)),
    }));
    const detail = runChecks(facts).find(({ id }) => id === '6')?.detail ?? '';
    expect(detail.split('；')).toHaveLength(6);
    expect(detail).toMatch(/；另有 3 处。$/);
  });
});

describe('a rule holds', () => {
  const state = (rule: string, change: (facts: CheckFacts) => Partial<CheckFacts>) =>
    runChecks(perturbed(change)).find(({ id }) => id === rule)?.state;

  test('for merges of merges that end at a live item or an open reason', () => {
    const merged = (id: number, itemId: number, targetItemId: number | null, reasonKind = '内容重复合并') =>
      changeOf({ id, kind: 'subtract', itemId, targetItemId, reasonKind });
    expect(
      state('3', () => ({ items: [itemContent(1)], changes: [merged(1, 2, 3), merged(2, 3, 4), merged(3, 4, 1)] })),
    ).toBe('passed');
    expect(
      state('3', () => ({ items: [itemContent(1)], changes: [merged(1, 2, 3), merged(2, 3, null, '法律法规调整')] })),
    ).toBe('passed');
  });

  test('for an item merged, restored and subtracted for another reason', () => {
    const changes = [
      changeOf({ id: 1, kind: 'subtract', itemId: 2, reasonKind: '内容重复合并', targetItemId: 77 }),
      changeOf({ id: 2, kind: 'restore', itemId: 2 }),
      changeOf({ id: 3, kind: 'subtract', itemId: 2, reasonKind: '其他' }),
    ];
    expect(state('3', () => ({ changes }))).toBe('passed');
  });

  test('for an open round without a snapshot, and a township entry adopted in the first round without an addition', () => {
    expect(state('1', (facts) => ({ sealed: facts.sealed }))).toBe('passed');
    expect(
      state('4', (facts) => ({
        changes: facts.changes.filter(({ id }) => id !== 2),
        adoptedUp: [{ entryId: 12, itemId: 4, sortedInFirst: true }],
      })),
    ).toBe('passed');
  });

  test('for numbers that start anew where the scheme wants that', () => {
    const restart = withNumbered(0, () => ({ serials: [1, 2, 1], numbering: 'restart' }));
    expect(state('17', restart)).toBe('passed');
  });

  test('for townships that get several lists: their rows are counted together', () => {
    const split = (facts: CheckFacts) => ({
      numbered: facts.numbered.flatMap((list) =>
        list.serials.map((_, index) => ({
          ...list,
          rows: 1,
          serials: [1],
          sections: [{ category: String(index), stated: 1, rows: 1 }],
        })),
      ),
    });
    expect(state('9', split)).toBe('passed');
  });

  test('before any round, township or item', () => {
    const empty = perturbed(() => ({
      ledger: [],
      changes: [],
      items: [],
      sealed: [],
      lists: [],
      sourcedItems: new Set(),
      adoptedUp: [],
      townships: [],
      numbered: [],
      bases: [],
      agreements: [],
      agreementBegun: false,
    }));
    expect(runChecks(empty).map((check) => check.state)).toEqual(Array.from({ length: 14 }, () => 'passed'));
    expect(runChecks(empty)[0]?.figure).toBe('尚无轮次');
  });

  describe('for what an edition or a decided request settled, though nobody speaks of it again', () => {
    const spoke = (at: string): NonNullable<PartyStanding['verdict']> => ({
      ...{
        id: 1,
        itemId: 1,
        party: 'office',
        unit: '',
        voice: '',
        statedId: 1,
        position: 'agree',
        words: '',
        person: '',
      },
      ...{ date: '2025-06-01', origin: 'spoken', operator: '', at },
    });
    const BEFORE = spoke('2025-06-01T00:00:00.000Z');
    const SINCE = spoke('2025-07-01T00:00:00.000Z');
    const silent = agreementOf(1, { state: 'waiting' }, { position: 'none' });
    const stale = agreementOf(1, { state: 'reopened' }, { verdict: BEFORE, changed: ['text'] });
    const reworded = { differences: [{ itemId: 1, kinds: ['reworded'] }] } satisfies Partial<EditionStep>;
    const amend = changeOf({ id: 20, kind: 'amend', itemId: 1, roundId: 2, countEffect: 0 });
    const rule = (one: ItemAgreement, step: Partial<EditionStep>, more: Partial<CheckFacts> = {}) => {
      const found = runChecks(
        perturbed((sound) => ({
          ...withAgreement(one)(sound),
          editionSteps: [
            {
              ...{
                before: '第1版',
                beforeAt: '2025-06-15T00:00:00.000Z',
                after: '现在',
                beforeRound: 1,
                afterRound: 2,
              },
              ...{ differences: [], excepted: '', ...step },
            },
          ],
          ...more,
        })),
      ).find(({ id }) => id === '19');
      return [found?.state, found?.figure.includes('其中 1 项由印发的版本或申请的决定定下')];
    };
    const approved = (sound = soundFacts()) => ({ changes: [...sound.changes, amend], approved: new Set([20]) });

    test.each([
      ['as it went out, never spoken of', silent, {}, {}, 'passed'],
      ['as it went out, agreed to in other words before', stale, {}, {}, 'passed'],
      ['reworded by a decided request', stale, reworded, approved(), 'passed'],
      ['new by a decided request', silent, reworded, approved(), 'passed'],
      ['reworded without any', silent, reworded, {}, 'failed'],
      ['reworded without any, agreed to in other words', stale, reworded, {}, 'failed'],
      [
        'spoken of since',
        agreementOf(1, { state: 'reopened' }, { verdict: SINCE, changed: ['text'] }),
        {},
        {},
        'failed',
      ],
      ['against it, whenever', { ...stale, unsettled: true }, reworded, approved(), 'failed'],
    ] as const)('%s', (_, one, step, more, expected) => {
      expect(rule(one, step, more)).toEqual([expected, expected === 'passed']);
    });
  });

  test('for items while no township is registered yet', () => {
    expect(state('9', () => ({ townships: [], numbered: [] }))).toBe('passed');
  });
});

describe('the basis rule', () => {
  const waiver = (id: number, rule: Waiver['rule'], itemId: number | null): Waiver => ({
    id,
    rule,
    itemId,
    reason: '待补',
    decider: '领导小组',
    date: '2025-06-02',
  });
  const without = (facts: CheckFacts) => facts.items.map((item) => (item.id === 1 ? { ...item, bases: [] } : item));
  const ask = (waivers: readonly Waiver[]) =>
    runChecks(perturbed((facts) => ({ items: without(facts), waivers }))).find(({ id }) => id === '7');

  test('is set aside by a waiver for all or for that item, and shows it', () => {
    expect(ask([waiver(1, 'basisMissing', null)])).toMatchObject({
      state: 'waived',
      detail: '依据暂缺豁免（全部事项）：待补，领导小组，2025-06-02。',
    });
    expect(ask([waiver(1, 'basisMissing', 1)])?.state).toBe('waived');
  });

  test('is not set aside by a waiver for another item or another rule', () => {
    expect(ask([waiver(1, 'basisMissing', 4)])?.state).toBe('failed');
    expect(ask([waiver(1, 'basisUnverified', null)])?.state).toBe('failed');
  });

  test.each([
    ['7', 'basisOutOfForce', { standing: 'repealed' }, '依据失效豁免（全部事项）'],
    ['23', 'basisDates', { effectiveOn: '2025-07-01' }, '依据日期豁免（全部文件）'],
  ] as const)('rule %s is set aside by a waiver %s', (rule, waived, change, said) => {
    const facts = perturbed((sound) => ({ ...withBasis(change)(sound), waivers: [waiver(1, waived, null)] }));
    expect(runChecks(facts).find(({ id }) => id === rule)).toMatchObject({
      state: 'waived',
      detail: `${said}：待补，领导小组，2025-06-02。`,
    });
  });

  test('counts as passed, not waived, when nothing needs the waiver', () => {
    const check = runChecks(perturbed(() => ({ waivers: [waiver(1, 'basisMissing', null)] }))).find(
      ({ id }) => id === '7',
    );
    expect([check?.state, check?.detail]).toEqual(['passed', '']);
  });
});
