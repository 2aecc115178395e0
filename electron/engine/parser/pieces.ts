/** Takes a large answer apart into pieces for the way to the engine, and puts it together again there. */
import type { Grid, GridRow } from '../../../shared/model/grid';
import type { ReadEntry, ReadIssue, ReadRow } from '../../../shared/model/sourceEntry';
import { ok } from '../../../shared/result';
import type { ParserAnswer, Piece } from './parserMessages';

/** So many rows are copied in a few milliseconds. */
const pieceLength = 1000;

function* slices(of: Piece['of'], items: readonly unknown[], grid = 0): Iterable<Piece> {
  for (let from = 0; from < items.length; from += pieceLength)
    yield { of, grid, json: JSON.stringify(items.slice(from, from + pieceLength)) };
}

/** The answer's pieces in order, each made only when it is asked for. */
export function* takeApart(answer: ParserAnswer): Iterable<Piece> {
  if (answer.of === 'text' || !answer.result.ok) return;
  if (answer.of === 'document') {
    for (const [index, { rows }] of answer.result.value.grids.entries()) yield* slices('gridRows', rows, index);
    return;
  }
  const { rows, entries, issues } = answer.result.value.table;
  yield* slices('rows', rows);
  yield* slices('entries', entries);
  yield* slices('issues', issues);
}

/** The answer without what its pieces carry. */
export function withoutPieces(answer: ParserAnswer): ParserAnswer {
  if (answer.of === 'text' || !answer.result.ok) return answer;
  if (answer.of === 'document') {
    const { value } = answer.result;
    return { of: 'document', result: ok({ ...value, grids: value.grids.map((grid) => ({ ...grid, rows: [] })) }) };
  }
  const { format, table } = answer.result.value;
  return { of: 'table', result: ok({ format, table: { ...table, rows: [], entries: [], issues: [] } }) };
}

/** Collects the pieces of one answer. */
export class PieceBox {
  private readonly rows: ReadRow[] = [];
  private readonly entries: ReadEntry[] = [];
  private readonly issues: ReadIssue[] = [];
  private readonly grids = new Map<number, GridRow[]>();

  /** Our own parser made the text; its shape is that of the list it belongs to. */
  take({ of, grid, json }: Piece): void {
    const items: unknown = JSON.parse(json);
    if (of === 'rows') this.rows.push(...(items as ReadRow[]));
    else if (of === 'entries') this.entries.push(...(items as ReadEntry[]));
    else if (of === 'issues') this.issues.push(...(items as ReadIssue[]));
    else {
      const rows = this.grids.get(grid) ?? [];
      rows.push(...(items as GridRow[]));
      this.grids.set(grid, rows);
    }
  }

  complete(answer: ParserAnswer): ParserAnswer {
    if (answer.of === 'text' || !answer.result.ok) return answer;
    if (answer.of === 'document') {
      const { value } = answer.result;
      const grids = value.grids.map((grid, index): Grid => ({ ...grid, rows: this.grids.get(index) ?? [] }));
      return { of: 'document', result: ok({ ...value, grids }) };
    }
    const { format, table } = answer.result.value;
    const { rows, entries, issues } = this;
    return { of: 'table', result: ok({ format, table: { ...table, rows, entries, issues } }) };
  }
}
