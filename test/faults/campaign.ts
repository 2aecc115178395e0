/** Many numbered cases of one kind: few and always the same with each change; for a release many, noted, and gone on with after a break. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Chance, chanceOfCase } from './random';

/** Each change is judged by the same cases; the long run looks for new ones. */
const QUICK_SEED = 1_127;
const isRelease = process.env.SHUANGSHU_FAULTS === 'release';
/** Where a release run notes what is done; taking the folder away begins anew. */
const journals = resolve(import.meta.dirname, '../../release/faults');
const NOTED_EVERY = 2_000;

/** How many cases: with each change, and for a release. */
export interface Size {
  readonly quick: number;
  readonly release: number;
}

export interface Journal {
  readonly seed: number;
  /** Cases 0 to `done` − 1 are over. */
  done: number;
  /** What was found, one line a case. */
  readonly wrong: string[];
  /** Anything a kind of case wants summed up over its cases. */
  readonly sums: Record<string, number>;
}

/** The quick figure or the release figure. `SHUANGSHU_CASES` stops a release earlier, so that all kinds come on evenly. */
export function sizeOf({ quick, release }: Size): number {
  if (!isRelease) return quick;
  return Math.min(release, Number(process.env.SHUANGSHU_CASES ?? '') || release);
}

/**
 * Runs the cases that are not done yet; each answers '' or what is wrong. `SHUANGSHU_SEED` sets the seed, `SHUANGSHU_CASE`
 * plays a single one again.
 */
export async function runCases(
  name: string,
  size: Size,
  run: (chance: Chance, number: number, sums: Journal['sums']) => Promise<string>,
): Promise<Journal> {
  const asked = process.env.SHUANGSHU_CASE;
  const path = join(journals, `${name}.json`);
  const journal = isRelease && asked === undefined ? readJournal(path) : newJournal();
  const first = asked === undefined ? journal.done : Number(asked);
  const end = asked === undefined ? sizeOf(size) : first + 1;
  let noted = Date.now();
  for (let number = first; number < end; number += 1) {
    const wrong = await run(chanceOfCase(journal.seed, name, number), number, journal.sums);
    if (wrong !== '') journal.wrong.push(`case ${number}: ${wrong}`);
    journal.done = number + 1;
    if (!isRelease || asked !== undefined || Date.now() - noted < NOTED_EVERY) continue;
    writeJournal(path, journal);
    noted = Date.now();
  }
  if (isRelease && asked === undefined) writeJournal(path, journal);
  const again = `SHUANGSHU_SEED=${journal.seed} SHUANGSHU_CASE=… plays one again`;
  console.log(`${name}: seed ${journal.seed}, ${journal.done} cases, ${journal.wrong.length} wrong (${again})`);
  return journal;
}

function newJournal(): Journal {
  const fresh = isRelease ? Math.floor(Math.random() * 0x7fff_ffff) : QUICK_SEED;
  return { seed: Number(process.env.SHUANGSHU_SEED ?? '') || fresh, done: 0, wrong: [], sums: {} };
}

function readJournal(path: string): Journal {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Journal) : newJournal();
}

function writeJournal(path: string, journal: Journal): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(journal));
  renameSync(`${path}.new`, path);
}
