/** A returned 反馈表 understood: every row of the pack accounted for, fixed cells compared, opinions read, doubts named. */
import type { Grid } from '../../model/grid';
import {
  OPINION_OFFICE_WORDS,
  type OpinionKind,
  type ReturnedOpinion,
  type ReturnFinding,
  type ReturnQuestion,
} from '../../model/opinion';
import { quoted } from '../text/nestQuotes';
import { askOfNotes, type RowMeant } from './askOfNotes';
import { ALL_AGREED, PACK_HEADINGS, type PackColumn, SOME_OPINIONS, sectionWords } from './draftPackForm';
import type { PackHead } from './packHead';
import type { PackRow } from './packRows';
import {
  findPackTables,
  NO_ANSWER,
  type PackCellTexts,
  type PackTable,
  type PackTableRow,
  type WrittenElsewhere,
} from './packTable';
import { understandKind } from './understandKind';

export interface ReadReturn {
  readonly person: string;
  readonly phone: string;
  /** 全部无意见. */
  readonly allAgreed: boolean;
  /** Without doubt; 无意见 on single items too. */
  readonly opinions: readonly ReturnedOpinion[];
  readonly questions: readonly ReturnQuestion[];
  readonly findings: readonly ReturnFinding[];
  /** Rows of the pack nobody answered. */
  readonly unanswered: number;
  /** 文号 written above; looked for in the table of a superior only. */
  readonly docNumber?: string;
}

/**
 * Null when no table with the headings of the form is found. `earlier`: the rows of the form this really is, when it is
 * read as an answer to a later one; what stands there as it went out then was not typed over.
 */
export function readPackForm(
  grids: readonly Grid[],
  pack: readonly PackRow[],
  earlier: readonly PackRow[] = [],
): ReadReturn | null {
  const reading = new Reading(pack, earlier);
  const found = findPackTables(grids, (rows) => reading.goesOn(rows));
  if (!found) return null;
  for (const table of found.tables) reading.takeTable(table);
  for (const written of found.elsewhere) reading.passElsewhere(written);
  return reading.hearNotes(found.own, reading.finish(found.head));
}

/** Columns that a unit only reads. */
const LOCKED: readonly PackColumn[] = ['list', 'number', 'content'];

/** No name of a duty. */
const SENTENCE = /[。；]|^(以上|上述|综上|特此|另外?[，,:：]|此外|其余|说明|备?注[:：])/;
const SIGNATURE = /签字|签名|盖章|填表人|审核人|填报时间|年\s*月\s*日/;

/** Compared without what office programs change by themselves: spaces, line breaks, width. */
function level(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/** Of one table: how its rows are placed in sentences, what each speaks of, and which have an opinion. */
interface TableRead {
  readonly place: string;
  readonly rows: Map<number, RowMeant>;
  readonly said: Set<number>;
}

class Reading {
  private readonly byNumber: ReadonlyMap<number, PackRow>;
  private readonly byName: ReadonlyMap<string, PackRow>;
  private readonly earlier: ReadonlyMap<number, PackRow>;
  private readonly seen = new Map<number, string>();
  private readonly blank = new Set<number>();
  private readonly opinions: ReturnedOpinion[] = [];
  private readonly questions: ReturnQuestion[] = [];
  private readonly findings: ReturnFinding[] = [];
  private readonly tables = new Map<Grid, TableRead>();
  private lost: ReadonlySet<PackColumn> = new Set();
  private reading: TableRead = { place: '', rows: new Map(), said: new Set() };

  constructor(
    private readonly pack: readonly PackRow[],
    earlier: readonly PackRow[],
  ) {
    this.byNumber = new Map(pack.map((row) => [row.itemId, row]));
    this.earlier = new Map(earlier.map((row) => [row.itemId, row]));
    const names = pack.map(({ cells }) => level(cells.name));
    this.byName = new Map(
      pack.flatMap((row, index) => (occurs(names, names[index]) ? [[names[index] ?? '', row]] : [])),
    );
  }

  /** A figure is soon the number of some item: its name or task has to stand beside it, and in more rows than another. */
  goesOn(rows: readonly PackCellTexts[]): boolean {
    const fits = rows.map((cells) => this.fits(cells));
    return fits.filter((fit) => fit === true).length > fits.filter((fit) => fit === false).length;
  }

  /** Null for a row that says nothing of an item that was sent. */
  private fits(cells: PackCellTexts): boolean | null {
    const number = numberOf(cells);
    const sent = [this.byNumber.get(number), this.earlier.get(number)].flatMap((row) => (row ? [row.cells] : []));
    if (sent.length === 0) return cells.number === '' && this.byName.has(level(cells.name)) ? true : null;
    const same = (column: 'name' | 'content'): boolean =>
      cells[column] !== '' && sent.some((one) => level(one[column]) === level(cells[column]));
    return same('name') || same('content');
  }

  takeTable({ grid, rows, lost }: PackTable): void {
    const place = this.tables.size === 0 ? '' : `${quoted(grid.sheet)}里，`;
    this.reading = { place, rows: new Map(), said: new Set() };
    this.tables.set(grid, this.reading);
    this.lost = lost;
    const gone = LOCKED.filter((column) => lost.has(column)).map((column) => `“${PACK_HEADINGS[column]}”`);
    const unlike = `这${gone.length > 1 ? '几' : '一'}栏没有和原稿比`;
    if (gone.length > 0) this.find('mark', 0, null, `报回的表里没有${gone.join('、')}栏，${unlike}`);
    const before = this.opinions.length;
    for (const row of rows) this.take(row);
    if (place !== '') this.tellTaken(this.opinions.slice(before));
  }

  /** Of a later table, which the unit may not have meant as its answer. */
  private tellTaken(opinions: readonly ReturnedOpinion[]): void {
    const real = opinions.filter(({ kind }) => kind !== 'none');
    for (const { kind, name, itemId, row } of real)
      this.find('mark', row, itemId, `${quoted(name)}写的读作意见（${OPINION_OFFICE_WORDS[kind]}）`);
    const agreed = opinions.length - real.length;
    if (agreed > 0) this.find('mark', 0, null, `${agreed} 项写的读作“无意见”`);
  }

  passElsewhere({ where, words, tabled, otherForm, notes }: WrittenElsewhere): void {
    this.reading = { ...this.reading, place: '' };
    for (const note of notes) this.find('unread', 0, null, note);
    if (otherForm !== '')
      this.find('unread', 0, null, `${where}是另一份反馈表（表号 ${otherForm}），没有读作意见，请看原表`);
    else if (!tabled && SIGNATURE.test(words) && !SENTENCE.test(words))
      this.find('mark', 0, null, `${where}写有${quoted(words)}，不作意见`);
    else this.find(tabled ? 'unread' : 'mark', 0, null, `${where}写有${quoted(words)}，没有读作意见，请看原表`);
  }

  private take(row: PackTableRow): void {
    const { cells } = row;
    const answered = cells.kind + cells.proposal + cells.reason;
    const serial = /^\d*$/.test(cells.serial) ? '' : cells.serial;
    const signed = `${serial}${cells.list}${cells.name}${cells.content}`;
    if (answered + cells.number + signed + row.beside === '') return;
    const known = this.known(row);
    if (!known && cells.kind + cells.proposal === '' && SIGNATURE.test(signed))
      this.find('mark', row.row, null, `表下写有“${signed.slice(0, 40)}”，不作意见`);
    else if (!known && answered === '' && (cells.name === '' || SENTENCE.test(cells.name)))
      this.passBelow(row.row, signed + row.beside);
    else if (known) this.takeKnown(row, known);
    else this.takeNew(row);
    const { rows } = this.reading;
    if (known) rows.set(row.row, { itemId: known.itemId, name: known.cells.name });
    else if (cells.name !== '') rows.set(row.row, { itemId: null, name: cells.name });
  }

  private passBelow(row: number, text: string): void {
    if (text !== '') this.find('mark', row, null, `表下写有“${text}”，没有读作意见，请看原表`);
  }

  /** The answers with what was written elsewhere in the first place that is free: how it should read, else why. */
  private answers({ row, cells, beside, besideAt }: PackTableRow, itemId: number | null): PackCellTexts {
    if (beside === '') return cells;
    const meant = understandKind({ ...NO_ANSWER, kind: cells.kind }, false);
    const subtracts = meant.how !== 'blank' && meant.kind === 'subtract';
    const says = (how: string): void => this.find('wrongColumn', row, itemId, `${besideAt}写了“${beside}”，${how}`);
    if (cells.proposal === '' && !subtracts) {
      says('按修改建议理解');
      return { ...cells, proposal: beside };
    }
    says(cells.reason === '' ? '按理由理解' : '没有读作意见，请看原表');
    return cells.reason === '' ? { ...cells, reason: beside } : cells;
  }

  private known({ row, cells }: PackTableRow): PackRow | undefined {
    const number = numberOf(cells);
    const byNumber = this.byNumber.get(number);
    if (byNumber) return byNumber;
    const byName = this.byName.get(level(cells.name));
    if (byName && !this.seen.has(byName.itemId)) {
      if (this.lost.has('number')) return byName;
      const words = `事项编号原为“${byName.cells.number}”，报回为“${cells.number}”，按名称认出`;
      this.find('cellChanged', row, byName.itemId, words);
      return byName;
    }
    if (cells.number !== '' && !this.earlier.has(number))
      this.find('rowUnknown', row, null, `事项编号“${cells.number}”不在发出的表中`);
    return undefined;
  }

  private takeKnown(row: PackTableRow, known: PackRow): void {
    if (this.saysAnother(row, known)) {
      this.takeAnother(row, known);
      return;
    }
    const { itemId } = known;
    const answer = level(row.cells.kind + row.cells.proposal + row.cells.reason + row.beside);
    const before = this.seen.get(itemId);
    // Each 科室 answers its part on a copy of the whole form: the rows it left alone say nothing.
    const copied = this.reading.place !== '' && (before === '' || answer === '');
    if (before !== undefined && !copied) {
      this.find('rowTwice', row.row, itemId, `“${known.cells.name}”在表中出现了两次`);
      if (before === answer || answer === '') return;
    }
    this.seen.set(itemId, answer || (before ?? ''));
    const changed = this.compare(row, known);
    const cells = this.answers(row, itemId);
    if (row.together) this.find('mark', row.row, itemId, '意见写在合并的单元格里，合并的每一项都这样记');
    const understood = understandKind(cells, false);
    const base = { itemId, name: known.cells.name, reason: cells.reason, person: cells.person, row: row.row };
    if (understood.how === 'blank') {
      const crossed = doubtOfStrike(row.struck, 'none');
      const kind = changed === '' ? 'subtract' : 'amend';
      const ask = changed === '' ? crossed : '改动了原稿各栏而没有填意见，请核实是否作为“修改”意见';
      if (ask === '') {
        if (before === undefined) this.blank.add(itemId);
        return;
      }
      this.blank.delete(itemId);
      this.ask(row.row, ask, { ...base, kind, proposal: changed });
      return;
    }
    this.blank.delete(itemId);
    this.settle(row, understood, base);
  }

  /** Under the item's number a name and a task that are none of it: perhaps a row of the unit's own. */
  private saysAnother({ cells }: PackTableRow, { itemId, cells: sent }: PackRow): boolean {
    const sentBefore = this.earlier.get(itemId)?.cells ?? sent;
    const differs = (column: 'name' | 'content'): boolean =>
      this.lost.has(column) || ![sent, sentBefore].some((one) => level(one[column]) === level(cells[column]));
    return cells.name !== '' && !this.lost.has('name') && differs('name') && differs('content');
  }

  private takeAnother(row: PackTableRow, known: PackRow): void {
    const { itemId, cells: sent } = known;
    // In the item's own place it may be the item, put otherwise altogether.
    const written = this.seen.has(itemId) ? row.cells.content : this.compare(row, known);
    if (!this.seen.has(itemId)) this.seen.set(itemId, written);
    const cells = this.answers(row, itemId);
    const understood = understandKind(cells, false);
    const meant = understood.how === 'blank' ? { kind: 'amend' as const, proposal: '' } : understood;
    const opinion = {
      ...{ itemId, name: sent.name, kind: meant.kind, proposal: meant.proposal || written },
      ...{ reason: cells.reason, person: cells.person, row: row.row },
      ...(cells.list === '' ? {} : { category: cells.list }),
    };
    const ask = `事项编号 ${sent.number} 是“${sent.name}”，名称和原内容写的都是别的，请核实是这一项的意见还是新增`;
    this.ask(row.row, ask, opinion, cells.name);
  }

  private takeNew(row: PackTableRow): void {
    const cells = this.answers(row, null);
    const meant = understandKind(cells, true);
    if (meant.how === 'blank') return;
    // Of a duty of its own what stands under 原内容 is its task.
    const task = taskOf(cells.content);
    const told = [...(level(task) === level(meant.proposal) ? [] : [task]), meant.proposal];
    const understood = { ...meant, proposal: told.filter((text) => text.trim() !== '').join('\n') };
    const category = cells.list;
    const base = { itemId: null, name: cells.name, reason: cells.reason, person: cells.person, row: row.row };
    if (cells.name === '') {
      this.ask(row.row, '新增的一行没有写事项名称', { ...base, name: '', kind: 'add', proposal: understood.proposal });
      return;
    }
    if (this.earlier.has(numberOf(cells))) {
      if (cells.kind + cells.proposal + cells.reason === '') return;
      const ask = '上一次的表里有这一项，这一次没有征求（已核减、不再适用或者已经定了），请核实还作不作意见';
      this.ask(row.row, ask, { ...base, kind: 'add', proposal: understood.proposal });
      return;
    }
    if (category !== '') this.find('mark', row.row, null, `新增“${cells.name}”，类别写的是“${category}”`);
    this.settle(row, understood, base, category);
  }

  private settle(
    { row, struck }: PackTableRow,
    understood: Exclude<ReturnType<typeof understandKind>, { how: 'blank' }>,
    base: Omit<ReturnedOpinion, 'kind' | 'proposal'>,
    category = '',
  ): void {
    const crossed = doubtOfStrike(struck, understood.kind);
    const opinion = {
      ...base,
      kind: crossed !== '' && understood.kind === 'none' ? ('subtract' as const) : understood.kind,
      proposal: understood.proposal,
      ...(category === '' ? {} : { category }),
    };
    if (understood.how === 'unclear' || crossed !== '') {
      const asks = [understood.how === 'unclear' ? understood.ask : '', crossed];
      this.ask(row, asks.filter((ask) => ask !== '').join('；'), opinion);
      return;
    }
    if (understood.said !== '') this.find('kindGuessed', row, base.itemId, understood.said);
    if (opinion.kind !== 'none') this.reading.said.add(row);
    this.opinions.push(opinion);
  }

  /**
   * What was typed over in fixed cells, as a proposal; '' when nothing was. Of 原内容 the task alone, where it is the
   * task that was changed: who does what and the bases stand behind it in marks of the form's own.
   */
  private compare({ row, cells }: PackTableRow, { itemId, cells: sent }: PackRow): string {
    const fixed = [
      ['清单类别', sectionWords(sent), cells.list, 'list'],
      ['事项名称', sent.name, cells.name, 'name'],
      ['原内容', sent.content, cells.content, 'content'],
    ] as const;
    const was = this.earlier.get(itemId)?.cells;
    const asSentBefore = { list: was && sectionWords(was), name: was?.name, content: was?.content };
    const other = fixed.filter(([, before, after, column]) => !this.lost.has(column) && level(before) !== level(after));
    const changed = other.filter(([, , after, column]) => level(asSentBefore[column] ?? '\0') !== level(after));
    if (changed.length < other.length)
      this.find('mark', row, itemId, `${quoted(sent.name)}是上一次的原稿，发出以后改过，意见说的是上一次的文字`);
    for (const [heading, before, after] of changed)
      this.find('cellChanged', row, itemId, `${heading}原为“${before}”，报回为“${after}”，未采信`);
    const [only] = changed;
    if (changed.length === 1 && only?.[0] === '原内容' && level(taskOf(only[1])) !== level(taskOf(only[2])))
      return taskOf(only[2]);
    return changed.map(([heading, , after]) => `${heading}：${after}`).join('\n');
  }

  private ask(row: number, ask: string, opinion: ReturnedOpinion, written?: string): void {
    this.find('kindUnclear', row, opinion.itemId, ask);
    this.reading.said.add(row);
    this.questions.push({ ask: `${this.reading.place}${ask}`, opinion, ...(written === undefined ? {} : { written }) });
  }

  private find(kind: ReturnFinding['kind'], row: number, itemId: number | null, words: string): void {
    this.findings.push({ kind, row, itemId, words: `${this.reading.place}${words}` });
  }

  /** 批注 say nothing about 全部无意见 before a person has read them. */
  hearNotes(grids: readonly Grid[], read: ReadReturn): ReadReturn {
    const [first] = this.tables.keys();
    const asked = grids.flatMap((grid) => {
      const { place, rows, said } = this.tables.get(grid) ?? { place: '', rows: new Map(), said: new Set<number>() };
      const notes = askOfNotes({ grids: [grid], table: this.tables.has(grid) ? grid : first, rows, said });
      return notes.map((note) => ({ ...note, ask: place + note.ask, words: place + note.words }));
    });
    for (const { opinion, words } of asked) this.find('kindUnclear', opinion.row, opinion.itemId, words);
    return { ...read, questions: [...read.questions, ...asked.map(({ words: _, ...question }) => question)] };
  }

  finish({ overall, ...head }: PackHead): ReadReturn {
    this.reading = { ...this.reading, place: '' };
    if (overall !== '') this.find('unread', 0, null, `总体意见写的是“${overall}”，没有读作意见，请看原表`);
    const real = this.opinions.filter(({ kind }) => kind !== 'none').length + this.questions.length;
    if (head.allAgreed && real > 0)
      this.find('mark', 0, null, `总体意见选了“${ALL_AGREED}”，表中却有 ${real} 条意见，按“${SOME_OPINIONS}”理解`);
    const allAgreed = head.allAgreed && real === 0;
    for (const row of this.pack)
      if (!this.seen.has(row.itemId))
        this.find('rowMissing', 0, row.itemId, `“${row.cells.name}”（${row.cells.number}）这一行不在报回的表中`);
    const unanswered = allAgreed ? 0 : this.blank.size;
    if (unanswered > 0) this.find('unanswered', 0, null, `${unanswered} 项没有填意见，记为未表示意见`);
    return {
      ...head,
      allAgreed,
      opinions: this.opinions,
      questions: this.questions,
      findings: this.findings,
      unanswered,
    };
  }
}

/** Whoever crosses out a row means something by it, and what is crossed out among the answers may hold no more; '' for neither. */
function doubtOfStrike(struck: ReadonlySet<PackColumn>, kind: OpinionKind): string {
  if (struck.has('kind') || struck.has('proposal') || struck.has('reason'))
    return '填的意见上画了删除线，请核实还算不算意见';
  if ((struck.has('name') || struck.has('content')) && (kind === 'none' || kind === 'add'))
    return '这一行画了删除线，请核实是不是要删除';
  return '';
}

/** NaN where there is none: 新增1 is no number of an item. */
function numberOf({ number }: PackCellTexts): number {
  const figures = level(number);
  return /^\d+$/.test(figures) ? Number(figures) : Number.NaN;
}

/** 原内容 without the lines 〔牵头〕…, 〔依据〕… behind it; 国发〔2024〕12号 within a line is the task's own. */
const taskOf = (content: string): string => (content.split(/(?:^|\n)〔[^〔〕\n]{1,40}〕/)[0] ?? '').trim();

function occurs(names: readonly string[], name: string | undefined): boolean {
  return names.indexOf(name ?? '') === names.lastIndexOf(name ?? '');
}
