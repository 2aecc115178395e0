/** 退回表: what a unit is asked to complete in its own table, in words, by the place where it stands. */
import type { ReadEntry, ReadIssue } from '../../../model/sourceEntry';

/** Above the column that says what to complete. */
export const PROBLEM_HEADING = '问题（请补正后报回）';

export interface ReturnedEntry {
  readonly entry: Pick<ReadEntry, 'sheet' | 'row' | 'name' | 'category' | 'department' | 'bases'>;
  /** Why it was given back; '' when it was not. */
  readonly returned: string;
}

export interface Problem {
  readonly sheet: string;
  readonly row: number;
  /** As the issue calls it; '' for the whole row. */
  readonly column: string;
  readonly text: string;
}

/** Issues the sender can mend; what concerns only the reading is not its business. */
const SENDERS: ReadonlySet<ReadIssue['code']> = new Set<ReadIssue['code']>([
  'NAME_MISSING',
  'DUPLICATE_NAME',
  'REPEATED_ROW',
  'FORMULA_WITHOUT_VALUE',
  'NUMBER_TOO_LONG',
  'COUNT_MISMATCH',
  'TWO_DUTIES',
  'NOT_A_UNIT',
]);

function fromEntry({ entry, returned }: ReturnedEntry, categories: readonly string[]): string[] {
  const texts = returned === '' ? [] : [`退回补正：${returned}`];
  if (entry.category !== '' && !categories.includes(entry.category))
    texts.push(`类别“${entry.category}”不在体例之中。`);
  if (entry.bases.length === 0) texts.push('没有写依据。');
  return texts;
}

/** In the order issues first, then entries; each place may carry several. */
export function returnProblems(
  issues: readonly ReadIssue[],
  entries: readonly ReturnedEntry[],
  categories: readonly string[],
): Problem[] {
  const noticed = issues
    .filter(({ code, row }) => SENDERS.has(code) && row > 0)
    .flatMap(({ sheet, row, column, message, rows = [row] }) =>
      rows.map((at) => ({ sheet, row: at, column, text: message })),
    );
  const said = entries.flatMap((entry) =>
    fromEntry(entry, categories).map((text) => {
      const { sheet, row } = entry.entry;
      return { sheet, row, column: '', text };
    }),
  );
  return [...noticed, ...said];
}
