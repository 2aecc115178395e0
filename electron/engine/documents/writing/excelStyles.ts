/** The cell styles of a written workbook by name, so that cells can be written as text with the number of their style. */
import type { Alignment, Borders, Style } from 'exceljs';
import type { Align, TextStyle } from '../../../../shared/model/paperDocument';
import type { Paper, PaperFont } from '../../../../shared/model/schemePaper';

/** The number format of text cells: typing over an 18-digit number keeps it a text. */
const TEXT_FORMAT = '@';
/** Older Excel shows longer texts in that format as ####. */
const LONGEST_FORMATTED_TEXT = 255;
/** Windows' number of the Chinese character set; it guides the choice of a substitute font. */
const GB2312 = 134;

const ALIGNS: readonly Align[] = ['left', 'center', 'right'];
const THIN = { style: 'thin' } as const;
const GRID: Partial<Borders> = { top: THIN, bottom: THIN, left: THIN, right: THIN };

export interface BodyLook {
  readonly align: Align;
  readonly strong: boolean;
  /** Written as a number. */
  readonly figure: boolean;
  /** Of a row taller than a sheet. */
  readonly top: boolean;
  readonly length: number;
}

export function textStyleName(style: TextStyle, align: Align): string {
  return `${style}-${align}`;
}

export function endsStyleName(contents: boolean, side: 'left' | 'right'): string {
  return `${contents ? 'contents' : 'headLine'}-${side}`;
}

export function bodyStyleName({ align, strong, figure, top, length }: BodyLook): string {
  const kind = figure ? 'figure' : length > LONGEST_FORMATTED_TEXT ? 'long' : 'short';
  return `${kind}-${align}${strong ? '-strong' : ''}${top ? '-top' : ''}`;
}

/** Every style a workbook on this paper may use. */
export function cellStyles(paper: Paper): Map<string, Partial<Style>> {
  const { fonts } = paper;
  const styles = new Map<string, Partial<Style>>();
  for (const name of ['cover', 'title', 'subtitle', 'heading', 'text'] as const) {
    for (const align of ALIGNS) styles.set(textStyleName(name, align), style(fonts[name], align));
  }
  const headLine = { ...fonts.body, size: fonts.header.size };
  for (const side of ['left', 'right'] as const) {
    styles.set(endsStyleName(false, side), style(headLine, side));
    styles.set(endsStyleName(true, side), style(fonts.text, side));
  }
  styles.set('header', { ...style(fonts.header, 'center'), border: GRID });
  styles.set('section', { ...style(fonts.section, 'left'), border: GRID });
  for (const align of ALIGNS) {
    for (const strong of [false, true]) {
      for (const top of [false, true]) {
        const font = strong ? { ...fonts.body, bold: true } : fonts.body;
        const name = (figure: boolean, length: number) => bodyStyleName({ align, strong, top, figure, length });
        const look: Partial<Style> = { ...style(font, align, top ? 'top' : 'middle'), border: GRID };
        styles.set(name(false, LONGEST_FORMATTED_TEXT + 1), look);
        styles.set(name(false, 0), { ...look, numFmt: TEXT_FORMAT });
        styles.set(name(true, 0), { ...look, ...digits(font, paper), numFmt: '0' });
      }
    }
  }
  return styles;
}

function digits(font: PaperFont, paper: Paper): Partial<Style> {
  return { font: fontOf({ ...font, family: paper.digitsFamily }) };
}

function style(
  font: PaperFont,
  horizontal: Alignment['horizontal'],
  vertical: Alignment['vertical'] = 'middle',
): Partial<Style> {
  return { font: fontOf(font), alignment: { horizontal, vertical, wrapText: true } };
}

function fontOf(font: PaperFont): Partial<Style['font']> {
  const chinese = /\p{Script=Han}/u.test(font.family);
  return { name: font.family, size: font.size, bold: font.bold, ...(chinese ? { charset: GB2312 } : {}) };
}
