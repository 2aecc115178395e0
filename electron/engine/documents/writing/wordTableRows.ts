/** The table rows of a written list in Word: repeated header, section rows across all columns, unbroken item rows. */
import {
  AlignmentType,
  HeightRule,
  Paragraph,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { printableText } from '../../../../shared/logic/printableText';
import { CELL_MARGINS } from '../../../../shared/logic/rowHeights';
import type { PageCell, PageDescription, PageRow } from '../../../../shared/model/townshipList';
import { STYLE } from './wordStyles';
import { pointsToTwips, toTwips } from './wordUnits';

const MARGINS = { left: margins('left'), center: margins('center') } as const;

function margins(align: PageCell['align']) {
  const vertical = toTwips(CELL_MARGINS.vertical);
  const horizontal = toTwips(CELL_MARGINS[align]);
  return { marginUnitType: WidthType.DXA, top: vertical, bottom: vertical, left: horizontal, right: horizontal };
}

/** All rows, header first. `widths` are the columns' twips. */
export function listRows(page: PageDescription, widths: readonly number[]): TableRow[] {
  return [headerRow(page, widths), ...page.rows.map((row) => listRow(row, widths))];
}

function headerRow(page: PageDescription, widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    height: { value: pointsToTwips(page.headerHeight), rule: HeightRule.ATLEAST },
    children: page.columns.map((column, index) =>
      cell(paragraphs(column.heading, STYLE.header, 'center', true), widths[index] ?? 0, 'center'),
    ),
  });
}

function listRow(row: PageRow, widths: readonly number[]): TableRow {
  const height = { value: pointsToTwips(row.height), rule: HeightRule.ATLEAST };
  if (row.kind === 'item') {
    const children = row.cells.map((pageCell, index) =>
      cell(paragraphs(pageCell.text, STYLE.body, pageCell.align, false), widths[index] ?? 0, pageCell.align),
    );
    return new TableRow({ cantSplit: true, height, children });
  }
  const width = widths.reduce((sum, column) => sum + column, 0);
  // Kept with the next row, so that no section begins at the foot of a page.
  const heading = cell(paragraphs(row.text, STYLE.section, 'left', true), width, 'left', widths.length);
  return new TableRow({ cantSplit: true, height, children: [heading] });
}

function cell(children: Paragraph[], width: number, align: PageCell['align'], columnSpan = 1): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(columnSpan > 1 ? { columnSpan } : {}),
    margins: MARGINS[align],
    verticalAlign: VerticalAlignTable.CENTER,
    children,
  });
}

/** One paragraph per line of the text. */
function paragraphs(text: string, style: string, align: PageCell['align'], keepNext: boolean): Paragraph[] {
  return printableText(text)
    .split('\n')
    .map(
      (line) =>
        new Paragraph({
          style,
          ...(align === 'center' ? { alignment: AlignmentType.CENTER } : {}),
          ...(keepNext ? { keepNext } : {}),
          // The hint makes “” and other signs of both worlds print in the Chinese font.
          children: line === '' ? [] : [new TextRun({ text: line, font: { hint: 'eastAsia' } })],
        }),
    );
}
