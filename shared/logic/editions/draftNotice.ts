/** 变更通知 on paper: the notice itself, then what changes row by row with what each change rests on. */

import { NOTICE_WORDS, type NoticeRow, type UnitNotice } from '../../model/editionNotice';
import type { ListGrowth } from '../../model/listGrowth';
import type { ContentDraft, DocumentDraft, RowDraft, TableColumn } from '../../model/paperDocument';
import { ABOLITION_REASON } from '../../model/round';
import type { Paper } from '../../model/schemePaper';
import { draftTable } from '../paper/drafts/draftTable';
import { letterTitle } from '../paper/drafts/letterTitle';
import { isFilling } from '../schemes/newFields';
import { toChineseDate } from '../text/chineseNumerals';
import { marksOf } from '../text/textMarks';
import { droppedWords } from './editionWords';
import { mergerWords, sharesWords } from './mergerWords';

const LIST: TableColumn = { heading: '清单', width: 14, align: 'center' };

/** Which list is said where there are several. */
const columnsFor = (several: boolean): TableColumn[] => [
  { heading: '序号', width: 11, align: 'center', figures: true },
  ...(several ? [LIST] : []),
  { heading: '变动', width: 14, align: 'center' },
  { heading: '原内容', width: several ? 62 : 69, align: 'left' },
  { heading: '现内容', width: several ? 68 : 75, align: 'left' },
  { heading: '缘由和决定', width: 62, align: 'left' },
];

export interface NoticeReason {
  readonly kind: string;
  readonly words: string;
}

export interface NoticePaper {
  readonly place: string;
  readonly title: string;
  readonly before: { readonly name: string; readonly docNumber: string };
  readonly after: {
    readonly name: string;
    readonly docNumber: string;
    readonly issuer: string;
    readonly issuedOn: string;
    readonly effectiveOn: string;
    /** '' on the edition that is issued. */
    readonly stage: string;
  };
  /** Who signs the notice; the issuer of the edition when ''. */
  readonly office: string;
  readonly notice: UnitNotice;
  /** 类别改名 between the two, in words: no row of the notice. */
  readonly renamed: readonly string[];
  /** What the filling of new columns between the two rests on. */
  readonly orders: readonly { readonly reasonKind: string; readonly basis: string }[];
  /** What led to the change of each item, a line each. */
  readonly reasons: ReadonlyMap<number, readonly NoticeReason[]>;
}

export function draftNotice(given: NoticePaper, paper: Paper): DocumentDraft {
  const { place, notice, after } = given;
  const called = ['关于调整', notice.unit, notice.kind === 'township' ? '' : '涉及的', given.title, '的通知'];
  const title = called.join('');
  const date = after.issuedOn || after.effectiveOn;
  const letter: ContentDraft[] = [
    { kind: 'text', style: 'title', text: letterTitle(called, paper) },
    ...(after.stage === '' ? [] : [{ kind: 'text', style: 'subtitle', text: `（${after.stage}）` } as const]),
    { kind: 'gap', height: 4 },
    { kind: 'addressee', text: `${addressee(notice, date)}：` },
    ...paragraphs(given).map((text): ContentDraft => ({ kind: 'text', style: 'text', text })),
    { kind: 'gap', height: 10 },
    { kind: 'signOff', office: given.office || after.issuer, date },
  ];
  const parts: DocumentDraft['parts'] = [{ name: '通知', orientation: 'portrait', content: letter }];
  if (notice.rows.length === 0) return { title, date, parts };
  const head = {
    title: `${notice.unit}变动事项表`,
    subtitle: `（${given.before.name}和${after.name}对照）`,
    left: `单位：${notice.kind === 'township' ? place : ''}${notice.unit}`,
    date,
  };
  // A merger is told in the letter and is the same for hundreds of rows.
  const told = ({ kind, words }: NoticeReason) => (notice.merger && kind === ABOLITION_REASON ? kind : words);
  const several = notice.perList.length > 1;
  const rows = notice.rows.map((row, index) =>
    tableRow(row, index, several, (given.reasons.get(row.itemId) ?? []).map(told)),
  );
  return { title, date, parts: [...parts, draftTable('变动事项表', head, columnsFor(several), rows, paper)] };
}

/** A township that is no more has its notice sent where its duties went. */
function addressee({ unit, merger }: UnitNotice, date: string): string {
  if (merger === null || merger.into === unit) return unit;
  return merger.steps.some(({ unit: gone, day }) => gone === unit && day > date)
    ? `${unit}、${merger.into}`
    : `${merger.into}（原${unit}）`;
}

function paragraphs({ title, before, after, notice, place, renamed, orders }: NoticePaper): string[] {
  const named = `${renamed.length === 0 ? '' : `清单的类别名称有调整：${renamed.join('；')}，事项和责任不变。`}${filledWords(notice, orders)}${notice.dropped.map(droppedWords).join('')}`;
  const cited = (edition: { name: string; docNumber: string }) =>
    `${edition.name}${edition.docNumber === '' ? '' : `（${edition.docNumber}）`}`;
  const issued =
    after.stage === ''
      ? `《${place}${title}》${cited(after)}自${toChineseDate(after.effectiveOn)}起施行。`
      : `《${place}${title}》${cited(after)}现送阅。`;
  const { merger } = notice;
  const gone = merger !== null && merger.into !== notice.unit;
  const town = gone ? `原${notice.unit}清单` : '你单位清单';
  const whose = notice.kind === 'township' ? town : '你单位有责任的事项';
  const merged = merger === null ? '' : `${mergerWords(merger, gone ? '' : notice.unit)}。`;
  if (notice.founded)
    return [
      `${issued}现将你单位清单通知如下。`,
      merged,
      foundedWords(notice, before.name),
      '请按清单做好承接和衔接。',
    ].filter((text) => text !== '');
  if (notice.rows.length === 0 && notice.subtracted === 0)
    return [
      `${issued}${merged}与${cited(before)}相比，${whose}${notice.filled.length + notice.dropped.length > 0 ? '的事项' : ''}没有变动，仍为 ${notice.after} 项。${named}特此通知。`,
    ];
  const sums = `${notice.before} ＋ ${notice.added} − ${notice.subtracted} ＝ ${notice.after} 项`;
  const figures = [
    ...[`增加 ${notice.added} 项`, `核减 ${notice.subtracted} 项`],
    ...(notice.moved === 0 ? [] : [`在清单之间调整 ${notice.moved} 项`]),
    `修改 ${notice.changed} 项`,
  ].join('，');
  const lists = notice.perList
    .filter((list) => list.before > 0 || list.after > 0)
    .map((list) => {
      const grown = growthWords(list);
      if (list.before !== list.after) return `${list.list} ${list.before} 项变为 ${list.after} 项${grown}`;
      return grown === '' ? `${list.list} ${list.after} 项不变` : `${list.list}仍为 ${list.after} 项${grown}`;
    });
  return [
    `${issued}现将与${cited(before)}相比的变动通知如下。`,
    merged,
    `${whose}${figures}，${sums}${notice.perList.length > 1 ? `；其中${lists.join('，')}` : ''}。${merger === null ? '' : `${sharesWords(notice, merger)}。`}${notice.rows.length > 0 ? '逐项内容见后附变动事项表。' : ''}`,
    named,
    closing(notice, gone),
    gone ? '请按新版清单做好移交和衔接。' : '请对照新版清单调整分工，并做好衔接。',
  ].filter((text) => text !== '');
}

/** A first list is told as a whole; of what went before only the differences. */
function foundedWords({ unit, after, perList, founded, merger, rows }: UnitNotice, before: string): string {
  const lists = perList.filter((list) => list.after > 0).map((list) => `${list.list} ${list.after} 项`);
  const sums = `共 ${after} 项${lists.length > 1 ? `（${lists.join('，')}）` : ''}`;
  // Without any that went into it, it may only have been put on record late.
  const began = merger === null ? '在' : '为新设乡镇（街道），';
  const begins = `${unit}${began}${before}中没有清单。自本版起执行你单位清单，${sums}，事项以随文印发的你单位清单为准`;
  if (merger === null) return `${begins}，不逐项列出。`;
  const of = (kind: NoticeRow['kind']): number => rows.filter((row) => row.kind === kind).length;
  const differing = [
    ...[`新增 ${of('added')} 项`, ...(of('moved') === 0 ? [] : [`在清单之间调整 ${of('moved')} 项`])],
    ...[`修改 ${of('changed')} 项`, `不再列入 ${of('subtracted')} 项`],
  ].join('，');
  const same = `其中 ${founded?.same ?? 0} 项与原${merger.towns.join('、')}清单相同，不逐项列出`;
  return `${begins}。${same}${rows.length === 0 ? '。' : `；与原清单相比，${differing}，逐项内容见后附变动事项表。`}`;
}

/** 根据市委编办〔2025〕31号，清单新增“风险等级”一栏，填写 48 项，内容见新版清单。 */
function filledWords({ filled }: UnitNotice, orders: NoticePaper['orders']): string {
  const told = filled.map(({ label, isNew, items }) => {
    const own = orders.filter(({ reasonKind }) => isFilling(reasonKind, label)).map(({ basis }) => basis);
    const rests = own.length === 0 ? '' : `根据${[...new Set(own)].join('、')}，`;
    const what = isNew ? `清单新增“${label}”一栏，填写` : `清单的“${label}”一栏补填`;
    return `${rests}${what} ${items} 项，内容见新版清单。`;
  });
  return told.join('');
}

function closing({ subtracted, kind }: UnitNotice, gone: boolean): string {
  if (gone) return '撤销以前的履职情况，按当时施行的清单认定。';
  return subtracted > 0 && kind === 'township'
    ? '核减的事项自新版施行之日起不再由你单位承担；此前的履职情况按当时施行的清单认定。'
    : '';
}

/** （增加 1 项，调出 1 项）: all that makes the figure, so that it ties; what was added or subtracted alone, the figures say. */
function growthWords({ added, subtracted, movedIn, movedOut }: ListGrowth): string {
  const parts = [
    { word: '增加', count: added },
    { word: '核减', count: subtracted },
    { word: '调入', count: movedIn },
    { word: '调出', count: movedOut },
  ].filter(({ count }) => count > 0);
  const plain = movedIn === 0 && movedOut === 0 && parts.length === 1;
  return plain || parts.length === 0 ? '' : `（${parts.map(({ word, count }) => `${word} ${count} 项`).join('，')}）`;
}

function tableRow(row: NoticeRow, index: number, several: boolean, reasons: readonly string[]): RowDraft {
  const first = [String(index + 1), ...(several ? [row.list] : []), NOTICE_WORDS[row.kind]];
  const cells = [...first, row.before, row.after, reasons.join('\n')];
  const { itemId } = row;
  if (row.kind === 'added' || row.kind === 'subtracted') return { itemId, cells };
  const marks = marksOf(row.before, row.after);
  return { itemId, cells, marks: [...first.map(() => []), marks.out, marks.in, []] };
}
