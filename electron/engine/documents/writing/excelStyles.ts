/** The cell styles of a written worksheet; one object per look, because exceljs finds a style it has seen by its identity. */
import type { Alignment, Borders, Style } from 'exceljs';
import type { PaperFont } from '../../../../shared/model/schemePaper';
import type { PageCell, PageDescription } from '../../../../shared/model/townshipList';

/** The number format of text cells: typing over an 18-digit number keeps it a text. */
const TEXT_FORMAT = '@';
/** Older Excel shows longer texts in that format as ####. */
const LONGEST_FORMATTED_TEXT = 255;
/** Windows' number of the Chinese character set; it guides the choice of a substitute font. */
const GB2312 = 134;

export interface CellStyles {
  readonly title: Partial<Style>;
  readonly subtitle: Partial<Style>;
  readonly headLeft: Partial<Style>;
  readonly headRight: Partial<Style>;
  readonly header: Partial<Style>;
  readonly section: Partial<Style>;
  readonly serial: Partial<Style>;
  /** Style of an item's text cell, by its alignment and the length of its text. */
  body(align: PageCell['align'], length: number): Partial<Style>;
}

const GRID: Partial<Borders> = {
  top: { style: 'thin' },
  bottom: { style: 'thin' },
  left: { style: 'thin' },
  right: { style: 'thin' },
};

export function cellStyles(page: PageDescription): CellStyles {
  const { fonts, paper } = page;
  const headLine = { ...fonts.body, size: fonts.header.size };
  const body = {
    center: bodyStyles(fonts.body, 'center'),
    left: bodyStyles(fonts.body, 'left'),
  };
  return {
    title: style(fonts.title, 'center'),
    subtitle: style(fonts.subtitle, 'center'),
    headLeft: style(headLine, 'left'),
    headRight: style(headLine, 'right'),
    header: { ...style(fonts.header, 'center'), border: GRID },
    section: { ...style(fonts.section, 'left'), border: GRID },
    serial: { ...style({ ...fonts.body, family: paper.digitsFamily }, 'center'), border: GRID, numFmt: '0' },
    body: (align, length) => (length > LONGEST_FORMATTED_TEXT ? body[align].long : body[align].short),
  };
}

function isChinese(font: PaperFont): boolean {
  return /\p{Script=Han}/u.test(font.family);
}

function bodyStyles(font: PaperFont, align: PageCell['align']): { short: Partial<Style>; long: Partial<Style> } {
  const long = { ...style(font, align), border: GRID };
  return { long, short: { ...long, numFmt: TEXT_FORMAT } };
}

function style(font: PaperFont, horizontal: Alignment['horizontal']): Partial<Style> {
  return {
    font: { name: font.family, size: font.size, bold: font.bold, ...(isChinese(font) ? { charset: GB2312 } : {}) },
    alignment: { horizontal, vertical: 'middle', wrapText: true },
  };
}
