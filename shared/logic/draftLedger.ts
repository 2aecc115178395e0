/** 加减法台账 on paper: 轮次｜类别｜期初｜增加｜减少｜调入｜调出｜期末, by category and by whatever else it is kept by. */
import type { LedgerPart } from '../model/grouping';
import { LEDGER_PART_WORDS, ledgerPartSchema } from '../model/grouping';
import type { LedgerRound } from '../model/ledger';
import type { DocumentDraft, PartDraft, RowDraft, TableColumn } from '../model/paperDocument';
import { ROUND_KIND_WORDS } from '../model/round';
import type { SchemeList } from '../model/scheme';
import type { Paper } from '../model/schemePaper';
import type { GroupedLedger, ReverseLedgerRound } from '../views/ledger';
import { draftTable, type TableHead } from './draftTable';
import { sectionWords } from './schemeLists';

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
  readonly groups: readonly LedgerGroups[];
  readonly reverse: readonly ReverseLedgerRound[];
}

export function draftLedger({ place, date, lists, rounds, groups, reverse }: LedgerPaper, paper: Paper): DocumentDraft {
  const title = '加减法台账';
  const head = (subtitle: string): TableHead => ({ title, subtitle, left: `单位：${place}`, date });
  const parts: PartDraft[] = [
    draftTable(
      '分类别',
      head('（分类别）'),
      columns('类别'),
      rounds.flatMap((round) => categoryRows(round, lists)),
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
  if (reverse.some(({ opening }) => opening > 0)) {
    const subtitle = '（反向梳理，采用的已计入“增加”，不重复计）';
    parts.push(draftTable('反向梳理', head(subtitle), REVERSE, reverseRows(reverse), paper));
  }
  return { title: `${place}${title}`, date, parts };
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

function categoryRows(round: LedgerRound, lists: LedgerPaper['lists']): RowDraft[] {
  const name = `第${round.round}轮（${ROUND_KIND_WORDS[round.kind]}）`;
  const sum = (part: 'movedIn' | 'movedOut'): number => round.categories.reduce((total, row) => total + row[part], 0);
  const total = { ...round, movedIn: sum('movedIn'), movedOut: sum('movedOut') };
  return [
    ...round.categories.map((row) => ({ cells: [name, sectionWords(lists, row), ...cells(row)] })),
    { cells: [name, '合计', ...cells(total)], strong: true },
  ];
}

function groupRows(round: number, { lines, sum }: GroupedLedger): RowDraft[] {
  const name = `第${round}轮`;
  return [
    ...lines.map((line) => ({ cells: [name, line.name, ...cells(line)] })),
    { cells: [name, '合计', ...cells(sum)], strong: true },
  ];
}

const REVERSE_PARTS = ['opening', 'attached', 'split', 'adopted', 'rejected', 'returned', 'closing'] as const;
const REVERSE_WORDS: Readonly<Record<(typeof REVERSE_PARTS)[number], string>> = {
  opening: '期初待定',
  attached: '并入',
  split: '拆入',
  adopted: '采用',
  rejected: '不予列入',
  returned: '退回',
  closing: '期末待定',
};
const REVERSE: readonly TableColumn[] = [
  { heading: '轮次', width: 30, align: 'left' },
  ...REVERSE_PARTS.map(
    (part): TableColumn => ({ heading: REVERSE_WORDS[part], width: 24, align: 'center', figures: true }),
  ),
];

function reverseRows(rounds: readonly ReverseLedgerRound[]): RowDraft[] {
  const rows = rounds.map((round) => ({
    cells: [`第${round.round}轮`, ...REVERSE_PARTS.map((part) => String(round[part]))],
  }));
  const sum = REVERSE_PARTS.map((part) => {
    if (part === 'opening') return String(rounds[0]?.opening ?? 0);
    if (part === 'closing') return String(rounds.at(-1)?.closing ?? 0);
    return String(rounds.reduce((total, round) => total + round[part], 0));
  });
  return [...rows, { cells: ['合计', ...sum], strong: true }];
}
