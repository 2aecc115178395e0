/** Real project files in a temporary folder, with a clock that ticks one second a look, for tests of the engine. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenOptions } from '../../electron/engine/database/file/open';
import type { ProjectFile, Session } from '../../electron/engine/database/file/projectFile';
import { listEntries } from '../../electron/engine/repositories/merge/entryRepository';
import { createProject } from '../../electron/engine/services/project/createProject';
import { importSourceList, type UnderstoodFile } from '../../electron/engine/services/sources/importSourceList';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import type { ItemDraft } from '../../shared/model/item';
import type { Direction, ReadEntry, ReadTable } from '../../shared/model/sourceEntry';
import type { Failure, Result } from '../../shared/result';
import { sixCategoryScheme } from './townshipLists';

export const TOWNSHIPS = ['道河镇', '绥阳镇', '老黑山镇'] as const;
export const DEPARTMENTS = ['市委组织部', '市农业农村局'] as const;

/** In memory where there is such a place: most tests ask what stands in a file, not how long a disk takes. */
const QUICK_PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Creates a folder that the caller removes; on a real disk where a test is about durability or locks. */
export function temporaryFolder(place: 'quick' | 'disk' = 'quick'): { path: string; remove(): void } {
  const path = mkdtempSync(join(place === 'disk' ? tmpdir() : QUICK_PLACE, 'shuangshu-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function testSession(
  changes: Partial<Pick<Session, 'operator' | 'computer'>> & { start?: string } = {},
): Session {
  const { operator = '王建国', computer = '编办-03', start = '2025-06-02T01:12:00.000Z' } = changes;
  let moment = Date.parse(start);
  return {
    operator,
    computer,
    now() {
      moment += 1_000;
      return new Date(moment).toISOString();
    },
  };
}

export function testOptions(changes: Partial<OpenOptions> = {}): OpenOptions {
  return { session: testSession(), backups: null, ...changes };
}

/** The value of a success; a failure becomes an exception that names its code. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.code} ${JSON.stringify(result.detail)}`);
}

export function failureOf(result: Result<unknown>): Failure {
  if (!result.ok) return result;
  throw new Error(`a success where a failure was expected: ${JSON.stringify(result.value)}`);
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.code;
}

export function newProject(folder: string, options: OpenOptions = testOptions(), name = '东宁市'): ProjectFile {
  const input = { name, scheme: sixCategoryScheme(), effectiveDate: '2025-06-30' };
  return unwrap(createProject(join(folder, `${name}.shuangshu`), input, options));
}

/** One row as a table gave it. */
export function readEntry(name: string, changes: Partial<ReadEntry> = {}): ReadEntry {
  return {
    sheet: 'Sheet1',
    row: 3,
    name,
    text: `${name}，按月报告。`,
    department: '',
    coDepartments: [],
    category: '基层党建',
    townshipRole: 'main',
    bases: ['《中国共产党农村基层组织工作条例》第九条'],
    applies: 'all',
    remark: '',
    ...changes,
  };
}

/** An understood file with a title and a header row above its entries; other names give other bytes. */
export function understoodFile(fileName: string, entries: readonly ReadEntry[]): UnderstoodFile {
  const placed = entries.map((entry, index) => ({ ...entry, row: index + 3 }));
  const row = (number: number, kind: 'title' | 'header' | 'entry', reason: string, cells: string[]) => ({
    sheet: 'Sheet1',
    row: number,
    kind,
    reason,
    cells,
    hidden: false,
  });
  const table: ReadTable = {
    rows: [
      row(1, 'title', '标题', ['职责任务清单']),
      row(2, 'header', '表头', ['事项名称', '工作任务']),
      ...placed.map((entry) => row(entry.row, 'entry', '', [entry.name, entry.text])),
    ],
    entries: placed,
    issues: [],
    columns: [{ sheet: 'Sheet1', column: 'A', header: '事项名称', role: 'name' }],
    statedUnit: '',
  };
  const bytes = new TextEncoder().encode(JSON.stringify([fileName, entries]));
  return { fileName, format: 'xlsx', bytes, table, unit: null, direction: 'down' };
}

/** Imports a list of the names and answers the ids of its entries, in file order. */
export function importList(
  project: ProjectFile,
  unit: string,
  direction: Direction,
  entries: readonly (string | ReadEntry)[],
): number[] {
  const read = entries.map((entry) => (typeof entry === 'string' ? readEntry(entry) : entry));
  const file = understoodFile(`${unit}.xlsx`, read);
  const { sourceListId } = unwrap(importSourceList(project, file, { unit, direction }));
  return listEntries(project.read, { sourceListId }).rows.map(({ id }) => id);
}

export interface SmallProject {
  readonly project: ProjectFile;
  /** Entries of 市委组织部, top down. */
  readonly down: readonly number[];
  /** Entries of 道河镇, bottom up. */
  readonly up: readonly number[];
}

/** Three townships, two departments, four entries down and three up, all pending; the sorting round is open. */
export function smallProject(folder: string, options: OpenOptions = testOptions()): SmallProject {
  const project = newProject(folder, options);
  unwrap(addUnits(project, { kind: 'township', names: [...TOWNSHIPS] }));
  unwrap(addUnits(project, { kind: 'department', names: [...DEPARTMENTS] }));
  const down = importList(project, '市委组织部', 'down', [
    '抓好党员发展',
    '落实三会一课',
    readEntry('管护防火隔离带', { category: '生态环境保护', applies: ['道河镇'] }),
    readEntry('整治人居环境', { category: '公共服务', bases: [] }),
  ]);
  const up = importList(project, '道河镇', 'up', ['开三会', '打防火道', '看管庙会']);
  return { project, down, up };
}

export function draft(name: string, changes: Partial<ItemDraft> = {}): ItemDraft {
  return {
    listId: '',
    category: '基层党建',
    name,
    text: `${name}，按月报告。`,
    townshipRole: 'main',
    leadDepartment: '市委组织部',
    coDepartments: [],
    jointLeads: [],
    receivers: [],
    method: '',
    duties: {},
    fields: {},
    bases: [],
    scope: 'common',
    townships: [],
    remark: '',
    ...changes,
  };
}

export const PEOPLE = { proposer: '市委编办', decider: '领导小组' } as const;

/** A row split into whole items, its words not taken apart. */
export function intoItems(...itemIds: number[]) {
  return {
    parts: itemIds.map((itemId) => ({ text: '', into: { kind: 'attach' as const, itemId } })),
    reason: '',
    proposer: '',
    decider: '',
  };
}
