/** Holds a campaign's computed figures against recorded ones and names every figure that does not tie. */
import type { Decisions } from '../../model/decisions';
import type { DispositionCounts } from '../../model/disposition';
import type { LedgerRound } from '../../model/ledger';

export interface CampaignTotals {
  readonly roundOne: number;
  readonly added: number;
  readonly subtracted: number;
  readonly final: number;
  readonly townshipEntries: number;
  /** Entries that belong to listed items: attached to one, or split to several. */
  readonly attached: number;
  readonly attachedToTwo: number;
  readonly adopted: number;
  readonly rejected: number;
  readonly finalByCategory: Readonly<Record<string, number>>;
  readonly finalByTown: Readonly<Record<string, number>>;
  readonly townTimes: number;
}

export interface Mismatch {
  readonly figure: string;
  readonly recorded: number | null;
  readonly computed: number | null;
}

/** The township entries' part of the totals. */
export function countReverse(
  up: DispositionCounts,
): Pick<CampaignTotals, 'townshipEntries' | 'attached' | 'attachedToTwo' | 'adopted' | 'rejected'> {
  return {
    townshipEntries: up.attach + up.split + up.adopt + up.reject + up.return + up.pending,
    attached: up.attach + up.split,
    attachedToTwo: up.split,
    adopted: up.adopt,
    rejected: up.reject,
  };
}

/** Figures recorded in `decisions` that differ from the computed ones; a figure recorded nowhere is not compared. */
export function compareTotals(
  decisions: Decisions,
  totals: CampaignTotals,
  ledger: readonly LedgerRound[],
): Mismatch[] {
  const recorded = flatten(decisions.totals ?? {});
  const computed = flatten(totals);
  const mismatches = [...recorded]
    .filter(([figure, value]) => computed.get(figure) !== value)
    .map(([figure, value]): Mismatch => ({ figure, recorded: value, computed: computed.get(figure) ?? null }));
  for (const row of decisions.ledger) {
    const found = ledger.find(({ round }) => round === row.round);
    for (const field of ['opening', 'added', 'subtracted', 'closing'] as const) {
      if (found?.[field] !== row[field]) {
        mismatches.push({
          figure: `ledger.${row.round}.${field}`,
          recorded: row[field],
          computed: found?.[field] ?? null,
        });
      }
    }
  }
  return mismatches;
}

/** { finalByTown: { 道河镇: 376 } } → finalByTown.道河镇: 376 */
function flatten(value: object, prefix = ''): Map<string, number> {
  const figures = new Map<string, number>();
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof inner === 'number') figures.set(name, inner);
    else if (inner !== null && typeof inner === 'object')
      for (const [deep, figure] of flatten(inner, name)) figures.set(deep, figure);
  }
  return figures;
}
