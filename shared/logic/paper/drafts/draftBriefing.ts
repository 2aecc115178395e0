/** 工作简报: the report's paragraph, its pictures, and the tables behind them, as one upright document. */
import type { LedgerRound } from '../../../model/ledger';
import type { ContentDraft, DocumentDraft, RowDraft, TableColumn } from '../../../model/paperDocument';
import type { ReportFigure } from '../../../model/report';
import { ROUND_KIND_WORDS } from '../../../model/round';
import type { Scheme } from '../../../model/scheme';
import { drawCategories, drawRound, drawWaterfall } from '../../ledger/drawLedger';
import { totalLedger } from '../../ledger/foldLedger';
import { categoriesOf } from '../../schemes/schemeLists';
import { toChineseDate } from '../../text/chineseNumerals';
import { sheetSize } from '../layout/sheetSize';
import { documentName, listsCalled } from '../planExport';
import { letterTitle } from './letterTitle';

export interface BriefingPaper {
  readonly place: string;
  readonly office: string;
  readonly date: string;
  readonly paragraph: string;
  readonly rounds: readonly LedgerRound[];
  readonly figures: readonly ReportFigure[];
}

type BriefingScheme = Pick<Scheme, 'paper' | 'lists' | 'title' | 'name'>;

/** Millimetres. */
const PICTURE = 78;
const SMALL_PICTURE = 62;
/** Rounds in a table that is not parted. */
const MOST_WHOLE = 12;

export function draftBriefing(briefing: BriefingPaper, scheme: BriefingScheme): DocumentDraft {
  const { paper, lists } = scheme;
  const { place, office, date, paragraph, rounds, figures } = briefing;
  // As the county calls its lists.
  const listName = documentName(scheme);
  const called = listsCalled(place, listName);
  const whose = called.slice(0, called.length - listName.length);
  const end = '梳理情况简报';
  const width = sheetSize(paper, 'portrait').roomWidth;
  const changed = rounds.filter(({ added, subtracted }) => added + subtracted > 0);
  const content: ContentDraft[] = [
    { kind: 'text', style: 'title', text: letterTitle([whose, listName, end], paper) },
    { kind: 'ends', left: office, right: toChineseDate(date) },
    { kind: 'gap', height: 3 },
    { kind: 'text', style: 'text', text: paragraph },
    { kind: 'text', style: 'heading', text: '一、各轮增减' },
    { kind: 'gap', height: PICTURE, chart: drawWaterfall(rounds) },
    roundTable(rounds, width),
    { kind: 'text', style: 'heading', text: '二、分类情况' },
    { kind: 'gap', height: PICTURE, chart: drawCategories(rounds, lists) },
    ...changed.map((round): ContentDraft => ({ kind: 'gap', height: SMALL_PICTURE, chart: drawRound(round, lists) })),
    { kind: 'text', style: 'heading', text: '三、主要数字' },
    figureTable(figures, scheme, width),
  ];
  return { title: `${called}${end}`, date, parts: [{ name: '简报', orientation: 'portrait', content }] };
}

function roundTable(rounds: readonly LedgerRound[], width: number): ContentDraft {
  const wide = Math.floor(width / 6);
  const columns: TableColumn[] = [
    { heading: '轮次', width: width - wide * 4, align: 'left' },
    ...['期初', '增加', '减少', '期末'].map(
      (heading): TableColumn => ({ heading, width: wide, align: 'center', figures: true }),
    ),
  ];
  const { first, added, subtracted, live } = totalLedger(rounds);
  const rows: RowDraft[] = rounds.map((round) => ({
    cells: [
      `第${round.round}轮（${ROUND_KIND_WORDS[round.kind]}）`,
      ...[round.opening, round.added, round.subtracted, round.closing].map(String),
    ],
  }));
  return {
    kind: 'table',
    columns,
    whole: rows.length <= MOST_WHOLE,
    rows: [...rows, { cells: ['全程', ...[first, added, subtracted, live].map(String)], strong: true }],
  };
}

function figureTable(figures: readonly ReportFigure[], scheme: BriefingScheme, width: number): ContentDraft {
  // The paragraph says 六类, a table of figures 6.
  const figure = ({ name, text }: ReportFigure) => (name === '类数' ? String(categoriesOf(scheme).length) : text);
  // Where no township sent anything, its figures are so many noughts.
  const without = figures.some(({ name, text }) => name === '反向' && text === '0') ? ['反向梳理'] : [];
  const left = ['轮次与增减', ...without];
  const shown = figures.filter(({ unit, group }) => unit !== '' && !left.includes(group));
  const groups = [...new Set(shown.map(({ group }) => group))];
  return {
    kind: 'table',
    columns: [
      { heading: '项目', width: width - 50, align: 'left' },
      { heading: '数目', width: 50, align: 'center' },
    ],
    rows: groups.flatMap((group): RowDraft[] => [
      { section: group },
      ...shown
        .filter((one) => one.group === group)
        .map((one) => ({ cells: [one.label, `${figure(one)} ${one.unit}`] })),
    ]),
  };
}
