/** The programs the import bench measures: SheetJS alone on one file, and our whole way of the same file into a project. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import * as XLSX from 'xlsx';
import { childParserHost } from '../../electron/engine/parser/childParserHost';
import type { ParserConnection, ParserHost } from '../../electron/engine/parser/parserHost';
import { callMethod } from '../../electron/engine/serve';
import { Workbench } from '../../electron/engine/workbench';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import type { MethodName } from '../../shared/contract';
import type { Result } from '../../shared/result';
import type { ImportedList } from '../../shared/views';
import type { ImportPreviews } from '../../shared/views/importing';

const PLACE = { operator: '测试', computer: '测试', version: '0', afterCrash: false };

const MiB = 1024 * 1024;

function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.detail)}`);
  return result.value;
}

/** Highest resident memory of a living process, in MiB. */
function peakOf(pid: number | 'self'): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
  return Number(line?.[1] ?? 0) / 1024;
}

function sheetJs(file: string): object {
  const started = performance.now();
  const book = XLSX.read(readFileSync(file), { type: 'buffer', dense: true });
  const cells: unknown = book.Sheets[book.SheetNames[0] ?? '']?.['!data'];
  const rows = Array.isArray(cells) ? cells.length : 0;
  return { milliseconds: performance.now() - started, rows, peak: peakOf('self') };
}

/** A host that remembers the highest memory of its parser processes. */
function watchedHost(parser: string): { host: ParserHost; peak(): number } {
  const inner = childParserHost(parser);
  let peak = 0;
  const start = async (): Promise<ParserConnection> => {
    const connection = await inner.start();
    const timer = setInterval(() => {
      peak = Math.max(peak, (connection.residentBytes() ?? 0) / MiB);
    }, 20);
    connection.onExit(() => clearInterval(timer));
    return connection;
  };
  return { host: { start }, peak: () => peak };
}

/** Longest time the loop was held up since the last look. */
function stall(monitor: IntervalHistogram): number {
  const longest = monitor.max / 1e6;
  monitor.reset();
  return longest;
}

/** Cells of a list as short as lists mostly are: the process that reads is started, as SheetJS is loaded, before the clock. */
const WARM_UP = '序号,事项名称,工作任务\n1,护林防火,上山巡查\n';

/** The way of the window: drop, look, confirm; once given up in the middle, then written. */
async function ours(file: string, parser: string, resources: string): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const watched = watchedHost(parser);
  const bench = new Workbench({
    configuration: { ...PLACE, userData: join(folder, 'userData'), documents: folder, resources },
    parsers: watched.host,
    tasks: inlineTasks(),
    onChanged: () => undefined,
  });
  const call = async (method: MethodName, input: unknown, signal = new AbortController().signal): Promise<unknown> =>
    taken(await callMethod(bench, method, input, { signal, onProgress: () => undefined }));
  const monitor = monitorEventLoopDelay({ resolution: 5 });
  try {
    writeFileSync(join(folder, '热身.csv'), WARM_UP);
    bench.grant('place', [join(folder, '项目.shuangshu')]);
    bench.grant('warm', [join(folder, '热身.csv')]);
    bench.grant('file', [file]);
    await call('createProject', { grant: 'place', name: '东宁市', scheme: 'six-category' });
    await call('previewImport', { grant: 'warm' });
    monitor.enable();
    await pause(50);
    stall(monitor);
    const started = performance.now();
    const { files } = (await call('previewImport', { grant: 'file' })) as ImportPreviews;
    const read = performance.now() - started;
    const stallReading = await lastStall(monitor);
    const [seen] = files;
    if (!seen?.ok) throw new Error('the file was refused');
    const order = { lists: [{ preview: seen.preview, unit: '市林业局', direction: 'down' }] };
    const cancelled = await giveUp((signal) =>
      callMethod(bench, 'confirmImport', order, { signal, onProgress: () => undefined }),
    );
    const stallCancelling = await lastStall(monitor);
    const written = performance.now();
    const [imported] = (await call('confirmImport', order)) as [ImportedList];
    const write = performance.now() - written;
    const stallWriting = await lastStall(monitor);
    const peaks = { peakParser: watched.peak(), peakEngine: peakOf('self') };
    const stalls = { stallReading, stallCancelling, stallWriting };
    return { milliseconds: read + write, read, write, rows: imported.rows, cancelled, ...stalls, ...peaks };
  } finally {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Longest stall of what just ran; after a reset the monitor needs a moment to measure from. */
async function lastStall(monitor: IntervalHistogram): Promise<number> {
  await pause(20);
  const longest = stall(monitor);
  await pause(50);
  stall(monitor);
  return longest;
}

/** Stops the write in its middle; answers how long that took. */
async function giveUp(run: (signal: AbortSignal) => Promise<Result<unknown>>): Promise<number> {
  const controller = new AbortController();
  const writing = run(controller.signal);
  await pause(500);
  const stopped = performance.now();
  controller.abort();
  const result = await writing;
  if (result.ok || result.code !== 'CANCELLED') throw new Error('the write was not given up');
  return performance.now() - stopped;
}

async function main([what, file = '', parser = '', resources = '']: readonly string[]): Promise<void> {
  const measured = what === 'sheetjs' ? sheetJs(file) : await ours(file, parser, resources);
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
