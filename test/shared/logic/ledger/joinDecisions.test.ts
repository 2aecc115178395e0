/** Recorded decisions find their entries by unit and name; whatever finds no partner is said. */
import { expect, test } from 'vitest';
import { type JoinableEntry, joinDecisions } from '../../../../shared/logic/ledger/joinDecisions';
import { type Decisions, decisionsSchema } from '../../../../shared/model/decisions';

const item = (id: string, name: string, department = '市委组织部') => ({
  id,
  category: '基层党建',
  name,
  department,
  responsibility: '主体',
  applies: 'all',
  text: '',
});

const townshipEntry = (id: string, name: string, gold: string | string[] | null) => ({
  id,
  town: '道河镇',
  name,
  gold,
});

function decisions(changes: Record<string, unknown> = {}, deeds: Record<string, unknown> = {}): Decisions {
  return decisionsSchema.parse({
    effective: '2025-06-30',
    towns: ['道河镇'],
    items: [item('A001', '抓好党员发展'), item('A002', '落实三会一课')],
    townshipEntries: [
      townshipEntry('T1', '开三会', 'A002'),
      townshipEntry('T2', '发展党员和开会', ['A001', 'A002']),
      townshipEntry('T3', '打防火道', null),
      townshipEntry('T4', '看管庙会', null),
    ],
    changes: {
      additions: [{ fromTownshipEntry: 'T3', round: 2, newItem: item('N1', '管护防火隔离带'), reason: '确有需要' }],
      subtractions: [],
      rejected: [{ entry: 'T4', round: 3, reason: '不符合乡镇实际' }],
      ...deeds,
    },
    ...changes,
  });
}

const ENTRIES: readonly JoinableEntry[] = [
  { id: 1, unit: '市委组织部', direction: 'down', name: '抓好党员发展' },
  { id: 2, unit: '市委组织部', direction: 'down', name: '落实\n三会一课 ' },
  { id: 3, unit: '道河镇', direction: 'up', name: '开三会' },
  { id: 4, unit: '道河镇', direction: 'up', name: '发展党员和开会' },
  { id: 5, unit: '道河镇', direction: 'up', name: '打防火道' },
  { id: 6, unit: '道河镇', direction: 'up', name: '看管庙会' },
];

test('each decision finds its entry, line breaks and spaces aside, and each entry its fate', () => {
  const joined = joinDecisions(decisions(), ENTRIES);
  expect(joined.leftovers).toEqual([]);
  expect([...joined.itemEntries]).toEqual([
    ['A001', 1],
    ['A002', 2],
  ]);
  expect(joined.fates).toMatchObject([
    { kind: 'link', entryId: 3, items: ['A002'] },
    { kind: 'link', entryId: 4, items: ['A001', 'A002'] },
    { kind: 'adopt', entryId: 5, round: 2, addition: { newItem: { id: 'N1' } } },
    { kind: 'reject', entryId: 6, round: 3, reason: '不符合乡镇实际' },
  ]);
});

const leftovers = (entries: readonly JoinableEntry[], recorded = decisions()) =>
  joinDecisions(recorded, entries).leftovers;

test('a decided item and a decided township entry missing in the files are named', () => {
  expect(leftovers(ENTRIES.filter(({ id }) => id !== 1 && id !== 3))).toEqual([
    '市委组织部“抓好党员发展”（A001）有记录的决定，报送表里没有这一条',
    '道河镇“开三会”（T1）有记录的决定，报送表里没有这一条',
  ]);
});

test('entries nobody decided on are named', () => {
  const more: JoinableEntry[] = [
    { id: 7, unit: '市公安局', direction: 'down', name: '巡逻' },
    { id: 8, unit: '绥阳镇', direction: 'up', name: '开三会' },
  ];
  expect(leftovers([...ENTRIES, ...more])).toEqual([
    '市公安局“巡逻”在报送表里，却没有记录的决定',
    '绥阳镇“开三会”在报送表里，却没有记录的决定',
  ]);
});

test('the same name in the other direction is not a partner', () => {
  const turned = ENTRIES.map((entry) => (entry.id === 1 ? { ...entry, direction: 'up' as const } : entry));
  expect(leftovers(turned)).toEqual([
    '市委组织部“抓好党员发展”（A001）有记录的决定，报送表里没有这一条',
    '市委组织部“抓好党员发展”在报送表里，却没有记录的决定',
  ]);
});

test('two entries of one unit and name cannot be told apart', () => {
  expect(leftovers([...ENTRIES, { id: 9, unit: '道河镇', direction: 'up', name: '开三会' }])).toEqual([
    '道河镇有两条都叫“开三会”，无法分辨',
  ]);
});

test('an entry without a decision, with an empty one, or with two that contradict is named', () => {
  const said = (recorded: Decisions) => leftovers(ENTRIES, recorded);
  expect(said(decisions({}, { rejected: [] }))).toEqual(['道河镇“看管庙会”（T4）没有记录的决定']);
  const both = {
    rejected: [
      { entry: 'T3', round: 2, reason: 'x' },
      { entry: 'T4', round: 3, reason: 'x' },
    ],
  };
  expect(said(decisions({}, both))).toEqual(['道河镇“打防火道”（T3）有互相矛盾的决定']);
  const empty = decisions().townshipEntries.map((entry) => (entry.id === 'T1' ? { ...entry, gold: [] } : entry));
  expect(leftovers(ENTRIES, { ...decisions(), townshipEntries: empty })).toEqual([
    '道河镇“开三会”（T1）没有记录的决定',
  ]);
});

test('an addition or a rejection of an entry that nobody recorded is named, and so is one recorded twice', () => {
  const [addition] = decisions().changes.additions;
  const [rejection] = decisions().changes.rejected;
  if (!addition || !rejection) throw new Error('the builder records both');
  const { changes } = decisions();
  const recorded: Decisions = {
    ...decisions(),
    changes: {
      ...changes,
      additions: [addition, { ...addition, fromTownshipEntry: 'T77' }, { ...addition, round: 5 }],
      rejected: [rejection, { ...rejection, entry: 'T78' }],
    },
  };
  expect(leftovers(ENTRIES, recorded)).toEqual([
    '记录的增加或不予列入指向 T77，却没有这一条乡镇条目',
    '记录的增加或不予列入指向 T78，却没有这一条乡镇条目',
    '道河镇“打防火道”（T3）有互相矛盾的决定',
  ]);
});
