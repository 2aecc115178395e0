/** What travels in pieces is put together again exactly as it was, whatever the entries say in their cells' words. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ParserAnswer } from '../../../electron/engine/parser/parserMessages';
import { PieceBox, takeApart, withoutPieces } from '../../../electron/engine/parser/pieces';
import { describeReading } from '../../../shared/logic/reading/describeReading';
import type { Grid, GridRow } from '../../../shared/model/grid';
import type { ReadEntry, ReadRow } from '../../../shared/model/sourceEntry';
import { ok } from '../../../shared/result';

/** Few words, so that cells and fields often say the same; numbers, which must not be taken for places. */
const word = fc.constantFrom('', '巡查', '林业局', '0', '1', '《森林法》第二条', '一\n二');
const cells = fc.array(word, { maxLength: 5 });
const entryOf = fc.record({
  name: word,
  text: word,
  department: word,
  coDepartments: fc.array(word, { maxLength: 2 }),
  category: word,
  townshipRole: fc.constantFrom('main' as const, 'cooperate' as const, null),
  bases: fc.array(word, { maxLength: 3 }),
  applies: fc.oneof(fc.constant('all' as const), fc.constant(null), fc.array(word, { maxLength: 2 })),
  remark: word,
});
const line = fc.record({
  cells,
  kind: fc.constantFrom('entry' as const, 'note' as const),
  hidden: fc.boolean(),
  formulas: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 1 }),
  /** An entry may also stand at a row that is none, as one that a later row only adds to. */
  entry: entryOf,
  extra: fc.option(fc.dictionary(fc.constantFrom('method', 'receiver'), word), { nil: undefined }),
  strays: fc.boolean(),
});

function answerOf(lines: readonly (typeof line extends fc.Arbitrary<infer T> ? T : never)[]): ParserAnswer {
  const sheet = '表';
  const rows = lines.map(
    (one, at): ReadRow => ({
      sheet,
      row: at + 1,
      kind: one.kind,
      reason: one.kind === 'note' ? '说明' : '',
      cells: one.cells,
      hidden: one.hidden,
    }),
  );
  const entries = lines.flatMap(({ kind, entry, extra, strays }, at): ReadEntry[] => {
    const whole = { sheet, row: strays ? at + 500 : at + 1, ...entry, ...(extra ? { extra } : {}) };
    return kind === 'entry' || strays ? [whole] : [];
  });
  const gridRows = lines.map(
    (one, at): GridRow => ({ row: at + 1, cells: one.cells, hidden: one.hidden, formulas: one.formulas }),
  );
  const grid: Grid = {
    sheet,
    sheetHidden: false,
    rows: gridRows,
    merges: [],
    hiddenColumns: [],
    columnNames: 'letters',
  };
  const table = { rows, entries, issues: [], columns: [], statedUnit: '' };
  const reading = { format: 'xlsx' as const, grids: [grid], table, senders: [], headerMissing: false, beside: [] };
  return { of: 'reading', result: ok(describeReading(reading, [])) };
}

/** As plain lists, so that they can be compared. */
function spread(answer: ParserAnswer): unknown {
  if (answer.of !== 'reading' || !answer.result.ok) throw new Error('not a reading');
  const { table, ...rest } = answer.result.value;
  return { ...rest, table: { ...table, rows: [...table.rows], entries: [...table.entries] } };
}

test('rows, cells, marks and entries come out as they went in', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 1_200 }), (lines) => {
      const answer = answerOf(lines);
      const box = new PieceBox();
      for (const piece of takeApart(answer)) box.take(piece);
      expect(spread(box.complete(withoutPieces(answer)))).toEqual(spread(answer));
    }),
    { numRuns: 60 },
  );
});
