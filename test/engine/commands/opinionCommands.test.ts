/** ask, returns and opinions on the command line: packs out, a folder of answers in, papers and figures. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { fillForm } from '../../builders/filledForms';
import { smallProject, unwrap } from '../../builders/project';
import { superiorWorkbook } from '../../builders/superiorAnswers';
import { runCliJson } from './runCli';

interface Refusal {
  readonly error: { readonly code: string; readonly message: string };
}

const folder = mkdtempSync(join(tmpdir(), 'shuangshu-ask-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('packs go out, a folder of answers comes in, doubtful ones are named and left', async () => {
  const { project, down } = smallProject(folder);
  unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));
  const { path } = project;
  project.close();
  const out = join(folder, 'out');
  const asked = await runCliJson<{ packs: { unit: string; items: number; formHash: string }[] }>(
    ...['ask', '--project', path, '--out', out, '--due', '2099-01-31', '--source', 'current', '--title', '一下'],
  );
  expect([asked.code, asked.value.packs.map(({ unit, items }) => [unit, items])]).toEqual([
    0,
    [
      ['市委组织部', 4],
      ['市农业农村局', 0],
      ['道河镇', 4],
      ['绥阳镇', 3],
      ['老黑山镇', 3],
    ],
  ]);
  const returned = join(folder, 'returned');
  mkdirSync(returned);
  const form = (unit: string): string =>
    join(out, unit, readdirSync(join(out, unit)).find((name) => name.endsWith('.xlsx')) ?? '');
  await fillForm(form('道河镇'), join(returned, '甲.xlsx'), 4, { rows: { 0: { kind: '删除', reason: '重复' } } });
  await fillForm(form('绥阳镇'), join(returned, '乙.xlsx'), 3, { rows: { 0: { reason: '再议' } } });
  writeFileSync(join(returned, '其他.csv'), '序号,事项\n1,别的表\n');
  const first = await runCliJson<{ taken: number; files: { file: string; taken: boolean }[] }>(
    'returns',
    '--project',
    path,
    returned,
  );
  expect([first.code, first.value.taken]).toEqual([2, 1]);
  const again = await runCliJson<{ taken: number }>('returns', '--project', path, '--guess', join(returned, '乙.xlsx'));
  expect([again.code, again.value.taken]).toEqual([0, 1]);
  // Days later the folder holds what was taken already and one nobody filled in: both are told, neither stops the rest.
  await fillForm(form('市委组织部'), join(returned, '空.xlsx'), 4, { rows: {} });
  const days = await runCliJson<{ taken: number; files: { file: string; taken: boolean; message: string }[] }>(
    ...['returns', '--project', path, '--guess', returned],
  );
  expect([days.code, days.value.taken]).toEqual([2, 0]);
  const messageOf = (name: string) => days.value.files.find(({ file }) => file.endsWith(name))?.message;
  expect(messageOf('甲.xlsx')).toContain('一字不差');
  expect(messageOf('空.xlsx')).toContain('空表不等于无意见');
  const figures = await runCliJson<{
    consultations: { packs: object; opinions: { total: number; open: number } }[];
    files: string[];
  }>('opinions', '--project', path, '--out', join(folder, 'papers'));
  expect(figures.value.consultations[0]?.packs).toMatchObject({ issued: 5, returned: 2, outstanding: 3, overdue: 0 });
  expect(figures.value.consultations[0]?.opinions).toMatchObject({ total: 2, open: 2 });
  // Three reminders, and two kinds of file for each of three tables; nobody is answered before anything is handled.
  expect(figures.value.files).toHaveLength(3 + 6);
  // A form of the asking before: which of the two it answers has to be said.
  const late = join(folder, '丙.xlsx');
  await fillForm(form('老黑山镇'), late, 3, { rows: { 0: { kind: '删除', reason: '重复' } } });
  await runCliJson(
    ...['ask', '--project', path, '--out', join(folder, 'second'), '--due', '2099-02-28', '--source', 'current'],
    ...['--title', '再一下'],
  );
  const collect = (...more: string[]) =>
    runCliJson<{ taken: number; files: { message: string }[] }>('returns', '--project', path, ...more, late);
  const asks = await collect();
  expect([asks.code, asks.value.taken]).toEqual([2, 0]);
  expect(asks.value.files[0]?.message).toContain('这是一下的表，再一下还没有收到该单位的');
  expect((await collect('--asking', 'present')).value.taken).toBe(1);
  const counted = await runCliJson<{ consultations: { packs: object }[] }>('opinions', '--project', path);
  expect(counted.value.consultations.map(({ packs }) => packs)).toMatchObject([{ returned: 2 }, { returned: 1 }]);
}, 240_000);

test('a list printed here is no list to import, unless that is said; it is taken in with the answers', async () => {
  const own = join(folder, 'printed');
  mkdirSync(own);
  const { project, down } = smallProject(own);
  unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
  const { path } = project;
  project.close();
  const lists = join(own, 'lists');
  await runCliJson('export', '--project', path, '--out', lists, '--format', 'xlsx');
  const name = readdirSync(lists).find((one) => one.includes('道河镇')) ?? '';
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(lists, name));
  book.worksheets[0]?.eachRow((row) => {
    row.eachCell((cell) => {
      if (cell.value === '整治人居环境，按月报告。') cell.value = '整治人居环境，每季度报告。';
    });
  });
  const returned = join(own, 'returned');
  mkdirSync(returned);
  const file = join(returned, '道河镇.xlsx');
  writeFileSync(file, new Uint8Array(await book.xlsx.writeBuffer()));
  const as = ['--project', path, '--file', file, '--unit', '道河镇', '--direction', 'up'];
  const refused = await runCliJson<Refusal>('import', ...as);
  expect([refused.code, refused.value.error.code]).toEqual([1, 'PRINTED_PAPER']);
  expect(refused.value.error.message).toContain('本项目印给道河镇的第1轮征求意见稿');
  await runCliJson('ask', '--project', path, '--out', join(own, 'out'), '--due', '2099-01-31');
  const open = await runCliJson<{ taken: number; files: { questions: object[] }[] }>(
    'returns',
    '--project',
    path,
    returned,
  );
  expect([open.value.taken, open.value.files[0]?.questions.length]).toEqual([0, 1]);
  const taken = await runCliJson<{ taken: number }>('returns', '--project', path, '--guess', returned);
  expect([taken.code, taken.value.taken]).toEqual([0, 1]);
  const forced = await runCliJson<{ entries: number }>('import', ...as, '--as-list');
  expect([forced.code, forced.value.entries]).toEqual([0, 4]);
}, 60_000);

test('the list goes up to a superior, whose own table comes back with its number and is reported on', async () => {
  const own = join(folder, 'superior');
  mkdirSync(own);
  const { project, down } = smallProject(own);
  unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
  const { path } = project;
  project.close();
  const up = ['--project', path, '--out', join(own, 'out'), '--due', '2099-01-31', '--superior', '市委编办'];
  const sent = await runCliJson<{ files: number; packs: { unit: string; items: number }[] }>('ask', ...up);
  expect([sent.code, sent.value.files]).toEqual([0, 3]);
  expect(sent.value.packs).toMatchObject([{ unit: '市委编办', items: 4 }]);
  const [clear, doubtful] = [join(own, '市里反馈.xlsx'), join(own, '市里再反馈.xlsx')];
  writeFileSync(clear, await superiorWorkbook({ rows: [['1', '落实三会一课', '删除', '', '重复']] }));
  writeFileSync(doubtful, await superiorWorkbook({ rows: [['1', '没有这一项', '删除', '', '重复']] }));
  const number = ['--number', '牡编办函〔2025〕15号'];
  const taken = await runCliJson<{ taken: number }>(
    'returns',
    '--project',
    path,
    '--guess',
    ...number,
    clear,
    doubtful,
  );
  expect([taken.code, taken.value.taken]).toEqual([2, 1]);
  const papers = await runCliJson<{
    consultations: { superior: string; opinions: { total: number; open: number } }[];
    files: string[];
  }>('opinions', '--project', path, '--out', join(own, 'papers'));
  expect(papers.value.consultations).toMatchObject([{ superior: '市委编办', opinions: { total: 1, open: 1 } }]);
  expect(papers.value.files.map((name) => name.slice(name.lastIndexOf('.')))).toEqual(['.docx', '.xlsx']);
}, 60_000);
