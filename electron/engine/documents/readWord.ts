/** Word documents to grids: one per table (表1, 表2 …), with the paragraphs above each, and below the last, kept beside it; without a table one of its paragraphs. */

import { numberedLine } from '../../../shared/logic/reading/list/numberedLine';
import {
  FOOTNOTES_UNREAD,
  type Grid,
  type GridRow,
  HIDDEN_UNREAD,
  NOTES_UNREADABLE,
  NUMBERS_UNREADABLE,
  PARAGRAPHS,
  STYLES_UNREADABLE,
  SYMBOLS_UNREADABLE,
} from '../../../shared/model/grid';
import { fail, ok, type Result } from '../../../shared/result';
import type { ReadGrids } from './finishGrid';
import { buildRow, fitsLimits } from './gridRows';
import { type GuardedZip, readFlatXml } from './guard/guardZip';
import { limits } from './guard/limits';
import { boxRemarks, boxTexts, quotesOf } from './textBoxes';
import { WordComments } from './wordComments';
import { spellOutHidden } from './wordHidden';
import { BULLETED, readNumbers, type WordNumbers } from './wordNumbering';
import { hasUnknownSymbol } from './wordSymbols';
import { numbered, paragraphText, readParagraph, readTable, unwrapped, type WordTable } from './wordTable';
import { child, parseXml, type XmlNode } from './xmlTree';

/** The tree of a document with more elements than this would not fit the reading process. */
const mostElements = 3_000_000;

const extras: readonly { readonly name: RegExp; readonly remark: string }[] = [
  { name: /vbaProject\.bin$/i, remark: '文件带有宏，宏不会导入。' },
  { name: /^word\/embeddings\//i, remark: '文件嵌有其他对象，未导入。' },
  { name: /^word\/media\//i, remark: '文件带有图片，未导入。' },
];

/** The package says where its main part is; almost always word/document.xml. */
function mainPart(zip: GuardedZip): string {
  for (const [name, type] of zip.contentTypes) {
    if (/(document|template)(\.macroEnabled\w*)?\.main\+xml$/i.test(type) && zip.read(name)) return name;
  }
  return 'word/document.xml';
}

function hasRemoteParts(zip: GuardedZip): boolean {
  const bytes = zip.read('word/_rels/settings.xml.rels');
  if (!bytes) return false;
  return readFlatXml(new TextDecoder().decode(bytes), 'Relationship').some(
    (tag) => tag.get('TargetMode') === 'External',
  );
}

function hasRevisions(xml: string): boolean {
  return /<w:(ins|del|moveFrom|moveTo)\s/.test(xml);
}

/** Another file inside the document that Word puts in its place when it opens it; its text is nowhere else. */
const insertedFile = /<w:(altChunk|subDoc)\s/;

function findBody(nodes: readonly XmlNode[]): XmlNode | undefined {
  return child(
    nodes.find((node) => node.name === 'document'),
    'body',
  );
}

interface ReadBody {
  readonly grids: Grid[];
  /** Where hidden words were left out, and which. */
  readonly unseen: string[];
}

function readBody(body: XmlNode, comments: WordComments, numbers: WordNumbers): ReadBody {
  const grids: Grid[] = [];
  const unseen: string[] = [];
  let above: string[] = [];
  const take = (table: XmlNode): void => {
    const sheet = `表${grids.length + 1}`;
    const read = readTable(table, numbers);
    grids.push({ ...gridOf(sheet, read, comments), above });
    unseen.push(...read.unseen.map(({ row, text }) => `${sheet}第${row}行：${text}`));
    innerTables(table).forEach((inner, index) => {
      grids.push(gridOf(`${sheet}内表${index + 1}`, readTable(inner, numbers), comments));
    });
    above = [];
  };
  for (const node of unwrapped(body)) {
    if (node.name === 'p') {
      const text = numbered(numbers.get(node), paragraphText(node)).trim();
      if (text !== '') above.push(text);
      for (const table of boxedTables(node)) take(table);
    }
    if (node.name === 'tbl') take(node);
  }
  const last = grids.at(-1);
  if (last && above.length > 0) grids[grids.length - 1] = { ...last, below: above };
  return { grids: grids.length === 0 ? grids : comments.withOthers(grids), unseen };
}

/** Tables in the text boxes of a paragraph; the older copy Word keeps of each drawing is not read again. */
function boxedTables(node: XmlNode): XmlNode[] {
  return node.children.flatMap((part) => {
    if (part.name === 'tbl') return [part];
    return part.name === 'Fallback' || part.name === 't' ? [] : boxedTables(part);
  });
}

/**
 * The paragraphs of a document without a table, a row each; null where none is numbered. Whether they are a list of duties
 * is told where tables are understood.
 */
function readParagraphs(body: XmlNode, comments: WordComments, numbers: WordNumbers): ReadBody | null {
  const rows: GridRow[] = [];
  const hung: WordTable['comments'] = [];
  const unseen: string[] = [];
  for (const node of unwrapped(body)) {
    if (node.name !== 'p') continue;
    const row = rows.length + 1;
    const number = numbers.get(node);
    const read = readParagraph(node, number);
    const text = number === BULLETED && read.seen.trim() !== '' ? `•${read.seen}` : read.seen;
    rows.push(buildRow(row, text === '' ? [] : [{ column: 0, text, struck: read.struck }], false));
    hung.push(...read.comments.map((id) => ({ id, row, column: 0 })));
    if (read.unseen !== '') unseen.push(`第${row}段：${read.unseen}`);
  }
  if (!rows.some(({ cells: [text = ''] }) => numberedLine(text) !== null)) return null;
  const grid = gridOf(PARAGRAPHS, { rows, merges: [], comments: hung, unseen: [] }, comments);
  return { grids: comments.withOthers([grid]), unseen };
}

function gridOf(sheet: string, read: WordTable, comments: WordComments): Grid {
  const notes = comments.of(read);
  return {
    ...{ sheet, sheetHidden: false, rows: read.rows, merges: read.merges, hiddenColumns: [], columnNames: 'ordinals' },
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** Tables inside cells, as forms hold them; their text stays in the cell as well. */
function innerTables(node: XmlNode): XmlNode[] {
  return unwrapped(node).flatMap((part) => {
    if (part.name === 'tbl') return [part, ...innerTables(part)];
    return part.name === 'tr' || part.name === 'tc' ? innerTables(part) : [];
  });
}

function findTooLong(grids: readonly Grid[]): string | undefined {
  for (const grid of grids) {
    const row = grid.rows.find((candidate) => candidate.cells.some((cell) => cell.length > limits.textCellCharacters));
    if (row) return `${grid.sheet} 第${row.row}行`;
  }
  return undefined;
}

const onlyInserted = '它的内容是插入的另一份文件，请用 Word 或 WPS 打开后另存为 .docx 再导入。';

interface WordBody {
  readonly body: XmlNode;
  readonly xml: string;
}

/** The body of a checked .docx. FILE_DAMAGED when its main part cannot be parsed, FILE_UNREADABLE beyond the limits. */
function readWordBody(zip: GuardedZip): Result<WordBody> {
  const part = mainPart(zip);
  const bytes = zip.read(part);
  if (!bytes) return fail('FILE_DAMAGED', { reason: '缺少部件', part });
  if (zip.elements(part) > mostElements) return fail('FILE_UNREADABLE', { reason: '文档过大', part });
  const xml = new TextDecoder().decode(bytes);
  let body: XmlNode | undefined;
  try {
    body = findBody(parseXml(xml));
  } catch {
    // The parser throws on XML it cannot read: for the office the file is damaged.
    return fail('FILE_DAMAGED', { reason: '文档内容无法解析', part });
  }
  return body ? ok({ body, xml }) : fail('FILE_DAMAGED', { reason: '文档内容缺失', part });
}

/** The paragraphs of a checked .docx in order, those of tables too, one a line. Errors: those of its body. */
export function readWordText(zip: GuardedZip): Result<string> {
  const read = readWordBody(zip);
  if (!read.ok) return read;
  const lines: string[] = [];
  const walk = (node: XmlNode): void => {
    for (const part of unwrapped(node)) {
      if (part.name === 'p') lines.push(paragraphText(part));
      else if (['tbl', 'tr', 'tc'].includes(part.name)) walk(part);
    }
  };
  walk(read.value.body);
  return ok(lines.join('\n'));
}

/** Reads the tables of a checked .docx, or its paragraphs where it has none. Errors: those of its body; NO_TABLE when it holds text only and none of it is numbered. */
export function readWord(zip: GuardedZip): Result<ReadGrids> {
  const read = readWordBody(zip);
  if (!read.ok) return read;
  const { xml } = read.value;
  const spelled = spellOutHidden(read.value.body, zip);
  const body = spelled ?? read.value.body;
  const comments = new WordComments(zip);
  const numbers = readNumbers(zip, body, xml);
  const counted = numbers ?? new Map<XmlNode, string>();
  const inserted = insertedFile.test(xml);
  const found = readBody(body, comments, counted);
  // What is not there cannot be told from what nobody wrote: of such a document only tables are read.
  const whole = !inserted && numbers !== null;
  const { grids, unseen } =
    found.grids.length === 0 && whole ? (readParagraphs(body, comments, counted) ?? found) : found;
  if (grids.length === 0) return inserted ? fail('FILE_UNSUPPORTED', { reason: onlyInserted }) : fail('NO_TABLE', {});
  const tooLong = findTooLong(grids);
  if (tooLong !== undefined) return fail('FILE_UNREADABLE', { reason: '单元格文字过长', part: tooLong });
  if (!grids.every((grid) => fitsLimits(grid.rows))) return fail('FILE_UNREADABLE', { reason: '表格范围过大' });
  const remarks = extras.filter(({ name }) => zip.names.some((entry) => name.test(entry))).map(({ remark }) => remark);
  remarks.push(...boxRemarks(boxTexts(body)));
  if (unseen.length > 0) remarks.push(`${HIDDEN_UNREAD}，请看有没有用：${quotesOf(unseen)}。`);
  if (spelled === null) remarks.push(STYLES_UNREADABLE);
  if (numbers === null) remarks.push(NUMBERS_UNREADABLE);
  if (comments.unreadable) remarks.push(NOTES_UNREADABLE);
  if (/<w:(footnote|endnote)Reference\s/.test(xml)) remarks.push(FOOTNOTES_UNREAD);
  if (hasUnknownSymbol(xml)) remarks.push(SYMBOLS_UNREADABLE);
  if (hasRevisions(xml)) remarks.push('文件里有修订痕迹，按接受全部修订后的文字读取。');
  if (inserted) remarks.push('文件里插入了另一份文件，它的内容没有读入；请用 Word 打开后另存一份再核对。');
  if (hasRemoteParts(zip)) remarks.push('文件引用了外部模板或对象，未打开。');
  return ok({ grids, remarks });
}
