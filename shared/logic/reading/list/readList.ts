/** A list written in paragraphs, without a table: headings, duties and their wording by the numbers before them. */

import { type AskedFor, NO_CORRECTIONS, type SheetCorrections } from '../../../model/readingCorrections';
import type { ReadEntry, ReadIssue, ReadRow, RowKind } from '../../../model/sourceEntry';
import { fail, ok, type Result } from '../../../result';
import { quoted } from '../../text/nestQuotes';
import type { GridView } from '../gridView';
import { entryOf, type Values } from '../readForm';
import type { SheetReading } from '../readSheet';
import { oneLine } from '../rows/readTableEntry';
import { rowsSaid } from '../rows/rowsSaid';
import { findStatedUnit, readTotal } from '../rows/rowWords';
import { StatedCounts } from '../rows/statedCounts';
import { unitOnLines } from '../senders/statedUnit';
import type { KnownWords } from '../senders/townNames';
import { NO_MEANING } from '../sheetMeaning';
import { labelledField } from './labelledField';
import { doubtOf, isListOfDuties } from './listDoubts';
import { isOfScheme, type LinePlace, type ListLine, type Outline, outlineOf } from './outline';
import { partName } from './partName';

/** What a paragraph is told as, where it is no duty; `told`: with its words, so that none is passed over in silence. */
const PLACES: Readonly<
  Record<Exclude<LinePlace, 'item' | 'wording'>, { kind: RowKind; reason: string; told: boolean }>
> = {
  title: { kind: 'title', reason: '标题', told: false },
  form: { kind: 'title', reason: '填报信息', told: false },
  contents: { kind: 'note', reason: '目录', told: false },
  preface: { kind: 'note', reason: '前言', told: true },
  heading: { kind: 'section', reason: '小标题', told: false },
  aside: { kind: 'note', reason: '小标题下的说明', told: true },
  numberOnly: { kind: 'blank', reason: '只有编号，没有内容', told: false },
  none: { kind: 'note', reason: '写明没有事项', told: false },
  total: { kind: 'total', reason: '合计', told: false },
  page: { kind: 'note', reason: '页码', told: false },
  note: { kind: 'note', reason: '说明', told: true },
  signature: { kind: 'signature', reason: '签署信息', told: false },
  skipped: { kind: 'note', reason: '人工略过', told: false },
};

interface Draft {
  readonly line: ListLine;
  readonly values: Values;
  readonly above: readonly ListLine[];
}

class ListReader {
  private readonly drafts: Draft[] = [];
  private readonly issues: ReadIssue[] = [];
  private readonly rows = new Map<number, { kind: RowKind; reason: string }>();
  private readonly counts = new StatedCounts((row, message) => this.tell(row, 'COUNT_MISMATCH', message));
  /** Headings the next duty stands below, from the outermost. */
  private above: ListLine[] = [];
  /** How many duties stand below each heading, headings further in included. */
  private readonly below = new Map<ListLine, number>();
  /** Duties whose paragraph was parted into name and wording, and those that could not be. */
  private readonly parted: number[] = [];
  private readonly whole: number[] = [];
  private lastValue = 0;

  constructor(
    private readonly view: GridView,
    private readonly outline: Outline,
    private readonly known: KnownWords,
  ) {}

  read(): SheetReading {
    this.counts.openTable();
    for (const line of this.outline.lines) this.take(line);
    this.counts.closeTable();
    this.tellHeadings();
    this.tellContents();
    this.tellParted();
    return {
      rows: this.view.rows.map((row): ReadRow => {
        const { kind, reason } = this.rows.get(row.row) ?? { kind: 'blank', reason: '空行' };
        return { sheet: this.view.grid.sheet, row: row.row, kind, reason, cells: row.cells, hidden: row.hidden };
      }),
      entries: this.drafts.map((draft) => this.entryOf(draft)),
      issues: this.issues,
      columns: [],
      statedUnit: this.statedUnit(),
      ...{ lastColumns: [], lastHeadings: [], lastMeaning: NO_MEANING, lastSerial: '' },
    };
  }

  private tell(row: number, code: ReadIssue['code'], message: string, rows: readonly number[] = []): void {
    const issue = { sheet: this.view.grid.sheet, row, column: '', code, message };
    this.issues.push(rows.length > 1 ? { ...issue, rows: [...rows] } : issue);
  }

  private take(line: ListLine): void {
    const { row, place } = line;
    if (place === 'item') this.takeItem(line);
    else if (place === 'wording') this.takeWording(line);
    else {
      const { kind, reason, told } = PLACES[place];
      this.rows.set(row.row, { kind, reason: place === 'heading' ? this.takeHeading(line) : reason });
      if (told)
        this.tell(row.row, 'NOTE_ROW', `第${row.row}段${quoted(shortened(line.text))}是${reason}，没有当条目。`);
      if (place === 'total') this.takeTotal(line);
      if (place === 'numberOnly') this.followNumber(line);
    }
  }

  private takeHeading(line: ListLine): string {
    const { section, rank, number } = line;
    this.above = [...this.above.filter((other) => other.rank < rank), line];
    const within = section !== null && !isOfScheme(section, this.known) && this.categoryAbove() !== '';
    if (number === null || rank < this.outline.itemRank) this.begun = true;
    if (section?.meaning === 'department') return '小标题：部门';
    if (section?.meaning === 'township') return '小标题：乡镇';
    if (section?.meaning !== 'category') return '小标题';
    return within ? '小标题：类别之下' : '小标题：类别';
  }

  /** A heading stands above the next duty, which may be number one again. */
  private begun = true;

  private takeItem(line: ListLine): void {
    const { row, text, number } = line;
    this.rows.set(row.row, { kind: 'entry', reason: '' });
    this.followNumber(line);
    const labelled = labelledField(number?.words ?? text, ['name']);
    const { name, text: wording } = partName(labelled?.value ?? number?.words ?? text);
    if (wording !== '') this.parted.push(row.row);
    if (name.includes('。')) this.whole.push(row.row);
    this.drafts.push({ line, values: { name: oneLine(name), text: wording }, above: this.above });
    this.counts.entry();
    for (const heading of this.above) this.below.set(heading, (this.below.get(heading) ?? 0) + 1);
    if (row.struck?.includes(0)) this.tell(row.row, 'STRUCK_THROUGH', '文字带删除线，可能已作废，内容已导入，请核对。');
  }

  /** Numbers that skip or come twice may mean that a paragraph was not taken for a duty. */
  private followNumber({ row, number, rank }: ListLine): void {
    if (!number || rank !== this.outline.itemRank) return;
    const { value } = number;
    const follows = value === this.lastValue + 1 || (this.begun && value === 1);
    if (!follows)
      this.tell(
        row.row,
        'SERIAL_MISSING',
        `编号没有接着排：前一项是${this.lastValue}，这一项是${value}，请看有没有漏。`,
      );
    this.lastValue = value;
    this.begun = false;
  }

  private takeWording({ row, text }: ListLine): void {
    const draft = this.drafts.at(-1);
    if (!draft) return;
    this.rows.set(row.row, { kind: 'note', reason: `内容已并入第${draft.line.row.row}段` });
    const { role, value } = labelledField(text) ?? { role: 'text' as const, value: text };
    const before = draft.values[role] ?? '';
    draft.values[role] = before === '' ? value : `${before}\n${value}`;
  }

  private takeTotal({ row, text }: ListLine): void {
    const total = readTotal([text]);
    if (total) this.counts.total(row.row, total);
  }

  /** The innermost category of the scheme, else the innermost heading that can be one. */
  private categoryAbove(above: readonly ListLine[] = this.above): string {
    const named = above.flatMap(({ section }) => (section?.meaning === 'category' ? [section] : []));
    return (named.findLast((section) => isOfScheme(section, this.known)) ?? named.at(-1))?.value ?? '';
  }

  private entryOf({ line, values, above }: Draft): ReadEntry {
    const entry = entryOf(this.view.grid.sheet, line.row.row, values);
    const headed = (meaning: 'department' | 'township'): string =>
      above.findLast(({ section }) => section?.meaning === meaning)?.section?.value ?? '';
    const town = headed('township');
    return {
      ...entry,
      category: this.categoryAbove(above),
      department: entry.department || headed('department'),
      applies: entry.applies ?? (town === '' ? null : [town]),
    };
  }

  private tellHeadings(): void {
    for (const line of this.outline.lines) {
      const { row, place, section, text } = line;
      if (place !== 'heading') continue;
      const entries = this.below.get(line) ?? 0;
      const count = section?.count ?? null;
      if (count !== null && count !== entries)
        this.tell(row.row, 'COUNT_MISMATCH', `标题写明${count}项，实际${entries}项。`);
      else if (entries === 0) this.tell(row.row, 'NOTE_ROW', `第${row.row}段${quoted(shortened(text))}下面没有事项。`);
    }
  }

  private tellContents(): void {
    const rows = this.outline.lines.flatMap(({ place, row }) => (place === 'contents' ? [row.row] : []));
    const [first] = rows;
    if (first !== undefined) this.tell(first, 'NOTE_ROW', `${paragraphsSaid(rows)}是目录，没有当条目。`, rows);
  }

  private tellParted(): void {
    const { parted, whole } = this;
    const [first] = parted;
    if (first !== undefined)
      this.tell(first, 'COLUMN_KEPT', '名称和内容写在一段里的，已在第一个冒号或句号处分开，前面的作名称，请核对。');
    const [long] = whole;
    if (long !== undefined)
      this.tell(long, 'COLUMN_KEPT', `第一句就很长、整段作了名称的：${paragraphsSaid(whole)}，请核对。`, whole);
  }

  private statedUnit(): string {
    const lines = this.outline.lines.filter(
      ({ place }) => place === 'form' || place === 'signature' || place === 'title',
    );
    const texts = lines.map(({ text }) => text);
    return texts.map(findStatedUnit).find((unit) => unit !== '') ?? unitOnLines(texts);
  }
}

const paragraphsSaid = (rows: readonly number[]): string => rowsSaid(rows).replace('行', '段');

function shortened(text: string): string {
  const letters = Array.from(text.replace(/\s+/g, ' '));
  return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : letters.join('');
}

const NO_ROWS: SheetCorrections['rows'] = NO_CORRECTIONS.flatMap(({ rows }) => rows);

/**
 * Errors: NO_TABLE where it is no list of duties; LIST_UNCLEAR, with the reason, where it may be read in two ways.
 */
export function readList(
  view: GridView,
  fileName: string,
  known: KnownWords,
  rows: SheetCorrections['rows'] = NO_ROWS,
): Result<SheetReading> {
  const asked: ReadonlyMap<number, AskedFor> = new Map(rows.map(({ row, as }) => [row, as]));
  const outline = outlineOf(view, known, asked);
  if (!outline || !isListOfDuties(outline, fileName, known)) return fail('NO_TABLE', { file: fileName });
  const reason = doubtOf(outline, known);
  if (reason !== null) return fail('LIST_UNCLEAR', { file: fileName, reason });
  return ok(new ListReader(view, outline, known).read());
}
