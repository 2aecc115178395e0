/** Every dangerous beginning of a text through every export, read back by LibreOffice: no formula, no link, the text as it was. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillLayoutTemplate } from '../../electron/engine/documents/template/layoutTemplate';
import { writeForm } from '../../electron/engine/documents/writeForm';
import { writeDocument } from '../../electron/engine/workers/writeDocumentsTask';
import { sampleTemplate, templateContent, templateWords } from '../../shared/logic/paper/templateContent';
import { documentOf, listRow, sixCategoryScheme, townshipList } from '../builders/townshipLists';
import { missingOfficeTools } from './renderPdf';

const PREFIXES = ['=', '+', '-', '@', '＝', '＋', '－', '＠', "'=", ' =', '\t=', '\n=', '{=', '%', '#', '"='];
const BODIES = ['1+1', 'SUM(A1:A9)', 'HYPERLINK("http://x.example/","点")', "cmd|'/c calc'!A1", 'DDE("a";"b";"c")'];
const TEXTS = PREFIXES.flatMap((prefix) => BODIES.map((body) => `${prefix}${body}`));
const rows = TEXTS.map((text, index) => ({ ...listRow(index, '基层党建'), name: text, text, remark: text }));

const missing = missingOfficeTools();
let folder = '';

/** The document as LibreOffice has understood it, in its own flat XML. */
function understood(name: string, bytes: Uint8Array, filter: 'fods' | 'fodt'): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  const profile = pathToFileURL(path.join(folder, 'profile')).href;
  execFileSync(
    'soffice',
    [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', filter, '--outdir', folder, file],
    { stdio: 'pipe', timeout: 120_000 },
  );
  return fs.readFileSync(path.join(folder, name.replace(/\.\w+$/, `.${filter}`)), 'utf8');
}

/** Times a text stands in the XML, white space apart. */
function occurrences(xml: string, text: string): number {
  const bare = (value: string) => value.replace(/<text:s[^>]*\/>|<[^>]+>|\s/g, '');
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\s/g, '');
  const unquoted = (value: string) => value.replace(/&quot;/g, '"').replace(/&apos;/g, "'");
  return unquoted(bare(xml)).split(unquoted(escaped)).length - 1;
}

describe.skipIf(missing !== undefined)('texts that look like formulas', () => {
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'formulas-'));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  const cases: [string, 'fods' | 'fodt', () => Promise<Uint8Array>][] = [
    ['list.xlsx', 'fods', () => writeDocument(documentOf({}, { rows }), 'xlsx')],
    ['list.docx', 'fodt', () => writeDocument(documentOf({}, { rows }), 'docx')],
    [
      'form.xlsx',
      'fods',
      () =>
        writeForm({
          sheets: [
            {
              name: '退回表',
              columns: [{ heading: '事项', width: 30 }],
              rows: TEXTS.map((text) => ({ cells: [text], look: 'plain' as const })),
              blankRows: 0,
              marks: [],
            },
          ],
          instructions: TEXTS,
        }),
    ],
    [
      'template.docx',
      'fodt',
      async () => {
        const scheme = sixCategoryScheme();
        const template = await writeDocument(sampleTemplate(scheme), 'docx');
        return fillLayoutTemplate(
          template,
          templateWords(scheme),
          templateContent([townshipList({}, { rows })], scheme, '清单'),
        );
      },
    ],
  ];

  it.each(cases)('stay texts in %s', async (name, filter, make) => {
    const xml = understood(name, await make(), filter);
    expect(xml).not.toMatch(/table:formula=|<text:(?:dde|database|script|execute)/);
    expect(xml).not.toMatch(/xlink:href="(?:https?|file|ftp):/);
    expect(TEXTS.filter((text) => occurrences(xml, text) === 0)).toEqual([]);
  });
});
