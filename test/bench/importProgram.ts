/** The programs the import bench measures: SheetJS alone on one file, and our whole way of the same file into a project. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import * as XLSX from 'xlsx';
import { childParserHost } from '../../electron/engine/parser/childParserHost';
import type { ParserConnection, ParserHost } from '../../electron/engine/parser/parserHost';
import { openFileReader } from '../../electron/engine/parser/readFile';
import { readSourceTable } from '../../electron/engine/readSources';
import { loadSchemes } from '../../electron/engine/schemes';
import { createProject } from '../../electron/engine/services/createProject';
import { importSourceList } from '../../electron/engine/services/importSourceList';
import { categoriesOf } from '../../shared/logic/schemeLists';
import type { Result } from '../../shared/result';

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

async function ours(file: string, parser: string, resources: string): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const session = { operator: '测试', computer: '测试', now: () => '2025-06-03T00:00:00.000Z' };
  const [scheme] = loadSchemes(resources);
  if (!scheme) throw new Error('no scheme');
  const input = { name: '项目', scheme, effectiveDate: '2025-06-03' };
  const project = taken(createProject(join(folder, '项目.shuangshu'), input, { session, backups: null }));
  const watched = watchedHost(parser);
  const reader = openFileReader(watched.host);
  const monitor = monitorEventLoopDelay({ resolution: 5 });
  try {
    monitor.enable();
    await new Promise((resolve) => setTimeout(resolve, 50));
    stall(monitor);
    const started = performance.now();
    const source = taken(await readSourceTable(reader, file, categoriesOf(scheme)));
    const read = performance.now() - started;
    await new Promise((resolve) => setImmediate(resolve));
    const stallReading = stall(monitor);
    // After a reset the monitor needs a tick to measure from.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const unit = '市林业局';
    const understood = { ...source, unit, direction: 'down' as const };
    const written = performance.now();
    const imported = taken(importSourceList(project, understood, { unit, direction: 'down' }));
    const done = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    return {
      milliseconds: done - written + read,
      read,
      write: done - written,
      rows: imported.rows,
      stallReading,
      stallWriting: stall(monitor),
      peakParser: watched.peak(),
      peakEngine: peakOf('self'),
    };
  } finally {
    await reader.close();
    project.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main([what, file = '', parser = '', resources = '']: readonly string[]): Promise<void> {
  const measured = what === 'sheetjs' ? sheetJs(file) : await ours(file, parser, resources);
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
