/** Writes a page description as a Word document that Word, WPS and LibreOffice show alike. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Packer,
  PageOrientation,
  Paragraph,
  Tab,
  Table,
  TableLayoutType,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { printableText } from '../../../shared/logic/printableText';
import type { PageDescription } from '../../../shared/model/townshipList';
import { packAnew } from './writing/packageBytes';
import { pageNumberRuns } from './writing/wordPageNumber';
import { paragraphStyles, STYLE } from './writing/wordStyles';
import { listRows } from './writing/wordTableRows';
import { columnTwips, toTwips } from './writing/wordUnits';

/** A4 upright; docx swaps the two for landscape. Millimetres. */
const A4 = { width: 210, height: 297 } as const;
/** From the lower edge of the paper to the page number, so that it stands 7 mm below the text as GB/T 9704 wants. */
const FOOTER_FROM_TEXT = 12;

/** The .docx of a list. The same page description always gives the same bytes. */
export async function writeWord(page: PageDescription): Promise<Uint8Array> {
  const document = new Document({
    title: printableText(page.title),
    creator: '双梳',
    lastModifiedBy: '双梳',
    revision: 1,
    compatibility: { version: 15 },
    styles: {
      default: { document: { run: defaultRun(page) } },
      paragraphStyles: paragraphStyles(page),
    },
    sections: [
      {
        properties: { page: pageProperties(page) },
        footers: { default: new Footer({ children: [pageNumberParagraph()] }) },
        children: [...headParagraphs(page), listTable(page)],
      },
    ],
  });
  const packed = await Packer.toBuffer(document);
  return packAnew(packed, {
    'docProps/core.xml': (xml) => fixDates(xml, page.date),
    'word/styles.xml': closeUpDigits,
  });
}

function defaultRun(page: PageDescription) {
  const digits = page.paper.digitsFamily;
  return {
    font: { ascii: digits, hAnsi: digits, eastAsia: page.fonts.body.family, cs: digits },
    language: { value: 'zh-CN', eastAsia: 'zh-CN' },
  };
}

function pageProperties(page: PageDescription) {
  const { margins, orientation } = page.paper;
  return {
    size: {
      width: toTwips(A4.width),
      height: toTwips(A4.height),
      orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: toTwips(margins.top),
      bottom: toTwips(margins.bottom),
      left: toTwips(margins.left),
      right: toTwips(margins.right),
      header: toTwips(15),
      footer: toTwips(Math.max(margins.bottom - FOOTER_FROM_TEXT, 5)),
      gutter: 0,
    },
  };
}

function headParagraphs(page: PageDescription): Paragraph[] {
  const paragraphs = [textParagraph(page.title, STYLE.title)];
  if (page.subtitle !== '') paragraphs.push(textParagraph(page.subtitle, STYLE.subtitle));
  const width = columnTwips(page.columns).reduce((sum, column) => sum + column, 0);
  paragraphs.push(
    new Paragraph({
      style: STYLE.headLine,
      tabStops: [{ type: TabStopType.RIGHT, position: width }],
      children: [
        new TextRun({
          font: { hint: 'eastAsia' },
          children: [printableText(page.headLine.left), new Tab(), printableText(page.headLine.right)],
        }),
      ],
    }),
  );
  return paragraphs;
}

function textParagraph(text: string, style: string): Paragraph {
  const lines = printableText(text).split('\n');
  return new Paragraph({
    style,
    children: lines.map(
      (line, index) => new TextRun({ text: line, font: { hint: 'eastAsia' }, break: index === 0 ? 0 : 1 }),
    ),
  });
}

function pageNumberParagraph(): Paragraph {
  return new Paragraph({ style: STYLE.footer, children: pageNumberRuns() });
}

/** WPS trusts tblGrid, so widths stand there and in every cell, in twips. */
function listTable(page: PageDescription): Table {
  const widths = columnTwips(page.columns);
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 0 } as const;
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: listRows(page, widths),
  });
}

/** No gap between digits or letters and characters: 2025年6月30日. docx has no option for it in the right place. */
function closeUpDigits(styles: string): string {
  const closed = styles.replace(
    '<w:pPrDefault/>',
    '<w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault>',
  );
  if (closed === styles) throw new Error('docx wrote no empty paragraph defaults');
  return closed;
}

function fixDates(core: string, isoDate: string): string {
  return core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${isoDate}T00:00:00Z`);
}
