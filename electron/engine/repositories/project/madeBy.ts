/** The action a row came by: when a seal, an edition, a step, a draft that went out, the end of a township, a renaming was written. */
import type { ReadHandle } from '../../database/file/handles';
import { gatherFromLog } from '../../database/log/gather';

const TABLES = [
  'snapshot',
  'edition',
  'editionWithdrawal',
  'requestStep',
  'consultation',
  'abolition',
  'sectionRename',
] as const;
type MadeTable = (typeof TABLES)[number];

interface Made {
  readonly seq: number;
  readonly tableName: MadeTable;
  readonly rowId: number;
}

function newest(read: ReadHandle, test: (made: Made) => boolean): number | undefined {
  const listed = TABLES.map((name) => `'${name}'`).join(', ');
  const which = `tableName IN (${listed}) AND op IN ('insert', 'range')`;
  return gatherFromLog<Made>(read, 'seq, tableName, rowId', which).findLast(test)?.seq;
}

/** Alone or as the first of a range; 0 where the log does not know it. */
export function actionThatMade(read: ReadHandle, tableName: MadeTable, rowId: number): number {
  return newest(read, (made) => made.tableName === tableName && made.rowId === rowId) ?? 0;
}

/** The same for a row that may stand within a range; beyond every action where the log does not know it. */
export function actionThatWrote(read: ReadHandle, tableName: MadeTable, rowId: number): number {
  const seq = newest(read, (made) => made.tableName === tableName && made.rowId <= rowId);
  return seq ?? Number.MAX_SAFE_INTEGER;
}
