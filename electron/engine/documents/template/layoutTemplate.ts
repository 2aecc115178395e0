/** Checks an office's own Word template and fills it in: placeholders anywhere, and in each list's table a row to repeat. */
import type { TemplateContent, TemplateValues, TemplateWords } from '../../../../shared/model/layoutTemplate';
import { fail, ok, type Result } from '../../../../shared/result';
import { guardZip } from '../guard/guardZip';
import { rereadTableRows } from '../rereading/rereadWord';
import { packParts, partAsText, readParts } from '../writing/packageBytes';
import { fillText, fillXml, otherBracketsIn, placeholdersIn, textOf, unpairedIn } from './templateXml';

const BODY = 'word/document.xml';
/** Innermost rows: one that holds a table in a cell is not repeated. */
const ROW = /<w:tr[ >](?:(?!<w:tr[ >]).)*?<\/w:tr>/gs;
/** What an office program computes or keeps beside the text of a row: it would not come out as it was filled in. */
const COMPUTED =
  /<w:(?:fldSimple|fldChar|instrText|sdt|ins|del|moveFrom|moveTo|commentRangeStart|footnoteReference)[ >/]/;
const NESTED = /<w:tc[ >](?:(?!<\/w:tc>).)*?<w:tbl>/s;
const INNER_TABLE = /<w:tbl>(?:(?!<w:tbl>).)*?<\/w:tbl>/s;
const INNER_MARK = '<!-- table -->';
const CELL = /<w:tc[ >].*?<\/w:tc>/gs;

interface FoundRow {
  readonly xml: string;
  readonly from: number;
  readonly to: number;
}

/** The row to repeat of one list, with the category row above it. */
interface RepeatedRows {
  readonly section: FoundRow | null;
  readonly item: FoundRow;
}

/** Errors: those of the guard, TEMPLATE_UNFIT with a sentence for each mistake. */
export async function checkLayoutTemplate(bytes: Uint8Array, words: TemplateWords): Promise<Result<null>> {
  const guarded = guardZip(bytes);
  if (!guarded.ok) return guarded;
  if (guarded.value.read(BODY) === null) return fail('TEMPLATE_UNFIT', { problems: '它不是 Word 文档（.docx）。' });
  const parts = await readParts(bytes);
  const problems = [
    ...outsideProblems(parts),
    ...wordProblems(parts, words),
    ...rowProblems(partAsText(parts, BODY), words),
  ];
  if (problems.length > 0) return fail('TEMPLATE_UNFIT', { problems: problems.join('') });
  const { packed, lost } = await fillAndReread(bytes, words, trialContent(words));
  if (lost !== null)
    return fail('TEMPLATE_UNFIT', { problems: '要重复的行填好后读回来不一样，请把那一行改成只有普通文字。' });
  const left = unfilled(await readParts(packed), words);
  return left.length === 0 ? ok(null) : fail('TEMPLATE_UNFIT', { problems: left.join('') });
}

/** Known words that stand where nothing fills them in. */
function unfilled(filled: ReadonlyMap<string, Uint8Array>, words: TemplateWords): string[] {
  const known = knownWords(words);
  const left = new Set(
    textsOf(filled)
      .flatMap(placeholdersIn)
      .filter((name) => known.has(name)),
  );
  if (left.size === 0) return [];
  const names = [...left].map((name) => `“〔${name}〕”`).join('、');
  return [`${names}写在了填不上的地方：栏名只能写在要重复的行里，类别只能写在紧挨着它的上一行。`];
}

/** Each placeholder filled with its own name, two rows a list: whatever a row holds, it must come back as it was filled in. */
function trialContent({ document, section, lists }: TemplateWords): TemplateContent {
  const named = (names: readonly string[]): TemplateValues => Object.fromEntries(names.map((name) => [name, name]));
  return {
    document: named(document),
    lists: lists.map(({ columns }) => [{ values: named(section), rows: [named(columns), named(columns)] }]),
  };
}

function outsideProblems(parts: ReadonlyMap<string, Uint8Array>): string[] {
  const names = [...parts.keys()];
  const linked = names.some(
    (name) => name.endsWith('.rels') && partAsText(parts, name).includes('TargetMode="External"'),
  );
  const active = names.some((name) => /vbaProject|embeddings|activeX/.test(name));
  return linked || active ? ['里面有宏、嵌入对象或外部链接，请另存为不含这些的 .docx。'] : [];
}

function filledParts(parts: ReadonlyMap<string, Uint8Array>): string[] {
  return [...parts.keys()].filter((name) =>
    /^word\/(document|(?:header|footer|footnotes|endnotes)\d*)\.xml$/.test(name),
  );
}

function textsOf(parts: ReadonlyMap<string, Uint8Array>): string[] {
  return filledParts(parts).map((name) => textOf(partAsText(parts, name)));
}

function knownWords({ document, section, lists }: TemplateWords): Set<string> {
  return new Set([...document, ...section, ...lists.flatMap(({ columns }) => columns)]);
}

function wordProblems(parts: ReadonlyMap<string, Uint8Array>, words: TemplateWords): string[] {
  const known = knownWords(words);
  const texts = textsOf(parts);
  const unknown = [...new Set(texts.flatMap(placeholdersIn))].filter((name) => !known.has(name));
  const usable = [...known].map((name) => `〔${name}〕`).join('');
  const unpaired = [...new Set(texts.flatMap(unpairedIn))].map((piece) => `“${piece}”`);
  const others = texts.flatMap(otherBracketsIn).filter(({ name }) => known.has(name));
  const written = [...new Set(others.map((one) => `“${one.written}”`))];
  return [
    unknown.length > 0 ? `${unknown.map((name) => `“〔${name}〕”`).join('、')}不认识，可用的有${usable}。` : '',
    unpaired.length > 0 ? `${unpaired.join('、')}的括号没有成对。` : '',
    written.length > 0 ? `${written.join('、')}要改用六角括号，如〔${others[0]?.name ?? ''}〕。` : '',
  ].filter((problem) => problem !== '');
}

function rowProblems(xml: string, words: TemplateWords): string[] {
  const found = repeatedRows(xml, words);
  if (NESTED.test(xml) && nestedRows(xml, words)) return ['要重复的行里套着表格，请把里面的表格去掉，只留文字。'];
  if (found.length === 0) return ['没有要重复的行：每张清单的表里留一行，写上〔序号〕等栏名。'];
  if (found.length !== words.lists.length) {
    return [`有 ${found.length} 行要重复，体例有 ${words.lists.length} 张清单，每张清单要各留一张表、一行。`];
  }
  return found.flatMap(({ section, item }, index) => {
    const list = words.lists[index];
    if (!list) return [];
    const names = new Set(placeholdersIn(textOf(item.xml)));
    const lacking = list.needed.filter((name) => !names.has(name)).map((name) => `〔${name}〕`);
    const elsewhere = [...words.section, ...words.lists.flatMap(({ columns }) => columns)];
    const foreign = [...names].filter((name) => !list.columns.includes(name) && elsewhere.includes(name));
    const computed = [section, item].some((row) => row && COMPUTED.test(row.xml));
    const merged = [section, item].some((row) => row?.xml.includes('<w:vMerge'));
    return [
      lacking.length > 0 ? `“${list.name}”要重复的行里缺${lacking.join('')}${numbered(lacking)}。` : '',
      foreign.length > 0 ? `“${list.name}”没有${foreign.map((name) => `〔${name}〕`).join('')}这些栏。` : '',
      computed
        ? `“${list.name}”要重复的行里有域、控件、批注或修订痕迹，请改成普通文字（接受修订、按 Ctrl+Shift+F9）。`
        : '',
      merged ? `“${list.name}”要重复的行有上下合并的单元格，要先拆开。` : '',
    ].filter((problem) => problem !== '');
  });
}

function numbered(lacking: readonly string[]): string {
  return lacking.includes('〔序号〕') ? '，序号不能靠自动编号' : '';
}

/** Whether a row with a column's placeholder outside its inner tables holds such a table. */
function nestedRows(xml: string, words: TemplateWords): boolean {
  const columns = new Set(words.lists.flatMap((list) => list.columns));
  let outer = xml;
  // From the innermost out: each table that holds no other becomes a mark.
  for (let inner = INNER_TABLE.exec(outer); inner; inner = INNER_TABLE.exec(outer)) {
    const rows = inner[0].match(ROW) ?? [];
    if (rows.some((row) => row.includes(INNER_MARK) && placeholdersIn(textOf(row)).some((name) => columns.has(name))))
      return true;
    outer = outer.slice(0, inner.index) + INNER_MARK + outer.slice(inner.index + inner[0].length);
  }
  return false;
}

/** Rows with the placeholder of a column (〔类别〕 alone is none), in order; a row with 〔类别〕 counts when it stands right above. */
function repeatedRows(xml: string, words: TemplateWords): RepeatedRows[] {
  const columns = new Set(words.lists.flatMap((list) => list.columns).filter((name) => !words.section.includes(name)));
  const isItem = (names: readonly string[]): boolean => names.some((name) => columns.has(name));
  const rows = [...xml.matchAll(ROW)].map((match) => {
    const row = { xml: match[0], from: match.index, to: match.index + match[0].length };
    return { row, names: placeholdersIn(textOf(match[0])) };
  });
  return rows.flatMap(({ row, names }, index) => {
    if (!isItem(names)) return [];
    const above = rows[index - 1];
    const heads = above && above.row.to === row.from && above.names.includes('类别') && !isItem(above.names);
    const section = heads ? above.row : null;
    return [{ section, item: row }];
  });
}

/** The .docx of one township. @throws Error when what was filled in cannot be read back: the check tries that beforehand. */
export async function fillLayoutTemplate(
  bytes: Uint8Array,
  words: TemplateWords,
  content: TemplateContent,
): Promise<Uint8Array> {
  const { packed, lost } = await fillAndReread(bytes, words, content);
  if (lost !== null) throw new Error(`the filled template lacks ${lost}`);
  return packed;
}

/** `lost`: the first row that was filled in and cannot be read back. */
async function fillAndReread(
  bytes: Uint8Array,
  words: TemplateWords,
  content: TemplateContent,
): Promise<{ readonly packed: Uint8Array; readonly lost: string | null }> {
  const parts = await readParts(bytes);
  const filled = new Map<string, string | Uint8Array>(parts);
  const { xml, rows } = fillBody(partAsText(parts, BODY), words, content);
  for (const name of filledParts(parts)) {
    filled.set(name, name === BODY ? xml : fillXml(partAsText(parts, name), content.document));
  }
  const packed = packParts(filled);
  const expected = rows.map((row) => JSON.stringify(row));
  const found = (await rereadTableRows(packed)).map((row) => JSON.stringify(row));
  let at = 0;
  for (const row of found) if (row === expected[at]) at += 1;
  return { packed, lost: at < expected.length ? `row ${at + 1}: ${expected[at]}` : null };
}

/** `rows`: the texts of all rows that were repeated, cell by cell. */
function fillBody(
  xml: string,
  words: TemplateWords,
  content: TemplateContent,
): { readonly xml: string; readonly rows: readonly string[][] } {
  const pieces: string[] = [];
  const rows: string[][] = [];
  let from = 0;
  // In one pass: what a text says in 〔〕 is not filled in again.
  const put = (row: FoundRow, own: TemplateValues): void => {
    const values = { ...content.document, ...own };
    pieces.push(fillXml(row.xml, values));
    rows.push((row.xml.match(CELL) ?? []).map((cell) => fillText(textOf(cell), values)));
  };
  repeatedRows(xml, words).forEach(({ section, item }, index) => {
    pieces.push(fillXml(xml.slice(from, section?.from ?? item.from), content.document));
    for (const { values, rows: items } of content.lists[index] ?? []) {
      if (section) put(section, values);
      for (const row of items) put(item, { ...values, ...row });
    }
    from = item.to;
  });
  pieces.push(fillXml(xml.slice(from), content.document));
  return { xml: pieces.join(''), rows };
}
