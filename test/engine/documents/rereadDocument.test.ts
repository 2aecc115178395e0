/** Reading written documents back: what was changed in a file is seen, whatever the texts are. */
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { type DocumentFormat, findMismatch, rereadDocument } from '../../../electron/engine/documents/rereadDocument';
import { writeDocument } from '../../../electron/engine/workers/writeDocumentsTask';
import { documentTexts } from '../../../shared/logic/paper/drafts/documentTexts';
import { layOutDocument } from '../../../shared/logic/paper/layout/layOutDocument';
import { printableText } from '../../../shared/logic/paper/printableText';
import type { ContentDraft, DocumentDraft } from '../../../shared/model/paperDocument';
import { STANDARD_PAPER } from '../../../shared/model/paperStandard';
import { documentOf, documentWithTexts, itemsAmong, LONG_LIST } from '../../builders/townshipLists';

const FORMATS: DocumentFormat[] = ['docx', 'xlsx'];

const anyText = fc.string({ unit: fc.constantFrom('职', '责', '1', '\n', '（', '—', 'a', '=', ' '), maxLength: 60 });
const anyTable = fc.array(fc.integer({ min: 8, max: 60 }), { minLength: 1, maxLength: 6 }).chain((widths) =>
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.constant(widths.map((width) => ({ heading: '栏', width, align: 'left' as const, figures: true }))),
    rows: fc.array(
      fc.oneof(
        fc.record({ section: anyText }),
        fc.record({ cells: fc.array(anyText, { minLength: widths.length, maxLength: widths.length }) }),
      ),
      { maxLength: 4 },
    ),
  }),
);
const anyContent: fc.Arbitrary<ContentDraft> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    style: fc.constantFrom('cover' as const, 'title' as const, 'heading' as const, 'text' as const),
    text: anyText,
  }),
  fc.record({ kind: fc.constant('ends' as const), left: anyText, right: anyText }),
  fc.record({ kind: fc.constant('gap' as const), height: fc.integer({ min: 1, max: 200 }) }),
  fc.record({
    kind: fc.constant('signatures' as const),
    signers: fc.array(fc.constantFrom('县民政局', '临江镇'), { minLength: 1, maxLength: 3 }),
  }),
  anyTable,
);
const anyDraft: fc.Arbitrary<DocumentDraft> = fc.record({
  title: anyText,
  date: fc.constant('2025-06-30'),
  parts: fc.array(
    fc.record({
      name: anyText,
      orientation: fc.constantFrom('landscape' as const, 'portrait' as const),
      numbered: fc.boolean(),
      content: fc.array(anyContent, { maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** The file with one part changed, as if it had been damaged or tampered with. */
async function withPart(bytes: Uint8Array, name: string, change: (xml: string) => string): Promise<Uint8Array> {
  const archive = await JSZip.loadAsync(bytes);
  const text = (await archive.file(name)?.async('text')) ?? '';
  const changed = change(text);
  expect(changed).not.toBe(text);
  archive.file(name, changed);
  return archive.generateAsync({ type: 'uint8array' });
}

describe.each(FORMATS)('a .%s read back', (format) => {
  it('holds every text of a list of 394, and nothing else', async () => {
    const document = documentOf(LONG_LIST);
    const bytes = await writeDocument(document, format);
    expect(await rereadDocument(bytes, format)).toEqual(documentTexts(document));
    expect(itemsAmong(await rereadDocument(bytes, format))).toHaveLength(394);
    expect(await findMismatch(bytes, format, document)).toBeNull();
  });

  it('holds a list without rows', async () => {
    const document = documentOf({});
    expect(await rereadDocument(await writeDocument(document, format), format)).toEqual(documentTexts(document));
  });

  it('holds any draft: texts, lines with two ends, tables of different columns, signatures', async () => {
    await fc.assert(
      fc.asyncProperty(anyDraft, async (draft) => {
        const document = layOutDocument(draft, STANDARD_PAPER);
        const bytes = await writeDocument(document, format);
        expect(await findMismatch(bytes, format, document)).toBeNull();
        expect(await rereadDocument(bytes, format)).toEqual(documentTexts(document));
      }),
      { numRuns: 40 },
    );
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
    const bytes = await writeDocument(documentWithTexts(['1', text, text]), format);
    expect((await rereadDocument(bytes, format)).at(-1)).toEqual(['1', text, text, '', '', '', '']);
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
        const bytes = await writeDocument(documentWithTexts(['12', ...texts]), format);
        expect((await rereadDocument(bytes, format)).at(-1)).toEqual(['12', ...texts.map(printableText)]);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses bytes that are no such file, and takes them for a mismatch', async () => {
    const rubbish = new Uint8Array([1, 2, 3]);
    await expect(rereadDocument(rubbish, format)).rejects.toThrow();
    expect(await findMismatch(rubbish, format, documentOf({}))).toMatchObject({ index: 0, found: [] });
  });
});

describe('a changed file', () => {
  const document = documentOf({ 基层党建: 2, 经济发展: 1 });

  it('shows a lost row of a Word document', async () => {
    const bytes = await withPart(await writeDocument(document, 'docx'), 'word/document.xml', (xml) => {
      const start = xml.lastIndexOf('<w:tr>');
      return `${xml.slice(0, start)}${xml.slice(xml.lastIndexOf('</w:tr>') + '</w:tr>'.length)}`;
    });
    expect(await findMismatch(bytes, 'docx', document)).toMatchObject({ index: 8, found: [] });
  });

  it('shows a lost row of a worksheet', async () => {
    const bytes = await withPart(await writeDocument(document, 'xlsx'), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(/<row r="9".*?<\/row>/s, ''),
    );
    expect(await findMismatch(bytes, 'xlsx', document)).toMatchObject({ index: 8 });
  });

  it('with a formula or a foreign field is refused', async () => {
    const sheet = await withPart(await writeDocument(document, 'xlsx'), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(/(<c r="A6"[^>]*>)/, '$1<f>1+1</f>'),
    );
    await expect(rereadDocument(sheet, 'xlsx')).rejects.toThrow(/formula/);
    const word = await withPart(await writeDocument(document, 'docx'), 'word/document.xml', (xml) =>
      xml.replace('<w:t xml:space="preserve">', '<w:instrText> DATE </w:instrText><w:t xml:space="preserve">'),
    );
    await expect(rereadDocument(word, 'docx')).rejects.toThrow(/field/);
  });
});
