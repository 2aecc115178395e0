/** A working day in fast motion: the engine's session with real parser and threads, three counties in turn, until killed or done. */
import { readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from 'xlsx';
import { callMethod } from '../../../electron/engine/serve';
import { threadTasks } from '../../../electron/engine/workers/threadTasks';
import type { Input, MethodName, Output } from '../../../shared/contract';
import { testWorkbench } from '../../builders/workbench';
import type { DayLine, DayOrder } from './dayOrder';

const order = JSON.parse(process.argv[2] ?? '{}') as DayOrder;
const bench = testWorkbench(order.folder, order.parser, threadTasks(order.worker), order.resources);
const count = { actions: 0, imports: 0, exports: 0 };
const errors: string[] = [];
let milliseconds: number[] = [];

/** Refusals that belong to a day: nothing to undo, nothing left to seal. */
const EXPECTED = new Set(['NOTHING_TO_UNDO', 'ENTRIES_PENDING', 'ROUND_OPEN', 'NO_OPEN_ROUND']);

// A small generator of our own: the same seed must give the same day.
let state = order.seed;
function chance(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}
function pick<T>(list: readonly T[]): T | undefined {
  return list[chance(list.length)];
}

async function ask<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M> | null> {
  const context = { signal: new AbortController().signal, onProgress: () => undefined };
  const result = await callMethod(bench, method, input, context);
  if (result.ok) return result.value as Output<M>;
  if (!EXPECTED.has(result.code)) errors.push(`${method}: ${result.code} ${JSON.stringify(result.detail)}`);
  return null;
}

/** A change of the pool: counted and timed. */
async function change<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M> | null> {
  const start = performance.now();
  const answer = await ask(method, input);
  if (answer === null && errors.length > 0) return null;
  milliseconds.push(performance.now() - start);
  count.actions += 1;
  return answer;
}

const TOWNS = ['三岔口镇', '道河镇', '老黑山镇', '绥阳镇'];
const ACTIONS = ['排查', '宣传', '统计', '上报', '巡查', '协助处置', '登记', '走访'];
const OBJECTS = ['森林防火隐患', '困境儿童', '秸秆禁烧', '河道采砂', '农村危房', '党员教育', '医保参保', '劳动力转移'];
const DEPARTMENTS = ['市林业局', '市民政局', '市水务局', '市住建局', '市医保局', '市委组织部'];

const people = { proposer: '编办', decider: '李敏' };

/** A town's table that was never handed in before, of some forty rows. */
function newTable(): string {
  const unit = pick(TOWNS) ?? '';
  const number = chance(1_000_000_000);
  const rows = Array.from({ length: 20 + chance(40) }, (_, at) => [
    at + 1,
    `${pick(ACTIONS)}${pick(OBJECTS)}（${number}之${at}）`,
    `按要求${pick(ACTIONS)}${pick(OBJECTS)}，及时上报`,
    pick(DEPARTMENTS),
  ]);
  const sheet = utils.aoa_to_sheet([[`${unit}反向梳理表`], ['序号', '事项名称', '工作内容', '对应部门'], ...rows]);
  const file = join(order.folder, `${unit}反向梳理表.xlsx`);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '报送');
  writeFileSync(file, write(book, { type: 'buffer', bookType: 'xlsx' }));
  return file;
}

async function importOne(): Promise<void> {
  const file = newTable();
  bench.grant('file', [file]);
  const previews = await ask('previewImport', { grant: 'file' });
  const [preview] = previews?.files ?? [];
  if (!preview?.ok) {
    errors.push(`previewImport: ${file}`);
    return;
  }
  const { preview: token, unit, direction } = preview;
  const imported = await change('confirmImport', { lists: [{ preview: token, unit, direction }] });
  count.imports += 1;
  if (imported === null) return;
  // What comes in is used a little and taken back, so that a day of imports does not make another county.
  await dispose();
  const lists = await ask('sourceLists', {});
  const newest = lists?.at(-1);
  if (newest) await change('withdrawSourceList', { sourceListId: newest.id, reason: '重复报送' });
}

async function dispose(): Promise<void> {
  const pending = await ask('entries', { fate: 'pending', search: '', offset: 0, limit: 20 });
  for (const { id } of pending?.rows.slice(0, 6) ?? []) {
    await ask('suggest', { entryId: id, top: 5 });
    await change('rejectEntry', { entryId: id, reasonKind: '', reason: '不符合乡镇实际' });
    await change('detachEntry', { entryId: id, reason: '' });
  }
}

async function edit(howMany: number): Promise<void> {
  const found = await ask('itemIds', filter(pick(['', '林', '安全', '农', 'dj']) ?? ''));
  if (!found || found.ids.length === 0) return;
  const from = chance(Math.max(1, found.ids.length - howMany));
  const itemIds = found.ids.slice(from, from + howMany);
  await ask('itemRows', { ids: itemIds.slice(0, 100) });
  const edited: Input<'editItems'>['edit'] = { kind: 'set', field: 'remark', value: `第${chance(1_000_000)}次校核` };
  await change('editItems', { itemIds, edit: edited, reason: '校核', ...people });
}

function filter(search: string): Input<'itemIds'> {
  return {
    state: 'live',
    search,
    lists: [],
    categories: [],
    unitIds: [],
    bases: [],
    roles: [],
    scopes: [],
    townshipIds: [],
    sorted: null,
    order: 'office',
    descending: false,
  };
}

async function look(): Promise<void> {
  await ask('summary', {});
  await ask('ledger', {});
  await ask('matrix', {});
  await ask('units', {});
  await ask('search', { query: '护林' });
}

async function exportLists(): Promise<void> {
  const folder = join(order.folder, 'exports');
  bench.grant('out', [folder]);
  await ask('exportTownshipLists', {
    grant: 'out',
    formats: [pick(['docx', 'xlsx'] as const) ?? 'xlsx'],
    kinds: ['lists'],
    editionId: null,
    folders: false,
    manifest: true,
  });
  count.exports += 1;
  rmSync(folder, { recursive: true, force: true });
}

async function undoSome(): Promise<void> {
  for (let step = 0; step < 1 + chance(3); step += 1) await change('undo', {});
}

/** So that there is about one import and two exports to a hundred actions, as on the day the goal describes. */
const DEEDS: readonly [weight: number, deed: () => Promise<unknown>][] = [
  [5, importOne],
  [40, dispose],
  [40, () => edit(1)],
  [3, () => edit(50)],
  [10, look],
  [10, exportLists],
  [4, undoSome],
];
const WEIGHTS = DEEDS.reduce((sum, [weight]) => sum + weight, 0);

async function deed(): Promise<void> {
  let left = chance(WEIGHTS);
  for (const [weight, work] of DEEDS) {
    left -= weight;
    if (left < 0) {
      await work();
      return;
    }
  }
}

function pss(): number {
  const kilobytes = readFileSync('/proc/self/smaps_rollup', 'latin1').match(/^Pss:\s+(\d+)/m)?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

function tell(second: number): void {
  const handles = readdirSync('/proc/self/fd').length;
  const line: DayLine = {
    second,
    ...count,
    errors: errors.slice(0, 20),
    pss: pss(),
    fileHandles: handles,
    milliseconds,
  };
  milliseconds = [];
  writeSync(1, `${JSON.stringify(line)}\n`);
}

async function openCounty(index: number): Promise<void> {
  bench.grant('county', [order.counties[index % order.counties.length] ?? '']);
  await ask('openProject', { grant: 'county', readOnly: false, takeOver: true });
  await ask('openRound', { kind: 'review', title: '', date: '2026-06-30' });
}

async function run(): Promise<void> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1_000;
  let told = 0;
  let county = chance(order.counties.length);
  await openCounty(county);
  for (let step = 1; seconds() < order.seconds; step += 1) {
    await deed();
    if (step % 150 === 0) {
      await ask('backUpNow', {});
      await ask('closeProject', {});
      county += 1;
      await openCounty(county);
    }
    if (seconds() - told >= 5) {
      told = seconds();
      tell(told);
    }
  }
  tell(seconds());
  await bench.close();
  process.exit(0);
}

void run();
