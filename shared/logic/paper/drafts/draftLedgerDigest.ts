/**
 * 加减法台账 as it is read: each round in a line, what changed in it, and what everything came to at the end of each round.
 * A line that is left out did not change: it stands with the end of the round before, so no figure of the whole is lost.
 */
import type { LedgerPart } from '../../../model/grouping';
import type { LedgerRound } from '../../../model/ledger';
import type { ContentDraft, DocumentDraft, PartDraft, RowDraft, TableColumn } from '../../../model/paperDocument';
import type { Paper } from '../../../model/schemePaper';
import { totalLedger } from '../../ledger/foldLedger';
import { toChineseDate } from '../../text/chineseNumerals';
import { sheetSize } from '../layout/sheetSize';
import { categoryLines, type LedgerPaper, renamedWords, reversePart, roundName, sumOfRound } from './draftLedger';

type Figures = Readonly<Record<LedgerPart, number>>;
type Line = Figures & { readonly key: string; readonly name: string };

/** One ledger: by category, township, department or list. */
interface Book {
  /** 类别, 乡镇 */
  readonly word: string;
  readonly remark: string;
  readonly rounds: readonly BookRound[];
}

interface BookRound {
  readonly round: number;
  readonly lines: readonly Line[];
  readonly sum: Figures;
}

/** Rounds beside each other in one table. */
const MOST_BESIDE = 8;
/** Lines of a table that is not parted. */
const MOST_WHOLE = 4;
const CHINESE = ['一', '二', '三', '四', '五'];

export function draftLedgerDigest(given: LedgerPaper, paper: Paper): DocumentDraft {
  const { place, date, rounds } = given;
  const title = '加减法台账';
  const width = sheetSize(paper, 'landscape').roomWidth;
  const books = booksOf(given);
  const content: ContentDraft[] = [
    { kind: 'text', style: 'title', text: title },
    { kind: 'ends', left: `单位：${place}`, right: toChineseDate(date) },
    { kind: 'text', style: 'text', text: proofWords(rounds) },
    heading('一、各轮情况'),
    roundsTable(rounds, books[0], width),
    ...books.flatMap((book, index) => [
      heading(`${CHINESE[index + 1] ?? ''}、分${book.word}${book.remark === '' ? '' : `（${book.remark}）`}`),
      ...bookTables(book, width),
    ]),
    ...rounds.flatMap((round) =>
      renamedWords(round, given).map((text): ContentDraft => ({ kind: 'text', style: 'text', text })),
    ),
  ];
  const reverse = reversePart(given, paper);
  const digest: PartDraft = { name: '台账', orientation: 'landscape', content };
  return { title: `${place}${title}`, date, parts: reverse ? [digest, reverse] : [digest] };
}

const heading = (text: string): ContentDraft => ({ kind: 'text', style: 'heading', text });
const column = (word: string, width: number): TableColumn => ({
  heading: word,
  width,
  align: 'center',
  figures: true,
});
const words = (word: string, width: number): TableColumn => ({ heading: word, width, align: 'left' });
const tenths = (width: number): number => Math.round(width * 10) / 10;

function booksOf(given: LedgerPaper): Book[] {
  const { rounds, groups } = given;
  return [
    {
      word: '类别',
      remark: '',
      rounds: rounds.map((round) => ({
        round: round.round,
        lines: categoryLines(round, given),
        sum: sumOfRound(round),
      })),
    },
    ...groups.map(({ word, remark, rounds: own }) => ({
      word,
      remark,
      rounds: own.map(({ round, ledger }) => ({
        round,
        lines: ledger.lines,
        sum: ledger.sum,
      })),
    })),
  ];
}

/** A round in a line, and what of it changed which category. */
function roundsTable(rounds: readonly LedgerRound[], book: Book | undefined, width: number): ContentDraft {
  const figures = ['期初', '增加', '减少', '期末', '调类'];
  const [label, narrow] = [40, 17];
  const columns = [
    words('轮次', label),
    ...figures.map((word) => column(word, narrow)),
    words('变动的类别', tenths(width - label - narrow * figures.length)),
  ];
  const rows = rounds.map((round, index): RowDraft => {
    const { opening, added, subtracted, closing } = round;
    const moved = sumOfRound(round).movedIn;
    const said = (book?.rounds[index]?.lines ?? []).flatMap((line) => lineWords(line) ?? []);
    return {
      cells: [
        roundName(round),
        ...[opening, added, subtracted, closing, moved].map(String),
        said.join('；') || '没有变动',
      ],
    };
  });
  const { first, added, subtracted, live } = totalLedger(rounds);
  const moved = rounds.reduce((total, round) => total + sumOfRound(round).movedIn, 0);
  const total = { cells: ['全程', ...[first, added, subtracted, live, moved].map(String), ''], strong: true };
  return { kind: 'table', columns, rows: [...rows, total] };
}

/** 经济发展 增 2 减 31; null where nothing changed. */
function lineWords({ name, added, subtracted, movedIn, movedOut }: Line): string | null {
  const told = [
    ['增', added],
    ['减', subtracted],
    ['调入', movedIn],
    ['调出', movedOut],
  ] as const;
  const said = told.filter(([, count]) => count > 0).map(([word, count]) => `${word} ${count}`);
  return said.length === 0 ? null : `${name} ${said.join(' ')}`;
}

/** What proves the figures, and how the tables are to be read. */
function proofWords(rounds: readonly LedgerRound[]): string {
  const { first, added, subtracted, live } = totalLedger(rounds);
  // What was sorted in a later round stands in its opening.
  const later = live - first - added + subtracted;
  const sorted = later === 0 ? '' : ` ＋ 以后各轮采用 ${later}`;
  return `首轮期初 ${first}${sorted} ＋ 增加 ${added} − 减少 ${subtracted} ＝ 期末 ${live}。分项各表每格上面是这一轮的期末数，下面是这一轮的增减，没有变动的只写期末数；上一轮的期末就是这一轮的期初，各行相加等于合计。逐行的数目另见同名 Excel 文件。`;
}

/** 首轮期初, then what each round came to and what changed in it; a line that is not there in a round has no figure. */
function bookTables({ word, rounds }: Book, width: number): ContentDraft[] {
  const names = new Map<string, string>();
  for (const { lines } of rounds) for (const { key, name } of lines) names.set(key, name);
  const of = (key: string, at: number): Figures | undefined => rounds[at]?.lines.find((line) => line.key === key);
  const cell = (line: Figures | undefined, before: number): string => (line ? lineCell(line, before) : '');
  const narrow = 20;
  return Array.from({ length: Math.ceil(rounds.length / MOST_BESIDE) }, (_, block): ContentDraft => {
    const shown = rounds.map((_, at) => at).slice(block * MOST_BESIDE, (block + 1) * MOST_BESIDE);
    const opens = block === 0;
    const row = (name: string, figures: (at: number) => Figures | undefined, strong = false): RowDraft => ({
      cells: [
        name,
        ...(opens ? [String(figures(0)?.opening ?? '')] : []),
        ...shown.map((at) => {
          const line = figures(at);
          const before = at === 0 ? line?.opening : figures(at - 1)?.closing;
          return cell(line, before ?? 0);
        }),
      ],
      strong,
    });
    return {
      kind: 'table',
      columns: [
        words(word, tenths(width - narrow * (shown.length + (opens ? 1 : 0)))),
        ...(opens ? [column('首轮期初', narrow)] : []),
        ...shown.map((at) => column(`第${rounds[at]?.round}轮`, narrow)),
      ],
      rows: [
        ...[...names].map(([key, name]) => row(name, (at) => of(key, at))),
        row('合计', (at) => rounds[at]?.sum, true),
      ],
      whole: names.size <= MOST_WHOLE,
    };
  });
}

/** 81, and below it ＋1 −9; 期初 where it opened otherwise than the round before came to. */
function lineCell({ opening, added, subtracted, movedIn, movedOut, closing }: Figures, before: number): string {
  const moved = [movedIn === 0 ? '' : `调入 ${movedIn}`, movedOut === 0 ? '' : `调出 ${movedOut}`];
  const changed = [added === 0 ? '' : `＋${added}`, subtracted === 0 ? '' : `−${subtracted}`];
  const lines = [
    String(closing),
    opening === before ? '' : `期初 ${opening}`,
    changed.filter((one) => one !== '').join(' '),
    moved.filter((one) => one !== '').join(' '),
  ];
  return lines.filter((line) => line !== '').join('\n');
}
