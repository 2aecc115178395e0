/** Rules 4 and 5: the townships' own ledger, and every row of every file accounted for. */
import type { Check } from '../../model/check';
import { type DispositionCounts, NO_DISPOSITIONS } from '../../model/disposition';
import { groupDigits } from '../text/groupDigits';
import type { CheckFacts, ListedEntryCounts } from './facts';
import { at, atItem, type Problem, verdict } from './verdict';

/** Sums the fates of several lists. */
export function addCounts(lists: readonly { readonly counts: DispositionCounts }[]): DispositionCounts {
  return lists.reduce(
    (total, { counts }) => ({
      adopt: total.adopt + counts.adopt,
      attach: total.attach + counts.attach,
      split: total.split + counts.split,
      reject: total.reject + counts.reject,
      return: total.return + counts.return,
      pending: total.pending + counts.pending,
    }),
    NO_DISPOSITIONS,
  );
}

/** Rule 4: the reverse rows are a ledger of their own; what was adopted from them is a part of the additions, never added twice. */
export function checkReverseLedger({ lists, adoptedUp, changes }: CheckFacts): Check {
  const up = lists.filter(({ direction }) => direction === 'up');
  const total = up.reduce((sum, { entries }) => sum + entries, 0);
  const counts = addCounts(up);
  const additions = new Map(changes.filter(({ kind }) => kind === 'add').map((change) => [change.itemId, change]));
  const problems: Problem[] = [];
  const decided = counts.attach + counts.split + counts.adopt + counts.reject + counts.return;
  if (decided + counts.pending !== total)
    problems.push(`反向条目 ${groupDigits(total)} 条，去向合计 ${groupDigits(decided + counts.pending)} 条`);
  if (counts.pending > 0)
    problems.push(at('merge', { fate: 'pending' }, `还有 ${groupDigits(counts.pending)} 条反向条目待定`));
  for (const { entryId, itemId, sortedInFirst } of adoptedUp) {
    if (sortedInFirst) continue;
    const addition = additions.get(itemId);
    if (!addition || addition.entryId !== entryId)
      problems.push(atItem(itemId, `第 ${entryId} 号反向条目已采用，却没有对应的增加`));
  }
  const figure = `${total} ＝ 并入 ${counts.attach} ＋ 拆入 ${counts.split} ＋ 采用 ${counts.adopt} ＋ 不予列入 ${counts.reject} ＋ 退回 ${counts.return} ＋ 待定 ${counts.pending}`;
  return verdict('4', '反向梳理另立一本账：每条有去向，据此新增的都在“增”里，不重复计', figure, problems);
}

/** Rule 5: rows read = entries + rows set aside with a reason; entries = decided + pending; per file. */
export function checkSources({ lists }: CheckFacts): Check {
  const problems = lists.flatMap(problemsOfList);
  const entries = lists.reduce((sum, list) => sum + list.entries, 0);
  const { pending } = addCounts(lists);
  if (pending > 0)
    problems.push(at('merge', { fate: 'pending' }, `还有 ${groupDigits(pending)} 条没有去向，请到归并处理`));
  const figure = `报送 ${entries} ＝ 已定去向 ${entries - pending} ＋ 待定 ${pending}`;
  return verdict('5', '每份报送表：行数＝条目＋略过的行；每个条目都有去向', figure, problems);
}

function problemsOfList(list: ListedEntryCounts): Problem[] {
  const said = `${list.unit}“${list.fileName}”`;
  const problems: string[] = [];
  if (list.rows !== list.entries + list.skipped) {
    problems.push(`${said}${list.rows} 行，条目 ${list.entries}、略过 ${list.skipped}`);
  }
  const { adopt, attach, split, reject, return: returned, pending } = list.counts;
  const fates = adopt + attach + split + reject + returned + pending;
  if (fates !== list.entries)
    problems.push(`${said}${groupDigits(list.entries)} 条，去向合计 ${groupDigits(fates)} 条`);
  return problems.map((words) => at('sources', {}, words));
}
