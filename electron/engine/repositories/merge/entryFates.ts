/** The SQL by which entries are counted by fate, the same wherever counts are shown. */
import type { DispositionCounts } from '../../../../shared/model/disposition';

export interface FateColumns {
  readonly adopt: number;
  readonly attach: number;
  readonly split: number;
  readonly reject: number;
  readonly returned: number;
  readonly pending: number;
}

/** Over rows `entry` with a column `fate`, null while pending. */
export const FATE_COLUMNS = `
  count(*) FILTER (WHERE entry.fate = 'adopt') AS adopt,
  count(*) FILTER (WHERE entry.fate = 'attach') AS attach,
  count(*) FILTER (WHERE entry.fate = 'split') AS split,
  count(*) FILTER (WHERE entry.fate = 'reject') AS reject,
  count(*) FILTER (WHERE entry.fate = 'return') AS returned,
  count(*) FILTER (WHERE entry.sourceListId IS NOT NULL AND entry.fate IS NULL) AS pending`;

export function countsFromColumns(row: FateColumns): DispositionCounts {
  return {
    adopt: row.adopt,
    attach: row.attach,
    split: row.split,
    reject: row.reject,
    return: row.returned,
    pending: row.pending,
  };
}
