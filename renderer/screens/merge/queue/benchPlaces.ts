/** The tabs of the bench: one per township that sent a list, and one for departments' entries while any is pending or it is looked at. */
import { DISPOSITION_WORDS, type DispositionCounts, type DispositionKind } from '../../../../shared/model/disposition';
import type { Summary } from '../../../../shared/views';

export interface BenchPlace {
  readonly key: string;
  readonly name: string;
  readonly unitId: number | null;
  readonly direction: 'down' | 'up';
  readonly counts: DispositionCounts;
  readonly total: number;
}

const ORDER: readonly DispositionKind[] = ['attach', 'split', 'adopt', 'reject', 'return', 'pending'];

export function sumOf(counts: DispositionCounts): number {
  return ORDER.reduce((sum, kind) => sum + counts[kind], 0);
}

/** `chosen` is the key of a place, or the id of a unit; that of a department stands for all of them. */
export function benchPlaces(summary: Summary, chosen: string | null): readonly BenchPlace[] {
  const towns = [...summary.townships, ...summary.abolished]
    .map(
      (town): BenchPlace => ({
        key: String(town.unitId),
        name: town.name,
        unitId: town.unitId,
        direction: 'up',
        counts: town.counts,
        total: sumOf(town.counts),
      }),
    )
    .filter((place) => place.total > 0);
  const down = summary.sources.down;
  const looked = chosen !== null && !towns.some(({ key }) => key === chosen) && sumOf(down) > 0;
  if (down.pending === 0 && !looked) return towns;
  const departments: BenchPlace = {
    key: looked ? chosen : 'departments',
    name: '部门清单',
    unitId: null,
    direction: 'down',
    counts: down,
    total: sumOf(down),
  };
  return [...towns, departments];
}

/** 并入 24、拆入 3、采用 3、不予列入 5 */
export function fatesInWords(counts: DispositionCounts, between = '、'): string {
  return ORDER.filter((kind) => counts[kind] > 0)
    .map((kind) => `${DISPOSITION_WORDS[kind]} ${counts[kind]}`)
    .join(between);
}
