/** Recorded figures against computed ones: each that differs is named, with both values. */
import { expect, test } from 'vitest';
import { type CampaignTotals, compareTotals, countReverse } from '../../../../shared/logic/ledger/compareTotals';
import { type Decisions, decisionsSchema } from '../../../../shared/model/decisions';
import type { LedgerRound } from '../../../../shared/model/ledger';

const totals: CampaignTotals = {
  roundOne: 4,
  added: 1,
  subtracted: 2,
  final: 3,
  townshipEntries: 5,
  attached: 3,
  attachedToTwo: 1,
  adopted: 1,
  rejected: 1,
  finalByCategory: { 基层党建: 2, 经济发展: 1 },
  finalByTown: { 道河镇: 3 },
  townTimes: 3,
};

const ledger: readonly LedgerRound[] = [
  { round: 1, kind: 'sorting', state: 'sealed', opening: 4, added: 0, subtracted: 0, closing: 4, categories: [] },
  { round: 2, kind: 'review', state: 'sealed', opening: 4, added: 1, subtracted: 2, closing: 3, categories: [] },
];

function recorded(changes: Partial<Pick<Decisions, 'totals' | 'ledger'>>): Decisions {
  const base = {
    effective: '2025-06-30',
    towns: [],
    items: [],
    townshipEntries: [],
    changes: { additions: [], subtractions: [], rejected: [] },
  };
  return { ...decisionsSchema.parse(base), ...changes };
}

test('what ties is not mentioned, and what was recorded nowhere is not compared', () => {
  expect(
    compareTotals(
      recorded({ totals: { ...totals }, ledger: ledger.map(({ kind, state, categories, ...row }) => row) }),
      totals,
      ledger,
    ),
  ).toEqual([]);
  expect(compareTotals(recorded({}), totals, ledger)).toEqual([]);
  expect(compareTotals(recorded({ totals: { final: 3 } }), totals, ledger)).toEqual([]);
});

test('a figure that differs is named with its place, however deep', () => {
  const mismatches = compareTotals(
    recorded({ totals: { final: 417, finalByTown: { 道河镇: 376 }, finalByCategory: { 公共服务: 7 } } }),
    totals,
    ledger,
  );
  expect(mismatches).toEqual([
    { figure: 'final', recorded: 417, computed: 3 },
    { figure: 'finalByTown.道河镇', recorded: 376, computed: 3 },
    { figure: 'finalByCategory.公共服务', recorded: 7, computed: null },
  ]);
});

test('a round that differs or is not there is named figure by figure', () => {
  const rows = [
    { round: 2, opening: 4, added: 1, subtracted: 1, closing: 4 },
    { round: 3, opening: 4, added: 0, subtracted: 0, closing: 4 },
  ];
  expect(compareTotals(recorded({ ledger: rows }), totals, ledger)).toEqual([
    { figure: 'ledger.2.subtracted', recorded: 1, computed: 2 },
    { figure: 'ledger.2.closing', recorded: 4, computed: 3 },
    { figure: 'ledger.3.opening', recorded: 4, computed: null },
    { figure: 'ledger.3.added', recorded: 0, computed: null },
    { figure: 'ledger.3.subtracted', recorded: 0, computed: null },
    { figure: 'ledger.3.closing', recorded: 4, computed: null },
  ]);
});

test('the townships’ part counts attached and split together, and pending ones too', () => {
  expect(countReverse({ adopt: 1, attach: 2, split: 3, reject: 4, return: 5, pending: 6 })).toEqual({
    townshipEntries: 21,
    attached: 5,
    attachedToTwo: 3,
    adopted: 1,
    rejected: 4,
  });
});
