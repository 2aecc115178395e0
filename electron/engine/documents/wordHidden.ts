/** Words hidden by their style instead of their own letters: marked as hidden themselves, so that they are left out alike. */
import type { GuardedZip } from './guard/guardZip';
import { isOn } from './wordSymbols';
import { child, parseXml, type XmlNode } from './xmlTree';

/** The tree of a part with more elements than this would not fit the reading process beside the document. */
const MOST_ELEMENTS = 500_000;

interface HidingStyles {
  readonly hidden: ReadonlySet<string>;
  /** The style of paragraphs that name none. */
  readonly usual: string;
}

const NONE: HidingStyles = { hidden: new Set(), usual: '' };

/** Null where styles that may hide something cannot be read. */
function stylesIn(zip: GuardedZip): HidingStyles | null {
  const part = zip.names.find((one) => /^word\/styles\.xml$/i.test(one));
  const bytes = part === undefined ? null : zip.read(part);
  if (part === undefined || !bytes) return NONE;
  const xml = new TextDecoder().decode(bytes);
  if (!xml.includes('<w:vanish')) return NONE;
  if (zip.elements(part) > MOST_ELEMENTS) return null;
  try {
    return readStyles(parseXml(xml).find(({ name }) => name === 'styles')?.children ?? []);
  } catch {
    // The parser throws on XML it cannot read; the document may well be sound.
    return null;
  }
}

function readStyles(nodes: readonly XmlNode[]): HidingStyles {
  const styles = new Map(
    nodes.filter(({ name }) => name === 'style').map((style) => [style.attributes.get('styleId') ?? '', style]),
  );
  const hides = (id: string, seen: ReadonlySet<string>): boolean => {
    const style = styles.get(id);
    if (!style || seen.has(id)) return false;
    const own = child(child(style, 'rPr'), 'vanish');
    return own ? isOn(own) : hides(valOf(child(style, 'basedOn')), new Set([...seen, id]));
  };
  const usual = [...styles].find(
    ([, { attributes }]) =>
      attributes.get('type') === 'paragraph' && /^(1|true|on)$/.test(attributes.get('default') ?? ''),
  );
  return { hidden: new Set([...styles.keys()].filter((id) => hides(id, new Set()))), usual: usual?.[0] ?? '' };
}

function valOf(node: XmlNode | undefined): string {
  return node?.attributes.get('val') ?? '';
}

/** The same tree where no style hides anything; null where that cannot be read. */
export function spellOutHidden(body: XmlNode, zip: GuardedZip): XmlNode | null {
  const styles = stylesIn(zip);
  if (styles === null) return null;
  return styles.hidden.size === 0 ? body : spelled(body, styles, false);
}

function spelled(node: XmlNode, styles: HidingStyles, inHidden: boolean): XmlNode {
  if (node.name === 'p') {
    const properties = child(node, 'pPr');
    const hidden = styles.hidden.has(valOf(child(properties, 'pStyle')) || styles.usual);
    const children = node.children.map((part) =>
      part === properties && hidden ? withMark(part) : spelled(part, styles, hidden),
    );
    return { ...node, children };
  }
  if (node.name !== 'r')
    return node.children.length === 0
      ? node
      : { ...node, children: node.children.map((part) => spelled(part, styles, inHidden)) };
  const properties = child(node, 'rPr');
  const own = styles.hidden.has(valOf(child(properties, 'rStyle')));
  // Hidden by both styles is shown, as Word has it.
  if (own !== inHidden && !child(properties, 'vanish')) return hiddenRun(node, properties);
  return { ...node, children: node.children.map((part) => spelled(part, styles, inHidden)) };
}

const VANISH: XmlNode = { name: 'vanish', text: '', attributes: new Map(), children: [] };

function hiddenRun(run: XmlNode, properties: XmlNode | undefined): XmlNode {
  const marked: XmlNode = properties
    ? { ...properties, children: [...properties.children, VANISH] }
    : { name: 'rPr', text: '', attributes: new Map(), children: [VANISH] };
  return { ...run, children: [marked, ...run.children.filter((part) => part !== properties)] };
}

/** The end of a paragraph whose style is hidden. */
function withMark(properties: XmlNode): XmlNode {
  const end = child(properties, 'rPr');
  if (child(end, 'vanish')) return properties;
  const marked: XmlNode = end
    ? { ...end, children: [...end.children, VANISH] }
    : { name: 'rPr', text: '', attributes: new Map(), children: [VANISH] };
  return { ...properties, children: [...properties.children.filter((part) => part !== end), marked] };
}
