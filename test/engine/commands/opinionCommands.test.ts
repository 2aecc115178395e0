/** ask, returns and opinions on the command line: packs out, a folder of answers in, papers and figures. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { adoptEntries } from '../../../electron/engine/services/merge/disposeEntries';
import { fillForm } from '../../builders/filledForms';
import { smallProject, unwrap } from '../../builders/project';
import { runCliJson } from './runCli';

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
  const figures = await runCliJson<{
    consultations: { packs: object; opinions: { total: number; open: number } }[];
    files: string[];
  }>('opinions', '--project', path, '--out', join(folder, 'papers'));
  expect(figures.value.consultations[0]?.packs).toMatchObject({ issued: 5, returned: 2, outstanding: 3, overdue: 0 });
  expect(figures.value.consultations[0]?.opinions).toMatchObject({ total: 2, open: 2 });
  // Three reminders, and two kinds of file for each of three tables; nobody is answered before anything is handled.
  expect(figures.value.files).toHaveLength(3 + 6);
}, 240_000);
