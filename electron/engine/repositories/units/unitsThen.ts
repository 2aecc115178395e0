/** Units as they were after an action: what the log kept of them, whatever they are called and wherever they went since. */
import type { FrameUnit } from '../../../../shared/model/edition';
import type { Unit } from '../../../../shared/model/unit';
import type { ReadHandle } from '../../database/file/handles';
import { lastSnapshotHead, roundNaming, sealedBy } from '../rounds/snapshotRepository';

/** In the office's order; without townships that were no more. */
export function listUnitsThen(read: ReadHandle, seq: number): FrameUnit[] {
  return read.all<FrameUnit>(
    `WITH last AS (
       SELECT tableName, rowId, after, max(seq * 1000000 + ordinal) FROM actionRow
       WHERE tableName IN ('unit', 'abolition') AND seq <= ? GROUP BY tableName, rowId)
     SELECT rowId AS id, after ->> 'name' AS name, after ->> 'kind' AS kind FROM last
     WHERE tableName = 'unit' AND after IS NOT NULL AND rowId NOT IN
       (SELECT after ->> 'unitId' FROM last WHERE tableName = 'abolition' AND after IS NOT NULL)
     ORDER BY after ->> 'position', rowId`,
    [seq],
  );
}

/** The newest sealed round that would lose the unit: a township has a list of its own in it, any other is named in it. */
export function roundKnowing(read: ReadHandle, unit: Unit): number | undefined {
  if (unit.kind !== 'township') return [unit.name, ...unit.aliases].flatMap((name) => roundNaming(read, name) ?? [])[0];
  const seal = lastSnapshotHead(read);
  const stood = seal && listUnitsThen(read, sealedBy(read, seal.id)).some(({ id }) => id === unit.id);
  return stood ? seal.round : undefined;
}
