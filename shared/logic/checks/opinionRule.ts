/** Rule 18: packs and opinions add up; what was refused says why and was answered, what was taken up became a change. */
import type { Check } from '../../model/check';
import type { CheckFacts, NamedOpinion } from './facts';
import { at, type Problem, verdict } from './verdict';

const NAME = '征求意见：发出＝反馈＋未反馈；意见逐条有处理，不采纳有理由有复函，采纳有增减';

export function checkOpinions({ opinions: facts }: CheckFacts): Check {
  if (facts.issued === 0) return verdict('18', NAME, '尚未征求意见', []);
  const of = (outcome: string): number => facts.handled.get(outcome) ?? 0;
  const [adopted, partly, refused, withdrawn, open] = ['adopted', 'partly', 'refused', 'withdrawn', 'open'].map(of);
  const unmet = of('unmet') > 0 ? ` ＋ 未落实 ${of('unmet')}` : '';
  const { issued, returned, outstanding, overdue, opinions } = facts;
  const problems: Problem[] = [];
  if (returned + outstanding !== issued)
    problems.push(here(`发出 ${issued} 份，反馈 ${returned} 份、未反馈 ${outstanding} 份，对不上`));
  const sum = [...facts.handled.values()].reduce((total, count) => total + count, 0);
  if (sum !== opinions) problems.push(here(`意见 ${opinions} 条，各种处理合计 ${sum} 条`));
  if ((open ?? 0) > 0) problems.push(here(`还有 ${open} 条意见待处理`));
  problems.push(
    ...facts.withoutReason.map((one) => said(one, '不采纳，没有写理由')),
    ...facts.withoutReply.map((one) => said(one, '不采纳，还没有复函')),
    ...facts.unmet.map((one) => said(one, '原已采纳，没有落实，请重新处理')),
    ...facts.withoutChange.map((one) => said(one, '采纳，没有对应的增减，或拟办的还没有决定')),
  );
  const late = overdue > 0 ? `（逾期 ${overdue}）` : '';
  const figure = `发出 ${issued} ＝ 反馈 ${returned} ＋ 未反馈 ${outstanding}${late}；意见 ${opinions} ＝ 采纳 ${adopted} ＋ 部分采纳 ${partly} ＋ 不采纳 ${refused} ＋ 撤回 ${withdrawn}${unmet} ＋ 待处理 ${open}`;
  return verdict('18', NAME, figure, problems);
}

function here(words: string): Problem {
  return at('opinions', { tab: 'opinions' }, words);
}

function said({ unit, name }: NamedOpinion, what: string): Problem {
  return here(`${unit}对“${name}”的意见${what}`);
}
