/** A county at its largest: 20 towns × 1,500 entries and 30,000 items, made by the program's own services and kept as a file. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { record } from '../../electron/engine/database/log/record';
import { initial } from '../../electron/engine/database/migrations/001-initial';
import { insertDisposition } from '../../electron/engine/repositories/merge/entryRepository';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { subtractItems } from '../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import type { ReadEntry } from '../../shared/model/sourceEntry';
import { ok } from '../../shared/result';
import { importList, newProject, PEOPLE, readEntry, unwrap } from './project';
import { sixCategoryScheme } from './townshipLists';

export const TOWNS = 20;
export const ENTRIES_OF_A_TOWN = 1_500;
export const LIVE_ITEMS = 30_000;
const DEPARTMENTS = 40;
const SUBTRACTED = 400;
const PENDING = 1_200;

const DEEDS = ['组织开展', '贯彻落实', '统筹推进', '排查上报', '协助做好', '动员引导', '监督管理', '宣传普及'];
const THINGS = [
  ...['防火隔离带管护', '农村饮水安全巡查', '高标准农田建设', '秸秆禁烧网格巡查', '矛盾纠纷排查化解', '三会一课'],
  ...[
    '非物质文化遗产保护',
    '村级河长巡河',
    '城乡居民医疗保险参保',
    '动物疫病强制免疫',
    '危房改造申请受理',
    '春防秋防值班',
  ],
  ...[
    '农村公路日常养护',
    '地质灾害隐患点监测',
    '低保对象动态核查',
    '退役军人信息采集',
    '林下经济技术指导',
    '黑土地保护',
  ],
  ...['食品小作坊登记', '残疾人康复服务', '农机安全检查', '留守儿童关爱服务', '殡葬改革宣传', '边境村屯环境整治'],
];
const PLACES = ['沿河村屯', '边境沿线', '集镇街区', '林区周边', '库区移民点', '工业园区', '旅游景区', '偏远散户'];
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许';

function pick<T>(values: readonly T[] | string, index: number): T | string {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

export function townName(index: number): string {
  return `${pick(SURNAMES, index)}家镇`;
}

function departmentName(index: number): string {
  return `市第${index + 1}管理局`;
}

/** A duty's wording by its running number; no two are alike. */
function entryOf(number: number, changes: Partial<ReadEntry>): ReadEntry {
  const thing = pick(THINGS, number * 7);
  const place = pick(PLACES, Math.floor(number / THINGS.length));
  const name = `${pick(DEEDS, Math.floor(number / 3))}${place}${thing}（${number}）`;
  const categories = sixCategoryScheme().lists[0]?.categories ?? [];
  const bases = [`《${thing}管理条例》第${(number % 60) + 1}条`, `《${place}工作办法》第${(number % 9) + 1}条`];
  return readEntry(name, {
    text: `${name.slice(0, 4)}${place}的${thing}，制定年度计划，明确专人负责，建立工作台账，按月向主管部门报告，对发现的问题及时上报并督促整改。`,
    category: pick(categories, number * 5),
    bases: number % 97 === 0 ? [] : bases.slice(0, 1 + (number % 2)),
    townshipRole: number % 3 === 0 ? 'cooperate' : 'main',
    applies: number % 19 === 0 ? [townName(number), townName(number + 3), townName(number + 7)] : 'all',
    remark: number % 50 === 0 ? '差异化' : '',
    ...changes,
  });
}

/** Builds it in `folder` and closes it. Three rounds: sorting and review are sealed, the third is open. */
function buildLargeProject(folder: string, name: string): void {
  const project = newProject(folder, undefined, name);
  try {
    const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
    unwrap(addUnits(project, { kind: 'township', names: numbers(TOWNS).map(townName) }));
    unwrap(addUnits(project, { kind: 'department', names: numbers(DEPARTMENTS).map(departmentName) }));
    const each = (LIVE_ITEMS + SUBTRACTED) / DEPARTMENTS;
    for (const department of numbers(DEPARTMENTS)) {
      const entries = numbers(each).map((index) => entryOf(department * each + index, {}));
      const entryIds = importList(project, departmentName(department), 'down', entries);
      unwrap(adoptEntries(project, { entryIds, ...PEOPLE }));
    }
    unwrap(sealRound(project));
    unwrap(openRound(project, { kind: 'review', title: '', date: '2025-07-01' }));
    const up = numbers(TOWNS).flatMap((town) =>
      importList(
        project,
        townName(town),
        'up',
        numbers(ENTRIES_OF_A_TOWN).map((index) => entryOf(index * TOWNS + town, { category: '', bases: [] })),
      ),
    );
    disposeMost(project, up);
    const itemIds = numbers(SUBTRACTED).map((index) => 1 + index * 70);
    for (const part of [itemIds.slice(0, 200), itemIds.slice(200)]) {
      const why = { reasonKind: '依据不充分', targetItemId: null, reason: '没有查到依据', ...PEOPLE };
      unwrap(subtractItems(project, { itemIds: part, ...why }));
    }
    unwrap(sealRound(project));
    unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-08-01' }));
  } finally {
    project.close();
  }
}

/** One action instead of 28,800: most entries go into the item of the same wording, some are set aside. */
function disposeMost(project: ProjectFile, entryIds: readonly number[]): void {
  const command = { name: 'attachEntry', input: { entries: entryIds.length }, effect: 'undoable' } as const;
  const done = record(project, command, (write) => {
    for (const [index, entryId] of entryIds.slice(PENDING).entries()) {
      const rejected = index % 11 === 0;
      insertDisposition(write, {
        entryId,
        kind: rejected ? 'reject' : 'attach',
        itemId: rejected ? null : 2 + ((index * 13) % LIVE_ITEMS),
        roundId: 2,
        reasonKind: rejected ? '属部门职责' : '',
        reason: rejected ? '由部门承担' : '',
      });
    }
    return ok({ value: null, summary: `并入 ${entryIds.length - PENDING} 条` });
  });
  unwrap(done);
}

/** The file, built at the first call (about a minute) and kept beside other temporary files; never opened itself. */
export function largeProjectFile(): string {
  const source = readFileSync(import.meta.filename);
  const version = createHash('sha256').update(source).update(initial.sql).digest('hex').slice(0, 16);
  const cache = join(tmpdir(), 'shuangshu-large');
  const kept = join(cache, `${version}.shuangshu`);
  if (!existsSync(kept)) {
    const name = `building-${process.pid}`;
    mkdirSync(cache, { recursive: true });
    buildLargeProject(cache, name);
    renameSync(join(cache, `${name}.shuangshu`), kept);
  }
  return kept;
}

/** A copy of the large project that the caller may change and removes with its folder; answers its path. */
export function largeProjectCopy(folder: string): string {
  const path = join(folder, '大县.shuangshu');
  copyFileSync(largeProjectFile(), path);
  return path;
}
