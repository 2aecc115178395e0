/** Pairs of neighbouring Chinese characters, as numbers: what articles are found by. */

const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
const HAN = LAST_HAN - FIRST_HAN + 1;

/** Calls `each` with the code of every pair, repeats included; anything but a character between two parts them. */
export function eachPair(text: string, each: (code: number) => void): void {
  let before = -1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const han = unit >= FIRST_HAN && unit <= LAST_HAN ? unit - FIRST_HAN : -1;
    if (han >= 0 && before >= 0) each(before * HAN + han);
    before = han;
  }
}

/** The two characters of a code. */
export function pairText(code: number): string {
  return String.fromCharCode(FIRST_HAN + Math.floor(code / HAN), FIRST_HAN + (code % HAN));
}

const TOWNSHIP =
  /乡镇(?:人民)?政府|乡级(?:人民)?政府|乡人民政府|镇人民政府|[）)](?:人民)?政府(?<=乡[（(]镇[）)](?:人民)?政府|镇[（(]乡[）)](?:人民)?政府)|乡、民族乡|乡镇[、（(]街道|街道办事处|街道办|镇[、和]街道/;

/** Whether an article gives something to townships or subdistricts. */
export function namesTownships(text: string): boolean {
  return TOWNSHIP.test(text);
}
