/** A short run of the fuzzing with a fixed seed, and a control: a reader that changes one letter is found out. */
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { childParserHost } from '../../../electron/engine/parser/childParserHost';
import { type FileReader, openFileReader } from '../../../electron/engine/parser/readFile';
import { ok } from '../../../shared/result';
import { fuzzFiles } from '../../fuzz/fuzzFiles';
import { fuzzSources } from '../../fuzz/fuzzSources';
import { buildParser, type ParserBundle } from '../parserBundle';

let bundle: ParserBundle;
let reader: FileReader;
const sources = fuzzSources(resolve(import.meta.dirname, '../../..'));

beforeAll(async () => {
  bundle = await buildParser();
  reader = openFileReader(childParserHost(bundle.path));
});

afterAll(async () => {
  await reader.close();
  bundle.remove();
});

test('mutants of real files end in the same content or a refusal in time', async () => {
  const report = await fuzzFiles({ seed: 20250603, mutants: 400, reader, sources });
  expect(report.findings.map(({ file, number, kind, what }) => `${number} ${file} ${kind}: ${what}`)).toEqual([]);
  expect(report.mutants).toBe(400);
  expect(report.same).toBeGreaterThan(0);
  expect(report.refused).toBeGreaterThan(0);
});

test('a reader that changes a letter in damaged files, or loses a row, is found out', async () => {
  let reads = 0;
  const files = sources.filter(({ name }) => name.endsWith('.xlsx')).slice(0, 5);
  const careless: FileReader = {
    ...reader,
    async readFile(bytes, fileName) {
      const original = files.find(({ name }) => name === fileName)?.bytes ?? bytes;
      const read = await reader.readFile(original, fileName);
      reads += 1;
      if (!read.ok || reads <= files.length) return read;
      const [grid, ...others] = read.value.grids;
      if (!grid) return read;
      const rows =
        reads % 2 === 0 ? grid.rows.slice(1) : grid.rows.map((row) => ({ ...row, cells: ['错', ...row.cells] }));
      return ok({ ...read.value, grids: [{ ...grid, rows }, ...others] });
    },
  };
  const report = await fuzzFiles({ seed: 1, mutants: 60, reader: careless, sources: files });
  expect(report.findings.length).toBeGreaterThan(report.mutants / 3);
});
