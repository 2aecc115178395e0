/** What a superior sends back: a table of its own, as a workbook or as a Word document. */
import ExcelJS from 'exceljs';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import { draftTable } from '../../shared/logic/paper/drafts/draftTable';
import { layOutDocument } from '../../shared/logic/paper/layout/layOutDocument';
import { sixCategoryScheme } from './townshipLists';

export const OWN_HEADINGS = ['序号', '事项名称', '反馈类型', '修改意见', '理由'] as const;

export interface OwnTable {
  /** Lines above the table. */
  readonly above?: readonly string[];
  readonly headings?: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export async function superiorWorkbook(
  { above = [], headings = OWN_HEADINGS, rows }: OwnTable,
  write: (sheet: ExcelJS.Worksheet) => void = () => undefined,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('反馈意见');
  for (const line of above) sheet.addRow([line]);
  sheet.addRow([...headings]);
  for (const row of rows) sheet.addRow([...row]);
  write(sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export function superiorDocument({ headings = OWN_HEADINGS, rows }: OwnTable, title: string): Promise<Uint8Array> {
  const { paper } = sixCategoryScheme();
  const columns = headings.map((heading) => ({ heading, width: 30, align: 'left' as const }));
  const head = { title, left: '市委编办', date: '2025-06-20' };
  const part = draftTable(
    '反馈意见',
    head,
    columns,
    rows.map((cells) => ({ cells })),
    paper,
  );
  return inlineTasks().write(layOutDocument({ title, date: head.date, parts: [part] }, paper), 'docx');
}
