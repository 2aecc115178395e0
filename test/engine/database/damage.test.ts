/** Flipped bits and cut files: opening and verifying never throw; what is not refused reads as before or is found. */
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadHandle } from '../../../electron/engine/database/file/handles';
import { openProjectFile, openReadOnlyCopy } from '../../../electron/engine/database/file/open';
import { tablesOf } from '../../../electron/engine/database/log/tables';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import type { Result } from '../../../shared/result';
import { PEOPLE, smallProject, temporaryFolder, testOptions, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let path: string;
let whole: Buffer;
let content: string;

beforeAll(() => {
  folder = temporaryFolder();
  const { project, down, up } = smallProject(folder.path);
  unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
  for (const entryId of up) unwrap(rejectEntry(project, { entryId, reasonKind: '', reason: '不符合乡镇实际' }));
  unwrap(sealRound(project));
  content = contentOf(project.read);
  project.close();
  path = project.path;
  whole = readFileSync(path);
});
afterAll(() => folder.remove());

function contentOf(read: ReadHandle): string {
  const tables = [...tablesOf('recorded', 'kept', 'grown'), 'action', 'actionRow'];
  return tables
    .map((table) =>
      read
        .all<Record<string, unknown>>(`SELECT * FROM "${table}"`)
        .map((row) => Object.values(row).map(String).join('|'))
        .join('\n'),
    )
    .join('\n');
}

/** mulberry32: the same damage every time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Outcome = 'refused' | 'found' | 'harmless' | 'SILENT';

/** What becomes of a damaged file; an exception anywhere fails the test by itself. */
function outcomeOf(file: string): Outcome {
  const read: Result<{ read: ReadHandle; close(): void }> = openReadOnlyCopy(file, testOptions());
  const opened = openProjectFile(file, testOptions({ takeOver: true }));
  if (opened.ok) opened.value.close();
  if (!read.ok) return 'refused';
  try {
    if (!verifyProject(read.value.read).ok) return 'found';
    return contentOf(read.value.read) === content ? 'harmless' : 'SILENT';
  } finally {
    read.value.close();
  }
}

test('160 files with one flipped bit each: never an exception, never changed content that passes', () => {
  const random = numbers(20_250_602);
  const counts: Record<Outcome, number> = { refused: 0, found: 0, harmless: 0, SILENT: 0 };
  const file = join(folder.path, 'flipped.shuangshu');
  for (let round = 0; round < 160; round += 1) {
    const bytes = Buffer.from(whole);
    // Every fourth one in the first pages: header and schema. Unused space is passed over.
    const within = round % 4 === 0 ? 8192 : bytes.length;
    let offset = Math.floor(random() * within);
    while (bytes[offset] === 0) offset = Math.floor(random() * within);
    const bit = 1 << Math.floor(random() * 8);
    bytes[offset] = (bytes[offset] ?? 0) ^ bit;
    writeFileSync(file, bytes);
    try {
      const outcome = outcomeOf(file);
      counts[outcome] += 1;
      expect([outcome, offset, bit]).not.toContain('SILENT');
    } catch (error) {
      throw new Error(`bit ${bit} at ${offset}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  expect(counts.refused).toBeGreaterThan(20);
  expect(counts.found).toBeGreaterThan(10);
});

test('files cut short at every kind of place are refused', () => {
  const file = join(folder.path, 'cut.shuangshu');
  for (const length of [0, 50, 99, 100, 512, 4096, 5000, 8192, whole.length - 4096]) {
    copyFileSync(path, file);
    truncateSync(file, length);
    expect([length, outcomeOf(file)]).toEqual([length, 'refused']);
  }
  copyFileSync(path, file);
  truncateSync(file, whole.length - 1);
  expect(['refused', 'found']).toContain(outcomeOf(file));
});

test('zeroed pages are refused or found', () => {
  const file = join(folder.path, 'zeroed.shuangshu');
  for (let page = 1; page < whole.length / 4096; page += 3) {
    const bytes = Buffer.from(whole);
    bytes.fill(0, page * 4096, (page + 1) * 4096);
    writeFileSync(file, bytes);
    expect(['refused', 'found', 'harmless']).toContain(outcomeOf(file));
  }
});

test('a file with somebody else’s trigger in it is refused', () => {
  const file = join(folder.path, 'trigger.shuangshu');
  copyFileSync(path, file);
  const foreign = new Database(file);
  foreign.exec(`CREATE TRIGGER quiet AFTER INSERT ON disposition BEGIN UPDATE item SET live = 0; END;`);
  foreign.close();
  expect(outcomeOf(file)).toBe('refused');
});
