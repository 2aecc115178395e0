/** Papers of a request and of the register: 申请表, 决定通知, 登记册, 年度情况. */
import type { ListGrowth } from '../../model/listGrowth';
import type { ContentDraft, DocumentDraft, RowDraft, TableColumn } from '../../model/paperDocument';
import {
  ENDED_REASON,
  OPINION_WORDS,
  REQUEST_DECISION_WORDS,
  REQUEST_STATE_WORDS,
  REQUEST_STEP_WORDS,
  type RequestStepKind,
  type RequestWant,
} from '../../model/request';
import { APPLICABILITY_REASON, CHANGE_KIND_WORDS } from '../../model/round';
import type { Scheme } from '../../model/scheme';
import type { Paper } from '../../model/schemePaper';
import type { RequestDetail, RequestRow, YearCount, YearReport } from '../../views/requests';
import { sumGrowth } from '../ledger/listGrowth';
import { draftTable } from '../paper/drafts/draftTable';
import { letterTitle } from '../paper/drafts/letterTitle';
import { sheetSize } from '../paper/layout/sheetSize';
import { moveWords, sectionWords } from '../schemes/schemeLists';
import { toChineseDate } from '../text/chineseNumerals';
import { closed } from '../text/closed';
import { nestQuotes } from '../text/nestQuotes';
import { amendmentWords } from './deedOfWant';
import { type DecidedItem, decidedTables, fieldsChanged, type ToldItem, type ToldWords } from './draftDecided';
import { COUNTED_HOW, countedBesides, withTotal } from './yearReport';

/** What of the scheme the papers need. */
export type PaperScheme = Pick<Scheme, 'paper' | 'lists'>;

export interface PaperHead {
  readonly place: string;
  readonly office: string;
  /** ISO date. */
  readonly date: string;
}

const plainColumn = (width: number, align: TableColumn['align'] = 'left'): TableColumn => ({
  heading: '',
  width,
  align,
});
const day = (date: string): string => (date === '' ? '' : toChineseDate(date));

/** Two columns without a head: what is asked, and what was said to it. */
function formTable(rows: readonly (readonly [string, string])[], width: number): ContentDraft {
  const label = 38;
  return {
    kind: 'table',
    columns: [plainColumn(label, 'center'), plainColumn(Math.round((width - label) * 10) / 10)],
    rows: rows.map(([name, text]): RowDraft => ({ cells: [name, text], height: 8.5 })),
  };
}

const ASKED: ToldWords = { added: '拟增列的事项', old: '现内容', fresh: '拟改内容', named: 'before' };
const DECIDED: ToldWords = { added: '增加的事项', old: '原内容', fresh: '现内容', named: 'after' };

/**
 * 准入（调整）申请表: the applicant's words above, below what townships, the legal office, the office and the decider say.
 * `asked` is what each want makes of its item, null where its words say all; it follows field by field.
 */
export function draftRequestForm(
  request: RequestDetail,
  { place, date }: PaperHead,
  { paper, lists }: PaperScheme,
  asked: readonly (ToldItem | null)[],
): DocumentDraft {
  const title = `乡镇（街道）履职事项${formWord(request)}申请表`;
  const { roomWidth } = sheetSize(paper, 'portrait');
  const opinions = request.towns.map(({ name, verdict, text }) => {
    const then = request.townshipsThen[request.townships.indexOf(name)] ?? name;
    return `${then}：${verdict === null ? '' : saidWith(OPINION_WORDS[verdict], text)}`;
  });
  const said = (kind: 'legal' | 'meeting' | 'county' | 'superior'): string =>
    request.history.findLast((step) => step.kind === kind)?.text ?? '';
  const approvals = [said('county'), said('superior'), decisionWords(request)].filter((text) => text !== '');
  const ends = day(request.ends);
  const rows: (readonly [string, string])[] = [
    ['编号', request.code],
    ['事项', request.title],
    ['类型', request.kindName],
    ['内容', contentWords(request, asked, lists)],
    ['依据', request.basis],
    ['理由', request.reason],
    ['申请单位', `${request.applicantThen}　${day(request.date)}`],
    ['拟承担乡镇', request.townshipsThen.join('、')],
    ['期限', [request.span, request.span.includes(ends) ? '' : `至${ends}`].filter((text) => text !== '').join('，')],
    ['人财物保障', request.guarantee],
    ['乡镇意见', opinions.join('\n')],
    ['司法行政部门意见', said('legal')],
    ['编办（联席会议）\n意见', said('meeting')],
    ['批准', approvals.join('\n')],
  ];
  const told = asked.filter((one) => one !== null);
  // Once approved, an item stands otherwise than it did.
  const words = request.changeRows.length > 0 ? { ...ASKED, old: '原内容' } : ASKED;
  return {
    title: `${title}（${request.code}）`,
    date,
    parts: [
      {
        name: '申请表',
        orientation: 'portrait',
        content: [
          { kind: 'text', style: 'title', text: title },
          { kind: 'ends', left: `单位：${place}`, right: day(date) },
          formTable(rows, roomWidth),
          ...decidedTables(told, lists, roomWidth, words),
        ],
      },
    ],
  };
}

/** What a table below tells field by field is only named. */
function contentWords(
  { content, wantViews }: RequestDetail,
  asked: readonly (ToldItem | null)[],
  lists: Scheme['lists'],
): string {
  const wanted = wantViews.map(({ want, words }, at) => {
    const one = asked[at];
    const amends = want.kind === 'amend' && one && fieldsChanged(one, lists).length > 0;
    return amends ? nestQuotes(`修改“${one.before?.name ?? one.after.name}”，逐栏对照见后表`) : words;
  });
  return [content, ...wanted].filter((text) => text !== '').join('\n');
}

/** 有条件同意。请明确补偿标准; words that begin with the verdict say it already. */
function saidWith(verdict: string, text: string): string {
  if (text === '') return verdict;
  return text.startsWith(verdict) ? text : `${verdict}。${text}`;
}

function formWord({ kind }: RequestRow): string {
  return kind === 'admission' ? '准入' : kind === 'adjustment' ? '动态调整' : '清单外任务认定';
}

function decisionWords({ decision, decidedOn, decider, decisionText }: RequestDetail): string {
  if (decision === '') return '';
  return `${decider}${day(decidedOn)}：${REQUEST_DECISION_WORDS[decision]}。${decisionText}`;
}

/** 决定通知: to the applicant and the townships concerned; `items` are what it made of each item. */
export function draftRequestNotice(
  request: RequestDetail,
  { office, date }: PaperHead,
  scheme: PaperScheme,
  items: readonly DecidedItem[],
): DocumentDraft {
  // Quotation marks within quotation marks are single ones.
  const name = request.title.replace(/“/g, '‘').replace(/”/g, '’');
  const title = [`关于“${name}”`, `${formWord(request)}申请`, '的决定通知'];
  const [applicant = ''] = request.addressees;
  const to = request.addressees.join('、');
  const text = (words: string): ContentDraft => ({ kind: 'text', style: 'text', text: words });
  const result =
    request.decision === ''
      ? '正在办理，尚未作出决定'
      : `${handledWords(request)}${decidedBy(request.decider)}：${REQUEST_DECISION_WORDS[request.decision]}`;
  const { roomWidth } = sheetSize(scheme.paper, 'portrait');
  const dates = [
    request.effective === '' ? '' : `自${day(request.effective)}起执行`,
    request.ends === '' ? '' : `至${day(request.ends)}止`,
  ].filter((words) => words !== '');
  // That it left on its last day was not decided then; the notice names that day.
  const decided = request.changeRows.filter(({ reasonKind }) => reasonKind !== ENDED_REASON);
  const content: ContentDraft[] = [
    { kind: 'text', style: 'title', text: letterTitle(title, scheme.paper) },
    { kind: 'gap', height: 4 },
    { kind: 'addressee', text: `${to}：` },
    text(`${day(request.date)}${applicant}提出的申请（编号 ${request.code}），${result}。`),
    text(closed(request.decisionText)),
    ...(dates.length > 0 ? [text(`${dates.join('，')}。`)] : []),
    ...(decided.length > 0
      ? [
          text('清单据此作以下调整：'),
          changesTable(request, decided, items, scheme.lists, roomWidth),
          ...decidedTables(items, scheme.lists, roomWidth, DECIDED),
        ]
      : [text(request.decision === 'refuse' ? '履职事项清单不作调整。' : '')]),
    { kind: 'gap', height: 12 },
    {
      kind: 'signOff',
      office,
      date: request.decidedOn === '' ? date : request.decidedOn,
    },
  ];
  return {
    title: title.join(''),
    date,
    parts: [{ name: '决定通知', orientation: 'portrait', content: content.filter(notEmpty) }],
  };
}

const HANDLED: readonly (readonly [RequestStepKind, string])[] = [
  ['opinion', '征求相关乡镇（街道）意见'],
  ['legal', '合法性审查'],
  ['meeting', '会商'],
];

/** 经征求相关乡镇（街道）意见、合法性审查和会商，: of these only what was done; a refusal may come before any. */
function handledWords({ history }: RequestDetail): string {
  const words = HANDLED.flatMap(([kind, word]) => (history.some((step) => step.kind === kind) ? [word] : []));
  return words.length === 0 ? '' : `经${words.join('、').replace(/、([^、]*)$/, '和$1')}，`;
}

function notEmpty(content: ContentDraft): boolean {
  return content.kind !== 'text' || content.text !== '';
}

function changesTable(
  { wants }: RequestDetail,
  changes: RequestDetail['changeRows'],
  items: readonly DecidedItem[],
  lists: Scheme['lists'],
  width: number,
): ContentDraft {
  const columns: TableColumn[] = [
    { heading: '序号', width: 14, align: 'center', figures: true },
    { heading: '增减', width: 18, align: 'center' },
    { heading: '事项名称', width: Math.round((width - 32 - 44) * 10) / 10, align: 'left' },
    { heading: lists.length > 1 ? '清单和类别' : '类别', width: 44, align: 'left' },
  ];
  const rows = changes.map((change, index): RowDraft => {
    const { id, kind, nameThen, reasonKind, itemId, toListId, toCategory } = change;
    const told = items.find(({ changeId }) => changeId === id);
    const to = toCategory === null ? null : { listId: toListId ?? change.listId, category: toCategory };
    const place = to === null ? sectionWords(lists, change) : moveWords(lists, change, to);
    const what = reasonKind === APPLICABILITY_REASON ? '改适用' : CHANGE_KIND_WORDS[kind];
    // What changed stands below, field by field; only where nobody kept how it was, a line says it.
    const amended =
      kind === 'amend' && !(told && fieldsChanged(told, lists).length > 0)
        ? wants.find((want) => want.kind === 'amend' && want.itemId === itemId)
        : undefined;
    const said = amended?.kind === 'amend' ? amendedTo(nameThen, amended) : nameThen;
    return { itemId, cells: [String(index + 1), what, said, place] };
  });
  return { kind: 'table', columns, rows };
}

/** A new name says itself what it is. */
function amendedTo(nameThen: string, want: Extract<RequestWant, { kind: 'amend' }>): string {
  return nestQuotes(`${want.name === nameThen ? '' : `${nameThen}：`}${amendmentWords(want)}`);
}

const REGISTER: readonly TableColumn[] = [
  { heading: '编号', width: 22, align: 'center' },
  { heading: '日期', width: 34, align: 'center' },
  { heading: '类型', width: 30, align: 'center' },
  { heading: '事项', width: 64, align: 'left' },
  { heading: '申请单位', width: 38, align: 'left' },
  { heading: '涉及乡镇', width: 42, align: 'left' },
  { heading: '办理情况', width: 30, align: 'center' },
  { heading: '生效和到期', width: 36, align: 'center' },
  { heading: '增减条数', width: 18, align: 'center', figures: true },
];

/** 准入与调整登记册. */
export function draftRegister(rows: readonly RequestRow[], { place, date }: PaperHead, paper: Paper): DocumentDraft {
  const title = '准入与调整申请登记册';
  const table = rows.map(({ code, date: came, kindName, title: name, applicantThen, townshipsThen, ...row }) => ({
    cells: [
      ...[code, came, kindName, name, applicantThen, townshipsThen.join('、')],
      stateWords(row),
      [row.effective, row.ends === '' ? '' : `至 ${row.ends}`].filter((text) => text !== '').join('\n'),
      String(row.changes),
    ],
  }));
  const head = { title, subtitle: `（共 ${rows.length} 件）`, left: `单位：${place}`, date };
  return { title, date, parts: [draftTable('登记册', head, REGISTER, table, paper)] };
}

function stateWords({ state, decision, next }: Pick<RequestRow, 'state' | 'decision' | 'next'>): string {
  if (state === 'approved' && decision !== '') return REQUEST_DECISION_WORDS[decision];
  const words = REQUEST_STATE_WORDS[state];
  const todo = next === null ? '' : `待${REQUEST_STEP_WORDS[next]}`;
  return todo === '' || todo === words ? words : `${words}，${todo}`;
}

/** 由县委编委决定; a way that says itself who decides, such as 联席会商后由县委、县政府决定, stands as it is. */
function decidedBy(decider: string): string {
  const who = decider.includes('由') ? decider : `由${decider}`;
  return /(决定|批准|审定|同意)(，|$)/.test(who) ? who : `${who}决定`;
}

const YEAR: readonly TableColumn[] = [
  { heading: '', width: 50, align: 'left' },
  ...['申请', '同意', '修改后同意', '不同意', '撤回', '在办', '增', '减', '改和调类'].map(
    (heading): TableColumn => ({ heading, width: 20, align: 'center', figures: true }),
  ),
];

function yearRow(name: string, row: YearCount, strong = false): RowDraft {
  const { total, approved, amended, refused, withdrawn, open, added, subtracted, other } = row;
  return {
    strong,
    cells: [name, ...[total, approved, amended, refused, withdrawn, open, added, subtracted, other].map(String)],
  };
}

/** 年度情况: by kind, by applicant, and each township's lists. */
export function draftYear(report: YearReport, { place, date }: PaperHead, paper: Paper): DocumentDraft {
  const { year, kinds, departments, total, from, to, towns } = report;
  const title = `${year}年履职事项准入与调整情况`;
  const head = (subtitle: string) => ({ title, subtitle, left: `单位：${place}`, date });
  const first = (word: string): TableColumn[] =>
    YEAR.map((column, at) => (at === 0 ? { ...column, heading: word } : column));
  const sum = yearRow('合计', total, true);
  const besides = countedBesides(report).map((row) => yearRow(row.name, row));
  const several = (towns[0]?.lists.length ?? 0) > 1;
  const growth: TableColumn[] = [
    { heading: '乡镇（街道）', width: several ? 40 : 64, align: 'left' },
    ...(several ? [{ heading: '清单', width: 24, align: 'center' } as const] : []),
    ...[from, '增', '减', '调入', '调出', to].map(
      (heading): TableColumn => ({ heading, width: 26, align: 'center', figures: true }),
    ),
  ];
  const grown = withTotal(towns).flatMap(({ township, lists }, at): RowDraft[] => {
    const all = growthCells(sumGrowth(lists));
    if (!several) return [{ strong: at >= towns.length, cells: [township, ...all] }];
    return [
      ...lists.map((row) => ({ cells: [township, row.list, ...growthCells(row)] })),
      { strong: true, cells: [township, '合计', ...all] },
    ];
  });
  const byKind = draftTable(
    '按类型',
    head('一、按申请类型'),
    first('类型'),
    [...kinds.map((row) => yearRow(row.name, row)), sum, ...besides],
    paper,
  );
  return {
    title,
    date,
    parts: [
      { ...byKind, content: [...byKind.content, { kind: 'text', style: 'text', text: `注：${COUNTED_HOW}` }] },
      draftTable(
        '按单位',
        head('二、按申请单位'),
        first('申请单位'),
        [...departments.map((row) => yearRow(row.name, row)), sum],
        paper,
      ),
      draftTable('各镇清单增减', head('三、各乡镇（街道）清单增减'), growth, grown, paper),
    ],
  };
}

function growthCells({ before, added, subtracted, movedIn, movedOut, after }: Omit<ListGrowth, 'list'>): string[] {
  return [before, added, subtracted, movedIn, movedOut, after].map(String);
}
