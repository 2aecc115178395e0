/** Cutting a document into sheets. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Piece, paginate, type Sheet } from '../../../../shared/logic/paper/layout/paginate';
import { POINTS_PER_MILLIMETRE } from '../../../../shared/logic/paper/layout/rowHeights';
import { sheetSize } from '../../../../shared/logic/paper/layout/sheetSize';
import type { Block, PaperDocument, TableRow } from '../../../../shared/model/paperDocument';
import { STANDARD_PAPER } from '../../../../shared/model/paperStandard';

const ROOM = sheetSize(STANDARD_PAPER, 'landscape').roomHeight * POINTS_PER_MILLIMETRE;
const HEADER = 22;

function documentOf(...parts: Block[][]): PaperDocument {
  return {
    title: '清单',
    date: '2025-06-30',
    paper: STANDARD_PAPER,
    parts: parts.map((blocks, index) => ({
      sheetName: `表${index}`,
      orientation: 'landscape' as const,
      numbered: index > 0 || parts.length === 1,
      blocks,
    })),
  };
}

const table = (rows: readonly TableRow[]): Block => ({
  kind: 'table',
  columns: [{ heading: '序号', width: 225, align: 'center' }],
  headerHeight: HEADER,
  rows,
});
const item = (itemId: number, height: number): TableRow => ({
  kind: 'item',
  itemId,
  height,
  strong: false,
  cells: [String(itemId)],
});
const section = (text: string, height: number): TableRow => ({ kind: 'section', text, height });
const title: Block = {
  kind: 'text',
  style: 'title',
  text: '清单',
  align: 'center',
  indent: 0,
  lines: 1,
  leading: 33,
  height: 39,
};
const paragraph = (lines: number): Block => ({
  ...title,
  kind: 'text',
  style: 'text',
  lines,
  leading: 28,
  height: lines * 28,
});

const anyRow = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.nat(), fc.integer({ min: 18, max: 300 })).map(([id, height]) => item(id, height)),
  },
  { weight: 1, arbitrary: fc.integer({ min: 500, max: 1500 }).map((height) => item(0, height)) },
  { weight: 1, arbitrary: fc.integer({ min: 18, max: 40 }).map((height) => section('一、基层党建（1项）', height)) },
);

const slicesOf = (sheet: Sheet) => sheet.pieces.flatMap((piece) => (piece.kind === 'table' ? piece.rows : []));

function heightOf(piece: Piece): number {
  if (piece.kind === 'gap') return piece.height;
  if (piece.kind === 'ends') return piece.ends.height;
  if (piece.kind === 'text') return piece.text.height;
  return piece.rows.reduce((sum, { height }) => sum + height, piece.table.headerHeight);
}

describe('paginate', () => {
  test('every row stands on the sheets in order, whole or in slices that add up to it', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 120 }), (rows) => {
        const sheets = paginate(documentOf([title, table(rows)]));
        const slices = sheets.flatMap(slicesOf);
        expect(slices.filter(({ from }) => from === 0).map((slice) => slice.of)).toEqual(rows);
        const drawn = slices.reduce((sum, { height }) => sum + height, 0);
        expect(drawn).toBeCloseTo(rows.reduce((sum, { height }) => sum + height, 0));
        expect(sheets.map((sheet) => sheet.number)).toEqual(sheets.map((_, index) => index + 1));
      }),
    );
  });

  test('no sheet holds more than fits', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 120 }), fc.array(fc.integer({ min: 1, max: 40 })), (rows, texts) => {
        for (const { pieces } of paginate(documentOf([title, table(rows), ...texts.map(paragraph), table(rows)]))) {
          expect(pieces.reduce((sum, piece) => sum + heightOf(piece), 0)).toBeLessThanOrEqual(ROOM + 0.1);
        }
      }),
    );
  });

  test('a section heading stays with its first row', () => {
    const almost = ROOM - HEADER - 30;
    const sheets = paginate(documentOf([table([item(1, almost), section('二、经济发展（1项）', 24), item(2, 40)])]));
    expect(sheets.map((sheet) => slicesOf(sheet).length)).toEqual([1, 2]);
  });

  test('titles, headings and the line above a table stay with what they head', () => {
    const heading: Block = { ...title, kind: 'text', style: 'heading', leading: 28, height: 28 };
    const ends: Block = {
      kind: 'ends',
      style: 'header',
      left: '单位：东宁市',
      right: '2025年6月30日',
      toPart: null,
      height: 20,
    };
    for (const head of [[heading], [title, ends], [heading, heading, ends], [ends]]) {
      const filling = table([item(1, ROOM - HEADER - 100)]);
      const [first, second] = paginate(documentOf([filling, ...head, table([item(2, 60)])]));
      expect(first?.pieces.map(({ kind }) => kind)).toEqual(['table']);
      expect(second?.pieces).toHaveLength(head.length + 1);
    }
  });

  test('a table that ends a part leaves room for the paragraph Word puts behind it', () => {
    const full = (height: number) => paginate(documentOf([table([item(1, 20), item(2, height)])])).length;
    expect(full(ROOM - HEADER - 20 - 3)).toBe(1);
    expect(full(ROOM - HEADER - 20)).toBe(2);
  });

  test('a row taller than a sheet is cut between lines', () => {
    const slices = paginate(documentOf([table([item(1, 1000)])])).flatMap(slicesOf);
    expect(slices.length).toBe(3);
    const margin = 0.7 * POINTS_PER_MILLIMETRE;
    for (const { from } of slices.slice(1)) expect((from - margin) % STANDARD_PAPER.lineHeight).toBeCloseTo(0);
  });

  test('an empty list is one sheet with its title and header', () => {
    const sheets = paginate(documentOf([title, table([])]));
    expect(sheets).toHaveLength(1);
    expect(sheets[0]?.pieces.map(({ kind }) => kind)).toEqual(['text', 'table']);
  });

  test('cover and contents are not counted; the rest is, through all parts', () => {
    const sheets = paginate(documentOf([title], [table([item(1, 400), item(2, 400)])], [title]));
    expect(sheets.map(({ part, printed }) => [part, printed])).toEqual([
      [0, null],
      [1, 1],
      [1, 2],
      [2, 3],
    ]);
  });
});
