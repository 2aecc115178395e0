/** 加减法台账 whole, every line of every round: 轮次｜类别｜期初｜增加｜减少｜调入｜调出｜期末, by category and by whatever else it is kept by. */
import {
  LEDGER_PART_WORDS,
  type LedgerPart,
  ledgerPartSchema,
  REVERSE_PART_WORDS,
  reversePartSchema,
} from '../../../model/grouping';
import type { LedgerRound } from '../../../model/ledger';
import type { DocumentDraft, PartDraft, RowDraft, TableColumn } from '../../../model/paperDocument';
import { ROUND_KIND_WORDS } from '../../../model/round';
import type { SchemeList } from '../../../model/scheme';
import type { Paper } from '../../../model/schemePaper';
import type { SectionRename } from '../../../model/sectionRename';
import type { GroupedLedger, ReverseLedger } from '../../../views/ledger';
import { categoriesInUse } from '../../ledger/foldLedger';
import { reverseGapWords } from '../../ledger/reverseSum';
import { sectionKey } from '../../schemes/schemeLists';
import { sectionWordsThen, tellRenames } from '../../schemes/sectionRenames';
import { draftTable, type TableHead } from './draftTable';

type Figures = Readonly<Record<LedgerPart, number>>;

export interface LedgerGroups {
  /** 乡镇, 责任部门, 清单 */
  readonly word: string;
  readonly rounds: readonly { readonly round: number; readonly ledger: GroupedLedger }[];
  /** What the sums are: 镇次, not items. */
  readonly remark: string;
}

export interface LedgerPaper {
  readonly place: string;
  readonly date: string;
  /** The scheme's, to tell categories of the same name apart. */
  readonly lists: readonly Pick<SchemeList, 'id' | 'short'>[];
  readonly rounds: readonly LedgerRound[];
  readonly renames: readonly SectionRename[];
  readonly groups: readonly LedgerGroups[];
  readonly reverse: ReverseLedger;
}

const TITLE = '加减法台账';

export function draftLedger(given: LedgerPaper, paper: Paper): DocumentDraft {
  const { place, date, rounds, groups } = given;
  const title = TITLE;
  const head = (subtitle: string): TableHead => ({ title, subtitle, left: `单位：${place}`, date });
  const parts: PartDraft[] = [
    draftTable(
      '分类别',
      head('（分类别）'),
      columns('类别'),
      rounds.flatMap((round) => [
        ...categoryRows(round, given),
        ...renamedWords(round, given).map((section) => ({ section })),
      ]),
      paper,
    ),
    ...groups.map(({ word, rounds: own, remark }) =>
      draftTable(
        `分${word}`,
        head(`（分${word}${remark === '' ? '' : `，${remark}`}）`),
        columns(word),
        own.flatMap(({ round, ledger }) => groupRows(round, ledger)),
        paper,
      ),
    ),
  ];
  const reverse = reversePart(given, paper);
  return { title: `${place}${title}`, date, parts: reverse ? [...parts, reverse] : parts };
}

/** The townships' own ledger; null where they handed nothing in. */
export function reversePart({ place, date, reverse }: LedgerPaper, paper: Paper): PartDraft | null {
  if (!reverse.rounds.some(({ opening }) => opening > 0)) return null;
  const gap = reverseGapWords(reverse);
  const subtitle = `（反向梳理，采用的已计入“增加”，不重复计${gap === '' ? '' : `；${gap}`}）`;
  const head = { title: TITLE, subtitle, left: `单位：${place}`, date };
  return draftTable('反向梳理', head, REVERSE, reverseRows(reverse), paper);
}

function columns(word: string): TableColumn[] {
  return [
    { heading: '轮次', width: 38, align: 'left' },
    { heading: word, width: 52, align: 'left' },
    ...ledgerPartSchema.options.map(
      (part): TableColumn => ({ heading: LEDGER_PART_WORDS[part], width: 22, align: 'center', figures: true }),
    ),
  ];
}

function cells(figures: Figures): string[] {
  return ledgerPartSchema.options.map((part) => String(figures[part]));
}

export function roundName({ round, kind }: Pick<LedgerRound, 'round' | 'kind'>): string {
  return `第${round}轮（${ROUND_KIND_WORDS[kind]}）`;
}

export function sumOfRound({ opening, added, subtracted, closing, categories }: LedgerRound): Figures {
  const sum = (part: 'movedIn' | 'movedOut'): number => categories.reduce((total, row) => total + row[part], 0);
  return { opening, added, subtracted, movedIn: sum('movedIn'), movedOut: sum('movedOut'), closing };
}

/** A category that no round ever had anything in is no line; what is left out is zero, so the sums are the same. */
export function categoryLines(round: LedgerRound, { rounds, lists }: Pick<LedgerPaper, 'rounds' | 'lists'>) {
  const used = categoriesInUse(rounds);
  return round.categories
    .map((row) => ({ ...row, key: sectionKey(row), name: sectionWordsThen(lists, row) }))
    .filter(({ key }) => used.has(key));
}

function categoryRows(round: LedgerRound, given: LedgerPaper): RowDraft[] {
  const name = roundName(round);
  return [
    ...categoryLines(round, given).map((line) => ({ cells: [name, line.name, ...cells(line)] })),
    { cells: [name, '合计', ...cells(sumOfRound(round))], strong: true },
  ];
}

/** Counted nowhere: a line of words below the sums. */
export function renamedWords({ round }: LedgerRound, { renames, lists }: LedgerPaper): string[] {
  const own = renames.filter((one) => one.round === round);
  return tellRenames(own, lists).map(({ words }) => `第${round}轮类别改名：${words}`);
}

function groupRows(round: number, { lines, sum }: GroupedLedger): RowDraft[] {
  const name = `第${round}轮`;
  return [
    ...lines.map((line) => ({ cells: [name, line.name, ...cells(line)] })),
    { cells: [name, '合计', ...cells(sum)], strong: true },
  ];
}

const REVERSE_PARTS = reversePartSchema.options;
const REVERSE: readonly TableColumn[] = [
  { heading: '轮次', width: 30, align: 'left' },
  ...REVERSE_PARTS.map(
    (part): TableColumn => ({ heading: REVERSE_PART_WORDS[part], width: 24, align: 'center', figures: true }),
  ),
];

function reverseRows({ rounds, sum }: ReverseLedger): RowDraft[] {
  const rows = rounds.map((round) => ({
    cells: [`第${round.round}轮`, ...REVERSE_PARTS.map((part) => String(round[part]))],
  }));
  return [...rows, { cells: ['合计', ...REVERSE_PARTS.map((part) => String(sum[part]))], strong: true }];
}
