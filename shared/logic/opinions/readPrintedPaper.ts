/** 印出的清单 that came back written over: row by row against what was printed, each difference a question to a person. */
import type { LongList } from '../../model/longList';
import type { ReturnedOpinion, ReturnFinding } from '../../model/opinion';
import type { PaperColumn, SchemeList } from '../../model/scheme';
import type { ReadColumn, ReadEntry, ReadIssue, ReadRow } from '../../model/sourceEntry';
import type { TownshipListRow } from '../../model/townshipList';
import { columnText } from '../paper/layout/columnText';
import { compareSubmissions } from '../reading/compareSubmissions';
import { weightOf } from '../reading/issueWeight';
import type { ReadReturn } from './readPackForm';

/** One of the township's lists as it was printed. */
export interface PrintedList {
  readonly list: SchemeList;
  readonly rows: readonly TownshipListRow[];
}

/** The file as it was read. */
export interface PaperTable {
  readonly entries: LongList<ReadEntry>;
  readonly rows: LongList<ReadRow>;
  readonly columns: readonly ReadColumn[];
  readonly issues: readonly ReadIssue[];
}

interface Changed {
  readonly heading: string;
  readonly source: PaperColumn['source'];
  readonly before: string;
  readonly after: string;
}

type Difference =
  | {
      readonly kind: 'changed';
      readonly printed: TownshipListRow;
      readonly entry: ReadEntry;
      readonly cells: Changed[];
    }
  | { readonly kind: 'added'; readonly entry: ReadEntry }
  | { readonly kind: 'gone'; readonly printed: TownshipListRow };

export interface PaperDifferences {
  readonly differences: readonly Difference[];
  /** Rows of the printed list. */
  readonly printed: number;
  /** Printed rows that are in the file, changed or not. */
  readonly found: number;
  /** Those of them that say the same in all columns. */
  readonly same: number;
  /** Headings of printed columns that the file has not got. */
  readonly columnsGone: readonly string[];
}

/** Compared without what office programs change by themselves: spaces, line breaks, width. */
function level(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/** Each printed row and each row of the file stands in exactly one pair; pairs that say the same are counted. */
export function comparePaper(lists: readonly PrintedList[], table: PaperTable): PaperDifferences {
  const before = lists.flatMap(({ list, rows }) => rows.map((row) => ({ list, row })));
  const entries = [...table.entries];
  const cells = new Map([...table.rows].map((row) => [`${row.sheet}\n${row.row}`, row.cells]));
  const columns = new ColumnsOfFile(table.columns);
  const pairs = compareSubmissions(
    before.map(({ row }) => entryOf(row)),
    entries.map((entry) => ({ ...entryOf(entry), text: entry.text })),
  );
  const differences: Difference[] = [];
  let found = 0;
  for (const { before: old, after: fresh } of pairs) {
    const printed = old === null ? undefined : before[old];
    const entry = fresh === null ? undefined : entries[fresh];
    if (!printed) {
      if (entry) differences.push({ kind: 'added', entry });
      continue;
    }
    if (!entry) {
      differences.push({ kind: 'gone', printed: printed.row });
      continue;
    }
    found += 1;
    const written = cells.get(`${entry.sheet}\n${entry.row}`) ?? [];
    const changed = changedCells(printed.list, printed.row, entry, (heading) =>
      columns.textUnder(heading, entry.sheet, written),
    );
    if (changed.length > 0) differences.push({ kind: 'changed', printed: printed.row, entry, cells: changed });
  }
  const changed = differences.filter(({ kind }) => kind === 'changed').length;
  const headings = lists.flatMap(({ list }) => list.columns.filter(isSaid).map(({ heading }) => heading));
  const columnsGone = [...new Set(headings)].filter((heading) => !columns.has(heading));
  return { differences, printed: before.length, found, same: found - changed, columnsGone };
}

/** What pairs are found by: the name first, then what is most alike. */
function entryOf({ name, text }: { readonly name: string; readonly text: string }): Omit<ReadEntry, 'sheet' | 'row'> {
  const nothing = { department: '', coDepartments: [], category: '', townshipRole: null, bases: [], applies: null };
  return { name, text, ...nothing, remark: '' };
}

const isSaid = ({ source }: PaperColumn): boolean => source !== 'serial' && source !== 'category';

function changedCells(
  list: SchemeList,
  row: TownshipListRow,
  entry: ReadEntry,
  textUnder: (heading: string) => string | undefined,
): Changed[] {
  const changed = list.columns.filter(isSaid).flatMap(({ heading, source }): Changed[] => {
    const before = columnText(source, row, 0);
    const after = source === 'name' ? entry.name : textUnder(heading);
    if (after === undefined || level(before) === level(after)) return [];
    return [{ heading: level(heading), source, before, after: after.trim() }];
  });
  if (entry.category === '' || level(entry.category) === level(row.category)) return changed;
  return [...changed, { heading: '类别', source: 'category', before: row.category, after: entry.category }];
}

/** The columns of the file by their headings; a table that goes on has those of the one before. */
class ColumnsOfFile {
  private readonly bySheet = new Map<string, Map<string, number>>();
  private readonly all = new Map<string, number>();

  constructor(columns: readonly ReadColumn[]) {
    for (const { sheet, header, index } of columns) {
      if (index === undefined) continue;
      const own = this.bySheet.get(sheet) ?? new Map<string, number>();
      this.bySheet.set(sheet, own);
      for (const heading of [level(header), level(header.split('/').at(-1) ?? '')]) {
        if (!own.has(heading)) own.set(heading, index);
        if (!this.all.has(heading)) this.all.set(heading, index);
      }
    }
  }

  has(heading: string): boolean {
    return this.all.has(level(heading));
  }

  textUnder(heading: string, sheet: string, cells: readonly string[]): string | undefined {
    const index = (this.bySheet.get(sheet) ?? this.all).get(level(heading));
    return index === undefined ? undefined : (cells[index] ?? '');
  }
}

/**
 * As an answer to what the township was asked: nothing is an opinion before a person says so. `asked`: the items of
 * that asking; what was printed besides is told, not asked.
 */
export function askOfPaper(
  { differences, columnsGone }: PaperDifferences,
  issues: readonly ReadIssue[],
  asked: ReadonlySet<number>,
): ReadReturn {
  const questions: ReadReturn['questions'][number][] = [];
  const findings: ReturnFinding[] = [];
  const none = { reason: '', person: '' };
  for (const one of differences) {
    const itemId = one.kind === 'added' ? null : one.printed.itemId;
    const { ask, opinion } = questionOf(one);
    if (itemId !== null && !asked.has(itemId))
      findings.push({
        ...{ kind: 'mark', row: opinion.row, itemId: null },
        words: `“${opinion.name}”不在发给该单位的反馈表里，没有列为意见：${ask}${opinion.proposal}`,
      });
    else questions.push({ ask, opinion: { ...none, ...opinion, itemId } });
  }
  for (const heading of columnsGone)
    findings.push({ kind: 'mark', row: 0, itemId: null, words: `印出的“${level(heading)}”一栏不在报来的稿里，没有比` });
  // That a heading counts other rows than follow is what the differences say.
  for (const issue of issues)
    if (weightOf(issue) !== 'remark' && issue.code !== 'COUNT_MISMATCH')
      findings.push({
        kind: issue.code === 'CELL_NOTE' ? 'unread' : 'mark',
        ...{ row: issue.row, itemId: null, words: issue.message },
      });
  return { allAgreed: false, person: '', phone: '', opinions: [], questions, findings, unanswered: 0 };
}

type Asked = Pick<ReturnedOpinion, 'kind' | 'name' | 'proposal' | 'row' | 'reason' | 'category'>;

function questionOf(one: Difference): { ask: string; opinion: Asked } {
  if (one.kind === 'gone') {
    const { name } = one.printed;
    return {
      ask: '印出的稿里有这一项，报来的稿里没有。',
      opinion: { kind: 'subtract', name, proposal: '', reason: '', row: 0 },
    };
  }
  const { name, row, category, text, bases } = one.entry;
  if (one.kind === 'added')
    return {
      ask: '印出的稿里没有，是加上的。',
      opinion: { kind: 'add', name, proposal: text, reason: bases.join('；'), row, ...(category ? { category } : {}) },
    };
  const { cells, printed } = one;
  const [only, another] = cells;
  const moved = only?.source === 'category' && !another;
  const told = cells.map(
    ({ heading, before }) => `“${heading}”印出的是${before === '' ? '空的' : `“${plain(before)}”`}`,
  );
  return {
    ask: `${told.join('，')}；改为：`,
    opinion: { kind: moved ? 'move' : 'amend', name: printed.name, proposal: proposalOf(cells), reason: '', row },
  };
}

const plain = (text: string): string => text.replace(/\s*\n\s*/g, '；');

/** In the marks by which an opinion taken up is understood: the task bare, a name in a line of its own. */
function proposalOf(cells: readonly Changed[]): string {
  const [only, another] = cells;
  const removed = '（删去）';
  if (only && !another && (only.source === 'text' || only.source === 'category')) return only.after || removed;
  const label = ({ source, heading }: Changed): string =>
    source === 'name' ? '事项名称' : source === 'text' ? '原内容' : heading;
  return cells.map((cell) => `${label(cell)}：${plain(cell.after) || removed}`).join('\n');
}
