/** The command line asks of its arguments what the window asks, and says which one is wrong. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import { smallProject, testOptions, unwrap } from '../../builders/project';
import { runCli, runCliJson, SAMPLE } from './runCli';

interface Refusal {
  error: { code: string; message: string };
}
const work = mkdtempSync(join(tmpdir(), 'shuangshu-cli-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const forest = join(SAMPLE, 'townships', '大肚川镇清单.csv');
const at = (name: string) => join(work, name);
const path = at('东宁市.shuangshu');
beforeAll(() => {
  smallProject(work).project.close();
}, 60_000);

describe('new', () => {
  it.each([
    ['缺少 --name', ['--name', '   ']],
    ['--date 写的是“昨天”，应写成 2025-06-30 这样', ['--name', '甲县', '--date', '昨天']],
    ['--date 写的是“2024-02-30”', ['--name', '甲县', '--date', '2024-02-30']],
    ['--name 写的是', ['--name', '县'.repeat(3_000)]],
  ])('refuses what is no name and no day: %s', async (option, rest) => {
    const made = await runCliJson<Refusal>('new', '--project', at('x.shuangshu'), ...rest);
    expect(made).toMatchObject({ code: 1, value: { error: { code: 'BAD_INPUT' } } });
    expect(made.value.error.message).toContain(option);
    expect(existsSync(at('x.shuangshu'))).toBe(false);
  });

  it('tells of a project file that the window would not offer to open', async () => {
    const made = await runCli('new', '--project', at('甲县'), '--name', '甲县');
    expect(made.code).toBe(0);
    expect(made.stderr).toContain('.shuangshu');
    expect(existsSync(at('甲县'))).toBe(true);
  });

  it('says that the folder is not there, not that the disk is broken', async () => {
    const made = await runCliJson<Refusal>('new', '--project', at('没有/甲县.shuangshu'), '--name', '甲县');
    expect(made.code).toBe(1);
    expect(made.value.error.message).not.toContain('磁盘出错');
    expect(made.value.error.message).toContain('文件夹');
  });
});

describe('import', () => {
  it('takes a name with blanks around for the unit, and blanks for none', async () => {
    const of = ['import', '--project', path, '--file', forest, '--direction', 'up', '--unit'];
    expect((await runCliJson<Refusal>(...of, '  ')).value.error.message).toContain('--unit');
    const taken = await runCliJson(...of, ' 道河镇 ');
    expect(taken.code).toBe(0);
    const units = await runCliJson<{ unit: string }[]>('entries', '--project', path, '--unit', '道河镇');
    expect(units.value.length).toBeGreaterThan(30);
  });

  it('a dry run of no file is refused: a pattern that met nothing must not look like success', async () => {
    const run = await runCli('import', '--dry-run', '--project', path);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout).error.message).toContain('文件');
  });
});

describe('a wrong argument', () => {
  it('is named as it is written on the command line', async () => {
    const message = async (...args: string[]) => (await runCliJson<Refusal>(...args)).value.error.message;
    expect(await message('ledger', '--projekt', path)).toContain('--projekt');
    expect(await message('ledger', '--project')).toContain('--project');
    expect(await message('issue', '--project', path, '--issued', '2024-13-01')).toContain(
      '--issued 写的是“2024-13-01”，应写成 2025-06-30 这样',
    );
    expect(await message('ask', '--project', path, '--out', at('out'), '--due', '明天')).toContain(
      '--due 写的是“明天”，应写成 2025-06-30 这样',
    );
    expect(await message('issue', '--project', path, '--stage', '定了')).toContain('--stage 写的是“定了”，应是 ');
    expect(await message('issue', '--project', path, '--issued', '1890-01-01')).toContain('1949');
    const waive = ['waive', '--project', path, '--decider', '县委编办'];
    expect(await message(...waive, '--rule', 'basis', '--reason', '待补')).toContain(
      '--rule 写的是“basis”，应是 basisM',
    );
    expect(await message(...waive, '--rule', 'basisMissing', '--reason', '待'.repeat(9_000))).toContain('不能超过');
    const reasonless = ['withdraw', '--project', path, '--edition', '1', '--decider', '县委编办', '--reason', '  '];
    expect(await message(...reasonless)).toContain('--reason');
    expect(await message(...reasonless.slice(0, -1), '错'.repeat(2_001))).toContain('不能超过 2000 字');
    const decide = ['decide', '--project', path, '--request', 'X', '--decision', '同意', '--decider', '县委编办'];
    expect(await message(...decide, '--text', '同意', '--date', '明天')).toContain('--date 写的是“明天”');
    expect(await message(...decide, '--text', '同意', '--ends', '2025-02-30')).toContain('--ends');
    expect(await message(...decide, '--text', '同'.repeat(5_001))).toMatch(/--text 写的是.*不能超过 5000 字/);
    const unlimited = ['--text', '同意', '--effective', '', '--ends', ''];
    expect(await message(...decide, ...unlimited)).not.toContain('--e');
  });

  it('a file where a folder is wanted is said to be one', async () => {
    writeFileSync(at('文件'), 'x');
    const { code, value } = await runCliJson<Refusal>('report', '--project', path, '--out', at('文件'));
    expect(code).toBe(1);
    expect(value.error.message).not.toContain('磁盘出错');
    expect(value.error.message).toContain('文件夹');
  });
});

describe('while the window has the project open', () => {
  it('the figures of agreement are read all the same', async () => {
    const open = unwrap(openProjectFile(path, testOptions()));
    try {
      const { code, value } = await runCliJson('agreement', '--project', path);
      expect([code, value]).toMatchObject([0, { files: [] }]);
    } finally {
      open.close();
    }
    expect(readdirSync(work).filter((name) => name.endsWith('-journal'))).toEqual([]);
  });

  it('papers are exported as the read-only window does, and that no log tells of it is said', async () => {
    const open = unwrap(openProjectFile(path, testOptions()));
    const steps = open.read.all('SELECT seq FROM action').length;
    try {
      const to = ['--project', path, '--out', at('导出')];
      const { code, value, stderr } = await runCliJson<{ files: string[] }>('report', ...to);
      expect(code).toBe(0);
      expect(value.files.map((file) => existsSync(file))).toContain(true);
      expect(stderr).toContain('不记入操作记录');
      expect(open.read.all('SELECT seq FROM action').length).toBe(steps);
    } finally {
      open.close();
    }
  });
});
