/** The same list written with nothing but the libraries, as their manuals show it: what our writers are measured against. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import ExcelJS from 'exceljs';
import type { PaperDocument, TableBlock } from '../../shared/model/paperDocument';
import { tableOf } from '../builders/townshipLists';

const TWIPS = 1440 / 25.4;

function wordCell(text: string, width: number, family: string, columnSpan = 1): TableCell {
  return new TableCell({
    width: { size: Math.round(width * TWIPS), type: WidthType.DXA },
    columnSpan,
    verticalAlign: VerticalAlignTable.CENTER,
    children: text
      .split('\n')
      .map((line) => new Paragraph({ children: [new TextRun({ text: line, size: 21, font: { eastAsia: family } })] })),
  });
}

function wordRows({ columns, headerHeight, rows }: TableBlock, family: string): TableRow[] {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const height = (points: number) => ({ value: points * 20, rule: HeightRule.ATLEAST });
  const header = new TableRow({
    tableHeader: true,
    height: height(headerHeight),
    children: columns.map(({ heading, width }) => wordCell(heading, width, family)),
  });
  return [
    header,
    ...rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          height: height(row.height),
          children:
            row.kind === 'section'
              ? [wordCell(row.text, total, family, columns.length)]
              : columns.map(({ width }, index) => wordCell(row.cells[index] ?? '', width, family)),
        }),
    ),
  ];
}

export async function libraryWord(document: PaperDocument): Promise<Uint8Array> {
  const table = tableOf(document);
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
  const page = new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] }),
    ],
  });
  const made = new Document({
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE } } },
        footers: { default: page },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: document.title, size: 44 })],
          }),
          new Table({
            width: { size: Math.round(225 * TWIPS), type: WidthType.DXA },
            columnWidths: table.columns.map(({ width }) => Math.round(width * TWIPS)),
            layout: TableLayoutType.FIXED,
            borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
            rows: wordRows(table, document.paper.fonts.body.family),
          }),
        ],
      },
    ],
  });
  return Packer.toBuffer(made);
}

export async function libraryExcel(document: PaperDocument): Promise<Uint8Array> {
  const { columns, rows, headerHeight } = tableOf(document);
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('清单', {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true },
  });
  sheet.columns = columns.map(({ width }) => ({ width: width / 2 }));
  const thin = { style: 'thin' } as const;
  const style = {
    font: { name: document.paper.fonts.body.family, size: 10.5 },
    alignment: { wrapText: true, vertical: 'middle' as const },
    border: { top: thin, bottom: thin, left: thin, right: thin },
  };
  sheet.getCell(1, 1).value = document.title;
  sheet.mergeCells(1, 1, 1, columns.length);
  [{ texts: columns.map(({ heading }) => heading), height: headerHeight }]
    .concat(rows.map((row) => ({ texts: row.kind === 'section' ? [row.text] : [...row.cells], height: row.height })))
    .forEach(({ texts, height }, index) => {
      const row = sheet.getRow(index + 2);
      row.height = height;
      columns.forEach((_, column) => {
        const cell = row.getCell(column + 1);
        cell.style = style;
        if (texts[column]) cell.value = texts[column];
      });
      if (texts.length === 1) sheet.mergeCells(index + 2, 1, index + 2, columns.length);
    });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
