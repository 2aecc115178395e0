/** Columns without a text go, everything else stays in its place and the table as wide as before. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutEmptyColumns } from '../../../../shared/logic/paper/layout/withoutEmptyColumns';
import type { RowDraft, TableColumn } from '../../../../shared/model/paperDocument';

const column = fc.record({
  heading: fc.string(),
  width: fc.integer({ min: 10, max: 90 }),
  align: fc.constant('left' as const),
});
const table = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.array(column, { minLength: count, maxLength: count }) as fc.Arbitrary<TableColumn[]>,
    rows: fc.array(
      fc.oneof(
        fc.record({ section: fc.string() }),
        fc.record({ cells: fc.array(fc.constantFrom('', '甲', '乙'), { minLength: count, maxLength: count }) }),
      ),
    ) as fc.Arbitrary<RowDraft[]>,
  }),
);

const width = (columns: readonly TableColumn[]) => columns.reduce((sum, one) => sum + one.width, 0);
const texts = (rows: readonly RowDraft[]) =>
  rows.map((row) => ('cells' in row ? row.cells.filter((text) => text !== '') : [row.section]));

test('no text is lost or moved, and the width stays', () => {
  fc.assert(
    fc.property(table, (before) => {
      const after = withoutEmptyColumns(before);
      expect(texts(after.rows)).toEqual(texts(before.rows));
      expect(width(after.columns)).toBe(width(before.columns));
      for (const row of after.rows) if ('cells' in row) expect(row.cells).toHaveLength(after.columns.length);
    }),
  );
});

test('a column with one text stays, an empty one goes to the widest', () => {
  const columns = [
    { heading: '序号', width: 16, align: 'center' as const },
    { heading: '事项名称', width: 92, align: 'left' as const },
    { heading: '对应部门', width: 48, align: 'left' as const },
  ];
  const after = withoutEmptyColumns({ kind: 'table', columns, rows: [{ cells: ['1', '秸秆禁烧', ''] }] });
  expect(after.columns.map((one) => [one.heading, one.width])).toEqual([
    ['序号', 16],
    ['事项名称', 140],
  ]);
  const full = { kind: 'table' as const, columns, rows: [{ cells: ['1', '秸秆禁烧', '县农业农村局'] }] };
  expect(withoutEmptyColumns(full)).toBe(full);
});
