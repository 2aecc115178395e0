/** Rule 19: an item is agreed only when every party said 同意 to exactly what stands there now; whoever is against is settled by a ruling. */
import type { Check } from '../../model/check';
import { countAgreement, type ItemAgreement } from '../agreement/decideAgreement';
import { unapproved } from './editionRule';
import type { CheckFacts } from './facts';
import { at, type Problem, verdict } from './verdict';

const NAME = '共同认定：各方对现在的文字都同意，才算已认定；改过文字的重新表态，谈不拢的由编办裁定';

export function checkAgreement(facts: CheckFacts): Check {
  const { agreements, agreementBegun, items } = facts;
  if (!agreementBegun) return verdict('19', NAME, '尚未开始表态', []);
  const { total, agreed, ruled, open } = countAgreement(agreements);
  const settled = open - countOpenAgreements(facts);
  const others = settled > 0 ? `，其中 ${settled} 项由印发的版本或申请的决定定下，不再要求表态` : '';
  const figure = `${total} ＝ 已认定 ${agreed} ＋ 裁定 ${ruled} ＋ 未定 ${open}${others}`;
  const problems: Problem[] = [];
  if (total !== items.length) problems.push(`认定了 ${total} 项，事项库有 ${items.length} 项，对不上`);
  const isSettled = settledSince(facts);
  for (const agreement of agreements) problems.push(...problemsOf(agreement, facts, isSettled));
  return verdict('19', NAME, figure, problems);
}

/** Items that somebody still has to speak about, or to rule on. */
export function countOpenAgreements(facts: CheckFacts): number {
  const isSettled = settledSince(facts);
  return facts.agreements.filter((one) => one.state !== 'agreed' && one.state !== 'ruled' && !isSettled(one)).length;
}

/**
 * What went out with the newest edition and is as it was then was settled by that edition; what decided requests alone
 * made of it since, by their decisions: the townships' written opinions and the talk are part of that procedure. Once
 * somebody speaks about an item after that edition, or is against it, everybody is asked.
 */
function settledSince(facts: CheckFacts): (agreement: ItemAgreement) => boolean {
  const last = facts.editionSteps.at(-1);
  if (!last) return () => false;
  const others = new Set(unapproved(last, facts).map(({ itemId }) => itemId));
  return ({ itemId, unsettled, parties }) =>
    !others.has(itemId) && !unsettled && parties.every(({ verdict: said }) => !said || said.at <= last.beforeAt);
}

function problemsOf(
  agreement: ItemAgreement,
  facts: CheckFacts,
  isSettled: ReturnType<typeof settledSince>,
): Problem[] {
  const { itemId, state, parties } = agreement;
  const name = `“${facts.itemNames.get(itemId) ?? `第 ${itemId} 号事项`}”`;
  if (state === 'agreed') {
    // Counted from the rows of verdicts alone, not from what was decided about them.
    const agreeing = facts.agreeing.get(itemId) ?? 0;
    return agreeing >= parties.length
      ? []
      : [atAgreement(itemId, `${name}算作已认定，${parties.length} 方里登记了同意的只有 ${agreeing} 方`)];
  }
  if (state === 'ruled') return [];
  const of = (chosen: (party: (typeof parties)[number]) => boolean): string => namesOf(parties.filter(chosen));
  if (state === 'conflict') {
    const against = of(({ position, changed }) => position !== 'agree' && position !== 'none' && changed.length === 0);
    return [atAgreement(itemId, `${name}有分歧：${against}不同意或保留，还没有裁定`)];
  }
  if (isSettled(agreement)) return [];
  if (state === 'reopened') {
    const stale = of(({ changed }) => changed.length > 0);
    return [atAgreement(itemId, `${name}改过文字或责任，${stale}须重新表态`)];
  }
  return [atAgreement(itemId, `${name}还有 ${parties.filter(isSilent).length} 方没有表态`)];
}

/** What one that spoke said may be kept back, not that it spoke. */
function isSilent({ verdict: said }: ItemAgreement['parties'][number]): boolean {
  return said === null || said.position === 'none';
}

const NAMED = 3;

function namesOf(parties: readonly { readonly unit: string }[]): string {
  const names = parties.slice(0, NAMED).map(({ unit }) => unit || '编办');
  return `${names.join('、')}${parties.length > NAMED ? ` 等 ${parties.length} 家` : ''}`;
}

function atAgreement(itemId: number, words: string): Problem {
  return at('agreement', { itemId }, words);
}
