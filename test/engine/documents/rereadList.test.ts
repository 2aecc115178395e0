/** Reading written lists back: what was changed in a file is seen, whatever the texts are. */
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { type ListFormat, rereadList } from '../../../electron/engine/documents/rereadList';
import { writeDocument } from '../../../electron/engine/workers/writeDocumentsTask';
import { printableText } from '../../../shared/logic/printableText';
import { LONG_LIST, pageOf, pageWithTexts } from '../../builders/townshipLists';

const FORMATS: ListFormat[] = ['docx', 'xlsx'];

/** The file with one part changed, as if it had been damaged or tampered with. */
async function withPart(bytes: Uint8Array, name: string, change: (xml: string) => string): Promise<Uint8Array> {
  const archive = await JSZip.loadAsync(bytes);
  const text = (await archive.file(name)?.async('text')) ?? '';
  const changed = change(text);
  expect(changed).not.toBe(text);
  archive.file(name, changed);
  return archive.generateAsync({ type: 'uint8array' });
}

describe.each(FORMATS)('rereadList of a .%s', (format) => {
  it('finds every section with its count and every row of a list of 394', async () => {
    const page = pageOf(LONG_LIST);
    const list = await rereadList(await writeDocument(page, format), format);
    expect(list.header).toEqual(page.columns.map((column) => column.heading));
    expect(list.sections).toEqual(
      page.rows.flatMap((row) =>
        row.kind === 'section' ? [{ text: row.text, count: row.count, rows: row.count }] : [],
      ),
    );
    expect(list.rows).toEqual(
      page.rows.flatMap((row) => (row.kind === 'item' ? [row.cells.map((cell) => cell.text)] : [])),
    );
    expect(list.rows).toHaveLength(394);
  });

  it('reads a list without rows', async () => {
    const list = await rereadList(await writeDocument(pageOf({}), format), format);
    expect(list.sections).toEqual([]);
    expect(list.rows).toEqual([]);
  });

  it.each([
    '=1+1',
    '他说："“两委”"',
    "it's & <b>",
    ' 前后空格 ',
    '一\n\n二\n',
    '😀𠮷',
    '_x0041_',
    '_x000D_\n_x005F_',
    '&#10;&amp;',
    '<&>"'.repeat(1500),
    '230229198001010013',
    'TRUE',
    '\u00a0\u200b\ufeff',
  ])('gives back the text %j as it was', async (text) => {
    const list = await rereadList(await writeDocument(pageWithTexts(['1', text, text]), format), format);
    expect(list.rows).toEqual([['1', text, text, '', '', '', '']]);
  });

  it('gives back any text, with what cannot be printed made printable', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({
        unit: fc.constantFrom('_', 'x', '0', '4', '1', '\n', '\r', '\t', ' ', '&', '<', '"', '=', '职'),
        maxLength: 30,
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 6, maxLength: 6 }), async (texts) => {
        const bytes = await writeDocument(pageWithTexts(['12', ...texts]), format);
        const list = await rereadList(bytes, format);
        expect(list.rows).toEqual([['12', ...texts.map(printableText)]]);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses bytes that are no such file', async () => {
    await expect(rereadList(new Uint8Array([1, 2, 3]), format)).rejects.toThrow();
  });
});

describe('rereadList of a changed file', () => {
  const page = pageOf({ 基层党建: 2, 经济发展: 1 });

  it('sees a lost row of a Word document', async () => {
    const bytes = await withPart(await writeDocument(page, 'docx'), 'word/document.xml', (xml) => {
      const start = xml.lastIndexOf('<w:tr>');
      return `${xml.slice(0, start)}${xml.slice(xml.lastIndexOf('</w:tr>') + '</w:tr>'.length)}`;
    });
    expect((await rereadList(bytes, 'docx')).sections).toEqual([
      { text: '一、基层党建（2项）', count: 2, rows: 2 },
      { text: '二、经济发展（1项）', count: 1, rows: 0 },
    ]);
  });

  it('sees a lost row of a worksheet', async () => {
    const bytes = await withPart(await writeDocument(page, 'xlsx'), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(/<row r="9".*?<\/row>/, ''),
    );
    expect((await rereadList(bytes, 'xlsx')).sections[1]).toEqual({ text: '二、经济发展（1项）', count: 1, rows: 0 });
  });

  it('refuses a formula in a worksheet', async () => {
    const bytes = await withPart(await writeDocument(page, 'xlsx'), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(/(<c r="A6"[^>]*>)/, '$1<f>1+1</f>'),
    );
    await expect(rereadList(bytes, 'xlsx')).rejects.toThrow(/formula/);
  });

  it('refuses a Word document without a repeated header', async () => {
    const bytes = await withPart(await writeDocument(page, 'docx'), 'word/document.xml', (xml) =>
      xml.replace('<w:tblHeader/>', ''),
    );
    await expect(rereadList(bytes, 'docx')).rejects.toThrow(/header/);
  });
});
