/** The strict check itself: each kind of fault is found in a file that was right before. */
import { beforeAll, expect, it } from 'vitest';
import { writeForm } from '../../../electron/engine/documents/writeForm';
import { packParts, readParts } from '../../../electron/engine/documents/writing/packageBytes';
import { writeDocument } from '../../../electron/engine/workers/writeDocumentsTask';
import { findPackageFaults } from '../../builders/findPackageFaults';
import { bookletDocument } from '../../builders/paperKinds';

let word: Map<string, Uint8Array>;
let excel: Map<string, Uint8Array>;
beforeAll(async () => {
  word = await readParts(await writeDocument(bookletDocument(), 'docx'));
  excel = await readParts(await writeDocument(bookletDocument(), 'xlsx'));
});

async function faultsAfter(
  source: ReadonlyMap<string, Uint8Array>,
  part: string,
  from: string | RegExp,
  to: string,
): Promise<string[]> {
  const text = Buffer.from(source.get(part) ?? []).toString('utf8');
  const changed = text.replace(from, to);
  expect(changed, part).not.toBe(text);
  return findPackageFaults(packParts(new Map([...source, [part, Buffer.from(changed)]])));
}

it('finds nothing in what is right, forms among it', async () => {
  expect(await findPackageFaults(packParts(word))).toEqual([]);
  expect(await findPackageFaults(packParts(excel))).toEqual([]);
  const columns = [{ heading: '意见', width: 10, choices: ['无意见', '修改'] }];
  const rows = [{ cells: ['意见'], look: 'header' as const }];
  const mark = { row: 0, column: 0, text: '看这里' };
  const form = { sheets: [{ name: '表', columns, rows, blankRows: 9, marks: [mark] }], instructions: ['一'] };
  expect(await findPackageFaults(await writeForm(form))).toEqual([]);
});

it.each([
  ['an element out of order', 'word/document.xml', /(<w:tblW [^>]*\/>)(<w:jc [^>]*\/>)/, '$2$1', 'stands too late'],
  ['an element in a wrong place', 'word/document.xml', '<w:tblGrid>', '<w:tblGrid><w:jc/>', 'holds <w:jc>'],
  ['a grid that is too wide', 'word/document.xml', /<w:gridCol w:w="\d+"\/>/, '<w:gridCol w:w="9999"/>', 'on a grid'],
  [
    'a row short of a cell',
    'word/document.xml',
    /<\/w:tblGrid><w:tr>(<w:trPr>.*?<\/w:trPr>)<w:tc>.*?<\/w:tc>/,
    '</w:tblGrid><w:tr>$1',
    'a row of',
  ],
  [
    'a cell without a paragraph',
    'word/document.xml',
    /(<w:tc><w:tcPr>.*?<\/w:tcPr>)<w:p>.*?<\/w:p><\/w:tc>/,
    '$1</w:tc>',
    'without a paragraph',
  ],
  ['a mark twice', 'word/document.xml', /(<w:bookmarkStart [^>]*\/><w:bookmarkEnd [^>]*\/>)/, '$1$1', 'bookmark'],
  ['a reference to no mark', 'word/document.xml', 'PAGEREF part3', 'PAGEREF part99', 'no bookmark part99'],
  ['a field left open', 'word/document.xml', '<w:fldChar w:fldCharType="end"/>', '', 'a field of'],
  ['a style that is not there', 'word/document.xml', '"ListBody"', '"ListNone"', 'no style ListNone'],
  ['a footer that is not there', 'word/document.xml', /r:id="[^"]*"/, 'r:id="rId999"', 'leads nowhere'],
  ['a target that is not there', 'word/_rels/document.xml.rels', 'styles.xml', 'none.xml', 'is not there'],
  [
    'a link to the outside',
    'word/_rels/document.xml.rels',
    'Target="styles.xml"',
    'Target="styles.xml" TargetMode="External"',
    'leads outside',
  ],
  ['a part of no type', '[Content_Types].xml', /<Override [^>]*document\.xml"[^>]*\/>/, '', 'no type for'],
  ['broken XML', 'word/document.xml', '</w:body>', '', 'document.xml'],
] as const)('finds %s in a Word file', async (_, part, from, to, said) => {
  expect((await faultsAfter(word, part, from, to)).join('\n')).toContain(said);
});

it.each([
  [
    'an element out of order',
    'xl/worksheets/sheet3.xml',
    /(<pageMargins [^>]*\/>)(<pageSetup [^>]*\/>)/,
    '$2$1',
    'stands too late',
  ],
  ['rows out of order', 'xl/worksheets/sheet3.xml', '<row r="2"', '<row r="1"', 'behind 1'],
  ['a cell of another row', 'xl/worksheets/sheet3.xml', '<c r="A2"', '<c r="A9"', 'out of its place'],
  [
    'joined cells that overlap',
    'xl/worksheets/sheet3.xml',
    /<mergeCell (ref="[^"]*")\/>/,
    '<mergeCell $1/><mergeCell $1/>',
    'overlap',
  ],
  ['a row that is too tall', 'xl/worksheets/sheet3.xml', / ht="[\d.]+"/, ' ht="500"', 'too tall'],
  ['a style that is not there', 'xl/worksheets/sheet3.xml', /s="\d+"/, 's="999"', 'of no style'],
  [
    'a formula',
    'xl/worksheets/sheet3.xml',
    /(<c [^>]*) t="inlineStr"><is>.*?<\/is><\/c>/,
    '$1><f>1+1</f></c>',
    'a formula',
  ],
  ['two sheets of one name', 'xl/workbook.xml', /name="封面"/, 'name="目录"', 'sheet 目录 twice'],
  ['a name no sheet can have', 'xl/workbook.xml', /name="封面"/, 'name="a/b"', 'sheet name a/b'],
] as const)('finds %s in an Excel file', async (_, part, from, to, said) => {
  expect((await faultsAfter(excel, part, from, to)).join('\n')).toContain(said);
});
