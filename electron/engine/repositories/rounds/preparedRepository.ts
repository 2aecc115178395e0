/** Changes prepared in one round and decided in a later one. */
import { amendableOf } from '../../../../shared/logic/pool/amendable';
import { deedChanges } from '../../../../shared/logic/pool/deedChanges';
import { applyingTo } from '../../../../shared/logic/schemes/appliesTo';
import { countEffectOf, type Deed, deedSchema } from '../../../../shared/model/deed';
import type { PreparedChange } from '../../../../shared/views/ledger';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { readContents } from '../pool/itemContents';
import { listUnits } from '../units/unitRepository';
import { aliasesOf } from '../units/unitSuccession';

export interface StoredPrepared {
  readonly id: number;
  readonly deed: Deed;
  readonly reason: string;
  readonly basis: string;
  readonly proposer: string;
  readonly state: PreparedChange['state'];
}

export interface NewPrepared extends Omit<StoredPrepared, 'id' | 'state'> {
  readonly roundId: number;
  readonly at: string;
}

export function insertPrepared(write: WriteHandle, prepared: NewPrepared): number {
  const { roundId, deed, reason, basis, proposer, at } = prepared;
  return write.insert(
    `INSERT INTO preparedChange (roundId, deed, reason, basis, proposer, at, state, outcome) VALUES (?, ?, ?, ?, ?, ?, 'waiting', '')`,
    [roundId, JSON.stringify(withFrom(write, deed)), reason, basis, proposer, at],
  );
}

function withFrom(read: ReadHandle, deed: Deed): Deed {
  if (deed.kind !== 'amend' && deed.kind !== 'apply') return deed;
  const [item] = readContents(read, [deed.itemId]);
  if (!item) return deed;
  if (deed.kind === 'amend') return { ...deed, from: amendableOf(item) };
  return { ...deed, from: applyingTo(item, listUnits(read, 'township')) };
}

export function findPrepared(read: ReadHandle, id: number): StoredPrepared | undefined {
  const row = read.get<Omit<StoredPrepared, 'deed'> & { deed: string }>(
    'SELECT id, deed, reason, basis, proposer, state FROM preparedChange WHERE id = ?',
    [id],
  );
  return row && { ...row, deed: deedSchema.parse(JSON.parse(row.deed)) };
}

export function settlePrepared(
  write: WriteHandle,
  id: number,
  settled: { state: 'decided' | 'dropped'; roundId: number; outcome: string },
): void {
  write.run('UPDATE preparedChange SET state = ?, settledRoundId = ?, outcome = ? WHERE id = ?', [
    settled.state,
    settled.roundId,
    settled.outcome,
    id,
  ]);
}

export function countWaiting(read: ReadHandle): number {
  return read.value<number>(`SELECT count(*) FROM preparedChange WHERE state = 'waiting'`) ?? 0;
}

/** What waits to be decided, as data. */
export function listWaitingDeeds(read: ReadHandle): { id: number; deed: Deed }[] {
  return read
    .all<{ id: number; deed: string }>(`SELECT id, deed FROM preparedChange WHERE state = 'waiting' ORDER BY id`)
    .map(({ id, deed }) => ({ id, deed: deedSchema.parse(JSON.parse(deed)) }));
}

export function replaceDeed(write: WriteHandle, id: number, deed: Deed): void {
  write.run('UPDATE preparedChange SET deed = ? WHERE id = ?', [JSON.stringify(deed), id]);
}

/** All of them, those that wait first. */
export function listPrepared(read: ReadHandle): PreparedChange[] {
  type Row = Omit<PreparedChange, 'kind' | 'itemId' | 'name' | 'category' | 'reasonKind' | 'effect' | 'changes'> & {
    deed: string;
    itemName: string | null;
    itemCategory: string | null;
  };
  const rows = read
    .all<Row>(
      `SELECT prepared.id, deed, prepared.reason, basis, proposer, prepared.state, outcome, round.number AS round,
         settled.number AS settledRound, version.name AS itemName, item.category AS itemCategory
       FROM preparedChange AS prepared JOIN round ON round.id = prepared.roundId
       LEFT JOIN round AS settled ON settled.id = settledRoundId
       LEFT JOIN item ON item.id = deed ->> 'itemId'
       LEFT JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version
       ORDER BY prepared.state <> 'waiting', prepared.id`,
    )
    .map(({ deed, ...row }) => ({ ...row, deed: deedSchema.parse(JSON.parse(deed)) }));
  const about = rows.flatMap(({ state, deed }) => (state === 'waiting' && 'itemId' in deed ? [deed.itemId] : []));
  const items = new Map(readContents(read, about).map((item) => [item.id, item]));
  const names = aliasesOf(read);
  return rows.map(({ deed, itemName, itemCategory, ...row }) => {
    const item = row.state === 'waiting' && 'itemId' in deed ? items.get(deed.itemId) : undefined;
    return {
      ...row,
      kind: deed.kind,
      itemId: 'itemId' in deed ? deed.itemId : null,
      name: deed.kind === 'add' ? deed.item.name : (itemName ?? ''),
      category: deed.kind === 'add' ? deed.item.category : (itemCategory ?? ''),
      reasonKind: deed.kind === 'subtract' ? deed.reasonKind : '',
      effect: countEffectOf(deed),
      changes: item ? deedChanges(item, deed, names) : [],
    };
  });
}
