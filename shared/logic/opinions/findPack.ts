/** Tells a returned 反馈表 from a source list: by the hidden sheet, else by the 表号 printed above the table. */
import type { Grid } from '../../model/grid';
import { FORM_MARK } from './draftPackForm';

export interface FoundPack {
  readonly uid: string;
  /** '' when the hidden sheet was lost. */
  readonly contentHash: string;
}

const PRINTED = /表号\s*[:：]\s*([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})/;
/** The printed number stands above the table. */
const HEAD_ROWS = 12;

export function findPack(grids: readonly Grid[]): FoundPack | null {
  for (const { rows } of grids) {
    const mark = rows.findIndex(({ cells }) => cells[0]?.trim() === FORM_MARK);
    if (mark < 0) continue;
    const told = new Map(rows.slice(mark, mark + 4).map(({ cells }) => [cells[0]?.trim(), cells[1]?.trim() ?? '']));
    const uid = told.get('表号');
    if (uid) return { uid, contentHash: told.get('校验') ?? '' };
  }
  for (const { rows, above = [] } of grids) {
    const uid = printedNumber([...above, ...rows.slice(0, HEAD_ROWS).flatMap(({ cells }) => cells)]);
    if (uid !== '') return { uid, contentHash: '' };
  }
  return null;
}

/** '' where none is printed. */
export function printedNumber(texts: readonly string[]): string {
  const uids = texts.map((text) => PRINTED.exec(text.normalize('NFKC'))?.[1] ?? '');
  return uids.find((uid) => uid !== '') ?? '';
}

/** 表号 of any kind above a table whose title is a 反馈表's: a form, though perhaps of another county's project. */
export function foreignForm(grids: readonly Grid[]): string | null {
  for (const { rows, above = [] } of grids) {
    const texts = [...above, ...rows.slice(0, HEAD_ROWS).flatMap(({ cells }) => cells)];
    const title = texts.find((text) => /征求意见反馈表\s*$/.test(text.split('\n')[0] ?? ''));
    if (title && texts.some((text) => /表号\s*[:：]/.test(text.normalize('NFKC')))) return title.trim();
  }
  return null;
}
