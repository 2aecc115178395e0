/** The texts of a document in reading order: what must stand in every file made from it, and nothing else. */
import type { Block, PaperDocument, TableRow } from '../../../model/paperDocument';

/** One entry per paragraph or table row: its texts from left to right. */
export type DocumentTexts = readonly (readonly string[])[];

export function documentTexts(laidOut: PaperDocument): DocumentTexts {
  return laidOut.parts.flatMap(({ blocks }) => blocks.flatMap(blockTexts));
}

function blockTexts(block: Block): string[][] {
  switch (block.kind) {
    case 'text':
      return [[block.text]];
    case 'ends':
      return [[block.left, block.right]];
    case 'gap':
      return [];
    case 'table': {
      const header = block.headerHeight > 0 ? [block.columns.map(({ heading }) => heading)] : [];
      return [...header, ...block.rows.map(rowTexts)];
    }
  }
}

function rowTexts(row: TableRow): string[] {
  return row.kind === 'section' ? [row.text] : [...row.cells];
}

/** Where a file differs from its document: index among the texts; null when they are the same. */
export function firstDifference(expected: DocumentTexts, found: DocumentTexts): number | null {
  const length = Math.max(expected.length, found.length);
  for (let index = 0; index < length; index += 1) {
    const [one, other] = [expected[index], found[index]];
    if (!one || !other || one.length !== other.length || one.some((text, at) => text !== other[at])) return index;
  }
  return null;
}

/** Item rows of all tables: what a manifest counts. */
export function countItems(laidOut: PaperDocument): number {
  let items = 0;
  for (const { blocks } of laidOut.parts) {
    for (const block of blocks) {
      if (block.kind === 'table')
        items += block.rows.filter((row) => row.kind === 'item' && row.itemId !== null).length;
    }
  }
  return items;
}
