/** The command line's shapes: one JSON document, exit codes, refusals in Chinese that change nothing. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { importList, readEntry, smallProject, unwrap } from '../../builders/project';
import { runCliJson, SAMPLE } from './runCli';

interface Refusal {
  error: { code: string; message: string };
}

interface Imported {
  rows: number;
  entries: number;
  skipped: { sheet: string; row: number; reason: string }[];
  issues: { sheet: string; row: number; column: string; code: string; message: string }[];
  columns: { column: string; role: string }[];
}

const work = mkdtempSync(join(tmpdir(), 'shuangshu-cli-'));
const project = join(work, '东宁市.shuangshu');
afterAll(() => rmSync(work, { recursive: true, force: true }));

const water = join(SAMPLE, 'departments', '35市水务局乡镇职责任务清单.xls');
const forest = join(SAMPLE, 'townships', '大肚川镇清单.csv');

beforeAll(async () => {
  const made = await runCliJson('new', '--project', project, '--name', '东宁市', '--scheme', 'six-category');
  expect(made.code).toBe(0);
}, 120_000);

describe('help', () => {
  it('names every command, what it cannot do without and what it may be given', async () => {
    const { code, value } = await runCliJson<{
      commands: { name: string; required: string[]; optional: string[]; takesFiles: boolean }[];
    }>('help');
    expect(code).toBe(0);
    expect(value.commands.find(({ name }) => name === 'export')).toMatchObject({
      required: ['--project', '--out'],
      optional: expect.arrayContaining(['--format', '--township']),
    });
    expect(value.commands.find(({ name }) => name === 'import')).toMatchObject({ takesFiles: true });
    expect(await runCliJson('--help')).toEqual(await runCliJson('help'));
  });
});

describe('new', () => {
  it('refuses to overwrite a project', async () => {
    const before = readFileSync(project);
    const { code, value } = await runCliJson<Refusal>(
      'new',
      '--project',
      project,
      '--name',
      '另一个',
      '--scheme',
      'six-category',
    );
    expect(code).toBe(1);
    expect(value.error.code).toBe('PROJECT_EXISTS');
    expect(value.error.message).toMatch(/[一-鿿]/);
    expect(readFileSync(project).equals(before)).toBe(true);
  });

  it('refuses an unknown scheme and an unknown option', async () => {
    const scheme = await runCliJson<Refusal>(
      'new',
      '--project',
      join(work, 'x.shuangshu'),
      '--name',
      '甲',
      '--scheme',
      'none',
    );
    expect(scheme).toMatchObject({ code: 1, value: { error: { code: 'UNKNOWN_SCHEME' } } });
    const option = await runCliJson<Refusal>('new', '--projekt', 'x');
    expect(option).toMatchObject({ code: 1, value: { error: { code: 'BAD_INPUT' } } });
    expect(readdirSync(work).filter((name) => name.startsWith('x'))).toEqual([]);
  });
});

describe('import', () => {
  it('takes an old .xls: rows = entries + skipped, columns by letter, a unit made new', async () => {
    const { code, value } = await runCliJson<Imported>(
      'import',
      '--project',
      project,
      '--file',
      water,
      '--unit',
      '市水务局',
      '--direction',
      'down',
    );
    expect(code).toBe(0);
    expect(value.rows).toBe(value.entries + value.skipped.length);
    expect(value).toMatchObject({ rows: 15, entries: 12 });
    expect(value.skipped.map(({ row }) => row)).toEqual([1, 2, 3]);
    expect(value.columns.find(({ role }) => role === 'name')?.column).toBe('C');
  });

  it('takes a GBK .csv with line breaks in cells by record number', async () => {
    const { code, value } = await runCliJson<Imported>(
      'import',
      '--project',
      project,
      '--file',
      forest,
      '--unit',
      '大肚川镇',
      '--direction',
      'up',
    );
    expect(code).toBe(0);
    expect(value).toMatchObject({ rows: 36, entries: 35 });
  });

  it('refuses the same bytes for the same unit', async () => {
    const { code, value } = await runCliJson<Refusal>(
      'import',
      '--project',
      project,
      '--file',
      water,
      '--unit',
      '市水务局',
      '--direction',
      'down',
    );
    expect(code).toBe(1);
    expect(value.error.code).toBe('ALREADY_IMPORTED');
    expect(value.error.message).toContain('市水务局');
  });

  it('refuses a department that hands in bottom-up, a missing file, an empty and a damaged one; the project stays as it was', async () => {
    const before = readFileSync(project);
    const cases: [string, string, string, string][] = [
      [forest, '市水务局', 'up', 'UNIT_KIND'],
      [join(work, '没有.xlsx'), '市水务局', 'down', 'FILE_MISSING'],
      [writeTemporary('空.xlsx', Buffer.alloc(0)), '市水务局', 'down', 'FILE_EMPTY'],
      [writeTemporary('坏.xlsx', damaged()), '市水务局', 'down', 'FILE_DAMAGED'],
    ];
    for (const [file, unit, direction, expected] of cases) {
      const { code, value } = await runCliJson<Refusal>(
        'import',
        '--project',
        project,
        '--file',
        file,
        '--unit',
        unit,
        '--direction',
        direction,
      );
      expect([code, value.error.code]).toEqual([1, expected]);
    }
    const entries = await runCliJson<unknown[]>('entries', '--project', project);
    expect(entries.value).toHaveLength(47);
    expect(readFileSync(project).length).toBe(before.length);
  }, 60_000);
});

describe('entries', () => {
  it('gives a unit its entries in file order, pending with no items', async () => {
    const { value } = await runCliJson<{ unit: string; direction: string; row: number; disposition: unknown }[]>(
      'entries',
      '--project',
      project,
      '--unit',
      '市水务局',
    );
    expect(value).toHaveLength(12);
    expect(value.map(({ row }) => row)).toEqual([...value.map(({ row }) => row)].sort((a, b) => a - b));
    expect(value[0]).toMatchObject({
      unit: '市水务局',
      direction: 'down',
      name: '小型农田水利设施建设管护',
      category: '经济发展',
      disposition: { kind: 'pending', items: [] },
    });
  });
});

describe('check, ledger, verify, export on an unfinished project', () => {
  it('check is done but not in order: exit 2', async () => {
    const { code, value } = await runCliJson<{ ok: boolean; checks: { id: string; ok: boolean; detail: string }[] }>(
      'check',
      '--project',
      project,
    );
    expect(code).toBe(2);
    expect(value.ok).toBe(false);
    expect(value.checks.find(({ id }) => id === '5')).toMatchObject({ ok: false });
  });

  it('verify is in order', async () => {
    const { code, value } = await runCliJson<{ ok: boolean }>('verify', '--project', project);
    expect([code, value.ok]).toEqual([0, true]);
  });

  it('ledger shows the open sorting round at 0', async () => {
    const { value } = await runCliJson<{ rounds: { round: number; state: string }[]; totals: { live: number } }>(
      'ledger',
      '--project',
      project,
    );
    expect(value.rounds).toMatchObject([{ round: 1, state: 'open' }]);
    expect(value.totals.live).toBe(0);
  });

  it('export refuses without a sealed round, and into a folder with files', async () => {
    const none = await runCliJson<Refusal>(
      'export',
      '--project',
      project,
      '--out',
      join(work, 'out'),
      '--format',
      'docx,xlsx',
    );
    expect(none).toMatchObject({ code: 1, value: { error: { code: 'NO_SEALED_ROUND' } } });
  });
});

describe('match', () => {
  it('needs no project and answers every entry in order', async () => {
    const items = [
      { id: 'A1', name: '森林防火隔离带开设', text: '组织开设防火隔离带，清理可燃物。', department: '市林业和草原局' },
      { id: 'A2', name: '高龄津贴申报审核', text: '受理高龄津贴申请并初审上报。', department: '市民政局' },
    ];
    const entries = [
      { id: 7, name: '打防火道', text: '秋天上山把防火隔离带打出来。', department: '林业局' },
      { id: 8, name: '代收有线电视费' },
    ];
    const itemFile = writeTemporary('items.json', JSON.stringify(items));
    const entryFile = writeTemporary('entries.json', JSON.stringify(entries));
    const { code, value } = await runCliJson<{
      results: {
        entry: number;
        suggestion: string;
        preselected: string[];
        candidates: { item: string; score: number; reasons: string[] }[];
      }[];
      milliseconds: number;
    }>('match', '--items', itemFile, '--entries', entryFile, '--top', '2');
    expect(code).toBe(0);
    expect(value.results.map(({ entry }) => entry)).toEqual([7, 8]);
    expect(value.results[0]?.candidates[0]).toMatchObject({ item: 'A1' });
    expect(value.results[0]?.candidates[0]?.reasons.length).toBeGreaterThan(0);
    expect(value.results[1]?.preselected).toEqual([]);
    expect(value.milliseconds).toBeGreaterThanOrEqual(0);
  });

  it('names the field of a malformed row', async () => {
    const bad = writeTemporary('bad.json', JSON.stringify([{ id: 'A1' }]));
    const { code, value } = await runCliJson<Refusal>('match', '--items', bad, '--entries', bad);
    expect(code).toBe(1);
    expect(value.error.code).toBe('BAD_INPUT');
    expect(value.error.message).toContain('第 1 条的 name');
  });
});

function writeTemporary(name: string, content: string | Buffer): string {
  mkdirSync(work, { recursive: true });
  const path = join(work, name);
  writeFileSync(path, content);
  return path;
}

/** A real workbook with one byte of its middle turned. */
function damaged(): Buffer {
  const bytes = readFileSync(join(SAMPLE, 'departments', '01市委办公室乡镇职责任务清单.xlsx'));
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle);
  return bytes;
}

describe('import of a unit that may be registered', () => {
  it('takes a registered unit by another way of writing and says so; stops where it may be one, with what to write', async () => {
    const town = writeTemporary('水务.csv', Buffer.from('事项名称,工作任务\n查水表,每月抄一次\n'));
    const as = (unit: string, ...more: string[]) => {
      const at = ['--project', project, '--file', town, '--direction', 'down'];
      return runCliJson<Refusal & Imported & { unit?: string }>('import', ...at, '--unit', unit, ...more);
    };
    const asked = await as('水利局');
    expect([asked.code, asked.value.error.code]).toEqual([1, 'UNIT_PERHAPS']);
    expect(asked.value.error.message).toContain('像是已登记的市水务局');
    expect(asked.value.error.message).toContain('--new-unit');
    const known = await as('东宁市水务局');
    expect([known.code, known.value.unit, known.value.entries]).toEqual([0, '市水务局', 1]);
    const fresh = await as('水利局', '--new-unit');
    expect([fresh.code, fresh.value.unit]).toEqual([0, undefined]);
  }, 60_000);
});

describe('adopt with an option it would not heed', () => {
  it.each([
    [['--category', '基层党建=党建'], '--category 要和 --published 一起用'],
    [['--published', '--towns', '道河乡=道河镇'], '--towns 不能和 --published 一起用'],
  ])('is refused: %j', async (options, why) => {
    const { code, value } = await runCliJson<Refusal>('adopt', '--project', project, ...options);
    expect([code, value.error.message]).toEqual([1, `填写的内容不合要求（${why}），没有写入。请改正后再试。`]);
  });
});

describe('adopt of entries that are not every township’s and name none', () => {
  it('leaves them pending, as the window does, and says how many', async () => {
    const folder = mkdtempSync(join(work, 'townless-'));
    const { project: own, down } = smallProject(folder);
    unwrap(adoptEntries(own, { entryIds: [...down], proposer: '', decider: '' }));
    importList(own, '市农业农村局', 'down', [readEntry('看护河坝'), readEntry('沿边巡查', { applies: [] })]);
    const { path } = own;
    own.close();
    const done = await runCliJson<{ adopted: number; left: number }>('adopt', '--project', path);
    expect([done.code, done.value.adopted, done.value.left]).toEqual([2, 1, 1]);
  }, 60_000);
});

describe('adopt of entries that name a township nobody registered', () => {
  it('stops and says who it may be and what to write; answered, it adopts', async () => {
    const folder = mkdtempSync(join(work, 'towns-'));
    const { project: own, down } = smallProject(folder);
    unwrap(adoptEntries(own, { entryIds: [...down], proposer: '', decider: '' }));
    importList(own, '市农业农村局', 'down', [readEntry('看护河坝', { applies: ['道河乡'] })]);
    const { path } = own;
    own.close();
    const asked = await runCliJson<Refusal>('adopt', '--project', path);
    expect([asked.code, asked.value.error.code]).toEqual([1, 'TOWNS_UNKNOWN']);
    expect(asked.value.error.message).toContain('道河乡');
    expect(asked.value.error.message).toContain('像是道河镇');
    expect(asked.value.error.message).toContain('--towns');
    const told = await runCliJson<{ adopted: number }>('adopt', '--project', path, '--towns', '道河乡=道河镇');
    expect([told.code, told.value.adopted]).toEqual([0, 1]);
  }, 60_000);
});
