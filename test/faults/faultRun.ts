/** One run of the writer on a fresh project in a folder of its own, and the look at what it left behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openProjectFile } from '../../electron/engine/database/file/open';
import { lastSeq } from '../../electron/engine/database/log/record';
import { verifyProject } from '../../electron/engine/database/log/verify';
import { rereadDocument } from '../../electron/engine/documents/rereadDocument';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import { PEOPLE, smallProject, temporaryFolder, testOptions, unwrap } from '../builders/project';
import { buildParser, type ParserBundle } from '../engine/parserBundle';
import type { WriteKind, WriterOrder } from './programs/writerOrder';

export interface Place {
  readonly folder: string;
  readonly project: string;
  readonly ack: string;
  readonly backups: string;
  readonly exports: string;
}

/** A small county with a sealed first round, so that lists can be exported; made once, copied for each run. */
export function makeCounty(): { path: string; remove(): void } {
  const folder = temporaryFolder('disk');
  const { project, down } = smallProject(folder.path);
  unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-30' }));
  project.close();
  return { path: project.path, remove: folder.remove };
}

export function newPlace(under: string, name: string, county: string): Place {
  const folder = join(under, name);
  mkdirSync(folder, { recursive: true });
  const project = join(folder, '县.shuangshu');
  cpSync(county, project);
  return {
    folder,
    project,
    ack: join(folder, 'ack'),
    backups: join(folder, 'backups'),
    exports: join(folder, 'exports'),
  };
}

export function orderFor(place: Place, kinds: readonly WriteKind[], rounds: number, careless = false): WriterOrder {
  const { project, ack, backups, exports } = place;
  return { project, ack, backups, exports, kinds, rounds, careless };
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly lines: readonly Record<string, unknown>[];
  readonly stderr: string;
}

/** The writer with all its packages in one file: looking for them was a third of each case. */
export function buildWriter(): Promise<ParserBundle> {
  return buildParser('test/faults/programs/writer.ts', true);
}

export interface Running {
  readonly child: ChildProcess;
  /** Resolves when the first write begins, or when the program ends before. */
  readonly begun: Promise<void>;
  readonly ended: Promise<Ended>;
}

export function startWriter(program: string, order: WriterOrder, env: NodeJS.ProcessEnv = process.env): Running {
  const child = spawn(process.execPath, [program, JSON.stringify(order)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let stderr = '';
  let told: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    told = resolve;
  });
  child.stdout?.on('data', (bytes: Buffer) => {
    output += bytes.toString('utf8');
    if (output.includes('"begun"')) told();
  });
  child.stderr?.on('data', (bytes: Buffer) => {
    stderr += bytes.toString('utf8');
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      told();
      const lines = output
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      resolve({ code, signal, lines, stderr });
    });
  });
  return { child, begun, ended };
}

/** The newest action that was acknowledged before the end; 0 for none. */
export function acknowledged(ack: Buffer | null): number {
  const lines = (ack?.toString('utf8') ?? '').split('\n').filter((line) => /^\w+ \d+$/.test(line));
  return Math.max(0, ...lines.map((line) => Number(line.split(' ')[1])));
}

export interface Found {
  /** '' when all is as promised; else what is wrong. */
  readonly wrong: string;
  readonly seq: number;
}

/** Opens what is left, replays the whole log against the rows, and does one more piece of work. */
export function inspectProject(path: string, atLeast: number): Found {
  const opened = openProjectFile(path, testOptions());
  if (!opened.ok) return { wrong: `does not open: ${opened.code} ${String(opened.detail.found ?? '')}`, seq: 0 };
  const project = opened.value;
  try {
    const seq = lastSeq(project.read);
    if (seq < atLeast) return { wrong: `lost: action ${atLeast} was acknowledged, the newest is ${seq}`, seq };
    const verified = verifyProject(project.read);
    if (!verified.ok) return { wrong: `does not verify: ${JSON.stringify(verified)}`, seq };
    const added = addUnits(project, { kind: 'township', names: [`镇${seq}`] });
    return { wrong: added.ok ? '' : `cannot be written to any more: ${added.code}`, seq };
  } finally {
    project.close();
  }
}

/** Finished files of an export are whole, finished backups open and verify; unfinished ones bear other names. */
export async function inspectFiles(place: Place): Promise<string> {
  const wrong: string[] = [];
  for (const name of namesUnder(place.backups).filter((file) => !file.includes('.writing-'))) {
    if (!name.endsWith('.shuangshu')) continue;
    const found = inspectProject(join(place.backups, name), 1);
    if (found.wrong !== '') wrong.push(`backup ${name} ${found.wrong}`);
  }
  for (const name of namesUnder(place.exports).filter((file) => file.endsWith('.xlsx'))) {
    if (name.includes('.writing-')) continue;
    try {
      const rows = await rereadDocument(readFileSync(join(place.exports, name)), 'xlsx');
      if (rows.length === 0) wrong.push(`${name} has no rows`);
    } catch (error) {
      wrong.push(`${name} cannot be read: ${String(error)}`);
    }
  }
  return wrong.join('; ');
}

/** True when the end came in the middle of a write: a transaction to be rolled back, or a file that is not whole yet. */
export function endedMidway(place: Place): boolean {
  const journal = statSync(`${place.project}-journal`, { throwIfNoEntry: false })?.size ?? 0;
  return journal > 0 || [place.backups, place.exports].some((at) => namesUnder(at).join().includes('.writing-'));
}

function namesUnder(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
}
