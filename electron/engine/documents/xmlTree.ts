/** Typed tree of a checked XML part, names without their prefixes. */
import { XMLParser } from 'fast-xml-parser';

export interface XmlNode {
  /** Local name; '#text' for text. */
  readonly name: string;
  readonly text: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toNode(value: unknown): XmlNode | null {
  if (!isRecord(value)) return null;
  const name = Object.keys(value).find((key) => key !== ':@');
  if (name === undefined) return null;
  const content = value[name];
  if (name === '#text') return { name, text: String(content), attributes: new Map(), children: [] };
  const marks = isRecord(value[':@']) ? value[':@'] : {};
  const attributes = new Map(Object.entries(marks).map(([key, mark]) => [key, String(mark)]));
  return { name, text: '', attributes, children: toNodes(content) };
}

function toNodes(value: unknown): XmlNode[] {
  if (!Array.isArray(value)) return [];
  return value.map(toNode).filter((node) => node !== null);
}

/** Top-level nodes of the text. Throws on XML the parser cannot read. */
export function parseXml(xml: string): readonly XmlNode[] {
  const parsed: unknown = parser.parse(xml);
  return toNodes(parsed);
}

/** The first child with this name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((candidate) => candidate.name === name);
}
