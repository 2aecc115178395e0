/** How a workbook shows its numbers: the format of each cell style, and a number's text by it. */
import * as XLSX from 'xlsx';
import { ok, type Result } from '../../../../shared/result';
import { asBuffer, type TagListener, walkXml } from '../guard/walkXml';
import { attribute } from '../guard/xmlText';

/** Formats a Chinese Excel knows by number alone; a library made elsewhere shows them as 14, 3/15/23. */
const chinese: Readonly<Record<number, string>> = {
  14: 'yyyy/m/d',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

class StylesListener implements TagListener {
  readonly codes = new Map<number, string>();
  readonly formats: number[] = [];
  /** Font of each cell style, and the fonts whose letters are struck through. */
  readonly fonts: number[] = [];
  readonly struckFonts = new Set<number>();
  private inCells = false;
  private inFonts = false;
  private font = -1;

  constructor(private readonly xml: Buffer) {}

  open(name: string, from: number, to: number): string {
    if (name === 'cellXfs') this.inCells = true;
    if (name === 'fonts') this.inFonts = true;
    if (name === 'xf' && this.inCells) {
      this.formats.push(Number(attribute(this.xml, from, to, 'numFmtId') ?? 0));
      this.fonts.push(Number(attribute(this.xml, from, to, 'fontId') ?? 0));
    }
    if (name === 'font' && this.inFonts) this.font += 1;
    if (name === 'strike' && this.inFonts && !/^(0|false)$/.test(attribute(this.xml, from, to, 'val') ?? ''))
      this.struckFonts.add(this.font);
    if (name === 'numFmt') {
      const id = Number(attribute(this.xml, from, to, 'numFmtId'));
      const code = attribute(this.xml, from, to, 'formatCode');
      if (Number.isInteger(id) && code !== undefined) this.codes.set(id, code);
    }
    return '';
  }

  close(name: string): string {
    if (name === 'cellXfs') this.inCells = false;
    if (name === 'fonts') this.inFonts = false;
    return '';
  }
}

const plainWhole = /^-?(0|[1-9]\d{0,10})$/;

/** Formats numbers as the workbook's styles ask. */
export class NumberFormats {
  constructor(
    private readonly codes: readonly (string | number)[],
    private readonly date1904: boolean,
    private readonly struck: ReadonlySet<number> = new Set(),
  ) {}

  /** Whether the style strikes its text through, as people mark what no longer holds. */
  isStruck(style: number): boolean {
    return this.struck.size > 0 && this.struck.has(style);
  }

  /** What the cell shows; `written` is the number as the file writes it. Undefined when the format is beyond us. */
  show(written: string, style: number): string | undefined {
    const code = this.codes[style] ?? 0;
    if (code === 0 && plainWhole.test(written)) return written;
    const value = Number(written);
    try {
      const shown: unknown = XLSX.SSF.format(code, value, { dateNF: 'yyyy/m/d', date1904: this.date1904 });
      // A negative date, or a format that hides its number: what was typed is still there.
      return typeof shown === 'string' && shown.trim() !== '' ? shown : undefined;
    } catch {
      // The library throws on formats it does not know; the number itself is what remains to be shown.
      return undefined;
    }
  }
}

/** WPS and old Excel write General in their own language. */
function known(code: string): string {
  return code.replace(/G\/通用格式|通用格式|\bGENERAL\b/gi, 'General');
}

/** Reads styles.xml; null bytes mean a workbook without styles. Errors as `walkXml`. */
export function readNumberFormats(part: string, bytes: Uint8Array | null, date1904: boolean): Result<NumberFormats> {
  if (!bytes) return ok(new NumberFormats([], date1904));
  const listener = new StylesListener(asBuffer(bytes));
  const walked = walkXml(part, bytes, listener);
  if (!walked.ok) return walked;
  const codes = listener.formats.map((id) => {
    const own = listener.codes.get(id);
    return own !== undefined ? known(own) : (chinese[id] ?? id);
  });
  const struck = listener.fonts.flatMap((font, style) => (listener.struckFonts.has(font) ? [style] : []));
  return ok(new NumberFormats(codes, date1904, new Set(struck)));
}
