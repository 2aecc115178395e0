/**
 * What a strict reader of office files would refuse, found without our writers' and readers' code.
 *
 * Neither Word, Excel nor WPS runs here; LibreOffice forgives almost everything. So order of elements, relationships,
 * content types, ids, grids and cell references are checked against the standard itself.
 */
import { posix } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import JSZip from 'jszip';
import { findDisorder, LEAVES } from './ooxmlOrder';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
});

type Raw = Record<string, unknown>;

function elements(nodes: unknown): Element[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Raw) => {
    const name = Object.keys(node).find((key) => key !== ':@') ?? '';
    if (name === '#text' || name.startsWith('?')) return [];
    const content = node[name];
    const text = Array.isArray(content) ? content.map((one: Raw) => String(one['#text'] ?? '')).join('') : '';
    return [{ name, attributes: (node[':@'] ?? {}) as Record<string, string>, children: elements(content), text }];
  });
}

function all(root: Element, name: string): Element[] {
  return [...(root.name === name ? [root] : []), ...root.children.flatMap((one) => all(one, name))];
}

const RELS = /^(.*?)_rels\/([^/]*)\.rels$/;

/** One sentence for each fault; empty for a file that any reader should take. */
export async function findPackageFaults(bytes: Uint8Array): Promise<string[]> {
  const archive = await JSZip.loadAsync(bytes, { checkCRC32: true });
  const texts = new Map<string, string>();
  for (const [name, entry] of Object.entries(archive.files)) texts.set(name, await entry.async('text'));
  const faults: string[] = [];
  const roots = new Map<string, Element>();
  for (const [name, text] of texts) {
    const valid = XMLValidator.validate(text);
    if (valid !== true) faults.push(`${name}: ${valid.err.msg}`);
    const root = elements(parser.parse(text))[0];
    if (root) roots.set(name, root);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are what XML cannot hold.
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) faults.push(`${name}: forbidden character`);
  }
  faults.push(...typeFaults(roots), ...relationFaults(roots));
  for (const [name, root] of roots) {
    faults.push(...orderFaults(root).map((fault) => `${name}: ${fault}`));
    if (name === 'word/document.xml') faults.push(...wordFaults(root, roots.get('word/styles.xml')));
    if (/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) faults.push(...sheetFaults(name, root, roots));
  }
  const workbook = roots.get('xl/workbook.xml');
  if (workbook) faults.push(...workbookFaults(workbook));
  return [...new Set(faults)];
}

function typeFaults(roots: ReadonlyMap<string, Element>): string[] {
  const types = roots.get('[Content_Types].xml');
  if (!types) return ['no content types'];
  const defaults = new Set(
    types.children.filter(({ name }) => name === 'Default').map((one) => one.attributes.Extension),
  );
  const overrides = types.children
    .filter(({ name }) => name === 'Override')
    .map((one) => one.attributes.PartName ?? '');
  const parts = new Set([...roots.keys()].map((name) => `/${name}`));
  return [
    ...overrides.filter((part) => !parts.has(part)).map((part) => `a type for ${part}, which is not there`),
    ...overrides.filter((part, at) => overrides.indexOf(part) !== at).map((part) => `two types for ${part}`),
    ...[...parts]
      .filter((part) => part !== '/[Content_Types].xml' && !overrides.includes(part))
      .filter((part) => part.endsWith('.xml') || !defaults.has(part.split('.').at(-1)))
      .map((part) => `no type for ${part}`),
  ];
}

/** Every target is there, every id is given once, and every id that is used is given. */
function relationFaults(roots: ReadonlyMap<string, Element>): string[] {
  const faults: string[] = [];
  const given = new Map<string, Set<string>>();
  for (const [name, root] of roots) {
    const found = RELS.exec(name);
    if (!found) continue;
    const [, folder = '', source = ''] = found;
    const ids = new Set<string>();
    for (const { attributes } of root.children) {
      const { Id = '', Target = '', TargetMode } = attributes;
      if (ids.has(Id)) faults.push(`${name}: ${Id} twice`);
      ids.add(Id);
      if (TargetMode === 'External') faults.push(`${name}: leads outside`);
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      if (!roots.has(target)) faults.push(`${name}: ${target} is not there`);
    }
    given.set(`${folder}${source}`, ids);
  }
  for (const [name, root] of roots) {
    for (const id of usedIds(root)) if (!given.get(name)?.has(id)) faults.push(`${name}: ${id} leads nowhere`);
  }
  return faults;
}

function usedIds(root: Element): string[] {
  const own = Object.entries(root.attributes).flatMap(([key, value]) =>
    /^r:(?:id|embed|link)$/.test(key) ? [value] : [],
  );
  return [...own, ...root.children.flatMap(usedIds)];
}

function orderFaults(root: Element): string[] {
  if (LEAVES.has(root.name)) return [];
  const fault = findDisorder(
    root.name,
    root.children.map(({ name }) => name),
  );
  return [...(fault === null ? [] : [fault]), ...root.children.flatMap(orderFaults)];
}

function twice(values: readonly (string | undefined)[], what: string): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at).map((value) => `${what} ${value} twice`);
}

const num = (value: string | undefined): number => Number(value ?? Number.NaN);
const child = (parent: Element | undefined, name: string) => parent?.children.find((one) => one.name === name);

function wordFaults(document: Element, styles: Element | undefined): string[] {
  const known = new Set(all(styles ?? document, 'w:style').map((one) => one.attributes['w:styleId']));
  const named = ['w:pStyle', 'w:rStyle', 'w:tblStyle'].flatMap((name) => all(document, name));
  const starts = all(document, 'w:bookmarkStart').map(({ attributes }) => attributes);
  const ends = all(document, 'w:bookmarkEnd').map(({ attributes }) => attributes['w:id']);
  return [
    ...named
      .map((one) => one.attributes['w:val'])
      .filter((id) => !known.has(id))
      .map((id) => `no style ${id}`),
    ...twice(
      starts.map((one) => one['w:id']),
      'bookmark',
    ),
    ...twice(
      starts.map((one) => one['w:name']),
      'bookmark',
    ),
    ...starts.filter((one) => !ends.includes(one['w:id'])).map((one) => `bookmark ${one['w:name']} has no end`),
    ...twice(
      all(document, 'wp:docPr').map((one) => one.attributes.id),
      'drawing',
    ),
    ...all(document, 'w:instrText').flatMap(({ text }) => {
      const target = /PAGEREF (\S+)/.exec(text)?.[1];
      return target === undefined || starts.some((one) => one['w:name'] === target) ? [] : [`no bookmark ${target}`];
    }),
    ...all(document, 'w:tbl').flatMap(tableFaults),
    ...all(document, 'w:tc')
      .filter((cell) => cell.children.at(-1)?.name !== 'w:p')
      .map(() => 'a cell ends without a paragraph'),
    ...all(document, 'w:p').flatMap(fieldFaults),
  ];
}

function tableFaults(table: Element): string[] {
  const grid = child(table, 'w:tblGrid')?.children.map((one) => num(one.attributes['w:w'])) ?? [];
  const width = num(child(child(table, 'w:tblPr'), 'w:tblW')?.attributes['w:w']);
  const faults: string[] = [];
  const sum = grid.reduce((total, one) => total + one, 0);
  if (Math.abs(sum - width) > 1) faults.push(`a table of ${width} on a grid of ${sum}`);
  for (const row of table.children.filter(({ name }) => name === 'w:tr')) {
    let at = 0;
    for (const cell of row.children.filter(({ name }) => name === 'w:tc')) {
      const properties = child(cell, 'w:tcPr');
      const span = num(child(properties, 'w:gridSpan')?.attributes['w:val'] ?? '1');
      const own = grid.slice(at, at + span).reduce((total, one) => total + one, 0);
      if (num(child(properties, 'w:tcW')?.attributes['w:w']) !== own) faults.push('a cell as wide as no column');
      at += span;
    }
    if (at !== grid.length) faults.push(`a row of ${at} columns in a table of ${grid.length}`);
  }
  return faults;
}

/** begin, code, separate, text, end: each in a run of its own, none left open. */
function fieldFaults(paragraph: Element): string[] {
  const marks = all(paragraph, 'w:fldChar').map((one) => one.attributes['w:fldCharType']);
  const wanted = Array.from({ length: Math.ceil(marks.length / 3) }, () => ['begin', 'separate', 'end']).flat();
  return marks.join() === wanted.join() ? [] : [`a field of ${marks.join(' ')}`];
}

function workbookFaults(workbook: Element): string[] {
  const sheets = all(workbook, 'sheet').map(({ attributes }) => attributes);
  const names = sheets.map(({ name = '' }) => name);
  return [
    ...twice(
      names.map((name) => name.toLowerCase()),
      'sheet',
    ),
    ...twice(
      sheets.map(({ sheetId }) => sheetId),
      'sheet id',
    ),
    ...names
      .filter((name) => name === '' || name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name))
      .map((name) => `sheet name ${name}`),
    ...all(workbook, 'definedName')
      .filter(({ attributes }) => num(attributes.localSheetId ?? '0') >= sheets.length)
      .map(({ attributes }) => `${attributes.name} on no sheet`),
  ];
}

interface Range {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function rangeOf(reference: string): Range {
  const [from = '', to = from] = reference.split(':');
  const place = (cell: string) => {
    const [, letters = '', row] = /^([A-Z]{1,3})([1-9]\d*)$/.exec(cell) ?? [];
    if (letters === '') throw new Error(`no cell ${cell}`);
    return { column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0), row: Number(row) };
  };
  const [first, last] = [place(from), place(to)];
  return { left: first.column, top: first.row, right: last.column, bottom: last.row };
}

function overlaps(references: readonly string[], what: string): string[] {
  const ranges = references.map(rangeOf).sort((one, other) => one.top - other.top);
  return ranges.flatMap((one, at) =>
    ranges.slice(at + 1).some((other) => other.top <= one.bottom && one.left <= other.right && other.left <= one.right)
      ? [`${what} overlap`]
      : [],
  );
}

function sheetFaults(name: string, sheet: Element, roots: ReadonlyMap<string, Element>): string[] {
  const styles = all(roots.get('xl/styles.xml') ?? sheet, 'cellXfs')[0]?.children.length ?? 0;
  const strings = roots.get('xl/sharedStrings.xml')?.children.length ?? 0;
  const faults: string[] = [];
  let lastRow = 0;
  for (const row of all(sheet, 'row')) {
    const at = num(row.attributes.r);
    if (!(at > lastRow)) faults.push(`row ${at} behind ${lastRow}`);
    lastRow = at;
    if (num(row.attributes.ht ?? '0') > 409.5) faults.push(`row ${at} is too tall`);
    let lastColumn = 0;
    for (const cell of row.children) {
      const { left, top } = rangeOf(cell.attributes.r ?? '');
      if (top !== at || left <= lastColumn) faults.push(`cell ${cell.attributes.r} out of its place`);
      lastColumn = left;
      faults.push(...cellFaults(cell, styles, strings));
    }
  }
  const references = (element: string, key: string) =>
    all(sheet, element).map(({ attributes }) => attributes[key] ?? '');
  const ranges = references('dataValidation', 'sqref').flatMap((one) => one.split(' '));
  faults.push(...overlaps(references('mergeCell', 'ref'), 'joined cells'), ...overlaps(ranges, 'choices'));
  let column = 0;
  for (const { attributes } of all(sheet, 'col')) {
    if (num(attributes.min) <= column || num(attributes.max) < num(attributes.min)) faults.push('columns overlap');
    column = num(attributes.max);
  }
  for (const { attributes, children } of [
    ...all(sheet, 'mergeCells'),
    ...all(sheet, 'rowBreaks'),
    ...all(sheet, 'dataValidations'),
  ])
    if (attributes.count !== undefined && num(attributes.count) !== children.length) faults.push('a wrong count');
  return faults.map((fault) => `${name}: ${fault}`);
}

function cellFaults(
  { attributes: { r: place, s: style = '0', t: type }, children }: Element,
  styles: number,
  strings: number,
): string[] {
  const faults: string[] = [];
  if (num(style) >= styles) faults.push(`cell ${place} of no style`);
  const value = children.find(({ name }) => name === 'v')?.text;
  if (type === 's' && !(num(value) < strings)) faults.push(`cell ${place} shows no string`);
  if (type === undefined && value !== undefined && !/^-?\d+(?:\.\d+)?$/.test(value))
    faults.push(`cell ${place} is no number`);
  if (type === 'inlineStr' && !children.some(({ name }) => name === 'is')) faults.push(`cell ${place} is empty`);
  if (children.some(({ name }) => name === 'f')) faults.push(`cell ${place} holds a formula`);
  return faults;
}
