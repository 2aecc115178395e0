/** Sample lists written by LibreOffice in other formats read the same as the originals: .doc, .xls, .ods, .fods, web pages. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { readEntries } from '../../shared/logic/reading/readEntries';
import { readSampleFiles, type SampleFile, sampleCategories } from '../sampleFiles';

const all = [...readSampleFiles('townships'), ...readSampleFiles('departments')];
const documents = all.filter(({ name }) => name.endsWith('.docx'));
const workbooks = all.filter(({ name }) => /^(道河镇|绥阳镇|10|04).*\.xlsx$/.test(name));
let folder: string;

function convert(filter: string, files: readonly SampleFile[]): void {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const paths = files.map(({ name }) => join(folder, name));
  execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', join(folder, 'out'), ...paths], {
    stdio: 'ignore',
    timeout: 150_000,
  });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuangshu-office-'));
  for (const { name, bytes } of [...documents, ...workbooks]) writeFileSync(join(folder, name), bytes);
  convert('doc:MS Word 97', documents);
  for (const filter of ['xls:MS Excel 97', 'ods', 'fods', 'html']) convert(filter, workbooks);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the duties say, without where they stand: a web page calls its sheets by number. */
function dutiesOf(bytes: Uint8Array, fileName: string): unknown[] {
  const document = readDocument(bytes, fileName);
  if (!document.ok) throw new Error(`${fileName}: ${document.code}`);
  const table = readEntries(document.value.grids, { fileName, categories: sampleCategories });
  if (!table.ok) throw new Error(`${fileName}: ${table.code}`);
  return table.value.entries.map(({ sheet: _sheet, ...duty }) => duty);
}

const cases = [
  ...documents.map((file) => ({ file, ending: 'doc' })),
  ...workbooks.flatMap((file) => ['xls', 'ods', 'fods', 'html'].map((ending) => ({ file, ending }))),
];

test.each(cases.map(({ file, ending }) => [file.name, ending, file] as const))('%s as .%s', (name, ending, file) => {
  const converted = name.replace(/\.\w+$/, `.${ending}`);
  const duties = dutiesOf(file.bytes, name);
  expect(duties.length).toBeGreaterThan(10);
  expect(dutiesOf(readFileSync(join(folder, 'out', converted)), converted)).toEqual(duties);
});
