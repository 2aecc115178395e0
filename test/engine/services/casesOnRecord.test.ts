/** Counties on record, from the department's Excel file to the township's: 羊口's 167 powers by manner, 襄城's 193 duties with their 目录. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { readLedger } from '../../../electron/engine/repositories/ledger/ledgerRepository';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { loadSchemes } from '../../../electron/engine/schemes';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { createProject } from '../../../electron/engine/services/project/createProject';
import { restoreItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { importSourceList, understandFile } from '../../../electron/engine/services/sources/importSourceList';
import { exportTownshipLists } from '../../../electron/engine/services/townships/exportTownshipLists';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { PEOPLE, temporaryFolder, testOptions, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  project.close();
  folder.remove();
});

const schemes = loadSchemes(resolve(import.meta.dirname, '../../../resources'));

/** A project of the scheme whose department sent one real workbook; all of it adopted and sealed. */
async function county(schemeId: string, town: string, rows: readonly (readonly string[])[]): Promise<void> {
  const scheme = schemes.find(({ id }) => id === schemeId);
  if (!scheme) throw new Error(`no scheme ${schemeId}`);
  const input = { name: '某县', scheme, effectiveDate: '2025-06-30' };
  project = unwrap(createProject(join(folder.path, '某县.shuangshu'), input, testOptions()));
  unwrap(addUnits(project, { kind: 'township', names: [town] }));
  unwrap(addUnits(project, { kind: 'department', names: ['县政府办公室'] }));
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('清单').addRows(rows.map((row) => [...row]));
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  const document = unwrap(readDocument(bytes, '县政府办公室.xlsx'));
  const understood = unwrap(understandFile(project, '县政府办公室.xlsx', bytes, document));
  unwrap(importSourceList(project, understood, { unit: '县政府办公室', direction: 'down' }));
  const entryIds = listEntries(project.read, {}).rows.map(({ id }) => id);
  unwrap(adoptEntries(project, { entryIds, proposer: '', decider: '' }));
  unwrap(sealRound(project));
}

async function exported(kinds: ('lists' | 'directory')[]): Promise<string[][][]> {
  const request = {
    folder: join(folder.path, 'out'),
    mustBeEmpty: true,
    formats: ['xlsx' as const],
    kinds,
  };
  const files = unwrap(await exportTownshipLists(project, inlineTasks(), request));
  return files.map(({ path }) =>
    unwrap(readDocument(readFileSync(path), path)).grids.flatMap(({ rows }) => rows.map(({ cells }) => [...cells])),
  );
}

/** Rows that begin with a number. */
const numbered = (rows: readonly (readonly string[])[]) => rows.filter(([serial = '']) => /^\d+$/.test(serial));
const figureOf = (rule: string) => {
  const check = checkProject(project).find(({ id }) => id === rule);
  return [check?.state, check?.figure];
};

test('寿光羊口: 167 delegated powers are 24 authorised and 143 entrusted, in ledger, rule and file', async () => {
  const header = ['序号', '权力类型', '项目编码', '项目名称', '子项', '实施依据', '行使方式', '责任事项', '追责情形'];
  const power = (index: number): string[] => [
    String(index + 1),
    index % 3 === 0 ? '行政许可' : '行政处罚',
    `YK${String(index + 1).padStart(3, '0')}`,
    `权力事项${index + 1}`,
    '',
    '《中华人民共和国行政处罚法》第二十四条',
    index < 24 ? '授权' : '委托',
    '受理、审查、决定、送达。',
    '不履行职责的。',
  ];
  await county('powers', '羊口镇', [header, ...Array.from({ length: 167 }, (_, index) => power(index))]);
  expect(figureOf('15')).toEqual(['passed', expect.stringContaining('；下放 167 ＝ 授权 24 ＋ 委托 143')]);
  const [rows = []] = await exported(['lists']);
  const manner = numbered(rows).map((row) => row.find((cell) => cell === '授权' || cell === '委托'));
  expect([manner.filter((one) => one === '授权').length, manner.filter((one) => one === '委托').length]).toEqual([
    24, 143,
  ]);
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
  const grounds = { reason: '经会商', ...PEOPLE };
  unwrap(subtractItems(project, { itemIds: [1], reasonKind: '其他', targetItemId: null, ...grounds }));
  expect(figureOf('15')[1]).toContain('；下放 166 ＝ 授权 23 ＋ 委托 143');
  unwrap(restoreItem(project, { itemId: 1, ...grounds }));
  const { opening, added, subtracted, closing } = readLedger(project.read).rounds.at(-1) ?? {};
  expect([opening, added, subtracted, closing]).toEqual([167, 1, 1, 167]);
});

test('襄城: 193 duties in seven categories, and the 目录 has every number of the list with its duty, once', async () => {
  const counts = [28, 24, 35, 11, 54, 28, 13];
  const categories = schemes.find(({ id }) => id === 'xiangcheng')?.lists[0]?.categories ?? [];
  const header = ['序号', '职责类别', '职责事项', '工作任务', '依据', '乡镇承担机构', '对应县直部门', '备注'];
  let next = 0;
  const duties = categories.flatMap((category, at) =>
    Array.from({ length: counts[at] ?? 0 }, (_, index) => {
      next += 1;
      const basis = '《中华人民共和国水法》第三十七条';
      return [
        String(next),
        category,
        `${category}第${index + 1}项`,
        '按月办理。',
        basis,
        '党政办',
        '县水利局',
        `注${next}`,
      ];
    }),
  );
  await county('xiangcheng', '颍桥镇', [header, ...duties]);
  expect(figureOf('16')).toEqual(['passed', '193 ＝ 28 ＋ 24 ＋ 35 ＋ 11 ＋ 54 ＋ 28 ＋ 13']);
  const [list = [], directory = []] = await exported(['lists', 'directory']);
  expect(directory.some((row) => row.includes('职责清单目录'))).toBe(true);
  expect(directory.find(([first]) => first === '序号')).toEqual(['序号', '职责事项', '对应县直部门', '备注']);
  const pairs = (rows: string[][]) => numbered(rows).map(([serial, name]) => [serial, name]);
  expect(pairs(directory)).toHaveLength(193);
  expect(pairs(directory)).toEqual(pairs(list));
  expect(numbered(directory).map(([serial]) => Number(serial))).toEqual(duties.map((_, index) => index + 1));
  expect(
    numbered(directory).every(([, , department, remark]) => department === '县水利局' && remark?.startsWith('注')),
  ).toBe(true);
  const headings = directory.flatMap(([first = '']) => /（(\d+)项）$/.exec(first)?.[1] ?? []);
  expect(headings.map(Number)).toEqual(counts);
});
