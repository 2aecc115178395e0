/** 安澜县's three lists by command line: new, import, adopt, seal, export, each figure as the county states it. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANLAN_TOWNS } from '../../builders/anlanCounty';
import { temporaryFolder } from '../../builders/project';
import { runCliJson } from './runCli';

const published = resolve(import.meta.dirname, '../../published/anlan');

let folder: { path: string; remove(): void };
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

it('takes the published files in and puts the same lists out', async () => {
  const project = join(folder.path, '安澜县.shuangshu');
  const at = ['--project', project];
  const date = ['--date', '2025-06-18'];
  expect((await runCliJson('new', ...at, '--name', '安澜县', '--scheme', 'three-lists', ...date)).code).toBe(0);
  for (const town of ANLAN_TOWNS) {
    const file = join(published, `安澜县${town}履职事项清单.xlsx`);
    expect((await runCliJson('import', ...at, '--file', file, '--unit', town, '--direction', 'up')).code).toBe(0);
  }
  const adopted = await runCliJson<{ items: number; entries: number; townTimes: number; townships: unknown[] }>(
    'adopt',
    ...at,
    '--published',
  );
  expect(adopted.value).toEqual({
    items: 367,
    entries: 1009,
    townTimes: 1009,
    townships: [
      { township: '临江镇', listed: 344, 基本: 120, 配合: 101, 收回: 123 },
      { township: '竹溪乡', listed: 333, 基本: 114, 配合: 97, 收回: 122 },
      { township: '城南街道', listed: 332, 基本: 113, 配合: 95, 收回: 124 },
    ],
  });
  expect((await runCliJson('seal', ...at)).code).toBe(0);
  const out = join(folder.path, 'out');
  const exported = await runCliJson<{ files: { township: string; rows: number }[] }>('export', ...at, '--out', out);
  const rows = (town: string) => exported.value.files.filter((file) => file.township === town).map((file) => file.rows);
  expect(ANLAN_TOWNS.map((town) => [...new Set(rows(town))])).toEqual([[344], [333], [332]]);

  // One volume and the directories, named and filed as asked; a list of files lies beside them.
  const more = join(folder.path, 'more');
  const asked = [
    '--volume',
    '--directory',
    '--folders',
    '--manifest',
    '--format',
    'docx',
    '--names',
    '〔单位〕_〔清单〕',
  ];
  expect((await runCliJson('export', ...at, '--out', more, ...asked)).code).toBe(0);
  const volumes = readdirSync(join(more, '全部乡镇'));
  expect(volumes).toHaveLength(1);
  expect(volumes[0]).toMatch(/^全部乡镇_.*汇编\.docx$/);
  for (const town of ANLAN_TOWNS)
    expect(readdirSync(join(more, town))[0]).toMatch(new RegExp(`^${town}_.*目录\\.docx$`));
  expect(readdirSync(more).some((name) => name.includes('校验清单'))).toBe(true);

  // Pages are printed by the window; the command line says so and writes nothing.
  const printed = await runCliJson('export', ...at, '--out', join(folder.path, 'pdf'), '--format', 'pdf');
  expect(printed).toMatchObject({ code: 1, value: { error: { code: 'PDF_UNAVAILABLE' } } });
});
