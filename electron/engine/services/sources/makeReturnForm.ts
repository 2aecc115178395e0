/**
 * 退回表: a unit's own table with the problems marked in the cells and said in a column of their own. What stood in merged
 * cells or above a table of Word is written into its rows, so that the form reads as the list did.
 */
import { PROBLEM_HEADING, type Problem, returnProblems } from '../../../../shared/logic/paper/drafts/returnProblems';
import type { EntryContent } from '../../../../shared/logic/pool/draftItem';
import { categoriesOf } from '../../../../shared/logic/schemes/schemeLists';
import { toChineseNumeral } from '../../../../shared/logic/text/chineseNumerals';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import type { ColumnRole, ReadColumn } from '../../../../shared/model/sourceEntry';
import type { SourceRowView } from '../../../../shared/views';
import type { SourceSheet } from '../../../../shared/views/importing';
import type { ProjectFile } from '../../database/file/projectFile';
import type { Form, FormRow, FormSheet } from '../../documents/writeForm';
import { listEntries } from '../../repositories/merge/entryRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { readSourceIssues, readSourceSheet } from '../../repositories/sources/sourceListRepository';
import { listSourceRows } from '../../repositories/sources/sourceRowRepository';
import { readSubmission, type SubmittedEntry } from '../../repositories/sources/submissionRepository';

const WIDEST = 50;

/** The form and how many problems it names; null when there is no such list. */
export function makeReturnForm(project: ProjectFile, sourceListId: number): { form: Form; problems: number } | null {
  const source = readSourceSheet(project.read, sourceListId, { sheet: '', row: 0 });
  if (!source) return null;
  const entries = readSubmission(project.read, sourceListId);
  const problems = problemsOf(project, sourceListId, entries);
  const contents = new Map(entries.map(({ content }) => [placeOf(content), content]));
  const categories = [...new Set(entries.map(({ content }) => content.category))].filter((one) => one !== '');
  let width = 1;
  const sheets = source.sheets.map(({ sheet }): FormSheet => {
    const { rows } = listSourceRows(project.read, { sourceListId, sheet, offset: 0, limit: -1 });
    const own = rows.reduce((most, { cells }) => Math.max(most, cells.length), 1);
    // A table that goes on without a header has the columns of the one before, the problems in the same place.
    width = rows.some(({ kind }) => kind === 'header') ? own : Math.max(own, width);
    const told = problems.filter((problem) => problem.sheet === sheet);
    return formSheet(sheet, rows, source, { problems: told, contents, categories, width });
  });
  const instructions = [
    '退回说明',
    `${source.unit}“${source.fileName}”：共 ${groupDigits(problems.length)} 处请补正，表中已标黄，末列写明了问题。`,
    '改好后删去末列或保留均可，直接报回本表；没有问题的行请不要改动。',
  ];
  return { form: { sheets, instructions }, problems: problems.length };
}

const placeOf = ({ sheet, row }: { readonly sheet: string; readonly row: number }): string => `${row} ${sheet}`;

function problemsOf(project: ProjectFile, sourceListId: number, submitted: readonly SubmittedEntry[]): Problem[] {
  const returned = new Map(
    listEntries(project.read, { sourceListId, fate: 'return' }).rows.map(({ id, disposition }) => [
      id,
      disposition.reason,
    ]),
  );
  const entries = submitted.map(({ id, content }) => ({
    entry: content,
    returned: returned.get(id) ?? '',
  }));
  const categories = categoriesOf(readProject(project.read).scheme);
  return returnProblems(readSourceIssues(project.read, sourceListId), entries, categories);
}

interface OfSheet {
  readonly problems: readonly Problem[];
  readonly contents: ReadonlyMap<string, EntryContent>;
  /** Of the whole list, in the order they come in it. */
  readonly categories: readonly string[];
  readonly width: number;
}

function formSheet(
  sheet: string,
  rows: readonly SourceRowView[],
  source: SourceSheet,
  { problems, contents, categories, width }: OfSheet,
): FormSheet {
  const texts = new Map<number, string[]>();
  for (const { row, text } of problems) texts.set(row, [...(texts.get(row) ?? []), text]);
  const nameColumn = columnAt(source, sheet, null);
  const columns = source.columns.filter((column) => column.sheet === sheet);
  const sections = categoriesAbove(rows, columns, { contents, categories });
  const places = new Map<number, number>();
  const made: FormRow[] = [];
  for (const row of rows) {
    const section = sections.get(row.row);
    if (section !== undefined) made.push({ cells: [section], look: 'section' });
    places.set(row.row, made.length);
    made.push(formRow(spelledOut(row, columns, contents.get(placeOf(row))), width, texts.get(row.row) ?? []));
  }
  return {
    name: sheet,
    columns: columnWidths(rows, width),
    rows: made,
    blankRows: 0,
    marks: problems.flatMap(({ row, column, text }) => {
      const place = places.get(row);
      return place === undefined
        ? []
        : [{ row: place, column: columnAt(source, sheet, column) ?? nameColumn ?? 0, text }];
    }),
  };
}

/** By the row it stands above, where categories stood above the tables of a Word file: 一、公共服务. */
function categoriesAbove(
  rows: readonly SourceRowView[],
  columns: readonly ReadColumn[],
  { contents, categories }: Pick<OfSheet, 'contents' | 'categories'>,
): ReadonlyMap<number, string> {
  const sections = new Map<number, string>();
  const fromWord = columns.some(({ column }) => /^\d+$/.test(column));
  if (!fromWord || rows.some(({ kind }) => kind === 'section') || columns.some(({ role }) => role === 'category'))
    return sections;
  let before = '';
  for (const row of rows) {
    const category = contents.get(placeOf(row))?.category ?? '';
    if (category !== '' && category !== before)
      sections.set(row.row, `${toChineseNumeral(categories.indexOf(category) + 1)}、${category}`);
    before = category;
  }
  return sections;
}

const SPELLED: readonly (readonly [ColumnRole, (entry: EntryContent) => string])[] = [
  ['category', ({ category }) => category],
  ['department', ({ department }) => department],
  ['coDepartments', ({ coDepartments }) => coDepartments.join('、')],
  ['basis', ({ bases }) => bases.join('\n')],
];

/** What holds for a row though its cells are empty, as they were merged with those above. */
function spelledOut(
  row: SourceRowView,
  columns: readonly ReadColumn[],
  entry: EntryContent | undefined,
): SourceRowView {
  if (!entry) return row;
  const cells = [...row.cells];
  for (const [wanted, textOf] of SPELLED) {
    const places = columns.flatMap(({ role, index }) => (role === wanted && index !== undefined ? [index] : []));
    const [first] = places;
    if (first !== undefined && places.every((place) => (cells[place] ?? '') === '')) {
      while (cells.length < first) cells.push('');
      cells[first] = textOf(entry);
    }
  }
  return { ...row, cells };
}

/** 0-based place of a column by its letter; of the name for null. */
function columnAt(source: SourceSheet, sheet: string, column: string | null): number | null {
  const found = source.columns.find(
    (one) => one.sheet === sheet && (column === null ? one.role === 'name' : one.column === column),
  );
  return found?.index ?? null;
}

function formRow(row: SourceRowView, width: number, texts: readonly string[]): FormRow {
  const cells = Array.from({ length: width }, (_, column) => row.cells[column] ?? '');
  if (row.kind === 'header') return { cells: [...cells, PROBLEM_HEADING], look: 'header' };
  // A title stands in one cell across the sheet; what stood in others beside it must not be lost.
  if (row.kind === 'title') return { cells: [cells.filter((text) => text !== '').join('　　')], look: 'title' };
  const look = row.kind === 'section' ? 'section' : 'plain';
  return { cells: [...cells, texts.join('\n')], look };
}

function columnWidths(rows: readonly SourceRowView[], width: number): FormSheet['columns'] {
  const body = rows.filter(({ kind }) => kind === 'entry' || kind === 'header').slice(0, 200);
  const own = Array.from({ length: width }, (_, column) => {
    const longest = body.reduce((most, { cells }) => Math.max(most, (cells[column] ?? '').length), 2);
    return { heading: '', width: Math.min(WIDEST, longest * 2 + 2) };
  });
  return [...own, { heading: PROBLEM_HEADING, width: 40 }];
}
