/** The answer of a superior in a table of its own: every row of it is an opinion, a question or a finding, none is lost. */
import type { Grid } from '../../model/grid';
import type { ReturnedOpinion, ReturnFinding, ReturnQuestion } from '../../model/opinion';
import { askOfNotes } from './askOfNotes';
import type { PackRow } from './packRows';
import type { ReadReturn } from './readPackForm';
import { findSuperiorTables, type SuperiorRow } from './superiorTable';
import { understandKind } from './understandKind';

/** Null when no table asks for anything of items. */
export function readSuperiorTable(grids: readonly Grid[], pack: readonly PackRow[]): ReadReturn | null {
  const { tables, beside, docNumber } = findSuperiorTables(grids);
  if (tables.length === 0) return null;
  const reading = new Reading(pack);
  for (const words of beside) reading.pass('unread', 0, words);
  for (const { rows } of tables) for (const row of rows) reading.take(row);
  for (const grid of grids) reading.hear(grid, tables.find((table) => table.grid === grid)?.rows ?? []);
  return reading.finish(docNumber);
}

/** Compared without spaces, width and the marks people leave out. */
function level(text: string): string {
  return text.normalize('NFKC').replace(/[\s“”"'‘’《》、，。,.;；:：（）()]/g, '');
}

const ADDS = /^(建议)?(新增|增加|增列|补充|增)(事项|职责)?$/;

/** A name that is part of another is worth a look, not more. */
const LEAST_ALIKE = 4;

interface Meant {
  readonly item: PackRow | null;
  /** Why a person must say which item it is; '' where it is certain. */
  readonly ask: string;
}

class Reading {
  private readonly byNumber: ReadonlyMap<number, PackRow>;
  private readonly byName: ReadonlyMap<string, readonly PackRow[]>;
  private readonly said = new Set<string>();
  private readonly opinions: ReturnedOpinion[] = [];
  private readonly questions: ReturnQuestion[] = [];
  private readonly findings: ReturnFinding[] = [];
  private unanswered = 0;

  constructor(private readonly pack: readonly PackRow[]) {
    this.byNumber = new Map(pack.map((row) => [row.itemId, row]));
    const byName = new Map<string, PackRow[]>();
    for (const row of pack) {
      const name = level(row.cells.name);
      byName.set(name, [...(byName.get(name) ?? []), row]);
    }
    this.byName = byName;
  }

  take(row: SuperiorRow): void {
    const { cells } = row;
    if (row.heading) this.pass('mark', row.row, `“${row.whole}”是小标题`);
    else if (cells.name === '' && cells.number === '' && cells.serial === '')
      this.pass(
        cells.kind + cells.proposal === '' ? 'mark' : 'unread',
        row.row,
        `“${row.whole}”没有读作意见，请看原表`,
      );
    else if (ADDS.test(cells.kind.normalize('NFKC').replace(/\s+/g, ''))) this.takeNew(row);
    else this.takeKnown(row);
  }

  /** 批注: each a question at the item of its row. */
  hear(grid: Grid, rows: readonly SuperiorRow[]): void {
    const notes = new Set((grid.notes ?? []).map(({ row }) => row));
    const meant = rows.flatMap((row) => {
      const { item } = notes.has(row.row) && !row.heading ? this.meant(row) : { item: null };
      return item ? [[row.row, namedBy(item)] as const] : [];
    });
    const opinions = [...this.opinions, ...this.questions.map(({ opinion }) => opinion)];
    const said = new Set(opinions.filter(({ kind }) => kind !== 'none').map(({ row }) => row));
    for (const { words, ...question } of askOfNotes({ grids: [grid], table: grid, rows: new Map(meant), said })) {
      this.questions.push(question);
      this.pass(question.note === 'aside' ? 'unread' : 'mark', question.opinion.row, words);
    }
  }

  private takeNew(row: SuperiorRow): void {
    const { cells, category } = row;
    const [same] = this.byName.get(level(cells.name)) ?? [];
    const proposal = [cells.content, cells.proposal].filter((text) => text !== '').join('\n');
    const opinion = {
      ...this.base(row, null),
      kind: 'add' as const,
      proposal,
      ...(category === '' ? {} : { category }),
    };
    if (cells.name === '') this.ask(row, '新增的一行没有写事项名称', opinion);
    else if (same) this.ask(row, '写的是新增，报送的表里已有同名事项', { ...opinion, ...namedBy(same), kind: 'amend' });
    else if (!this.twice(row, opinion)) this.opinions.push(opinion);
  }

  private takeKnown(row: SuperiorRow): void {
    const { cells } = row;
    const { item, ask } = this.meant(row);
    const understood = understandKind(cells, false);
    if (understood.how === 'blank') {
      if (item) this.unanswered += 1;
      else this.pass('rowUnknown', row.row, `“${row.whole}”不在报送的表中，也没有写意见`);
      return;
    }
    const opinion = { ...this.base(row, item), kind: understood.kind, proposal: understood.proposal };
    const asked = [ask, understood.how === 'unclear' ? understood.ask : ''].filter((words) => words !== '');
    if (asked.length > 0) {
      this.ask(row, asked.join('；'), opinion);
      return;
    }
    if (this.twice(row, opinion)) return;
    if (understood.how === 'clear' && understood.said !== '')
      this.findings.push({ kind: 'kindGuessed', row: row.row, itemId: opinion.itemId, words: understood.said });
    this.opinions.push(opinion);
  }

  /** By 编号, else by its name, else by its place in the table that went up; where two of them differ a person says. */
  private meant({ cells, reported }: SuperiorRow): Meant {
    const figures = cells.number.normalize('NFKC').replace(/\D/g, '');
    const byNumber = figures === '' ? undefined : this.byNumber.get(Number(figures));
    const byName = this.byName.get(level(cells.name)) ?? [];
    const bySerial = reported === null ? undefined : this.pack[reported - 1];
    if (byNumber) {
      if (cells.name === '' || byName.includes(byNumber)) return { item: byNumber, ask: '' };
      return { item: byNumber, ask: `编号 ${cells.number} 是“${byNumber.cells.name}”，名称写的是“${cells.name}”` };
    }
    const [named, another] = byName;
    if (named && !another) return { item: named, ask: '' };
    if (named && bySerial && byName.includes(bySerial)) return { item: bySerial, ask: '' };
    if (named) return { item: named, ask: `有 ${byName.length} 项都叫“${cells.name}”，是哪一项` };
    if (bySerial && cells.name === '') return { item: bySerial, ask: '' };
    if (bySerial)
      return { item: bySerial, ask: `序号 ${reported} 是“${bySerial.cells.name}”，名称写的是“${cells.name}”` };
    const alike = this.alike(level(cells.name));
    return { item: alike, ask: `报送的表里没有“${cells.name || cells.number || cells.serial}”，是哪一项` };
  }

  private alike(name: string): PackRow | null {
    if (name.length < LEAST_ALIKE) return null;
    const found = [...this.byName].filter(
      ([known]) => known.length >= LEAST_ALIKE && (known.includes(name) || name.includes(known)),
    );
    return found.length === 1 ? (found[0]?.[1][0] ?? null) : null;
  }

  private base({ row, cells, others }: SuperiorRow, item: PackRow | null) {
    const reason = [cells.reason, others].filter((text) => text !== '').join('\n');
    const named = item ? namedBy(item) : { itemId: null, name: cells.name || cells.number || cells.serial };
    return { ...named, reason, person: '', row };
  }

  /** Said twice in the same words: once is enough, and it is told. */
  private twice({ row }: SuperiorRow, { itemId, kind, name, proposal }: ReturnedOpinion): boolean {
    const key = [itemId ?? level(name), kind, level(proposal)].join('|');
    const before = this.said.has(key);
    this.said.add(key);
    if (before) this.findings.push({ kind: 'rowTwice', row, itemId, words: `“${name}”同样的意见写了两次` });
    return before;
  }

  private ask({ row, cells }: SuperiorRow, ask: string, opinion: ReturnedOpinion): void {
    this.findings.push({ kind: 'kindUnclear', row, itemId: opinion.itemId, words: ask });
    this.questions.push({ ask, opinion, written: cells.name || opinion.name });
  }

  pass(kind: ReturnFinding['kind'], row: number, words: string): void {
    this.findings.push({ kind, row, itemId: null, words });
  }

  finish(docNumber: string): ReadReturn {
    const { opinions, questions, findings, unanswered } = this;
    if (unanswered > 0) this.pass('unanswered', 0, `${unanswered} 项列在表里，没有写意见`);
    return { person: '', phone: '', allAgreed: false, opinions, questions, findings, unanswered, docNumber };
  }
}

function namedBy({ itemId, cells }: PackRow): Pick<ReturnedOpinion, 'itemId' | 'name'> {
  return { itemId, name: cells.name };
}
