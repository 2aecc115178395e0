/** Reads mutants of real files through the parser process and judges what comes out: the same, a refusal, or a finding. */
import type { FileReader } from '../../electron/engine/parser/readFile';
import { errorText } from '../../shared/errorText';
import { readEntries, sheetsToRead } from '../../shared/logic/reading/readEntries';
import type { Grid, ReadDocument } from '../../shared/model/grid';
import type { Result } from '../../shared/result';
import { type Mutant, mutateBytes } from './mutateBytes';
import { mutatePackage } from './mutatePackage';
import { Random } from './random';

export interface FuzzSource {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Finding {
  readonly file: string;
  readonly number: number;
  readonly kind: string;
  readonly what: string;
  readonly bytes: Uint8Array;
}

export interface FuzzReport {
  mutants: number;
  /** Mutants of each format. */
  readonly formats: Map<string, number>;
  /** Read with the same content, refused in a sentence, read where no comparison is possible. */
  same: number;
  refused: number;
  other: number;
  /** Reads for which the parser process had to be ended, by reason. */
  readonly ended: Map<string, number>;
  slowestMs: number;
  readonly findings: Finding[];
  /** Some mutants of every kind, for those who want to do more with them. */
  readonly kept: FuzzSource[];
}

export interface FuzzOptions {
  readonly seed: number;
  /** Ends at whichever comes first. */
  readonly milliseconds?: number;
  readonly mutants?: number;
  readonly reader: FileReader;
  readonly sources: readonly FuzzSource[];
  onProgress?(report: FuzzReport): void;
}

interface Known {
  readonly source: FuzzSource;
  readonly document: ReadDocument;
  readonly grids: string;
  readonly texts: ReadonlySet<string>;
  readonly isZip: boolean;
}

const longestMs = 10_000;

function textsOf(grids: readonly Grid[]): Set<string> {
  return new Set(grids.flatMap((grid) => grid.rows.flatMap((row) => row.cells)));
}

async function know(source: FuzzSource, reader: FileReader): Promise<Known | null> {
  const read = await reader.readFile(source.bytes, source.name);
  if (!read.ok) return null;
  const { grids } = read.value;
  const isZip = source.bytes[0] === 0x50 && source.bytes[1] === 0x4b;
  return { source, document: read.value, grids: JSON.stringify(grids), texts: textsOf(grids), isZip };
}

/** Every text must be one of the original's, a run of several of them, or what the change put in. */
function foreignText(known: Known, { added = [] }: Mutant, grids: readonly Grid[]): string | undefined {
  const original = [...known.texts].join('\n');
  for (const text of textsOf(grids)) {
    if (known.texts.has(text) || original.includes(text)) continue;
    const rest = added.reduce((left, word) => left.replaceAll(word, '\n'), text);
    if (!rest.split('\n').every((piece) => original.includes(piece) || /^[\d.:/\s年月日%-]*$/.test(piece))) return text;
  }
  return undefined;
}

/** The right one of two tables side by side is a sheet of its own in what was read. */
const RIGHT_HALF = /（右）$/;

function cellsIn(grids: readonly Grid[]): number {
  return grids.reduce(
    (sum, { rows }) => sum + rows.flatMap(({ cells }) => cells.filter((cell) => cell !== '')).length,
    0,
  );
}

/** Rows in must be rows out: each grid row once, as entry or with a reason; once in each half where two tables stand side by side. */
function lostRows(name: string, document: ReadDocument): string | undefined {
  const table = readEntries(document.grids, { fileName: name, categories: [], sheetRemarks: document.remarks });
  if (!table.ok) return undefined;
  const inFile = document.grids.flatMap((grid) => grid.rows.map(({ row }) => `${grid.sheet}!${row}`));
  const sheets = new Set(document.grids.map(({ sheet }) => sheet));
  const halves = table.value.rows.filter(({ sheet }) => !sheets.has(sheet));
  const told = table.value.rows.length - halves.length;
  if (told !== inFile.length) return `行数不符：读到 ${inFile.length} 行，交代 ${told} 行`;
  const known = new Set(inFile);
  const stray = halves.find(({ sheet, row }) => !known.has(`${sheet.replace(RIGHT_HALF, '')}!${row}`));
  if (stray) return `多出一行：${stray.sheet} 第 ${stray.row} 行`;
  const filled = cellsIn(document.grids);
  const apart = cellsIn(sheetsToRead(document.grids));
  if (apart !== filled) return `格数不符：读到 ${filled} 格，拆开后 ${apart} 格`;
  const unexplained = table.value.rows.filter(({ kind, reason }) => kind !== 'entry' && reason === '').length;
  return unexplained > 0 ? `有 ${unexplained} 行没有写明原因` : undefined;
}

function judgeRead(known: Known, mutant: Mutant, document: ReadDocument): string | undefined {
  if (mutant.oracle === 'same') return JSON.stringify(document.grids) === known.grids ? undefined : '内容变了而没有说';
  const foreign = mutant.oracle === 'known' ? foreignText(known, mutant, document.grids) : undefined;
  return foreign === undefined ? lostRows(known.source.name, document) : `出现原来没有的文字：${foreign.slice(0, 60)}`;
}

function judgeRefusal(result: Extract<Result<ReadDocument>, { ok: false }>): string | undefined {
  if (!/^(FILE_|NO_TABLE)/.test(result.code)) return `不该有的回答：${result.code}`;
  return /[一-鿿].*。$/s.test(errorText(result.code, result.detail)) ? undefined : '没有说清';
}

/** Each format gets its share, however many files of it there are. */
function byFormat(known: readonly Known[]): Known[][] {
  const groups = new Map<string, Known[]>();
  for (const one of known) groups.set(one.document.format, [...(groups.get(one.document.format) ?? []), one]);
  return [...groups.values()];
}

const mostKept = 150;

class Fuzzing {
  readonly report: FuzzReport = {
    mutants: 0,
    formats: new Map(),
    same: 0,
    refused: 0,
    other: 0,
    ended: new Map(),
    slowestMs: 0,
    findings: [],
    kept: [],
  };

  constructor(private readonly options: FuzzOptions) {}

  async run(): Promise<FuzzReport> {
    const { sources, reader, seed, onProgress } = this.options;
    const { milliseconds = Number.POSITIVE_INFINITY, mutants = Number.POSITIVE_INFINITY } = this.options;
    const known = (await Promise.all(sources.map((source) => know(source, reader)))).filter((one) => one !== null);
    const kinds = byFormat(known);
    const end = performance.now() + milliseconds;
    for (let number = 0; number < mutants && performance.now() < end; number += 1) {
      const random = new Random(seed + number * 1_000_003);
      const one = random.pick(random.pick(kinds));
      const asPackage = one.isZip && random.below(2) === 0;
      const mutant = asPackage
        ? await mutatePackage(one.source.bytes, random)
        : mutateBytes(one.source.bytes, one.isZip, random);
      await this.judge(one, mutant, number);
      if (number % 200 === 199) onProgress?.(this.report);
    }
    return this.report;
  }

  private async judge(known: Known, mutant: Mutant, number: number): Promise<void> {
    const { report } = this;
    const { name } = known.source;
    const started = performance.now();
    const result = await this.options.reader.readFile(mutant.bytes, name);
    const took = performance.now() - started;
    const { format } = known.document;
    report.mutants += 1;
    report.formats.set(format, (report.formats.get(format) ?? 0) + 1);
    report.slowestMs = Math.max(report.slowestMs, took);
    if (report.kept.length < mostKept) report.kept.push({ name: `${number}-${name}`, bytes: mutant.bytes });
    if (!result.ok) this.noteEnd(String(result.detail.reason ?? ''));
    const same = result.ok && JSON.stringify(result.value.grids) === known.grids;
    if (!result.ok) report.refused += 1;
    else if (same) report.same += 1;
    else report.other += 1;
    const slow = took > longestMs ? `用了 ${Math.round(took / 1000)} 秒` : undefined;
    const what = slow ?? (result.ok ? judgeRead(known, mutant, result.value) : judgeRefusal(result));
    if (what !== undefined) report.findings.push({ file: name, number, kind: mutant.kind, what, bytes: mutant.bytes });
  }

  private noteEnd(reason: string): void {
    if (!/已停止|意外退出|无法启动/.test(reason)) return;
    this.report.ended.set(reason, (this.report.ended.get(reason) ?? 0) + 1);
  }
}

/** Mutates, reads and judges until the time is over or the mutants are made. The same seed makes the same mutants in the same order. */
export function fuzzFiles(options: FuzzOptions): Promise<FuzzReport> {
  return new Fuzzing(options).run();
}
