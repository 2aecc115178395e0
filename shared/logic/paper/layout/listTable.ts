/** The rows of a township's list as a table of given columns, section by section, with the numbers of the list. */
import type { RowDraft, TableDraft } from '../../../model/paperDocument';
import type { PaperColumn, SchemeList } from '../../../model/scheme';
import type { TownshipListRow } from '../../../model/townshipList';
import { toChineseNumeral } from '../../text/chineseNumerals';
import { sectionList } from '../sectionList';
import { columnText } from './columnText';

export function listTable(
  rows: readonly TownshipListRow[],
  list: SchemeList,
  columns: readonly PaperColumn[],
): TableDraft {
  return {
    kind: 'table',
    columns: columns.map(({ heading, width, align, source }) => ({
      heading,
      width,
      align,
      figures: source === 'serial',
    })),
    rows: sectionList(rows, list).flatMap((section, sectionIndex): RowDraft[] => [
      { section: `${toChineseNumeral(sectionIndex + 1)}、${section.category}（${section.rows.length}项）` },
      ...section.rows.map((row, index) => ({
        itemId: row.itemId,
        cells: columns.map((column) => columnText(column.source, row, section.serials[index] ?? index + 1)),
      })),
    ]),
  };
}
