/** import --dry-run: one line per file whatever the files do, exit code 2 when one was refused, nothing written. */
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli, runCliJson, SAMPLE } from './runCli';

interface Answer {
  file: string;
  ok: boolean;
  format: string | null;
  unit: string | null;
  direction: string | null;
  entries: { name: string; text: string; bases: string[]; sheet: string; row: number }[];
  skipped: { sheet: string; row: number; reason: string }[];
  issues: { code: string; message: string }[];
  error: { code: string; message: string } | null;
}

const fixtures = resolve(import.meta.dirname, '../../fixtures');
const forest = join(SAMPLE, 'townships', '大肚川镇清单.csv');
const water = join(SAMPLE, 'departments', '35市水务局乡镇职责任务清单.xls');
const work = mkdtempSync(join(tmpdir(), 'shuangshu-dry-'));
const project = join(work, '东宁市.shuangshu');

beforeAll(async () => {
  await runCliJson('new', '--project', project, '--name', '东宁市', '--scheme', 'six-category');
}, 120_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function dryRun(...args: string[]): Promise<{ code: number | null; answers: Answer[] }> {
  const { code, stdout } = await runCli('import', '--dry-run', ...args);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { code, answers: lines.map((line) => JSON.parse(line) as Answer) };
}

it('answers good files with entries, skipped rows, unit and direction, without a project', async () => {
  const { code, answers } = await dryRun(forest, water);
  expect(code).toBe(0);
  expect(answers).toMatchObject([
    { file: forest, ok: true, format: 'csv', unit: '大肚川镇', direction: 'up', error: null },
    { file: water, ok: true, format: 'xls', unit: '市水务局', direction: 'down', error: null },
  ]);
  expect(answers.map(({ entries }) => entries.length)).toEqual([35, 12]);
  expect(Object.keys(answers[0]?.entries[0] ?? {})).toEqual([
    'name',
    'text',
    'department',
    'category',
    'bases',
    'sheet',
    'row',
  ]);
  for (const { skipped } of answers) expect(skipped.every(({ reason }) => reason !== '')).toBe(true);
});

it('goes on after files that are damaged, hostile, missing or folders, and leaves the project as it was', async () => {
  const before = readFileSync(project);
  const bad = ['zip-bomb.xlsx', 'cut-171.xlsx', 'encrypted.xlsx', 'empty.xlsx', 'random.xls', 'doctype.xlsx'];
  const files = [...bad.map((name) => join(fixtures, name)), join(work, '没有.xlsx'), work, forest];
  const { code, answers } = await dryRun('--project', project, ...files);
  expect(code).toBe(2);
  expect(answers.map(({ file }) => file)).toEqual(files);
  expect(answers.map(({ error }) => error?.code ?? 'ok')).toEqual([
    'FILE_UNREADABLE',
    'FILE_DAMAGED',
    'FILE_ENCRYPTED',
    'FILE_EMPTY',
    'FILE_UNSUPPORTED',
    'FILE_UNREADABLE',
    'FILE_MISSING',
    'FILE_UNSUPPORTED',
    'ok',
  ]);
  for (const { error } of answers) if (error) expect(error.message).toMatch(/[一-鿿].*。$/);
  expect(readFileSync(project).equals(before)).toBe(true);
});

it('takes a stated unit and direction, and hundreds of files in one process', async () => {
  const many = Array.from({ length: 300 }, () => join(fixtures, 'utf8.csv'));
  const { code, answers } = await dryRun('--unit', '绥阳镇', '--direction', 'up', ...many);
  expect(code).toBe(0);
  expect(answers).toHaveLength(300);
  expect(
    answers.every(({ unit, direction, entries }) => unit === '绥阳镇' && direction === 'up' && entries.length === 3),
  ).toBe(true);
});

it('refuses a project that is not there before reading any file', async () => {
  const { code, stdout } = await runCli('import', '--dry-run', '--project', join(work, 'x.shuangshu'), forest);
  expect([code, JSON.parse(stdout).error.code]).toEqual([1, 'PROJECT_MISSING']);
});

it('takes many files only as a dry run', async () => {
  const { code, value } = await runCliJson<{ error: { code: string } }>(
    ...['import', '--project', project, '--unit', '绥阳镇', '--direction', 'up', forest, water],
  );
  expect([code, value.error.code]).toEqual([1, 'BAD_INPUT']);
});

// Root may read everything, so that there is nothing to see.
it.skipIf(process.getuid?.() === 0)('says so when a file may not be read', async () => {
  const locked = join(work, '锁住.csv');
  copyFileSync(forest, locked);
  chmodSync(locked, 0);
  const { answers } = await dryRun(locked);
  expect(answers[0]?.error?.code).toBe('NO_PERMISSION');
});

it('names a file whose name begins with a dash behind --', async () => {
  const dashed = join(work, '-甲.csv');
  writeFileSync(dashed, '序号,职责事项\n1,巡查\n');
  const { answers } = await dryRun('--', dashed);
  expect(answers[0]?.entries.map(({ name }) => name)).toEqual(['巡查']);
});
