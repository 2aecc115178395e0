/** What a list printed here carries about itself beside its rows: title, 稿次 and 存照, wherever it was copied or saved to. */
import type { Grid } from '../../../model/grid';

/** Title, mark and owner stand above the table, 存照 at its very end. */
const HEAD_ROWS = 12;
const TAIL_ROWS = 6;
/** A volume of many townships says no more in its later sheets. */
const MOST_SHEETS = 40;

/** Texts beside the rows of the tables, without spaces. */
export function wordsBeside(grids: readonly Grid[]): string[] {
  const texts = [...grids.slice(0, MOST_SHEETS), ...grids.slice(MOST_SHEETS).slice(-1)].flatMap(textsBeside);
  return [...new Set(texts.map(levelWord).filter((text) => text !== ''))];
}

function textsBeside({ rows, above = [], below = [] }: Grid): string[] {
  const beside = rows.length > HEAD_ROWS + TAIL_ROWS ? [...rows.slice(0, HEAD_ROWS), ...rows.slice(-TAIL_ROWS)] : rows;
  return [...above, ...beside.flatMap(({ cells }) => cells.filter((text) => text.length <= 200)), ...below];
}

/** The same of some tables of a file: 存照 stands once, at the end of all. */
export function wordsBesidePart(grids: readonly Grid[], part: readonly Grid[]): string[] {
  const anchors = wordsBeside(grids.slice(-1)).filter((word) => anchorIn([word]) !== '');
  return [...new Set([...wordsBeside(part), ...anchors])];
}

export function levelWord(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/** 操作记录存照：7-09c8… as printed; '' without one. */
export function anchorIn(words: readonly string[]): string {
  for (const word of words) {
    const found = /存照[:：](\d{1,9}-[0-9a-f]{32})$/.exec(word.toLowerCase());
    if (found) return found[1] ?? '';
  }
  return '';
}
