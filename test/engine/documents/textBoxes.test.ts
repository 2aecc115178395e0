/** Text boxes beside the cells of real files: not read as rows, but told by their first words. */
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { unwrap } from '../../builders/project';

const LONG = `另有三项待商：${'河道保洁、'.repeat(12)}护林防火`;

/** A workbook, with a drawing put in that holds these boxes. */
async function workbook(...boxes: string[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('职责');
  sheet.addRow(['序号', '事项名称']);
  sheet.addRow([1, '巡河']);
  const archive = await JSZip.loadAsync(await book.xlsx.writeBuffer());
  const shapes = boxes.map(
    (text) => `<xdr:sp><xdr:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></xdr:txBody></xdr:sp>`,
  );
  archive.file('xl/drawings/drawing1.xml', `<xdr:wsDr xmlns:xdr="x" xmlns:a="a">${shapes.join('')}</xdr:wsDr>`);
  return archive.generateAsync({ type: 'uint8array' });
}

/** A box as Word writes it: the drawing, and the older copy of it. */
async function letter(text: string): Promise<Uint8Array> {
  const box = `<w:txbxContent><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:txbxContent>`;
  const both = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent>`;
  const row = (...cells: string[]) =>
    `<w:tr>${cells.map((cell) => `<w:tc><w:p><w:r><w:t>${cell}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`;
  const archive = new JSZip();
  archive.file(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  );
  archive.file(
    'word/document.xml',
    `<w:document xmlns:w="w" xmlns:mc="m" xmlns:wps="p"><w:body><w:p><w:r>${both}</w:r></w:p><w:tbl>${row('序号', '事项名称')}${row('1', '巡河')}</w:tbl></w:body></w:document>`,
  );
  return archive.generateAsync({ type: 'uint8array' });
}

const remarks = (bytes: Uint8Array, name: string): readonly string[] =>
  unwrap(readDocument(bytes, name)).remarks.filter((remark) => remark.includes('文本框'));

test('those of a workbook are quoted, a long one by its beginning, a blank one not at all', async () => {
  expect(remarks(await workbook('另报：护林防火', '', LONG), '表.xlsx')).toEqual([
    `文件里的文本框没有导入，请看有没有事项：“另报：护林防火”、“${LONG.slice(0, 60)}…”。`,
  ]);
  expect(remarks(await workbook(''), '表.xlsx')).toEqual([]);
  const many = await workbook(...Array.from({ length: 7 }, (_, at) => `第${at + 1}处`));
  expect(remarks(many, '表.xlsx')[0]).toMatch(/“第5处”等 7 处。$/);
});

test('those of a Word document are quoted once, though it keeps an older copy', async () => {
  expect(remarks(await letter('另报：护林防火'), '表.docx')).toEqual([
    '文件里的文本框没有导入，请看有没有事项：“另报：护林防火”。',
  ]);
});
