/** Which state of the lists is looked at, and which one an export of it gives: today's, the last sealed, or an edition. */
import { issuedFrom } from '../../../shared/logic/editions/editionWords';
import type { Summary } from '../../../shared/views';
import type { EditionRow } from '../../../shared/views/editions';

/** The pool as it is, as last sealed, or an edition by its id. */
export type PaperSource = 'current' | 'sealed' | number;

/** A township and its list: today's, or as an edition has them. */
export interface ListedTown {
  readonly unitId: number;
  readonly name: string;
  readonly listed: number;
  readonly particular?: number;
}

export function townsOf({ townships }: EditionRow): ListedTown[] {
  return townships.map(({ unitId, township, listed }) => ({ unitId, name: township, listed }));
}

/** What an export means where no state was chosen; a township the edition does not know has its list of the round only. */
export function unchosen(
  sealed: number | null,
  editions: readonly EditionRow[],
  towns: readonly ListedTown[],
): EditionRow | undefined {
  const issued = issuedFrom(editions, sealed);
  const has = new Set(issued?.townships.map(({ unitId }) => unitId));
  return towns.every(({ unitId }) => has.has(unitId)) ? issued : undefined;
}

export function pageSource(source: PaperSource): { source: 'current' | 'sealed'; editionId?: number } {
  return typeof source === 'number' ? { source: 'sealed', editionId: source } : { source };
}

/** @param unasked The edition was not chosen: it is what was sealed last. */
export function saysOf(
  sealed: number | null,
  edition: EditionRow | undefined,
  unasked: boolean,
  editions: readonly EditionRow[],
): string {
  if (edition) {
    const which = `${edition.name}${edition.docNumber === '' ? '' : `（${edition.docNumber}）`}`;
    return `${unasked ? `最近封存的第${sealed}轮已印发为${which}，导出的就是这一版` : `导出${which}`}，与当时一字不差。`;
  }
  if (sealed === null) return '';
  const issued = editions.findLast(({ withdrawal }) => !withdrawal);
  const how = issued ? `要导出${issued.name}，请在上方“现在”处改选。` : '要印发，先到“版本”定稿。';
  return `导出最近封存的第${sealed}轮。${how}`;
}

/** Number of the newest sealed round; null when none is. */
export function sealedRound(summary: Summary | undefined): number | null {
  const round = summary?.round;
  if (!round) return null;
  const number = round.state === 'sealed' ? round.number : round.number - 1;
  return number > 0 ? number : null;
}
