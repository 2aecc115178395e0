/** Rule 18: packs and opinions add up; what was refused says why and was answered, what was taken up became a change. */
import type { Check } from '../../model/check';
import type { CheckFacts, NamedOpinion, OpinionFacts } from './facts';
import { at, type Problem, verdict } from './verdict';

const NAME = '征求意见：发出＝反馈＋未反馈；意见逐条有处理，不采纳有理由有复函，采纳有增减';

interface Words {
  readonly issued: string;
  readonly opinions: string;
  readonly unanswered: string;
  /** Which of them the screen is to show. */
  readonly of: 'units' | 'superior';
}

const UNITS: Words = { issued: '发出', opinions: '意见', unanswered: '还没有复函', of: 'units' };
const SUPERIORS: Words = { issued: '报上级审核', opinions: '上级意见', unanswered: '还没有报采纳情况', of: 'superior' };

/** The county's units and its superiors, each by itself. */
export function checkOpinions({ opinions, reviews }: CheckFacts): Check {
  const asked = [
    { facts: opinions, words: UNITS },
    { facts: reviews, words: SUPERIORS },
  ].filter(({ facts }) => facts.issued > 0);
  if (asked.length === 0) return verdict('18', NAME, '尚未征求意见', []);
  const figures = asked.map(({ facts, words }) => figureOf(facts, words));
  const problems = asked.flatMap(({ facts, words }) => problemsOf(facts, words));
  return verdict('18', NAME, figures.join('；'), problems);
}

function figureOf({ issued, returned, outstanding, overdue, opinions, handled }: OpinionFacts, words: Words): string {
  const of = (outcome: string): number => handled.get(outcome) ?? 0;
  const late = overdue > 0 ? `（逾期 ${overdue}）` : '';
  const unmet = of('unmet') > 0 ? ` ＋ 未落实 ${of('unmet')}` : '';
  return `${words.issued} ${issued} ＝ 反馈 ${returned} ＋ 未反馈 ${outstanding}${late}；${words.opinions} ${opinions} ＝ 采纳 ${of('adopted')} ＋ 部分采纳 ${of('partly')} ＋ 不采纳 ${of('refused')} ＋ 撤回 ${of('withdrawn')}${unmet} ＋ 待处理 ${of('open')}`;
}

function problemsOf(facts: OpinionFacts, words: Words): Problem[] {
  const { issued, returned, outstanding, opinions } = facts;
  const here = (said: string): Problem => at('opinions', { tab: 'opinions', of: words.of }, said);
  const said = ({ unit, name }: NamedOpinion, what: string): Problem => here(`${unit}对“${name}”的意见${what}`);
  const problems: Problem[] = [];
  if (returned + outstanding !== issued)
    problems.push(here(`${words.issued} ${issued} 份，反馈 ${returned} 份、未反馈 ${outstanding} 份，对不上`));
  const sum = [...facts.handled.values()].reduce((total, count) => total + count, 0);
  if (sum !== opinions) problems.push(here(`${words.opinions} ${opinions} 条，各种处理合计 ${sum} 条`));
  const open = facts.handled.get('open') ?? 0;
  if (open > 0) problems.push(here(`还有 ${open} 条${words.opinions}待处理`));
  return [
    ...problems,
    ...facts.withoutReason.map((one) => said(one, '不采纳，没有写理由')),
    ...facts.withoutReply.map((one) => said(one, `不采纳，${words.unanswered}`)),
    ...facts.unmet.map((one) => said(one, '原已采纳，没有落实，请重新处理')),
    ...facts.withoutChange.map((one) => said(one, '采纳，没有对应的增减，或拟办的还没有决定')),
  ];
}
