/** 批注 on a returned form, each a question at the row it hangs on: part of that row's opinion, one of its own, or none. */
import type { CellNote, Grid } from '../../model/grid';
import type { ReturnedOpinion, ReturnQuestion } from '../../model/opinion';
import { columnName } from '../reading/gridView';

/** What a row of the form speaks of. */
export type RowMeant = Pick<ReturnedOpinion, 'itemId' | 'name'>;

interface Noted {
  readonly grids: readonly Grid[];
  /** The one with the table, and what its rows speak of. */
  readonly table: Grid | undefined;
  readonly rows: ReadonlyMap<number, RowMeant>;
  /** Rows with an opinion, or something that may be one. */
  readonly said: ReadonlySet<number>;
}

export interface AskedNote extends ReturnQuestion {
  /** The question with all of its words. */
  readonly words: string;
}

export function askOfNotes({ grids, table, rows, said }: Noted): AskedNote[] {
  return grids.flatMap((grid) =>
    (grid.notes ?? []).map((note): AskedNote => {
      const meant = grid === table ? rows.get(note.row) : undefined;
      const way = !meant ? 'aside' : said.has(note.row) ? 'joins' : 'alone';
      const ask = `${placeOf(grid, note, grid === table)}批注${note.author === '' ? '' : `（${note.author}）`}`;
      const { itemId, name } = meant ?? { itemId: null, name: '' };
      const opinion = { itemId, name, kind: 'amend', proposal: `批注：${note.text}`, reason: '', person: '' } as const;
      const row = grid === table ? note.row : 0;
      return { ask, opinion: { ...opinion, row }, note: way, words: `${ask}：${note.text}` };
    }),
  );
}

/** Of a form that is not this one, as that of last time in the same file: told with all their words, and asked about by nobody. */
export function tellNotes(grid: Grid): string[] {
  return (grid.notes ?? []).map((note) => {
    const by = note.author === '' ? '' : `（${note.author}）`;
    return `${placeOf(grid, note, false)}批注${by}：${note.text}。这张表是另一份反馈表，批注没有读作意见，请看原表`;
  });
}

function placeOf(grid: Grid, { row, column }: CellNote, isTable: boolean): string {
  const sheet = isTable ? '' : `“${grid.sheet}”`;
  if (row === 0) return `${sheet}表外的文字`;
  return grid.columnNames === 'letters'
    ? `${sheet} ${columnName(grid, column)}${row} `.trimStart()
    : `${sheet}第 ${row} 行第 ${column + 1} 列`;
}
