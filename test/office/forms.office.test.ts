/** A blank form filled in and saved by LibreOffice comes back without any mapping, in each of its formats. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { writeForm } from '../../electron/engine/documents/writeForm';
import { makeTemplate } from '../../electron/engine/services/sources/makeTemplate';
import { readEntries } from '../../shared/logic/reading/readEntries';
import { unwrap } from '../builders/project';
import { sixCategoryScheme } from '../builders/townshipLists';
import { sampleCategories } from '../sampleFiles';
import { missingOfficeTools } from './renderPdf';

const missing = missingOfficeTools();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuangshu-forms-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const row = ['1', '社会治理', '打防火道', '入冬前打防火道。', '市林业和草原局', '《森林防火条例》第五条', '年年打'];

test.skipIf(missing)('saved again as .xlsx, .xls and .ods', async () => {
  const book = XLSX.read(await writeForm(makeTemplate(sixCategoryScheme(), 'township', '')));
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  XLSX.utils.sheet_add_aoa(sheet, [row], { origin: 'A4' });
  const source = join(folder, '填报表.xlsx');
  writeFileSync(source, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  const profile = pathToFileURL(join(folder, 'profile')).href;
  for (const format of ['xlsx', 'xls', 'ods']) {
    const out = join(folder, format);
    const options = ['--headless', '--convert-to', format, '--outdir', out, source];
    execFileSync('soffice', [`-env:UserInstallation=${profile}`, ...options], { stdio: 'pipe', timeout: 120_000 });
    const name = `填报表.${format}`;
    const document = unwrap(readDocument(readFileSync(join(out, name)), name));
    const table = unwrap(readEntries(document.grids, { fileName: name, categories: sampleCategories }));
    const read = table.entries.map((entry) => {
      return [entry.category, entry.name, entry.text, entry.department, entry.bases, entry.remark];
    });
    expect(read, format).toEqual([[row[1], row[2], row[3], row[4], [row[5]], row[6]]]);
    expect(
      table.columns.filter(({ role }) => role === 'ignored'),
      format,
    ).toEqual([]);
  }
});
