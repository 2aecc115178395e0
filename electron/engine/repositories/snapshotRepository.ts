/** Frozen pools of sealed rounds: canonical JSON, deflated, with the hash of what was frozen. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { type ItemContent, itemContentSchema } from '../../../shared/model/item';
import { canonicalJson, sha256 } from '../database/canonicalJson';
import type { ReadHandle, WriteHandle } from '../database/handles';

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

/** The newest snapshot of each round that is sealed now; a reopened round's old ones stay stored but do not count. */
export function listSnapshots(read: ReadHandle): Snapshot[] {
  return read
    .all<{ number: number; sha256: string; content: Uint8Array }>(
      `SELECT round.number, sha256, content FROM snapshot JOIN round ON round.id = roundId
       WHERE round.state = 'sealed' AND snapshot.id = (SELECT max(id) FROM snapshot AS later WHERE later.roundId = round.id)
       ORDER BY round.number`,
    )
    .map(snapshotOf);
}

export function lastSnapshot(read: ReadHandle): Snapshot | undefined {
  const row = read.get<{ number: number; sha256: string; content: Uint8Array }>(
    `SELECT round.number, sha256, content FROM snapshot JOIN round ON round.id = roundId
     WHERE round.state = 'sealed' ORDER BY round.number DESC, snapshot.id DESC LIMIT 1`,
  );
  return row && snapshotOf(row);
}

function snapshotOf(row: { number: number; sha256: string; content: Uint8Array }): Snapshot {
  const text = inflateRawSync(row.content).toString('utf8');
  if (sha256(text) !== row.sha256) throw new Error(`the snapshot of round ${row.number} does not match its hash`);
  return { round: row.number, sha256: row.sha256, items: z.array(itemContentSchema).parse(JSON.parse(text)) };
}
