/** 催办单, 复函, 采纳情况汇总表, 征求意见情况统计表, 发放登记表: what is put on paper about an asking. */
import { OPINION_KIND_WORDS, opinionKindSchema, STANDING_WORDS, STANDINGS, type Standing } from '../../model/opinion';
import type { ContentDraft, DocumentDraft, PartDraft, RowDraft, TableColumn } from '../../model/paperDocument';
import type { Paper } from '../../model/schemePaper';
import type { ConsultationView, OpinionFigures, OpinionGroup, OpinionView, PackView } from '../../views/opinions';
import { draftTable } from '../paper/drafts/draftTable';
import { listsCalled } from '../paper/planExport';
import { groupBy } from '../rows/groupBy';
import { toChineseDate } from '../text/chineseNumerals';
import { adoptionRate, countOpinions, isStale } from './countOpinions';
import { packStateSaid } from './lateness';

export interface OpinionPapers {
  readonly place: string;
  /** 履职事项清单 */
  readonly listName: string;
  readonly office: string;
  readonly date: string;
  readonly consultation: ConsultationView;
  readonly packs: readonly PackView[];
  /** Without 无意见. */
  readonly opinions: readonly OpinionView[];
  readonly groups: readonly OpinionGroup[];
  readonly paper: Paper;
}

const text = (words: string): ContentDraft => ({ kind: 'text', style: 'text', text: words });

/** 第1次征求意见 → 第1次征求意见稿; 征求意见稿 is called so already. */
function draftCalled(title: string): string {
  return title.endsWith('稿') ? title : `${title}稿`;
}

/** 催办单 of one unit that has not answered. */
export function draftReminder(
  { place, listName, office, date, consultation }: OpinionPapers,
  pack: PackView,
): DocumentDraft {
  const late = date > pack.dueOn;
  const title = '征求意见催办单';
  return {
    title: `${pack.unit}${title}`,
    date,
    parts: [
      {
        name: title,
        orientation: 'portrait',
        content: [
          { kind: 'text', style: 'title', text: title },
          { kind: 'gap', height: 8 },
          { kind: 'addressee', text: `${pack.unit}：` },
          text(
            `${toChineseDate(pack.sentOn)}送上的${listsCalled(place, listName)}${draftCalled(consultation.title)}（表号 ${pack.uid}，涉及事项 ${pack.items} 项），请于${toChineseDate(pack.dueOn)}前反馈。${late ? '现已过期，' : '截至目前'}尚未收到贵单位的反馈。`,
          ),
          text(
            '请尽快报回电子反馈表和经主要负责人签字、加盖公章的签章页。没有意见也请报回；没有报回的记为未反馈，不视为同意。',
          ),
          { kind: 'gap', height: 12 },
          { kind: 'signOff', office, date },
        ],
      },
    ],
  };
}

const REPLY_COLUMNS: readonly TableColumn[] = [
  { heading: '序号', width: 11, align: 'center', figures: true },
  { heading: '事项', width: 38, align: 'left' },
  { heading: '意见', width: 62, align: 'left' },
  { heading: '采纳情况', width: 18, align: 'center' },
  { heading: '理由', width: 52, align: 'left' },
  { heading: '处理后内容', width: 52, align: 'left' },
];

/** 复函: what became of each opinion of one unit. */
export function draftReply(papers: OpinionPapers, unit: string): DocumentDraft {
  const { place, listName, office, date, consultation, paper } = papers;
  const said = papers.opinions.filter((opinion) => opinion.unit === unit);
  const own = said.filter(({ handling }) => handling !== null);
  const rest = said.length - own.length;
  const received = `所提意见 ${said.length} 条收悉${rest > 0 ? `，现答复 ${own.length} 条，其余 ${rest} 条另复` : ''}`;
  const { adopted, partly, refused, withdrawn, unmet } = countOpinions(own, 0);
  const counts = [
    `采纳 ${adopted} 条`,
    `部分采纳 ${partly} 条`,
    `不采纳 ${refused} 条`,
    ...(withdrawn > 0 ? [`撤回 ${withdrawn} 条`] : []),
    ...(unmet > 0 ? [`原拟采纳、未落实 ${unmet} 条`] : []),
  ];
  const title = '关于意见采纳情况的复函';
  const letter: PartDraft = {
    name: '复函',
    orientation: 'portrait',
    content: [
      { kind: 'text', style: 'title', text: title },
      { kind: 'gap', height: 8 },
      { kind: 'addressee', text: `${unit}：` },
      text(
        `贵单位对${listsCalled(place, listName)}${draftCalled(consultation.title)}${received}。经研究，${counts.join('、')}。采纳情况和理由见附表。`,
      ),
      ...staleWords(own),
      text('感谢支持。'),
      { kind: 'gap', height: 12 },
      { kind: 'signOff', office, date },
    ],
  };
  const rows = own.map(
    (opinion, index): RowDraft => ({
      ...(opinion.itemId === null ? {} : { itemId: opinion.itemId }),
      cells: [String(index + 1), opinion.name, saidBy(opinion), ...handledWords(opinion)],
    }),
  );
  const head = { title: '意见采纳情况表', subtitle: `（${unit}）`, left: `单位：${office}`, date };
  return { title: `${unit}${title}`, date, parts: [letter, draftTable('附表', head, REPLY_COLUMNS, rows, paper)] };
}

/** A letter that went out before says otherwise. */
function staleWords(own: readonly OpinionView[]): ContentDraft[] {
  const stale = own.filter(isStale);
  const again = own.filter(({ handling, repliedOn, toldOn }) => handling !== null && repliedOn === '' && toldOn !== '');
  const told = [...stale.map(({ repliedOn }) => repliedOn), ...again.map(({ toldOn }) => toldOn)];
  const days = [...new Set(told.map(toChineseDate))];
  if (told.length === 0) return [];
  const unmet = stale.filter(({ handling }) => handling?.standing === 'unmet').length;
  const since = [
    unmet > 0 ? ` ${unmet} 条其后未落实` : '',
    unmet < stale.length ? ` ${stale.length - unmet} 条其后已经落实` : '',
    again.length > 0 ? ` ${again.length} 条其后重新处理` : '',
  ].filter((words) => words !== '');
  return [text(`${days.join('、')}复函所附采纳情况中有${since.join('、')}，以本函为准。`)];
}

function saidBy({ kind, proposal }: Pick<OpinionView, 'kind' | 'proposal'>): string {
  return proposal === '' ? OPINION_KIND_WORDS[kind] : `${OPINION_KIND_WORDS[kind]}：${proposal}`;
}

/** `answered`: the days of the letters, beside the reasons. */
export function handledWords({ handling }: Pick<OpinionView, 'handling'>, answered: string | null = null): string[] {
  if (!handling) return ['待处理', '', ''];
  const rounds = handling.changes.map(({ round, state }) => `第${round}轮${state === 'waiting' ? '拟办' : ''}`);
  const made = rounds.filter((round) => !handling.result.includes(round));
  const where = answered !== null && made.length > 0 ? `（${[...new Set(made)].join('、')}）` : '';
  const gone = handling.changes.flatMap((change) => (change.gone === '' ? [] : [change.gone]));
  const why = [handling.reason, ...gone, answered ?? ''].filter((words) => words !== '').join('\n');
  const result = handling.standing === 'unmet' ? '' : `${handling.result}${where}`;
  return [STANDING_WORDS[handling.standing], why, result];
}

/** 2025-06-10 复函; unit by unit where the letters are of several days, or one has not gone out: 绥阳镇未复函. */
export function repliedWords(opinions: readonly Pick<OpinionView, 'unit' | 'repliedOn'>[]): string {
  const days = groupBy(opinions, ({ repliedOn }) => repliedOn);
  if (days.size === 1) return [...days.keys()].map((day) => (day === '' ? '' : `${day} 复函`)).join('');
  const units = (own: typeof opinions): string => [...new Set(own.map(({ unit }) => unit))].join('、');
  return [...days].map(([day, own]) => `${units(own)}${day === '' ? '未复函' : ` ${day} 复函`}`).join('\n');
}

const SUMMARY_COLUMNS: readonly TableColumn[] = [
  { heading: '序号', width: 11, align: 'center', figures: true },
  { heading: '单位', width: 30, align: 'left' },
  { heading: '事项', width: 36, align: 'left' },
  { heading: '意见', width: 60, align: 'left' },
  { heading: '采纳情况', width: 18, align: 'center' },
  { heading: '理由', width: 44, align: 'left' },
  { heading: '处理后内容', width: 46, align: 'left' },
];

/** 采纳情况汇总表: equal opinions of several units on one row. */
export function draftAdoptionSummary(papers: OpinionPapers): DocumentDraft {
  const { place, listName, office, date, consultation, groups, paper } = papers;
  const title = '意见采纳情况汇总表';
  const rows = groups.flatMap(({ opinions }, index): RowDraft[] => {
    const [first] = opinions;
    if (!first) return [];
    const units = [...new Set(opinions.map(({ unit }) => unit))];
    return [
      {
        ...(first.itemId === null ? {} : { itemId: first.itemId }),
        cells: [
          String(index + 1),
          units.join('、'),
          first.name,
          saidBy(first),
          ...handledWords(first, repliedWords(opinions)),
        ],
      },
    ];
  });
  const { total, adopted, partly, refused, withdrawn, unmet, open } = consultation.opinions;
  const undone = unmet > 0 ? `＋未落实 ${unmet}` : '';
  const head = {
    title: `${place}${listName}${title}`,
    subtitle: `（${consultation.title}：意见 ${total} 条＝采纳 ${adopted}＋部分采纳 ${partly}＋不采纳 ${refused}＋撤回 ${withdrawn}${undone}＋待处理 ${open}）`,
    left: `单位：${office}`,
    date,
  };
  return {
    title: `${consultation.title}${title}`,
    date,
    parts: [draftTable(title, head, SUMMARY_COLUMNS, rows, paper)],
  };
}

/** 未落实 has a column where there is any. */
function standingsIn({ unmet }: OpinionFigures): readonly Standing[] {
  return STANDINGS.filter((standing) => standing !== 'unmet' || unmet > 0);
}

const figureColumns = (figures: OpinionFigures): readonly TableColumn[] => [
  { heading: '单位', width: 40, align: 'left' },
  { heading: '征求事项', width: 18, align: 'center', figures: true },
  { heading: '反馈', width: 30, align: 'center' },
  { heading: '意见', width: 14, align: 'center', figures: true },
  ...opinionKindSchema.options
    .filter((kind) => kind !== 'none')
    .map((kind) => ({ heading: OPINION_KIND_WORDS[kind], width: 14, align: 'center' as const, figures: true })),
  ...[...standingsIn(figures).map((standing) => STANDING_WORDS[standing]), '待处理'].map((heading) => ({
    heading,
    width: 17,
    align: 'center' as const,
    figures: true,
  })),
];

/** 征求意见情况统计表: one row a unit, and what the figures come to. */
export function draftOpinionFigures(papers: OpinionPapers): DocumentDraft {
  const { place, listName, office, date, consultation, packs, opinions, paper } = papers;
  const title = '征求意见情况统计表';
  const issued = packs.filter(({ state }) => state !== 'withdrawn');
  const rowOf = (name: string, items: number, state: string, own: readonly OpinionView[], strong = false): RowDraft => {
    const counted = countOpinions(own, 0);
    const { total, byKind, open } = counted;
    const standings = standingsIn(consultation.opinions).map((standing) => counted[standing]);
    const figures = [total, byKind.amend, byKind.add, byKind.subtract, byKind.move, ...standings, open];
    const [first, ...others] = figures.map(String);
    return { strong, cells: [name, String(items), state, first ?? '', ...others] };
  };
  const { agreed, returned, outstanding, late } = consultation.packs;
  const rows = [
    ...issued.map((pack) =>
      rowOf(
        pack.unit,
        pack.items,
        packStateSaid(pack),
        opinions.filter(({ packId }) => packId === pack.id),
      ),
    ),
    rowOf(
      `合计 ${issued.length} 家`,
      issued.reduce((sum, { items }) => sum + items, 0),
      `${agreed + returned} 家`,
      opinions,
      true,
    ),
  ];
  const rate = adoptionRate(consultation.opinions);
  const open = consultation.opinions.open > 0 ? '已处理的' : '';
  const said = rate === null ? '' : `，${open}采纳率 ${(rate * 100).toFixed(1)}％`;
  const head = {
    title: `${place}${listName}${title}`,
    subtitle: `（${consultation.title}：发出 ${consultation.packs.issued}＝无意见 ${agreed}＋有意见 ${returned}＋未反馈 ${outstanding}${late > 0 ? `；逾期报回 ${late}` : ''}${said}）`,
    left: `单位：${office}`,
    date,
  };
  return {
    title: `${consultation.title}${title}`,
    date,
    parts: [draftTable(title, head, figureColumns(consultation.opinions), rows, paper)],
  };
}

const REGISTER_COLUMNS: readonly TableColumn[] = [
  { heading: '序号', width: 11, align: 'center', figures: true },
  { heading: '单位', width: 36, align: 'left' },
  { heading: '表号', width: 44, align: 'center' },
  { heading: '事项', width: 14, align: 'center', figures: true },
  { heading: '发出', width: 24, align: 'center' },
  { heading: '截止', width: 24, align: 'center' },
  { heading: '反馈表校验码', width: 38, align: 'left' },
  { heading: '报回', width: 24, align: 'center' },
  { heading: '情况', width: 30, align: 'center' },
];

/** 发放登记表: to whom, when, due when, which version, with which hash. */
export function draftRegister({
  place,
  listName,
  office,
  date,
  consultation,
  packs,
  paper,
}: OpinionPapers): DocumentDraft {
  const title = '征求意见稿发放登记表';
  const rows = packs.map(
    (pack, index): RowDraft => ({
      cells: [
        String(index + 1),
        pack.unit,
        pack.uid,
        String(pack.items),
        pack.sentOn,
        pack.dueOn,
        pack.formHash.slice(0, 16),
        pack.receivedOn,
        pack.withdrawnReason === null ? packStateSaid(pack) : `作废：${pack.withdrawnReason}`,
      ],
    }),
  );
  const head = {
    title: `${place}${listName}${title}`,
    subtitle: `（${consultation.title}，${draftCalled(consultation.draft)}；校验码为文件 SHA-256 的前 16 位）`,
    left: `单位：${office}`,
    date,
  };
  return {
    title: `${consultation.title}${title}`,
    date,
    parts: [draftTable(title, head, REGISTER_COLUMNS, rows, paper)],
  };
}
