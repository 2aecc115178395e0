/** 安澜县 by command line alone: published files, edition 1, 14 requests, edition 2, its papers, who bore what, the archive package. */
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANLAN_TOWNS, importAnlan } from '../../builders/anlanCounty';
import { temporaryFolder } from '../../builders/project';
import { CLI_PLACE, runCliJson } from './runCli';

const published = resolve(import.meta.dirname, '../../published/anlan');

let folder: { path: string; remove(): void };
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

interface Issued {
  readonly name: string;
  readonly items: number;
  readonly townTimes: number;
  readonly townships: { readonly township: string; readonly listed: number }[];
}

interface Refusal {
  readonly error: { readonly code: string; readonly message: string };
}

const backups = () =>
  readdirSync(join(CLI_PLACE, 'backups'), { recursive: true }).filter((name) => String(name).includes('-sealing-'));

it('goes from the published files to edition 2 with the figures of its README', async () => {
  const path = join(folder.path, '安澜县.shuangshu');
  // Taking files in by command is tested beside this; here it begins with them taken in.
  importAnlan(path).close();
  const at = ['--project', path];
  const run = async <T>(command: string, ...options: string[]): Promise<T> => {
    const { code, value, stderr } = await runCliJson<T>(command, ...at, ...options);
    if (code !== 0) throw new Error(`${command}: ${JSON.stringify(value)} ${stderr}`);
    return value;
  };
  await run('adopt', '--published');
  const none = await runCliJson<Refusal>('notices', ...at, '--out', join(folder.path, '无'));
  expect(none.value.error.message).toBe(
    '还没有印发过清单，没有可比的，也就没有变更通知。要看与征求意见稿等稿本的差别，请到“轮次 · 对比”。',
  );
  await run('seal');
  expect(backups()).toHaveLength(1);
  const first = [
    '--number',
    '安办发〔2025〕12号',
    '--issuer',
    '县委办、县政府办',
    '--issued',
    '2025-06-18',
    '--effective',
    '2025-06-18',
  ];
  const refused = await runCliJson<Refusal>('issue', ...at, '--taken-over', ...first);
  expect([refused.code, refused.value.error.code]).toEqual([1, 'EDITION_BLOCKED']);
  await run('waive', '--rule', 'takenOver', '--reason', '接续已印发清单，依据待补', '--decider', '县委编委第2次会议');
  const one = await run<Issued>('issue', '--taken-over', ...first);
  expect([one.name, one.items, one.townTimes]).toEqual(['第1版', 367, 1009]);
  expect(backups()).toHaveLength(2);
  const alone = await runCliJson<Refusal>('notices', ...at, '--out', join(folder.path, '无'));
  expect([alone.value.error.code, alone.value.error.message]).toEqual([
    'EDITION_ALONE',
    '第1版之前没有印发过的版，没有可比的，也就没有变更通知。要看与征求意见稿等稿本的差别，请到“轮次 · 对比”。',
  ]);

  const register = ['--file', join(published, 'adjustment.json'), '--lists', join(published, 'lists.json')];
  expect((await run<{ requests: unknown[] }>('register', ...register)).requests).toHaveLength(14);
  await run('seal');
  const exceptions = join(folder.path, '例外.json');
  writeFileSync(exceptions, JSON.stringify([{ check: '7', reason: '新增事项的条款待核对', decider: '县委、县政府' }]));
  const second = [
    '--number',
    '安办发〔2026〕3号',
    '--issuer',
    '县委办、县政府办',
    '--issued',
    '2026-01-15',
    '--effective',
    '2026-01-15',
  ];
  const two = await run<Issued>('issue', ...second, '--exceptions', exceptions);
  expect([two.name, two.items, two.townTimes]).toEqual(['第2版', 369, 1013]);
  expect(two.townships.map(({ township, listed }) => [township, listed])).toEqual([
    ['临江镇', 345],
    ['竹溪乡', 336],
    ['城南街道', 332],
  ]);

  const out = (name: string) => join(folder.path, name);
  const rows = async (edition: string) =>
    (
      await run<{ files: { rows: number }[] }>(
        'export',
        '--out',
        out(edition),
        '--edition',
        edition,
        '--format',
        'docx',
      )
    ).files.map((file) => file.rows);
  expect([await rows('1'), await rows('2')]).toEqual([
    [344, 333, 332],
    [345, 336, 332],
  ]);
  // Without a choice: what was sealed last was issued, so it goes out as that edition and not as a draft.
  await run('export', '--out', out('未选'), '--format', 'docx');
  expect(readdirSync(out('未选'))).toEqual(readdirSync(out('2')));
  expect(readdirSync(out('未选')).join()).toMatch(/印发稿/);
  const notices = await run<{ notices: { unit: string; before: number; after: number }[] }>(
    'notices',
    '--out',
    out('通知'),
  );
  expect(notices.notices.filter(({ unit }) => (ANLAN_TOWNS as readonly string[]).includes(unit))).toMatchObject([
    { before: 344, after: 345 },
    { before: 333, after: 336 },
    { before: 332, after: 332 },
  ]);
  const asked = ['--day', '2025-08-31', '--township', '城南街道'];
  const duties = await run<{ borne: number; rows: { name: string }[] }>('duties', ...asked, '--text', '视频监控建设');
  expect(duties.rows).toHaveLength(1);
  const extract = await run<{ files: string[]; row: { borne: boolean } }>(
    'extract',
    ...asked,
    '--item',
    '视频监控建设',
    '--out',
    out('摘录'),
  );
  expect([extract.row.borne, extract.files.length]).toEqual([true, 1]);
  const archive = await run<{ path: string; files: number }>('archive', '--out', out('档案'));
  expect(spawnSync('sha256sum', ['-c', '--quiet', '校验码.sha256'], { cwd: archive.path }).status).toBe(0);
  expect(readdirSync(join(archive.path, '清单'))).toHaveLength(2);

  const why = ['--edition', '2', '--reason', '文号误', '--decider', '县委编办'];
  writeFileSync(out('是文件'), '');
  const nowhere = await runCliJson<Refusal>('withdraw', ...at, ...why, '--out', out('是文件'));
  expect(nowhere.value.error.code).toBe('NO_FOLDER');
  const written = await run<{ files: string[] }>('withdraw', ...why, '--out', out('作废'));
  expect(written.files).toHaveLength(1);
  const left = await run<{ editions: { withdrawn: object | null }[]; next: { number: number } }>('editions');
  expect([left.editions.map(({ withdrawn }) => withdrawn === null), left.next.number]).toEqual([[true, false], 3]);
}, 180_000);
