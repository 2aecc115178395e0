/** The page number of a Word document, — 1 —, as a field that WPS shows too, where GB/T 9704 wants it. */
import {
  AlignmentType,
  BorderStyle,
  BuilderElement,
  Footer,
  HeightRule,
  NextAttributeComponent,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  VerticalAlignTable,
  WidthType,
  XmlComponent,
} from 'docx';
import { type TurnedNumber, turnedNumber } from '../../../../shared/logic/paper/layout/pageNumberPlace';
import type { Orientation, Paper } from '../../../../shared/model/schemePaper';
import { STYLE } from './wordStyles';
import { pointsToTwips, toTwips } from './wordUnits';

/** Footers of a part: one for odd pages, one for even ones. */
export function pageNumberFooters(paper: Paper, orientation: Orientation): { default: Footer; even: Footer } {
  const { place, size } = paper.pageNumber;
  if (place === 'standard' && orientation === 'landscape') {
    return {
      default: turnedFooter(paper, turnedNumber(paper, 'odd')),
      even: turnedFooter(paper, turnedNumber(paper, 'even')),
    };
  }
  const { CENTER, RIGHT, LEFT } = AlignmentType;
  const inset = pointsToTwips(size);
  const line = (alignment: typeof CENTER | typeof RIGHT | typeof LEFT): Footer =>
    new Footer({
      children: [
        new Paragraph({
          style: STYLE.footer,
          alignment,
          ...(alignment === RIGHT ? { indent: { right: inset } } : {}),
          ...(alignment === LEFT ? { indent: { left: inset } } : {}),
          children: pageNumberRuns(paper),
        }),
      ],
    });
  return place === 'centre'
    ? { default: line(CENTER), even: line(CENTER) }
    : { default: line(RIGHT), even: line(LEFT) };
}

export function emptyFooters(): { default: Footer; even: Footer } {
  const empty = (): Footer => new Footer({ children: [new Paragraph({ style: STYLE.footer })] });
  return { default: empty(), even: empty() };
}

/** A floating table of one cell whose text runs downwards, which Word, WPS and LibreOffice all place alike. */
function turnedFooter(paper: Paper, at: TurnedNumber): Footer {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
  const cell = new TableCell({
    width: { size: toTwips(at.width), type: WidthType.DXA },
    textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { marginUnitType: WidthType.DXA, top: 0, bottom: 0, left: 0, right: 0 },
    children: [
      new Paragraph({
        style: STYLE.footer,
        alignment: at.end === 'foot' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: pageNumberRuns(paper),
      }),
    ],
  });
  const table = new Table({
    width: { size: toTwips(at.width), type: WidthType.DXA },
    columnWidths: [toTwips(at.width)],
    layout: TableLayoutType.FIXED,
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: toTwips(at.left),
      absoluteVerticalPosition: toTwips(at.top),
    },
    rows: [new TableRow({ height: { value: toTwips(at.height), rule: HeightRule.EXACT }, children: [cell] })],
  });
  return new Footer({ children: [table, new Paragraph({ style: STYLE.footer })] });
}

/** Each part of the field stands in a run of its own: WPS leaves out a field whose parts share one run. */
function pageNumberRuns({ pageNumber }: Paper): TextRun[] {
  const { family, size } = pageNumber;
  const look = { font: { ascii: family, hAnsi: family, eastAsia: family, cs: family }, size: size * 2 };
  const textRun = (text: string) => new TextRun({ ...look, text });
  const fieldRun = (part: XmlComponent) => new TextRun({ ...look, children: [part] });
  return [
    textRun('— '),
    fieldRun(fieldCharacter('begin')),
    fieldRun(new PageInstruction()),
    fieldRun(fieldCharacter('separate')),
    textRun('1'),
    fieldRun(fieldCharacter('end')),
    textRun(' —'),
  ];
}

/** `<w:instrText xml:space="preserve"> PAGE </w:instrText>` */
class PageInstruction extends XmlComponent {
  constructor() {
    super('w:instrText');
    this.root.push(new NextAttributeComponent({ space: { key: 'xml:space', value: 'preserve' } }));
    this.root.push(' PAGE ');
  }
}

function fieldCharacter(type: 'begin' | 'separate' | 'end'): BuilderElement<{ type: string }> {
  return new BuilderElement<{ type: string }>({
    name: 'w:fldChar',
    attributes: { type: { key: 'w:fldCharType', value: type } },
  });
}
