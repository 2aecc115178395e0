/** A plain table as a document: title, a line with place and date, one part with one table as wide as the sheet. */
import type { ContentDraft, PartDraft, RowDraft, TableColumn } from '../../../model/paperDocument';
import type { Paper } from '../../../model/schemePaper';
import { toChineseDate } from '../../text/chineseNumerals';
import { sheetSize } from '../layout/sheetSize';

export interface TableHead {
  readonly title: string;
  readonly subtitle?: string;
  /** Left end of the line above the table. */
  readonly left: string;
  /** ISO date. */
  readonly date: string;
}

/** `columns` have their widths in any unit: they are stretched to the room between the margins of a sheet on its side. */
export function draftTable(
  name: string,
  head: TableHead,
  columns: readonly TableColumn[],
  rows: readonly RowDraft[],
  paper: Paper,
): PartDraft {
  const { roomWidth } = sheetSize(paper, 'landscape');
  const subtitle: ContentDraft[] = head.subtitle ? [{ kind: 'text', style: 'subtitle', text: head.subtitle }] : [];
  return {
    name,
    orientation: 'landscape',
    content: [
      { kind: 'text', style: 'title', text: head.title },
      ...subtitle,
      { kind: 'ends', left: head.left, right: toChineseDate(head.date) },
      // A header over nothing looks as if the rows were lost.
      { kind: 'table', columns: stretch(columns, roomWidth), rows: rows.length > 0 ? rows : [{ section: '（无）' }] },
    ],
  };
}

/** Whole tenths of a millimetre that add up to the room exactly. */
function stretch(columns: readonly TableColumn[], room: number): TableColumn[] {
  const wished = columns.reduce((sum, { width }) => sum + width, 0);
  let used = 0;
  return columns.map((column, index) => {
    const last = index === columns.length - 1;
    const width = last ? room - used : Math.round((column.width / wished) * room * 10) / 10;
    used += width;
    return { ...column, width: Math.round(width * 10) / 10 };
  });
}
