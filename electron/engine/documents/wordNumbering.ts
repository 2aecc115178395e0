/** 自动编号: the numbers Word itself puts before paragraphs. They stand in no text and are counted as Word counts them. */
import type { GuardedZip } from './guard/guardZip';
import { numeralIn } from './wordNumerals';
import { isOn } from './wordSymbols';
import { child, parseXml, type XmlNode } from './xmlTree';

/** The tree of a part with more elements than this would not fit the reading process beside the document. */
const MOST_ELEMENTS = 500_000;

interface Level {
  readonly start: number;
  readonly format: string;
  /** %1.%2: the counts of the levels, with what stands around them. */
  readonly text: string;
  /** Begins anew after this level and those above it; 0: never. */
  readonly restart: number;
  /** All its counts in plain figures. */
  readonly plain: boolean;
  /** The style that is numbered at this level. */
  readonly style: string;
}

type Levels = ReadonlyMap<number, Level>;

interface NumberedList {
  /** Lists of one definition count on in common. */
  readonly counted: string;
  readonly levels: Levels;
  /** Where this list begins anew, by level. */
  readonly starts: ReadonlyMap<number, number>;
}

interface NumberedStyle {
  readonly numId: string | undefined;
  readonly level: number | undefined;
  readonly basedOn: string;
}

interface Definitions {
  readonly lists: ReadonlyMap<string, NumberedList>;
  readonly styles: ReadonlyMap<string, NumberedStyle>;
}

/** Of a paragraph with a dot or another sign before it, which counts nothing and is left out. */
export const BULLETED = '';

/** By paragraph, with what parts it from the words. */
export type WordNumbers = ReadonlyMap<XmlNode, string>;

const NONE: WordNumbers = new Map();

/** Null: there are numbers, and they cannot be read. */
export function readNumbers(zip: GuardedZip, body: XmlNode, xml: string): WordNumbers | null {
  const styles = partOf(zip, /^word\/styles\.xml$/i);
  if (!xml.includes('<w:numPr') && !styles.text.includes('<w:numPr')) return NONE;
  const numbering = partOf(zip, /^word\/numbering\.xml$/i);
  if (numbering.text === '') return NONE;
  if (numbering.elements > MOST_ELEMENTS || styles.elements > MOST_ELEMENTS) return null;
  try {
    const defined = definitionsOf(rootOf(numbering.text, 'numbering'), rootOf(styles.text, 'styles'));
    return new Counting(defined).through(body);
  } catch {
    // The parser throws on XML it cannot read; the tables may well be sound.
    return null;
  }
}

function partOf(zip: GuardedZip, name: RegExp): { text: string; elements: number } {
  const part = zip.names.find((one) => name.test(one));
  const bytes = part === undefined ? null : zip.read(part);
  if (part === undefined || !bytes) return { text: '', elements: 0 };
  return { text: new TextDecoder().decode(bytes), elements: zip.elements(part) };
}

function rootOf(text: string, name: string): XmlNode | undefined {
  return text === '' ? undefined : parseXml(text).find((node) => node.name === name);
}

function definitionsOf(numbering: XmlNode | undefined, styleSheet: XmlNode | undefined): Definitions {
  const styles = new Map(named(styleSheet, 'style').map((style) => [attributeOf(style, 'styleId'), styleOf(style)]));
  const parts = named(numbering, 'abstractNum').map((part) => [attributeOf(part, 'abstractNumId'), part] as const);
  const abstracts = new Map(parts);
  const nums = new Map(named(numbering, 'num').map((num) => [attributeOf(num, 'numId'), num]));
  const abstractOf = (num: XmlNode | undefined): string => said(child(num, 'abstractNumId')) ?? '';
  /** A definition may stand for that of a style of lists. */
  const meant = (id: string): string => {
    const style = said(child(abstracts.get(id), 'numStyleLink'));
    const numId = style === undefined ? undefined : styles.get(style)?.numId;
    return numId === undefined ? id : abstractOf(nums.get(numId));
  };
  const lists = [...nums].map(([numId, num]): [string, NumberedList] => {
    const counted = meant(abstractOf(num));
    const overrides = named(num, 'lvlOverride');
    const own = overrides.flatMap((one) => levelsOf(one));
    const starts = overrides.flatMap((one): [number, number][] => {
      const start = said(child(one, 'startOverride'));
      return start === undefined ? [] : [[whole(attributeOf(one, 'ilvl'), 0), whole(start, 1)]];
    });
    const levels = new Map([...levelsOf(abstracts.get(counted)), ...own]);
    return [numId, { counted, levels, starts: new Map(starts) }];
  });
  return { lists: new Map(lists), styles };
}

function levelsOf(node: XmlNode | undefined): [number, Level][] {
  return named(node, 'lvl').map((level) => {
    const at = whole(attributeOf(level, 'ilvl'), 0);
    // Formats of newer programs stand beside one that every program knows.
    const older = child(child(level, 'AlternateContent'), 'Fallback');
    return [
      at,
      {
        start: whole(said(child(level, 'start')), 0),
        format: said(child(level, 'numFmt') ?? child(older, 'numFmt')) ?? 'decimal',
        text: said(child(level, 'lvlText')) ?? '',
        restart: whole(said(child(level, 'lvlRestart')), at),
        plain: isOn(child(level, 'isLgl')),
        style: said(child(level, 'pStyle')) ?? '',
      },
    ];
  });
}

function styleOf(style: XmlNode): NumberedStyle {
  return { ...numberedBy(child(style, 'pPr')), basedOn: said(child(style, 'basedOn')) ?? '' };
}

function numberedBy(properties: XmlNode | undefined): Pick<NumberedStyle, 'numId' | 'level'> {
  const numbered = child(properties, 'numPr');
  const level = said(child(numbered, 'ilvl'));
  return { numId: said(child(numbered, 'numId')), level: level === undefined ? undefined : whole(level, 0) };
}

/** Parts whose paragraphs are not there once revisions are accepted, or are there a second time. */
const GONE = new Set(['del', 'moveFrom', 'Fallback']);

class Counting {
  private readonly numbers = new Map<XmlNode, string>();
  /** By definition: the count of each level. */
  private readonly counts = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  constructor(private readonly defined: Definitions) {}

  through(body: XmlNode): WordNumbers {
    this.walk(body);
    return this.numbers;
  }

  private walk(node: XmlNode): void {
    for (const part of node.children) {
      if (GONE.has(part.name) || isGoneRow(part) || isCoveredCell(part)) continue;
      if (part.name === 'p') this.count(part);
      this.walk(part);
    }
  }

  private count(paragraph: XmlNode): void {
    const place = this.placeOf(child(paragraph, 'pPr'));
    if (!place || isUnseen(paragraph)) return;
    const { numId, list, at } = place;
    const counts = this.counts.get(list.counted) ?? [];
    this.counts.set(list.counted, counts);
    if (!this.begun.has(numId)) {
      this.begun.add(numId);
      for (const [level, start] of list.starts) counts[level] = start - 1;
    }
    counts[at] = (counts[at] ?? (list.levels.get(at)?.start ?? 1) - 1) + 1;
    for (const [level, { restart }] of list.levels) if (level > at && at < restart) delete counts[level];
    if (list.levels.get(at)?.format === 'bullet') this.numbers.set(paragraph, BULLETED);
    const number = numberAt(list.levels, at, counts);
    if (number !== '') this.numbers.set(paragraph, /[\p{L}\p{Nd}]$/u.test(number) ? `${number} ` : number);
  }

  private placeOf(properties: XmlNode | undefined): { numId: string; list: NumberedList; at: number } | null {
    const own = numberedBy(properties);
    const styleId = said(child(properties, 'pStyle')) ?? '';
    const style = this.styleFrom(styleId);
    const numId = own.numId ?? style?.numId;
    const list = numId === undefined || numId === '0' ? undefined : this.defined.lists.get(numId);
    if (numId === undefined || !list) return null;
    const byStyle =
      own.numId === undefined ? [...list.levels].find(([, level]) => level.style === styleId)?.[0] : undefined;
    return { numId, list, at: own.level ?? byStyle ?? (own.numId === undefined ? style?.level : undefined) ?? 0 };
  }

  /** The style's own numbers or those of the style it is based on. */
  private styleFrom(id: string): NumberedStyle | undefined {
    const seen = new Set<string>();
    let style = this.defined.styles.get(id);
    while (style && style.numId === undefined && !seen.has(style.basedOn)) {
      seen.add(style.basedOn);
      style = this.defined.styles.get(style.basedOn);
    }
    return style;
  }
}

/** As Word writes it; '' for dots and other signs that count nothing. */
function numberAt(levels: Levels, at: number, counts: readonly (number | undefined)[]): string {
  const level = levels.get(at);
  if (!level || level.format === 'bullet') return '';
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const of = Number(digit) - 1;
    const value = counts[of] ?? levels.get(of)?.start ?? 1;
    return numeralIn(level.plain ? 'decimal' : (levels.get(of)?.format ?? 'decimal'), value);
  });
}

function isGoneRow(node: XmlNode): boolean {
  return node.name === 'tr' && child(child(node, 'trPr'), 'del') !== undefined;
}

/** Below the first cell of a vertical merge nothing shows. */
function isCoveredCell(node: XmlNode): boolean {
  const merge = node.name === 'tc' ? child(child(node, 'tcPr'), 'vMerge') : undefined;
  return merge !== undefined && merge.attributes.get('val') !== 'restart';
}

/** Hidden with its end, or taken out by a revision: such a paragraph has no line, and so no number. */
function isUnseen(paragraph: XmlNode): boolean {
  const end = child(child(paragraph, 'pPr'), 'rPr');
  const gone = child(end, 'del') !== undefined || child(end, 'moveFrom') !== undefined;
  if (!gone && !isOn(child(end, 'vanish'))) return false;
  return paragraph.children.every(
    (part) => part.name !== 'r' || isOn(child(child(part, 'rPr'), 'vanish')) || !hasWords(part),
  );
}

function hasWords(run: XmlNode): boolean {
  return run.children.some(({ name }) => name === 't' || name === 'sym');
}

function named(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((part) => part.name === name) ?? [];
}

function attributeOf(node: XmlNode, name: string): string {
  return node.attributes.get(name) ?? '';
}

function said(node: XmlNode | undefined): string | undefined {
  return node?.attributes.get('val');
}

function whole(text: string | undefined, otherwise: number): number {
  const value = Number(text ?? otherwise);
  return Number.isInteger(value) ? value : otherwise;
}
