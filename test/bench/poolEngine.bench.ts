/** What the engine takes for the reads the frame needs after each write, with 30,000 items and 30,000 entries of townships. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openProjectFile } from '../../electron/engine/database/file/open';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { undo } from '../../electron/engine/database/log/undo';
import { listEntries } from '../../electron/engine/repositories/merge/entryRepository';
import { listItemIds } from '../../electron/engine/repositories/pool/poolFilter';
import { readPool } from '../../electron/engine/repositories/pool/poolInMemory';
import { readItemRows } from '../../electron/engine/repositories/pool/poolRepository';
import { readProject } from '../../electron/engine/repositories/project/projectRepository';
import { readSourceLists } from '../../electron/engine/repositories/sources/sourceListsInMemory';
import { checkProject } from '../../electron/engine/services/checks/checkProject';
import { attachEntry } from '../../electron/engine/services/merge/attachEntries';
import { editItems } from '../../electron/engine/services/pool/editItems';
import { summarizeProject } from '../../electron/engine/services/project/summarizeProject';
import { amendItem, moveItem, subtractItems } from '../../electron/engine/services/rounds/changeItems';
import { poolFilterSchema } from '../../shared/model/poolView';
import { largeProjectCopy } from '../builders/largeProject';
import { PEOPLE, testOptions, unwrap } from '../builders/project';
import { median, milliseconds, tell, timeOf } from './measure';

/** Milliseconds a read may keep others waiting. */
const STALL_GOAL = 100;
const RUNS = 7;

let folder: string;
let project: ProjectFile;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuangshu-bench-'));
  project = unwrap(openProjectFile(largeProjectCopy(folder), testOptions()));
  tell('打开后第一次总览', milliseconds(timeOf(summary)));
});
afterAll(() => {
  project?.close();
  rmSync(folder, { recursive: true, force: true });
});

function summary(): void {
  summarizeProject(project, { fileName: '', operator: '', backupAt: null });
}

const grounds = { reason: '会议议定', ...PEOPLE };
const wording = { text: '改过的任务。', townshipRole: 'main', bases: [], remark: '' } as const;
let pending: readonly number[] = [];
const nextPending = (): number => {
  if (pending.length === 0)
    pending = listEntries(project.read, { fate: 'pending', limit: 200 }).rows.map(({ id }) => id);
  const [first = 0, ...rest] = pending;
  pending = rest;
  return first;
};
let nextItem = 1_000;
const item = (): number => {
  do nextItem += 1;
  while (!readPool(project).byId.get(nextItem)?.live);
  return nextItem;
};
const other = (id: number): string =>
  readPool(project).byId.get(id)?.category === '文化建设' ? '公共服务' : '文化建设';

const writes: readonly (readonly [what: string, work: () => void])[] = [
  ['并入一条', () => unwrap(attachEntry(project, { entryId: nextPending(), itemId: item(), reason: '' }))],
  ['撤销并入', () => unwrap(undo(project))],
  [
    '改文字',
    () => unwrap(amendItem(project, { itemId: item(), name: `改名${nextItem}`, ...wording, bases: [], ...grounds })),
  ],
  [
    '调类',
    () => {
      const itemId = item();
      unwrap(moveItem(project, { itemId, category: other(itemId), ...grounds }));
    },
  ],
  [
    '核减一项',
    () => unwrap(subtractItems(project, { itemIds: [item()], reasonKind: '其他', targetItemId: null, ...grounds })),
  ],
  [
    '批量改 200 项备注',
    () =>
      unwrap(
        editItems(project, {
          itemIds: Array.from({ length: 200 }, () => item()),
          edit: { kind: 'set', field: 'remark', value: `备注${nextItem}` },
          ...grounds,
        }),
      ),
  ],
];

it(`after each write, what the frame shows is read within ${STALL_GOAL} ms`, () => {
  const slowest: number[] = [];
  for (const [what, write] of writes) {
    const times = { write: [] as number[], summary: [] as number[], checks: [] as number[], lists: [] as number[] };
    for (let run = 0; run < RUNS; run += 1) {
      times.write.push(timeOf(write));
      times.summary.push(timeOf(summary));
      times.checks.push(timeOf(() => checkProject(project)));
      times.lists.push(timeOf(() => readSourceLists(project)));
    }
    const took = median(times.summary);
    slowest.push(took);
    tell(
      what,
      `写入 ${milliseconds(median(times.write))}，总览 ${milliseconds(took)}，核对 ${milliseconds(median(times.checks))}，报送表 ${milliseconds(median(times.lists))}`,
    );
  }
  expect(Math.max(...slowest)).toBeLessThanOrEqual(STALL_GOAL);
});

it(`looking through the pool keeps the engine at most ${STALL_GOAL} ms`, () => {
  const ask = (filter: object): number =>
    listItemIds(project, poolFilterSchema.parse(filter), readProject(project.read).scheme).ids.length;
  const cases: readonly (readonly [what: string, filter: object])[] = [
    ['全部', {}],
    ['按词筛', { search: '防火' }],
    ['多面筛', { categories: ['基层党建', '文化建设'], scopes: ['particular'], bases: ['unverified'] }],
    ['按拼音排', { order: 'pinyin' }],
    ['按来源排', { order: 'sources', descending: true }],
  ];
  const slowest = cases.map(([what, filter]) => {
    const first = timeOf(() => ask(filter));
    const took = median(Array.from({ length: RUNS }, () => timeOf(() => ask(filter))));
    tell(what, `${ask(filter)} 项，${milliseconds(took)}（首次 ${milliseconds(first)}）`);
    return took;
  });
  const rows = median(
    Array.from({ length: RUNS }, (_, run) =>
      timeOf(() =>
        readItemRows(
          project.read,
          Array.from({ length: 200 }, (__, row) => 1 + run * 200 + row),
        ),
      ),
    ),
  );
  tell('读一页 200 行', milliseconds(rows));
  expect(Math.max(...slowest, rows)).toBeLessThanOrEqual(STALL_GOAL);
});
