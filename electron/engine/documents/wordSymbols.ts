/** Characters Word keeps by font and place (插入—符号) and boxes to tick, as the letters they look like. */
import { child, type XmlNode } from './xmlTree';

/** By the last two figures: Word writes F0FC for FC. */
const WINGDINGS: Readonly<Record<string, string>> = {
  ...{ FC: '√', FE: '☑', FB: '×', FD: '☒', A8: '☐', '6F': '□', '6E': '■', A1: '○', '6C': '●' },
};
const LOOKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  wingdings: WINGDINGS,
  'wingdings 2': { '50': '√', '52': '☑', '4F': '×', '51': '☒', '53': '☒', '54': '☒', A3: '☐', '97': '●', '99': '○' },
  symbol: { B0: '°', B1: '±', B4: '×', B7: '·', A3: '≤', B3: '≥', B9: '≠', D6: '√' },
};

/** Null for one nobody knows. */
function symbolIn(font: string, char: string): string | null {
  const code = Number.parseInt(char, 16);
  if (Number.isNaN(code)) return null;
  // Below the private places it is a letter like any other.
  if (code >= 0x100 && (code < 0xf000 || code > 0xf0ff)) return String.fromCodePoint(code);
  return LOOKS[font.toLowerCase()]?.[char.toUpperCase().slice(-2)] ?? null;
}

export function symbolText({ attributes }: XmlNode): string {
  return symbolIn(attributes.get('font') ?? '', attributes.get('char') ?? '') ?? '';
}

export function hasUnknownSymbol(xml: string): boolean {
  return [...xml.matchAll(/<w:sym\s[^>]*>/g)].some(([tag]) => {
    const of = (name: string): string => new RegExp(`w:${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    return symbolIn(of('font'), of('char')) === null;
  });
}

export function isOn(mark: XmlNode | undefined): boolean {
  return mark !== undefined && !/^(0|false|off|none)$/.test(mark.attributes.get('val') ?? '');
}

/** A box of 旧式窗体. */
export function boxText(box: XmlNode): string {
  return isOn(child(box, 'checked') ?? child(box, 'default')) ? '☑' : '☐';
}

/** What a 内容控件 holds: of a box whether it is ticked, of an empty one nothing instead of the grey words in it. */
export function controlContent(control: XmlNode): readonly XmlNode[] {
  const properties = child(control, 'sdtPr');
  const box = child(properties, 'checkbox');
  if (box) return control.children.map((part) => withText(part, isOn(child(box, 'checked')) ? '☑' : '☐'));
  if (isOn(child(properties, 'showingPlcHdr'))) return control.children.map((part) => withText(part, ''));
  return control.children;
}

function withText(node: XmlNode, text: string): XmlNode {
  if (node.name === 'sym') return { ...node, name: 't', children: [textNode(text)] };
  if (node.name === 't') return { ...node, children: [textNode(text)] };
  return { ...node, children: node.children.map((part) => withText(part, text)) };
}

function textNode(text: string): XmlNode {
  return { name: '#text', text, attributes: new Map(), children: [] };
}
