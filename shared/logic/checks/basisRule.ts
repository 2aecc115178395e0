/** Rule 7: no basis, no listing; set aside only by a waiver that names its decider and is always shown. */
import type { Check, WaivableRule, Waiver } from '../../model/check';
import type { ItemContent } from '../../model/item';
import type { CheckFacts } from './facts';
import { sentence } from './verdict';

const NAME = '每个事项至少有一件依据，且条款经过核对';

export function checkBases({ items, waivers }: CheckFacts): Check {
  const missing = items.filter(({ bases }) => bases.length === 0);
  const unverified = items.filter(({ bases }) => bases.length > 0 && !bases.some(({ verified }) => verified));
  const openMissing = missing.filter(({ id }) => !waiverFor(waivers, 'basisMissing', id));
  const openUnverified = unverified.filter(({ id }) => !waiverFor(waivers, 'basisUnverified', id));
  const figure = `有依据 ${items.length - missing.length} / ${items.length} 项，条款已核对 ${items.length - missing.length - unverified.length} 项`;
  const problems = [...openMissing.map(({ name }) => `“${name}”没有依据`), ...unverifiedProblem(openUnverified)];
  if (problems.length > 0) return { id: '7', name: NAME, state: 'failed', figure, detail: sentence(problems) };
  const waived = missing.length + unverified.length > 0;
  return {
    id: '7',
    name: NAME,
    state: waived ? 'waived' : 'passed',
    figure,
    detail: waived ? waiverSentence(waivers) : '',
  };
}

function unverifiedProblem(items: readonly ItemContent[]): string[] {
  return items.length === 0 ? [] : [`${items.length} 项的依据条款未经核对，请逐项核对，或写明理由和决定人签一份豁免`];
}

function waiverFor(waivers: readonly Waiver[], rule: WaivableRule, itemId: number): Waiver | undefined {
  return waivers.find((waiver) => waiver.rule === rule && (waiver.itemId === null || waiver.itemId === itemId));
}

function waiverSentence(waivers: readonly Waiver[]): string {
  const said = waivers.map(({ rule, itemId, reason, decider, date }) => {
    const what = rule === 'basisMissing' ? '依据暂缺' : '条款核对';
    return `${what}豁免（${itemId === null ? '全部事项' : '个别事项'}）：${reason}，${decider}，${date}`;
  });
  return sentence([...new Set(said)]);
}
