/** The figures an office reports, each computed from rows and with the way to them. */
import type { DispositionCounts } from '../model/disposition';
import type { ItemContent } from '../model/item';
import type { LedgerRound } from '../model/ledger';
import type { ReportFigure } from '../model/report';
import type { ScreenLink } from '../model/screenLink';
import { appliesTo } from './appliesTo';
import { toChineseNumeral } from './chineseNumerals';
import { totalLedger } from './foldLedger';

export interface ReportFacts {
  readonly place: string;
  readonly categories: readonly string[];
  readonly ledger: readonly LedgerRound[];
  readonly items: readonly ItemContent[];
  readonly townships: readonly string[];
  readonly departments: number;
  readonly sourceLists: number;
  readonly down: DispositionCounts;
  readonly up: DispositionCounts;
}

type Say = (name: string, label: string, value: number | string, unit: string, link?: ScreenLink) => ReportFigure;

export function reportFigures(facts: ReportFacts): ReportFigure[] {
  return [
    ...group('轮次与增减', (say) => ledgerFigures(facts, say)),
    ...group('现有事项', (say) => poolFigures(facts, say)),
    ...group('反向梳理', (say) => reverseFigures(facts, say)),
    ...group('一镇一单', (say) => townshipFigures(facts, say)),
    ...group('依据', (say) => basisFigures(facts, say)),
    ...group('单位和报送', (say) => sourceFigures(facts, say)),
    ...group('报送条目的去向', (say) => fateFigures(facts, say)),
  ];
}

function group(name: string, make: (say: Say) => ReportFigure[]): ReportFigure[] {
  return make((figure, label, value, unit, link) => ({
    name: figure,
    label,
    group: name,
    text: String(value),
    unit,
    link: link ?? null,
  }));
}

const pool = (params: ScreenLink['params'] = {}): ScreenLink => ({ screen: 'pool', params });
const rounds = (params: ScreenLink['params'] = {}): ScreenLink => ({ screen: 'rounds', params });

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
      say(`第${round}轮增`, `第${round}轮增加`, into, '项', rounds({ round, effect: 'in' })),
      say(`第${round}轮减`, `第${round}轮核减`, outOf, '项', rounds({ round, effect: 'out' })),
      say(`第${round}轮末`, `第${round}轮期末`, closing, '项', rounds({ round, effect: 'all' })),
    ]),
  ];
}

function poolFigures({ place, categories, items, ledger }: ReportFacts, say: Say): ReportFigure[] {
  const part = (role: ItemContent['townshipRole']): number =>
    items.filter(({ townshipRole }) => townshipRole === role).length;
  return [
    say('地名', '地方', place, ''),
    say('类数', '类别', toChineseNumeral(categories.length), '类'),
    ...(ledger.at(-1)?.categories ?? []).map(({ category, closing }) =>
      say(category, category, closing, '项', pool({ category })),
    ),
    say('乡镇主体', '乡镇主体责任', part('main'), '项', pool()),
    say('乡镇配合', '乡镇配合责任', part('cooperate'), '项', pool()),
  ];
}

function reverseFigures({ up }: ReportFacts, say: Say): ReportFigure[] {
  const merge = (fate: string): ScreenLink => ({ screen: 'merge', params: { fate } });
  const all = up.attach + up.split + up.adopt + up.reject + up.return + up.pending;
  return [
    say('反向', '反向梳理条目', all, '项', { screen: 'sources', params: {} }),
    say('并入', '并入已有事项', up.attach, '项', merge('attach')),
    say('拆入', '拆入多项', up.split, '项', merge('split')),
    say('采用', '据此新增（已在“增”内）', up.adopt, '项', merge('adopt')),
    say('不予列入', '不予列入', up.reject, '项', merge('reject')),
    say('退回', '退回补正', up.return, '项', merge('return')),
    say('待定', '待定', up.pending, '项', merge('pending')),
  ];
}

function townshipFigures({ items, townships }: ReportFacts, say: Say): ReportFigure[] {
  const lengths = townships.map((name) => items.filter((item) => appliesTo(item.scope, item.townships, name)).length);
  const sum = lengths.reduce((total, length) => total + length, 0);
  const average = lengths.length === 0 ? 0 : Math.round((sum / lengths.length) * 10) / 10;
  const lists: ScreenLink = { screen: 'townships', params: {} };
  const common = items.filter(({ scope }) => scope === 'common').length;
  return [
    say('乡镇数', '乡镇', townships.length, '个', { screen: 'units', params: {} }),
    say('最少', '清单最少', lengths.length === 0 ? 0 : Math.min(...lengths), '项', lists),
    say('最多', '清单最多', lengths.length === 0 ? 0 : Math.max(...lengths), '项', lists),
    say('平均', '清单平均', average, '项', lists),
    say('镇次', '各镇清单之和', sum, '镇次', lists),
    say('共性', '共性事项', common, '项', pool()),
    say('差异化', '差异化事项', items.length - common, '项', pool()),
  ];
}

function basisFigures({ items }: ReportFacts, say: Say): ReportFigure[] {
  const cited = new Set(items.flatMap(({ bases }) => bases.map(({ title, docNumber }) => `${title}\n${docNumber}`)));
  const verified = items.filter(({ bases }) => bases.some((basis) => basis.verified)).length;
  const grounded = items.filter(({ bases }) => bases.length > 0).length;
  return [
    say('依据', '引用的法律法规和文件', cited.size, '件', pool()),
    say('有依据', '有依据的事项', grounded, '项', pool()),
    say('已核条款', '条款已核对的事项', verified, '项', pool({ basis: 'verified' })),
  ];
}

/** Of all rows, whoever sent them. */
function fateFigures({ down, up }: ReportFacts, say: Say): ReportFigure[] {
  const both = (fate: keyof DispositionCounts): number => down[fate] + up[fate];
  const all = [down, up].flatMap((counts) => Object.values(counts)).reduce((total, count) => total + count, 0);
  const merge = (fate: keyof DispositionCounts): ScreenLink => ({ screen: 'merge', params: { fate } });
  return [
    say('报送', '报送条目', all, '条', { screen: 'sources', params: {} }),
    say('去向采用', '采用为事项', both('adopt'), '条', merge('adopt')),
    say('去向并入', '并入已有事项', both('attach'), '条', merge('attach')),
    say('去向拆入', '拆入多项', both('split'), '条', merge('split')),
    say('去向不予列入', '不予列入', both('reject'), '条', merge('reject')),
    say('去向退回', '退回补正', both('return'), '条', merge('return')),
    say('去向待定', '待定', both('pending'), '条', merge('pending')),
  ];
}

function sourceFigures({ departments, sourceLists, down, up }: ReportFacts, say: Say): ReportFigure[] {
  const sum = (counts: DispositionCounts): number => Object.values(counts).reduce((total, count) => total + count, 0);
  const sources: ScreenLink = { screen: 'sources', params: {} };
  return [
    say('部门数', '部门', departments, '个', { screen: 'units', params: {} }),
    say('报送表', '报送表', sourceLists, '份', sources),
    say('部门条目', '部门报送条目', sum(down), '条', sources),
    say('乡镇条目', '乡镇报送条目', sum(up), '条', sources),
  ];
}
