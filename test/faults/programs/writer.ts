/** Does every kind of write on a project, one after the other, and notes each acknowledged one; killed, cut off or failed by tests. */
import { fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { backUp } from '../../../electron/engine/database/file/backup';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import { failureOf, type ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq, recordInPieces } from '../../../electron/engine/database/log/record';
import { undo } from '../../../electron/engine/database/log/undo';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { openRound, reopenRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { importing, importSourceList } from '../../../electron/engine/services/sources/importSourceList';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { ok, type Result } from '../../../shared/result';
import { readEntry, understoodFile } from '../../builders/project';
import type { WriteKind, WriterOrder } from './writerOrder';

const order = JSON.parse(process.argv[2] ?? '{}') as WriterOrder;
const session = { operator: '李红', computer: '编办-03', now: () => new Date().toISOString() };
let count = 0;

type Work = (project: ProjectFile) => Result<unknown> | Promise<Result<unknown>>;

const SENDER = { unit: '市委组织部', direction: 'down' as const };

/** A file of `entries` rows under a name no other import has. */
function newFile(project: ProjectFile, entries: number): ReturnType<typeof understoodFile> {
  count += 1;
  const rows = Array.from({ length: entries }, (_, index) => readEntry(`第${lastSeq(project.read)}号之${index}`));
  return understoodFile(`部门表${lastSeq(project.read)}.xlsx`, rows);
}

function importNew(project: ProjectFile, entries: number): Result<unknown> {
  return importSourceList(project, newFile(project, entries), SENDER);
}

function pending(project: ProjectFile, least: number): Result<number[]> {
  const listed = () => listEntries(project.read, { fate: 'pending', limit: 500 }).rows.map(({ id }) => id);
  const found = listed();
  if (found.length >= least) return ok(found);
  const imported = importNew(project, least);
  return imported.ok ? ok(listed()) : imported;
}

/** What a kind of write needs before it, so that who is killed is killed in the write and not on the way there. */
const NEEDED: Partial<Record<WriteKind, number>> = { dispose: 1, bulk: 500 };

const WORK: Readonly<Record<WriteKind, Work>> = {
  dispose: (project) => {
    const entries = pending(project, 1);
    if (!entries.ok) return entries;
    return rejectEntry(project, { entryId: entries.value[0] ?? 0, reasonKind: '', reason: '不符合乡镇实际' });
  },
  bulk: (project) => {
    const entries = pending(project, 500);
    return entries.ok
      ? adoptEntries(project, { entryIds: entries.value.slice(0, 500), proposer: '编办', decider: '组长' })
      : entries;
  },
  import: (project) => importNew(project, 200),
  largeImport: (project) =>
    recordInPieces(project, importing(project, newFile(project, order.largeRows ?? 1_500), SENDER)),
  seal: (project) => {
    const opened = openRound(project, { kind: 'review', title: '', date: '2025-06-30' });
    if (!opened.ok && opened.code !== 'ROUND_OPEN') return opened;
    const sealed = sealRound(project);
    if (sealed.ok || sealed.code !== 'ENTRIES_PENDING') return sealed;
    return reopenRound(project, { reason: '还有待定' });
  },
  undo: (project) => {
    const added = addUnits(project, { kind: 'department', names: [`单位${lastSeq(project.read)}`] });
    return added.ok ? undo(project) : added;
  },
  backup: (project) =>
    backUp(project.database, {
      projectPath: order.project,
      folder: order.backups,
      reason: 'manual',
      at: session.now(),
    }),
  export: async (project) => {
    count += 1;
    const folder = join(order.exports, String(count));
    // Loaded only where it is needed: thousands of these programs are started and killed.
    const { exportTownshipLists } = await import('../../../electron/engine/services/townships/exportTownshipLists');
    const { inlineTasks } = await import('../../../electron/engine/workers/inlineTasks');
    return exportTownshipLists(project, inlineTasks(), { folder, mustBeEmpty: false, formats: ['xlsx'] });
  },
};

function say(words: object): void {
  writeSync(1, `${JSON.stringify(words)}\n`);
}

async function run(): Promise<void> {
  if (order.tellsOpening) say({ begun: true });
  const opened = openProjectFile(order.project, { session, backups: null });
  if (!opened.ok) return say({ opened: opened.code });
  const project = opened.value;
  if (order.careless) project.database.pragma('synchronous = OFF');
  const ack = openSync(order.ack, 'a');
  const acknowledge = (words: string): void => {
    writeSync(ack, `${words} ${lastSeq(project.read)}\n`);
    if (order.rounds === 0) fsyncSync(ack);
  };
  if (order.rounds === 0) acknowledge('found');
  const results: [WriteKind, string][] = [];
  for (let round = 0; order.rounds === 0 || round < order.rounds; round += 1) {
    for (const kind of order.kinds) {
      if (order.rounds === 0 && NEEDED[kind] && pending(project, NEEDED[kind]).ok) acknowledge('ready');
      if (results.length === 0 && !order.tellsOpening) say({ begun: true });
      const result = await attempt(project, kind);
      results.push([kind, result.ok ? 'ok' : result.code]);
      if (result.ok) acknowledge(kind);
    }
  }
  project.close();
  say({ results });
}

/** As the engine's door does it: a disk that fails under a read is a failure too, our own bugs stay exceptions. */
async function attempt(project: ProjectFile, kind: WriteKind): Promise<Result<unknown>> {
  try {
    return await WORK[kind](project);
  } catch (error) {
    const failure = failureOf(error, order.project);
    if (failure) return failure;
    throw error;
  }
}

void run();
