/** How tables of a unit were corrected before, by the signature of their header. */
import { type Layout, layoutSchema, type SignedLayout } from '../../../../shared/logic/reading/rememberLayout';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

export function readLayouts(read: ReadHandle, unitId: number): Map<string, Layout> {
  const rows = read.all<{ signature: string; reading: string }>(
    'SELECT signature, reading FROM readLayout WHERE unitId = ? ORDER BY id',
    [unitId],
  );
  return new Map(rows.map(({ signature, reading }) => [signature, layoutSchema.parse(JSON.parse(reading))]));
}

/** Keeps the layouts and forgets those under `dropped` signatures. */
export function rememberLayouts(
  write: WriteHandle,
  unitId: number,
  layouts: readonly SignedLayout[],
  dropped: readonly string[],
): void {
  for (const signature of dropped) {
    write.run('DELETE FROM readLayout WHERE unitId = ? AND signature = ?', [unitId, signature]);
  }
  for (const { signature, layout } of layouts) {
    const reading = JSON.stringify(layout);
    const before = write.get<{ id: number; reading: string }>(
      'SELECT id, reading FROM readLayout WHERE unitId = ? AND signature = ?',
      [unitId, signature],
    );
    if (before && before.reading !== reading)
      write.run('UPDATE readLayout SET reading = ? WHERE id = ?', [reading, before.id]);
    if (!before)
      write.run('INSERT INTO readLayout (unitId, signature, reading) VALUES (?, ?, ?)', [unitId, signature, reading]);
  }
}
