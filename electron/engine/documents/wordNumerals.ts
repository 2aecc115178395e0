/** The figures of Word's 自动编号, by the name of their format. */
import { toArticleNumeral } from '../../../shared/logic/text/chineseNumerals';

type Figures = (value: number) => string;

/** Past the last one Word goes on with plain figures. */
function oneOf(signs: string): Figures {
  const all = Array.from(signs);
  return (value) => all[value - 1] ?? String(value);
}

/** Signs that follow each other in Unicode. */
function signsFrom(first: number, count: number): Figures {
  return (value) => (value >= 1 && value <= count ? String.fromCodePoint(first + value - 1) : String(value));
}

function digitsIn(digits: string): Figures {
  const all = Array.from(digits);
  return (value) => String(value).replace(/\d/g, (digit) => all[Number(digit)] ?? digit);
}

function counting(value: number): string {
  return value >= 1 && value <= 9_999 ? toArticleNumeral(value) : String(value);
}

/** 壹拾贰: a ten says how many, even one. */
function legal(signs: string): Figures {
  const from = Array.from('零一二三四五六七八九十百千');
  const to = Array.from(signs);
  return (value) =>
    Array.from(counting(value).replace(/^十/, '一十'), (sign) => to[from.indexOf(sign)] ?? sign).join('');
}

/** a … z, aa, bb … */
function letter(value: number): string {
  if (value < 1) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
  ] as const),
  ...([
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
];

function roman(value: number): string {
  if (value < 1 || value > 3_999) return String(value);
  let left = value;
  let said = '';
  for (const [worth, sign] of ROMAN) for (; left >= worth; left -= worth) said += sign;
  return said;
}

const FORMATS: Readonly<Record<string, Figures>> = {
  none: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: digitsIn('０１２３４５６７８９'),
  decimalFullWidth2: digitsIn('０１２３４５６７８９'),
  decimalEnclosedCircle: signsFrom(0x2460, 20),
  decimalEnclosedCircleChinese: signsFrom(0x2460, 20),
  decimalEnclosedParen: signsFrom(0x2474, 20),
  decimalEnclosedFullstop: signsFrom(0x2488, 20),
  ideographEnclosedCircle: signsFrom(0x3280, 10),
  ...{ chineseCounting: counting, chineseCountingThousand: counting },
  ...{ taiwaneseCounting: counting, taiwaneseCountingThousand: counting, japaneseCounting: counting },
  ideographDigital: digitsIn('〇一二三四五六七八九'),
  taiwaneseDigital: digitsIn('〇一二三四五六七八九'),
  japaneseDigitalTenThousand: digitsIn('〇一二三四五六七八九'),
  chineseLegalSimplified: legal('零壹贰叁肆伍陆柒捌玖拾佰仟'),
  ideographLegalTraditional: legal('零壹貳參肆伍陸柒捌玖拾佰仟'),
  ideographTraditional: oneOf('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: oneOf('子丑寅卯辰巳午未申酉戌亥'),
  lowerLetter: letter,
  upperLetter: (value) => letter(value).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (value) => roman(value).toUpperCase(),
};

/** Formats nobody knows are plain figures, as Word itself has it. */
export function numeralIn(format: string, value: number): string {
  return (FORMATS[format] ?? String)(value);
}
