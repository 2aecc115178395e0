/** 批注 as every reader hands them on: plain text, without the author's name in front, without those the program wrote. */
import type { CellNote, Grid } from '../../../shared/model/grid';

/** Hidden in a form: the notes it went out with, so that they are known when it comes back. */
export const OWN_NOTES_SHEET = '双梳批注';

const LONGEST = 10_000;

/** Libraries and old programs put a word of their own where the author should stand. */
const NOBODY = /^\s*$|^(author|作者|administrator|user|未知作者|unknown author)$/i;

/** Null for an empty one. Office programs write the author's name as the first line of the text, too. */
export function cellNote(row: number, column: number, author: string, text: string): CellNote | null {
  const known = NOBODY.test(author) ? '' : author.trim();
  const lines = text.replace(/\r\n?/g, '\n').trim().split('\n');
  const [, named = ''] = /^(\S{1,20})[:：]$/.exec(lines[0]?.trim() ?? '') ?? [];
  const twice = named !== '' && lines.length > 1 && (known === '' || known === named);
  const said = lines
    .slice(twice ? 1 : 0)
    .join('\n')
    .trim();
  const cut = said.length > LONGEST ? `${said.slice(0, LONGEST)}……（批注过长，其余请看原表）` : said;
  return said === '' ? null : { row, column, author: twice ? named : known, text: cut };
}

/** Of no interest to anybody: what a form of this program says in its cells, as long as it says the same. */
export function withoutOwnNotes(grids: readonly Grid[]): Grid[] {
  const level = (text: string): string => text.replace(/\s+/g, '');
  const listed = grids.filter(({ sheet, sheetHidden }) => sheetHidden && sheet === OWN_NOTES_SHEET);
  const own = new Set(listed.flatMap(({ rows }) => rows.map(({ cells }) => level(cells[0] ?? ''))));
  if (own.size === 0) return [...grids];
  return grids.map((grid) => {
    const notes = grid.notes?.filter(
      ({ author, text }) => !own.has(level(text)) && !own.has(level(`${author}：${text}`)),
    );
    return notes ? { ...grid, notes } : grid;
  });
}
