/** Before and after of an action in words: its recorded rows, with names for ids. */
import { TRACE_WORDS, traceValue } from '../../../../shared/logic/ledger/traceWords';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import type { ActionTrace } from '../../../../shared/views/pool';
import type { ReadHandle } from '../../database/file/handles';

interface LoggedRow {
  readonly tableName: string;
  readonly rowId: number;
  readonly op: 'insert' | 'update' | 'delete' | 'range';
  readonly before: string | null;
  readonly after: string | null;
}

type Image = Readonly<Record<string, unknown>>;

/** What the tables that only grow hold. */
export const GROWN_WORDS: Readonly<Record<string, string>> = {
  sourceFile: '原文件',
  sourceRow: '原表的行',
  sourceEntry: '报送条目',
  snapshot: '封存快照',
  packRow: '征求意见事项',
  statedVersion: '表态所指的文字',
  edition: '版本',
  editionWithdrawal: '版本作废',
};

const NAMES: Readonly<Record<string, string>> = {
  unitId: 'SELECT name FROM unit WHERE id = ?',
  entryId: 'SELECT name FROM sourceEntry WHERE id = ?',
  basisId: 'SELECT title FROM basis WHERE id = ?',
  packId: 'SELECT unit.name FROM opinionPack JOIN unit ON unit.id = unitId WHERE opinionPack.id = ?',
  itemId:
    'SELECT name FROM item JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version WHERE item.id = ?',
};

export function countTraces(read: ReadHandle, seq: number): number {
  return read.value<number>('SELECT count(*) FROM actionRow WHERE seq = ?', [seq]) ?? 0;
}

/** The first `limit` rows of the action, in the order they were touched. */
export function readTraces(read: ReadHandle, seq: number, limit: number): ActionTrace[] {
  return read
    .all<LoggedRow>(
      'SELECT tableName, rowId, op, before, after FROM actionRow WHERE seq = ? ORDER BY ordinal LIMIT ?',
      [seq, limit],
    )
    .map((row, place) => ({ place, ...(row.op === 'range' ? rangeTrace(row) : rowTrace(read, row)) }));
}

function rangeTrace({ tableName, after }: LoggedRow): Omit<ActionTrace, 'place'> {
  const count = after === null ? 0 : Number((JSON.parse(after) as Image).count ?? 0);
  const what = GROWN_WORDS[tableName] ?? tableName;
  return { what, title: '', itemId: null, lines: [{ label: '写入', before: '', after: `${groupDigits(count)} 条` }] };
}

function rowTrace(read: ReadHandle, { tableName, rowId, before, after }: LoggedRow): Omit<ActionTrace, 'place'> {
  const words = TRACE_WORDS[tableName] ?? { what: tableName, columns: {} };
  const left = imageOf(before);
  const right = imageOf(after);
  const said = (image: Image | null, column: string): string => {
    const value = image?.[column];
    const name = typeof value === 'number' && NAMES[column] ? read.value<string>(NAMES[column], [value]) : undefined;
    return name ?? traceValue(tableName, column, value);
  };
  const lines = Object.entries(words.columns)
    .map(([column, label]) => ({ label, before: said(left, column), after: said(right, column) }))
    .filter((line) => line.before !== line.after);
  const itemId = itemOf(tableName, rowId, right ?? left);
  const title = itemId === null ? '' : (read.value<string>(NAMES.itemId ?? '', [itemId]) ?? '');
  return { what: words.what, title, itemId, lines };
}

function imageOf(text: string | null): Image | null {
  return text === null ? null : (JSON.parse(text) as Image);
}

function itemOf(tableName: string, rowId: number, image: Image | null): number | null {
  if (tableName === 'item') return rowId;
  return typeof image?.itemId === 'number' ? image.itemId : null;
}
