/** Frozen pools of sealed rounds: canonical JSON, deflated, with the hash of what was frozen. */
import { deflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { Parsed } from '../../../../shared/contract';
import { leadingUnit } from '../../../../shared/logic/pool/leadingUnit';
import { calledNow, renameScheme, renameSections } from '../../../../shared/logic/schemes/sectionRenames';
import { renameUnits } from '../../../../shared/logic/units/renameUnits';
import { type ItemContent, itemContentSchema } from '../../../../shared/model/item';
import { type Scheme, schemeSchema } from '../../../../shared/model/scheme';
import type { SealedItem } from '../../../../shared/views/pool';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { inflate } from '../../database/inflate';
import { canonicalJson, sha256 } from '../../database/log/canonicalJson';
import { rememberWhile } from '../../database/memo';
import { actionThatWrote } from '../project/madeBy';
import { readProject } from '../project/projectRepository';
import { aliasesOf } from '../units/unitSuccession';
import { listRenamesSince } from './sectionRenameRepository';

export function insertSnapshot(write: WriteHandle, roundId: number, items: readonly ItemContent[], at: string): string {
  const content = canonicalJson(items);
  const hash = sha256(content);
  write.run('INSERT INTO snapshot (roundId, items, sha256, content, at) VALUES (?, ?, ?, ?, ?)', [
    roundId,
    items.length,
    hash,
    deflateRawSync(content),
    at,
  ]);
  return hash;
}

export interface Snapshot {
  readonly round: number;
  readonly sha256: string;
  readonly items: readonly ItemContent[];
}

export function lastSnapshot(read: ReadHandle): Snapshot | undefined {
  const row = read.get<StoredSnapshot>(
    `SELECT snapshot.id, round.number, sha256, content FROM snapshot JOIN round ON round.id = roundId
     WHERE round.state = 'sealed' ORDER BY round.number DESC, snapshot.id DESC LIMIT 1`,
  );
  return row && withNamesOfToday(read, row);
}

/** The scheme the items of a snapshot stood in, under the names of today: what the log kept of it before the first change since. */
export function schemeOfSnapshot(read: ReadHandle, id: number): Scheme {
  return renameScheme(schemeAfter(read, sealedBy(read, id)), listRenamesSince(read, id));
}

/** The action that froze a snapshot. */
export function sealedBy(read: ReadHandle, id: number): number {
  return actionThatWrote(read, 'snapshot', id);
}

/** 存照 printed on lists of a sealed round: the action that froze it, so that one state prints one text. */
export function printedAnchor(read: ReadHandle, snapshotId: number): string {
  const seq = sealedBy(read, snapshotId);
  const hash = read.value<string>('SELECT hash FROM action WHERE seq = ?', [seq]) ?? '';
  return `${seq}-${hash.slice(0, 32)}`;
}

/** The action that sealed a round last; undefined for one that never was. */
export function sealOfRound(read: ReadHandle, round: number): number | undefined {
  const id = read.value<number>(
    'SELECT max(snapshot.id) FROM snapshot JOIN round ON round.id = roundId WHERE round.number = ?',
    [round],
  );
  return id ? sealedBy(read, id) : undefined;
}

/** The project's scheme as an action left it, under the names of then. */
export function schemeAfter(read: ReadHandle, seq: number): Scheme {
  const changed = read.value<string>(
    `SELECT before ->> 'scheme' FROM actionRow WHERE tableName = 'project' AND before ->> 'scheme' <> after ->> 'scheme'
       AND seq > ? ORDER BY seq, ordinal LIMIT 1`,
    [seq],
  );
  return changed === undefined ? readProject(read).scheme : schemeSchema.parse(JSON.parse(changed));
}

/** The newest snapshot of a round that is sealed now; a reopened round's old ones stay stored but do not count. */
export function findSnapshot(read: ReadHandle, round: number): Snapshot | undefined {
  const row = read.get<StoredSnapshot>(
    `SELECT snapshot.id, round.number, sha256, content FROM snapshot JOIN round ON round.id = roundId
     WHERE round.state = 'sealed' AND round.number = ? ORDER BY snapshot.id DESC LIMIT 1`,
    [round],
  );
  return row && withNamesOfToday(read, row);
}

/** The very items a round that is sealed now was sealed with, by the names units had then. */
export function readFrozenRound(
  read: ReadHandle,
  round: number,
): { snapshotId: number; items: readonly ItemContent[] } | undefined {
  const id = read.value<number>(
    `SELECT max(snapshot.id) FROM snapshot JOIN round ON round.id = roundId
     WHERE round.state = 'sealed' AND round.number = ?`,
    [round],
  );
  return id ? { snapshotId: id, items: readSnapshotItems(read, id) } : undefined;
}

/** All that were ever sealed, those of rounds opened again since too: papers may be out from each. Newest first. */
export function listSnapshots(read: ReadHandle): { id: number; round: number }[] {
  return read.all(
    'SELECT snapshot.id, round.number AS round FROM snapshot JOIN round ON round.id = roundId ORDER BY snapshot.id DESC',
  );
}

/** The newest round a unit of that name stands in: as it was sealed, or as a decision of the round left an item. */
export function roundNaming(read: ReadHandle, name: string): number | undefined {
  const written = ['township', 'unit'].map((key) => `"${key}":${JSON.stringify(name)}`);
  const sealed = listSnapshots(read).find(({ id }) => {
    const bytes = frozenBytes(read, id);
    return written.some((text) => bytes.includes(text));
  });
  if (sealed) return sealed.round;
  return (
    read.value<number>(
      `SELECT max(round.number) FROM changeContent JOIN change ON change.id = changeId JOIN round ON round.id = roundId
     WHERE instr(content, ?) > 0 OR instr(content, ?) > 0`,
      written,
    ) ?? undefined
  );
}

/** With the names townships and categories have today. */
export function openSnapshot(read: ReadHandle, id: number): readonly ItemContent[] {
  return withNamesOfToday(read, storedOf(read, id)).items;
}

/** The one whose sealing a printed 存照 (7-09c8…) names; absent where this project's trail does not hold it. */
export function snapshotOfAnchor(read: ReadHandle, anchor: string): number | undefined {
  const [seq, head] = anchor.split('-');
  return read.value<number>(
    `SELECT rowId FROM actionRow JOIN action USING (seq)
     WHERE seq = ? AND substr(hash, 1, 32) = ? AND tableName = 'snapshot' AND op = 'range'`,
    [Number(seq), head ?? ''],
  );
}

/** When a round was sealed last. */
export function readSealedAt(read: ReadHandle, round: number): string | undefined {
  return read.value<string>('SELECT max(at) FROM snapshot JOIN round ON round.id = roundId WHERE round.number = ?', [
    round,
  ]);
}

/** Which frozen state the last sealed round left; what an edition rests on. */
export function lastSnapshotHead(read: ReadHandle): { id: number; round: number; sha256: string } | undefined {
  return read.get(
    `SELECT snapshot.id, round.number AS round, sha256 FROM snapshot JOIN round ON round.id = roundId
     WHERE round.state = 'sealed' ORDER BY round.number DESC, snapshot.id DESC LIMIT 1`,
  );
}

/** The very items that were frozen, whatever has become of their round and of the names of units since. */
export function readSnapshotItems(read: ReadHandle, id: number): readonly ItemContent[] {
  return snapshotOf(storedOf(read, id)).items;
}

/** The canonical JSON that was frozen. Throws when it is not what its hash says. */
export function frozenBytes(read: ReadHandle, id: number): Buffer {
  return bytesOf(storedOf(read, id));
}

function storedOf(read: ReadHandle, id: number): StoredSnapshot {
  const row = read.get<StoredSnapshot>(STORED, [id]);
  if (!row) throw new Error(`no snapshot ${id}`);
  return row;
}

const STORED =
  'SELECT snapshot.id, round.number, sha256, content FROM snapshot JOIN round ON round.id = roundId WHERE snapshot.id = ?';

function withNamesOfToday(read: ReadHandle, stored: StoredSnapshot): Snapshot {
  const snapshot = snapshotOf(stored);
  const later = listRenamesSince(read, stored.id);
  return { ...snapshot, items: renameSections(townshipsOfToday(read, snapshot.items), later) };
}

/**
 * A township renamed or merged since is named as now, or its list would lose what was decided under the old name. Departments
 * keep the names they were sealed with, as papers printed before a renaming and after it are one list.
 */
export function townshipsOfToday(read: ReadHandle, items: readonly ItemContent[]): readonly ItemContent[] {
  return renameUnits(items, aliasesOf(read, 'township'));
}

interface StoredSnapshot {
  readonly id: number;
  readonly number: number;
  readonly sha256: string;
  readonly content: Uint8Array;
}

function bytesOf(row: StoredSnapshot): Buffer {
  const bytes = inflate(row.content);
  if (sha256(bytes) !== row.sha256) throw new Error(`the snapshot of round ${row.number} does not match its hash`);
  return bytes;
}

function snapshotOf(row: StoredSnapshot): Snapshot {
  const items = z.array(itemContentSchema).parse(JSON.parse(bytesOf(row).toString('utf8')));
  return { round: row.number, sha256: row.sha256, items };
}

/** A sealed round's items as they stood then, by category where one is asked for; the newest seal counts. */
export function listSealedItems(
  project: ProjectFile,
  { round, listId, category, offset, limit }: Parsed<'sealedItems'>,
): { total: number; rows: SealedItem[] } {
  const { read } = project;
  const row = read.get<StoredSnapshot>(
    `SELECT snapshot.id, round.number, sha256, content FROM snapshot JOIN round ON round.id = roundId
     WHERE round.number = ? AND round.state = 'sealed' ORDER BY snapshot.id DESC LIMIT 1`,
    [round],
  );
  if (!row) return { total: 0, rows: [] };
  const items = rememberWhile(project, 'opened snapshot', row.sha256, () => snapshotOf(row).items);
  const later = listRenamesSince(read, row.id);
  const own = items.filter(
    (item) =>
      (category === undefined || calledNow(item, later).category === category) &&
      (listId === undefined || item.listId === listId),
  );
  return {
    total: own.length,
    rows: own.slice(offset, offset + limit).map((item) => ({
      id: item.id,
      listId: item.listId,
      category: item.category,
      name: item.name,
      department: leadingUnit(item.responsibilities),
    })),
  };
}
