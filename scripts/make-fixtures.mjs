/** Makes the files under test/fixtures, what is expected of each, and the table that lists them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './cache.mjs';
import { documents } from './fixtures/documents.mjs';
import { foreignFiles } from './fixtures/foreign.mjs';
import { blindLayouts } from './fixtures/layouts/blind.mjs';
import { columnLayouts } from './fixtures/layouts/columns.mjs';
import { countyLayouts } from './fixtures/layouts/counties.mjs';
import { departmentLayouts } from './fixtures/layouts/departments.mjs';
import { furtherLayouts } from './fixtures/layouts/further.mjs';
import { laterLayouts } from './fixtures/layouts/later.mjs';
import { makeLayout, predictionOf } from './fixtures/layouts/make.mjs';
import { noLists } from './fixtures/layouts/noLists.mjs';
import { officeLayouts } from './fixtures/layouts/offices.mjs';
import { pageLayouts } from './fixtures/layouts/pages.mjs';
import { provinceLayouts } from './fixtures/layouts/provinces.mjs';
import { publishedLayouts } from './fixtures/layouts/published.mjs';
import { rowLayouts } from './fixtures/layouts/rows.mjs';
import { townshipLayouts } from './fixtures/layouts/townships.mjs';
import { wordLayouts } from './fixtures/layouts/words.mjs';
import { makeOfficeFiles, officeFiles } from './fixtures/office.mjs';
import { textFiles } from './fixtures/texts.mjs';
import { workbooks } from './fixtures/workbooks.mjs';
import { say } from './run.mjs';

const folder = join(root, 'test', 'fixtures');
const remakeOffice = process.argv.includes('--office');
const remakeLayouts = process.argv.includes('--layouts');
const layouts = [
  ...departmentLayouts,
  ...townshipLayouts,
  ...wordLayouts,
  ...furtherLayouts,
  ...provinceLayouts,
  ...publishedLayouts,
  ...noLists,
  ...countyLayouts,
  ...columnLayouts,
  ...rowLayouts,
  ...pageLayouts,
  ...laterLayouts,
  ...officeLayouts,
  ...blindLayouts,
];

const groups = [
  { title: 'Workbooks, one trap each', made: 'hand-made XML, zipped by jszip', fixtures: workbooks },
  { title: 'Text tables, web pages, XML tables', made: 'hand-made text', fixtures: textFiles },
  { title: 'Word documents, old containers, damage', made: 'hand-made XML and sectors', fixtures: documents },
  { title: 'Other files, and traps of size and shape', made: 'hand-made bytes', fixtures: foreignFiles },
  { title: 'One table in every format of LibreOffice', made: 'LibreOffice 7.4', fixtures: officeFiles },
];

function write(name, bytes) {
  const path = join(folder, name);
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  writeFileSync(path, bytes);
  say(`写入 ${name}（${bytes.length} 字节）`);
}

function outcome({ error, entries, skipped, issues }) {
  if (error) return `refused: ${error}`;
  return `${entries.length} entries, ${skipped.length} skipped${issues.length > 0 ? `; ${issues.join(', ')}` : ''}`;
}

function listing() {
  const head =
    '# Fixtures\n\nEach file stands for one trap; the `.json` beside it says what must come out: entries, skipped rows with\nreasons, codes of issues, or the code of the refusal. Made by `node scripts/make-fixtures.mjs` (`--office` writes the\nLibreOffice files anew, `--layouts` those of the layouts), read by `test/engine/documents/fixtures.test.ts`, mutated by `npm run fuzz`.\n';
  const tables = groups.map(({ title, made, fixtures }) => {
    const lines = fixtures.map(({ file, purpose, expected }) => `| ${file} | ${purpose} | ${outcome(expected)} |`);
    return `\n## ${title}\n\nMade as: ${made}.\n\n| File | What it is for | Expected |\n|---|---|---|\n${lines.join('\n')}\n`;
  });
  const laid = layouts.map(({ file, purpose, expect, refused }) => {
    return `| ${file} | ${purpose} | ${refused ? 'refused in a sentence' : `${expect.length} entries`} |`;
  });
  const more = `\n## Layouts of offices\n\nIn \`layouts/\`, made by exceljs and docx; the \`.json\` beside each holds what was predicted by hand before the program\nsaw it: exactly these entries, each with at least these fields. Read by \`test/engine/documents/layouts.test.ts\`.\n\n| File | What it is for | Expected |\n|---|---|---|\n${laid.join('\n')}\n`;
  const rest =
    '\n## Made while testing, too large or too special to keep\n\n| Trap | Where |\n|---|---|\n| a million blank rows, forged sizes, twin names, other zip tricks | `test/engine/documents/guard.test.ts` |\n| a cell of a million characters in a text, 150,000 rows | `test/engine/documents/readDocument.test.ts`, `test/shared/logic/reading/readEntries.test.ts` |\n| truncation at sixty lengths, flipped bits | the same, and `test/engine/documents/fuzz.test.ts` |\n| a file without the right to read it (`chmod 000`; no obstacle for root, so skipped there) | `test/engine/commands/dryRun.test.ts` |\n| 100,000 × 8 cells | `npm run bench -- import` |\n';
  return Buffer.from(`${head}${tables.join('')}${more}${rest}`);
}

mkdirSync(folder, { recursive: true });
const missing = officeFiles.some(({ file }) => !existsSync(join(folder, file)));
const office = remakeOffice || missing ? await makeOfficeFiles(officeFiles.map(({ file }) => file)) : new Map();
for (const { file, make, expected } of groups.flatMap(({ fixtures }) => fixtures)) {
  const bytes = make ? Buffer.from(await make()) : office.get(file);
  if (bytes) write(file, bytes);
  write(`${file}.json`, Buffer.from(`${JSON.stringify(expected, null, 1)}\n`));
}
mkdirSync(join(folder, 'layouts'), { recursive: true });
for (const layout of layouts) {
  const name = join('layouts', layout.file);
  // Both writers put the hour into what they write: a file that is there stays.
  if (remakeLayouts || !existsSync(join(folder, name))) write(name, await makeLayout(layout));
  write(`${name}.json`, Buffer.from(`${JSON.stringify(predictionOf(layout), null, 1)}\n`));
}
write('README.md', listing());
