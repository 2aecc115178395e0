/** What is said at the foot of 处理一条意见: what is wanting yet, else what the handling does to the list. */
import { countEffectOf, type Deed } from '../../../shared/model/deed';
import type { Outcome } from '../../../shared/model/opinion';
import { CHANGE_KIND_WORDS } from '../../../shared/model/round';
import type { OpinionView } from '../../../shared/views/opinions';
import { figure } from '../../format';
import type { Settled } from './settled';

/** Null when nothing is wanting. */
export function missingFor(outcome: Outcome | null, reason: string, settled: Settled | null): string | null {
  if (outcome === null) return '按 1 2 3 4 选';
  if (outcome !== 'adopted') return reason.trim() === '' ? '请写明处理理由' : null;
  return settled === null ? '请填好上面的改动，或勾上已记下的增减' : null;
}

/** 在第8轮记增减 12 条，总数减 3 */
export function eachEffect(opinions: readonly Pick<OpinionView, 'kind'>[], round: number): string {
  const gone = opinions.filter(({ kind }) => kind === 'subtract').length;
  return `在第${round}轮记增减 ${figure(opinions.length)} 条，总数${gone > 0 ? `减 ${figure(gone)}` : '不变'}`;
}

/** 在第8轮记“改”1 条，总数不变 */
export function effectSaid(settled: Settled | null, as: { readonly prepare: boolean; readonly round: number }): string {
  const deed = settled?.deeds[0];
  const linked = settled?.changeIds.length ?? 0;
  const lines = (settled?.deeds.length ?? 0) + (settled && settled.ownWords.length > 0 ? 1 : 0);
  if (!deed && lines > 0) return `在第${as.round}轮记“改”1 条，总数不变`;
  if (!deed) return linked > 0 ? `连到已记下的增减 ${figure(linked)} 条` : '清单不变';
  if (as.prepare) return '决定前不计数';
  const effect = countEffectOf(deed);
  const total = effect === 0 ? '总数不变' : `总数${effect > 0 ? '加' : '减'} ${figure(Math.abs(effect))}`;
  return `在第${as.round}轮记“${ledgerWord(deed)}”${figure(lines)} 条，${total}`;
}

/** 改适用 stands in the ledger as 改. */
function ledgerWord({ kind }: Deed): string {
  return CHANGE_KIND_WORDS[kind === 'apply' ? 'amend' : kind];
}
