/** What editions are called: 第2版, 第2版送审稿, 第2版（安办发〔2026〕3号）. */

import { EDITION_STAGE_WORDS, type EditionHead } from '../../model/edition';
import type { DroppedColumns } from '../../model/editionNotice';
import { quoted } from '../text/nestQuotes';

/** The one in force after it: once there is one, an issued edition is history. Editions in the order they were made. */
export function editionAfter<Edition extends Pick<EditionHead, 'id' | 'stage' | 'withdrawal'>>(
  editions: readonly Edition[],
  { id, stage }: Pick<EditionHead, 'id' | 'stage'>,
): Edition | undefined {
  const later = editions.slice(editions.findIndex((one) => one.id === id) + 1);
  return stage === 'issued' ? later.find((one) => one.stage === 'issued' && one.withdrawal === null) : undefined;
}

/** What was issued from a sealed round: its lists go out as that edition, not as a draft of the round. */
export function issuedFrom<Edition extends Pick<EditionHead, 'stage' | 'round' | 'withdrawal'>>(
  editions: readonly Edition[],
  sealed: number | null,
): Edition | undefined {
  return editions.findLast(({ stage, round, withdrawal }) => stage === 'issued' && round === sealed && !withdrawal);
}

type Named = Pick<EditionHead, 'number' | 'stage'>;

/** An issued one by its number alone; a draft with its stage. */
export function editionName({ number, stage }: Named): string {
  return stage === 'issued' ? `第${number}版` : `第${number}版${EDITION_STAGE_WORDS[stage]}`;
}

/** Told apart from others that bear its name, and from those that count: 第2版送审稿（第2份）, 第2版（已作废）. Editions in the order they were made. */
export function nameAmong<Edition extends Named & Pick<EditionHead, 'id' | 'withdrawal'>>(
  editions: readonly Edition[],
  edition: Edition,
): string {
  const name = editionName(edition);
  const place = editions.filter((one) => editionName(one) === name).findIndex(({ id }) => id === edition.id);
  const told = [place > 0 ? `第${place + 1}份` : '', edition.withdrawal ? '已作废' : ''].filter(
    (words) => words !== '',
  );
  return told.length === 0 ? name : `${name}（${told.join('，')}）`;
}

/** As an extract or a notice cites it. */
export function editionCitation(edition: Named & Pick<EditionHead, 'docNumber'>): string {
  return edition.docNumber === '' ? editionName(edition) : `${editionName(edition)}（${edition.docNumber}）`;
}

/** 临时准入 that are over before an edition takes effect, and stand in it all the same. */
export function overBy<T extends { readonly ends: string }>(temporary: readonly T[], effectiveOn: string): T[] {
  return temporary.filter(({ ends }) => ends < effectiveOn);
}

/** 配合履职事项清单不再列“备注”一栏。 */
export function droppedWords({ list, headings }: DroppedColumns): string {
  return `${list || '清单'}不再列${headings.map(quoted).join('、')}${headings.length === 1 ? '一栏' : '各栏'}。`;
}
