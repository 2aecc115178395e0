/** Takes a large answer apart into pieces for the way to the engine, and puts it together again there. */
import type { Grid, GridRow } from '../../../shared/model/grid';
import type { ReadEntry, ReadIssue, ReadRow } from '../../../shared/model/sourceEntry';
import { ok } from '../../../shared/result';
import type { ParserAnswer, Piece } from './parserMessages';

/** So many rows are copied in a few milliseconds. */
const pieceLength = 1000;

function* slices<T>(items: readonly T[]): Iterable<readonly T[]> {
  for (let from = 0; from < items.length; from += pieceLength) yield items.slice(from, from + pieceLength);
}

/** The answer's pieces in order, each made only when it is asked for. */
export function* takeApart(answer: ParserAnswer): Iterable<Piece> {
  if (!answer.result.ok) return;
  if (answer.of === 'document') {
    for (const [grid, { rows }] of answer.result.value.grids.entries())
      for (const items of slices(rows)) yield { of: 'gridRows', grid, items };
    return;
  }
  const { rows, entries, issues } = answer.result.value.table;
  for (const items of slices(rows)) yield { of: 'rows', items };
  for (const items of slices(entries)) yield { of: 'entries', items };
  for (const items of slices(issues)) yield { of: 'issues', items };
}

/** The answer without what its pieces carry. */
export function withoutPieces(answer: ParserAnswer): ParserAnswer {
  if (!answer.result.ok) return answer;
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

  take(piece: Piece): void {
    switch (piece.of) {
      case 'rows':
        this.rows.push(...piece.items);
        break;
      case 'entries':
        this.entries.push(...piece.items);
        break;
      case 'issues':
        this.issues.push(...piece.items);
        break;
      default: {
        const rows = this.grids.get(piece.grid) ?? [];
        rows.push(...piece.items);
        this.grids.set(piece.grid, rows);
      }
    }
  }

  complete(answer: ParserAnswer): ParserAnswer {
    if (!answer.result.ok) return answer;
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
