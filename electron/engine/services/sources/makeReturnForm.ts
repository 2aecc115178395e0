/** 退回表: a unit's own table with the problems marked in the cells and said in a column of their own. */
import { type Problem, returnProblems } from '../../../../shared/logic/paper/drafts/returnProblems';
import { categoriesOf } from '../../../../shared/logic/schemes/schemeLists';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import type { SourceRowView } from '../../../../shared/views';
import type { SourceSheet } from '../../../../shared/views/importing';
import type { ProjectFile } from '../../database/file/projectFile';
import type { Form, FormRow, FormSheet } from '../../documents/writeForm';
import { listEntries } from '../../repositories/merge/entryRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { readSourceIssues, readSourceSheet } from '../../repositories/sources/sourceListRepository';
import { listSourceRows } from '../../repositories/sources/sourceRowRepository';
import { readSubmission } from '../../repositories/sources/submissionRepository';

const PROBLEM_HEADING = '问题（请补正后报回）';
const WIDEST = 50;

/** The form and how many problems it names; null when there is no such list. */
export function makeReturnForm(project: ProjectFile, sourceListId: number): { form: Form; problems: number } | null {
  const source = readSourceSheet(project.read, sourceListId, { sheet: '', row: 0 });
  if (!source) return null;
  const problems = problemsOf(project, sourceListId);
  const sheets = source.sheets.map(({ sheet }) => {
    const { rows } = listSourceRows(project.read, { sourceListId, sheet, offset: 0, limit: -1 });
    return formSheet(
      sheet,
      rows,
      source,
      problems.filter((problem) => problem.sheet === sheet),
    );
  });
  const instructions = [
    '退回说明',
    `${source.unit}“${source.fileName}”：共 ${groupDigits(problems.length)} 处请补正，表中已标黄，末列写明了问题。`,
    '改好后删去末列或保留均可，直接报回本表；没有问题的行请不要改动。',
  ];
  return { form: { sheets, instructions }, problems: problems.length };
}

function problemsOf(project: ProjectFile, sourceListId: number): Problem[] {
  const returned = new Map(
    listEntries(project.read, { sourceListId, fate: 'return' }).rows.map(({ id, disposition }) => [
      id,
      disposition.reason,
    ]),
  );
  const entries = readSubmission(project.read, sourceListId).map(({ id, content }) => ({
    entry: content,
    returned: returned.get(id) ?? '',
  }));
  const categories = categoriesOf(readProject(project.read).scheme);
  return returnProblems(readSourceIssues(project.read, sourceListId), entries, categories);
}

function formSheet(
  sheet: string,
  rows: readonly SourceRowView[],
  source: SourceSheet,
  problems: readonly Problem[],
): FormSheet {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 1);
  const places = new Map(rows.map(({ row }, index) => [row, index]));
  const texts = new Map<number, string[]>();
  for (const { row, text } of problems) texts.set(row, [...(texts.get(row) ?? []), text]);
  const nameColumn = columnAt(source, sheet, null);
  return {
    name: sheet,
    columns: columnWidths(rows, width),
    rows: rows.map((row) => formRow(row, width, texts.get(row.row) ?? [])),
    blankRows: 0,
    marks: problems.flatMap(({ row, column, text }) => {
      const place = places.get(row);
      return place === undefined
        ? []
        : [{ row: place, column: columnAt(source, sheet, column) ?? nameColumn ?? 0, text }];
    }),
  };
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
