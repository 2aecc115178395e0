/** 退回表 sent back untouched reads as the list it was made from: nothing is taken out of a list by the form itself. */
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { writeForm } from '../../../electron/engine/documents/writeForm';
import { importSourceList, understandFile } from '../../../electron/engine/services/sources/importSourceList';
import { makeReturnForm } from '../../../electron/engine/services/sources/makeReturnForm';
import { newProject, temporaryFolder, unwrap } from '../../builders/project';
import { makeWordDocument } from '../documents/makeZip';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = newProject(folder.path);
});
afterEach(() => {
  project.close();
  folder.remove();
});

const understand = (bytes: Uint8Array, name: string) =>
  unwrap(understandFile(project, name, bytes, unwrap(readDocument(bytes, name))));

type Read = ReturnType<typeof understand>['table'];
const meant = ({ entries }: Read) =>
  entries.map(({ name, text, category, department, bases }) => ({ name, text, category, department, bases }));

/** As it came in, and as its 退回表 reads. */
async function thereAndBack(bytes: Uint8Array, name: string) {
  const file = understand(bytes, name);
  const { sourceListId } = unwrap(importSourceList(project, file, { unit: '县水利局', direction: 'down' }));
  const made = makeReturnForm(project, sourceListId);
  if (!made) throw new Error('no form');
  const back = understand(await writeForm(made.form), '县水利局退回表.xlsx').table;
  return { before: meant(file.table), after: meant(back), back };
}

async function workbook(rows: readonly (readonly (string | number)[])[], merges: readonly string[] = []) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('清单');
  for (const row of rows) sheet.addRow([...row]);
  for (const range of merges) sheet.mergeCells(range);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const paragraph = (words: string): string => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
const line = (...cells: string[]): string =>
  `<w:tr>${cells.map((words) => `<w:tc><w:tcPr/>${paragraph(words)}</w:tc>`).join('')}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;

const HEADINGS = ['序号', '事项名称', '具体内容', '依据'];

test('a department merged over several duties is that of each', async () => {
  const { before, after } = await thereAndBack(
    await workbook(
      [
        [...HEADINGS, '牵头单位'],
        [1, '河道巡查', '沿河巡查', '《河道管理条例》', '县水利局'],
        [2, '渡口值守', '逢集值守', '《内河条例》', ''],
        [3, '古树管护', '挂牌管护', '《森林法》', '县林业局'],
      ],
      ['E2:E3'],
    ),
    '县水利局.xlsx',
  );
  expect(before[1]?.department).toBe('县水利局');
  expect(after).toEqual(before);
});

test('a basis merged over several duties is that of each', async () => {
  const { before, after } = await thereAndBack(
    await workbook(
      [
        HEADINGS,
        [1, '河道巡查', '沿河巡查', '《河道管理条例》第三条'],
        [2, '渡口值守', '逢集值守', ''],
        [3, '古树管护', '挂牌管护', '《森林法》'],
      ],
      ['D2:D3'],
    ),
    '县水利局.xlsx',
  );
  expect(before[1]?.bases).toEqual(['《河道管理条例》第三条']);
  expect(after).toEqual(before);
});

test('a Word list with the category above each table keeps its categories', async () => {
  const body =
    paragraph('填报单位：县水利局') +
    paragraph('一、公共服务') +
    table(line(...HEADINGS), line('1', '河道巡查', '沿河巡查', '《河道管理条例》')) +
    paragraph('二、社会治理') +
    table(line(...HEADINGS), line('2', '古树管护', '挂牌管护', '《森林法》'));
  const { before, after } = await thereAndBack(makeWordDocument(body), '县水利局.docx');
  expect(before.map(({ category }) => category)).toEqual(['公共服务', '社会治理']);
  expect(after).toEqual(before);
});

test('what the program writes as a problem is no basis of the duty when the form comes back', async () => {
  const body =
    paragraph('填报单位：县水利局') +
    table(line(...HEADINGS), line('1', '河道巡查', '沿河巡查', '《河道管理条例》')) +
    paragraph('') +
    table(line('2', '古树管护', '挂牌管护', ''));
  const { before, after } = await thereAndBack(makeWordDocument(body), '县水利局.docx');
  expect(after.map(({ name, bases }) => [name, bases])).toEqual(before.map(({ name, bases }) => [name, bases]));
});

test('the column of problems that the program added is no unknown column', async () => {
  const { back } = await thereAndBack(
    await workbook([HEADINGS, [1, '河道巡查', '沿河巡查', ''], [2, '古树管护', '挂牌管护', '《森林法》']]),
    '县水利局.xlsx',
  );
  expect(back.issues.filter(({ code }) => code === 'UNKNOWN_COLUMN' || code === 'COLUMN_UNREAD')).toEqual([]);
});
