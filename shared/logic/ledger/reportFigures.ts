/** The figures an office reports, each computed from rows and with the way to them. */
import type { BasisState } from '../../model/basis';
import type { DispositionCounts, DispositionKind } from '../../model/disposition';
import type { ItemContent } from '../../model/item';
import type { LedgerRound } from '../../model/ledger';
import type { EntryQuery, ReportFigure } from '../../model/report';
import type { Scheme } from '../../model/scheme';
import type { ScreenLink } from '../../model/screenLink';
import type { AgreementFigures } from '../agreement/decideAgreement';
import { appliesTo, placeFor } from '../schemes/appliesTo';
import { categoriesOf, sectionKey, sectionWords, thoseNeedingBasis } from '../schemes/schemeLists';
import { toChineseNumeral } from '../text/chineseNumerals';
import { groupDigits } from '../text/groupDigits';
import { categoriesInUse, totalLedger } from './foldLedger';

export interface ReportFacts {
  readonly place: string;
  readonly scheme: Scheme;
  readonly ledger: readonly LedgerRound[];
  readonly items: readonly (ItemContent & { readonly basis: BasisState })[];
  readonly townships: readonly { readonly id: number; readonly name: string }[];
  /** 部数 as the library counts them: cited ＝ inherited ＋ fresh. */
  readonly bases: { readonly cited: number; readonly inherited: number; readonly fresh: number };
  readonly departments: number;
  readonly sourceLists: number;
  /** Of lists that departments sent. */
  readonly down: DispositionCounts;
  /** What departments and superiors proposed in their answers to a draft. */
  readonly proposed: DispositionCounts;
  readonly up: DispositionCounts;
  /** Null before anybody has spoken. */
  readonly agreement: AgreementFigures | null;
}

/** The way to the rows of a figure: a screen, or rows of files. */
type Way = ScreenLink | { readonly entries: EntryQuery };
type Say = (
  name: string,
  label: string,
  value: number | string,
  unit: string,
  way?: Way,
  round?: number,
) => ReportFigure;

export function reportFigures(facts: ReportFacts): ReportFigure[] {
  return [
    ...group('轮次与增减', (say) => ledgerFigures(facts, say)),
    ...group('现有事项', (say) => poolFigures(facts, say)),
    ...group('共同认定', (say) => agreementFigures(facts, say)),
    ...group('反向梳理', (say) => reverseFigures(facts, say)),
    ...group('一镇一单', (say) => townshipFigures(facts, say)),
    ...group('依据', (say) => basisFigures(facts, say)),
    ...group('单位和报送', (say) => sourceFigures(facts, say)),
    ...group('报送条目的去向', (say) => fateFigures(facts, say)),
  ];
}

function group(name: string, make: (say: Say) => ReportFigure[]): ReportFigure[] {
  return make((figure, label, value, unit, way, round) => ({
    name: figure,
    label,
    group: name,
    round: round ?? null,
    text: typeof value === 'number' ? groupDigits(value) : value,
    unit,
    link: way && 'screen' in way ? way : null,
    entries: way && 'entries' in way ? way.entries : null,
  }));
}

const pool = (params: ScreenLink['params'] = {}): ScreenLink => ({ screen: 'pool', params });
const rounds = (params: ScreenLink['params'] = {}): ScreenLink => ({ screen: 'rounds', params });

function agreementFigures({ agreement }: ReportFacts, say: Say): ReportFigure[] {
  if (!agreement) return [];
  const items = (state: string): ScreenLink => ({ screen: 'agreement', params: { state } });
  return [
    say('认定', '各方同意', agreement.agreed, '项', items('agreed')),
    say('裁定', '编办裁定', agreement.ruled, '项', items('ruled')),
    say('未认定', '还没有认定', agreement.open, '项', items('open')),
    say('分歧', '其中分歧', agreement.conflict, '项', items('conflict')),
  ];
}

function ledgerFigures({ ledger }: ReportFacts, say: Say): ReportFigure[] {
  const { first, added, subtracted, live } = totalLedger(ledger);
  const sealed = ledger.filter(({ state }) => state === 'sealed').length;
  return [
    say('轮数', '轮次', ledger.length, '轮', rounds()),
    say('封存轮数', '已封存', sealed, '轮', rounds()),
    say('首轮', '第一轮梳理', first, '项', pool({ state: 'all', sorted: '' })),
    say('增', '各轮增加', added, '项', rounds({ effect: 'in' })),
    say('减', '各轮核减', subtracted, '项', rounds({ effect: 'out' })),
    say('现有', '现有（认定）', live, '项', pool()),
    ...ledger.flatMap(({ round, added: into, subtracted: outOf, closing }) => [
      say(`第${round}轮增`, `第${round}轮增加`, into, '项', rounds({ round, effect: 'in' }), round),
      say(`第${round}轮减`, `第${round}轮核减`, outOf, '项', rounds({ round, effect: 'out' }), round),
      say(
        `第${round}轮末`,
        `第${round}轮期末`,
        closing,
        '项',
        round === ledger.at(-1)?.round ? pool() : rounds({ round, effect: 'all', show: 'closing' }),
        round,
      ),
    ]),
  ];
}

function poolFigures({ place, scheme, items, ledger }: ReportFacts, say: Say): ReportFigure[] {
  const { lists } = scheme;
  const part = (role: ItemContent['townshipRole']): number =>
    items.filter(({ townshipRole }) => townshipRole === role).length;
  const used = categoriesInUse(ledger);
  const several = lists.length > 1;
  const ofLists = several
    ? lists.map(({ id, short, name }) =>
        say(short, name, items.filter(({ listId }) => listId === id).length, '项', pool({ listId: id })),
      )
    : [];
  const ofCategories = (ledger.at(-1)?.categories ?? [])
    .filter((row) => !several || used.has(sectionKey(row)))
    .map((row) => {
      const words = sectionWords(lists, row);
      return say(words, words, row.closing, '项', pool({ listId: row.listId, category: row.category }));
    });
  return [
    say('地名', '地方', place, ''),
    say('类数', '类别', toChineseNumeral(categoriesOf(scheme).length), '类'),
    ...ofLists,
    ...ofCategories,
    say('乡镇主体', '乡镇主体责任', part('main'), '项', pool({ role: 'main' })),
    say('乡镇配合', '乡镇配合责任', part('cooperate'), '项', pool({ role: 'cooperate' })),
  ];
}

function reverseFigures({ down, up }: ReportFacts, say: Say): ReportFigure[] {
  // Published lists are adopted in the first round: their items are no additions.
  const adopted = sumOf(down) === 0 ? '采用为事项' : '据此新增（已在首轮或“增”内）';
  const of = (fate?: DispositionKind): Way => ({ entries: { direction: 'up', ...(fate && { fate }) } });
  return [
    say('反向', '反向梳理条目', sumOf(up), '条', of()),
    say('并入', '并入已有事项', up.attach, '条', of('attach')),
    say('拆入', '拆入多项', up.split, '条', of('split')),
    say('采用', adopted, up.adopt, '条', of('adopt')),
    say('不予列入', '不予列入', up.reject, '条', of('reject')),
    say('退回', '退回补正', up.return, '条', of('return')),
    say('待定', '待定', up.pending, '条', of('pending')),
  ];
}

function townshipFigures({ items, townships, scheme }: ReportFacts, say: Say): ReportFigure[] {
  const lengths = townships.map(({ id, name }) => ({
    id,
    own: items.filter((item) => appliesTo(item.scope, item.townships, name)),
    name,
  }));
  const sorted = [...lengths].sort((one, other) => one.own.length - other.own.length);
  const sum = lengths.reduce((total, { own }) => total + own.length, 0);
  const mean = (total: number): number => (lengths.length === 0 ? 0 : Math.round((total / lengths.length) * 10) / 10);
  const lists: ScreenLink = { screen: 'townships', params: {} };
  const common = items.filter(({ scope }) => scope === 'common').length;
  const extreme = (name: string, label: string, one: (typeof sorted)[number] | undefined): ReportFigure =>
    say(name, label, one?.own.length ?? 0, '项', one ? pool({ townshipId: one.id }) : lists);
  const perList = scheme.lists.map((list) => ({
    ...list,
    times: lengths.reduce(
      (total, { own, name }) => total + own.filter((item) => placeFor(item, name).listId === list.id).length,
      0,
    ),
  }));
  const shared = perList.filter(({ kind }) => kind === 'cooperate' || kind === 'recall');
  const sharedTimes = shared.reduce((total, { times }) => total + times, 0);
  return [
    say('乡镇数', '乡镇', townships.length, '个', { screen: 'units', params: {} }),
    extreme('最少', '清单最少', sorted[0]),
    extreme('最多', '清单最多', sorted.at(-1)),
    say('平均', '清单平均', mean(sum), '项', lists),
    say('镇次', '各镇清单之和', sum, '镇次', lists),
    ...(perList.length > 1
      ? perList.flatMap(({ short, name, times }) => [
          say(`${short}镇次`, `${name}之和`, times, '镇次', lists),
          say(`${short}平均`, `${name}平均`, mean(times), '项', lists),
        ])
      : []),
    ...(shared.length > 0 && sum > 0
      ? [say('配合收回占比', '配合和收回占各镇清单', ((sharedTimes / sum) * 100).toFixed(1), '%', lists)]
      : []),
    say('共性', '共性事项', common, '项', pool({ scope: 'common' })),
    say('差异化', '差异化事项', items.length - common, '项', pool({ scope: 'particular' })),
  ];
}

function basisFigures({ items, scheme, bases }: ReportFacts, say: Say): ReportFigure[] {
  const asked = thoseNeedingBasis(items, scheme);
  const grounded = asked.filter(({ basis }) => basis !== 'missing').length;
  const verified = asked.filter(({ basis }) => basis === 'verified').length;
  const library = (show: string): ScreenLink => ({ screen: 'bases', params: { show } });
  return [
    say('依据', '引用的法律法规和文件', bases.cited, '件', library('cited')),
    say('目录沿用', '其中目录沿用', bases.inherited, '件', library('inherited')),
    say('新引用', '其中新引用', bases.fresh, '件', library('fresh')),
    say('有依据', '有依据的事项', grounded, '项', pool({ basis: 'verified,unverified,outOfForce' })),
    say('已核条款', '条款已核对的事项', verified, '项', pool({ basis: 'verified' })),
  ];
}

function sumOf(counts: DispositionCounts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** Of all rows, whoever sent them. */
function fateFigures({ down, proposed, up }: ReportFacts, say: Say): ReportFigure[] {
  const fate = (name: string, label: string, kind: DispositionKind): ReportFigure =>
    say(name, label, down[kind] + proposed[kind] + up[kind], '条', { entries: { fate: kind } });
  return [
    say('报送', '报送条目', sumOf(down) + sumOf(proposed) + sumOf(up), '条', { entries: {} }),
    fate('去向采用', '采用为事项', 'adopt'),
    fate('去向并入', '并入已有事项', 'attach'),
    fate('去向拆入', '拆入多项', 'split'),
    fate('去向不予列入', '不予列入', 'reject'),
    fate('去向退回', '退回补正', 'return'),
    fate('去向待定', '待定', 'pending'),
  ];
}

function sourceFigures({ departments, sourceLists, down, proposed, up }: ReportFacts, say: Say): ReportFigure[] {
  const ofDown = (asProposal: boolean): Way => ({ entries: { direction: 'down', proposed: asProposal } });
  const proposals = sumOf(proposed);
  return [
    say('部门数', '部门', departments, '个', { screen: 'units', params: {} }),
    say('报送表', '报送表', sourceLists, '份', { screen: 'sources', params: {} }),
    say('部门条目', '部门报送条目', sumOf(down), '条', ofDown(false)),
    ...(proposals > 0 ? [say('意见条目', '部门、上级意见中的新增建议', proposals, '条', ofDown(true))] : []),
    say('乡镇条目', '乡镇报送条目', sumOf(up), '条', { entries: { direction: 'up' } }),
  ];
}
