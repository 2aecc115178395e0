/** Rules 3 and 6: merges count as they should and lead somewhere; every item has an origin. */
import type { Check } from '../../model/check';
import { type Change, MERGE_REASON } from '../../model/round';
import { groupDigits } from '../text/groupDigits';
import type { CheckFacts, ItemNames } from './facts';
import { atItem, type Problem, verdict } from './verdict';

const EFFECTS: Readonly<Record<Change['kind'], number>> = {
  add: 1,
  restore: 1,
  split: 1,
  subtract: -1,
  amend: 0,
  move: 0,
};

/** Rule 3: k into 1 counts −(k−1), rewording and moves count 0, and what was merged ends at a live item. */
export function checkMerges({ changes, items, itemNames }: CheckFacts): Check {
  const live = new Set(items.map(({ id }) => id));
  const gone = lastSubtractions(changes, live);
  const merges = changes.filter((change) => change.kind === 'subtract' && change.reasonKind === MERGE_REASON);
  const problems: Problem[] = changes
    .filter((change) => change.countEffect !== EFFECTS[change.kind])
    .map(({ itemId, countEffect }) => atItem(itemId, `“${nameOf(itemNames, itemId)}”的一条增减计数为 ${countEffect}`));
  for (const merge of merges) {
    if (gone.get(merge.itemId) !== merge) continue;
    const problem = problemOfTarget(merge, gone, live);
    if (problem) problems.push(atItem(merge.itemId, `“${nameOf(itemNames, merge.itemId)}”${problem}`));
  }
  return verdict(
    '3',
    '合并 k 项为 1 项计减 k−1，改文字、调类计 0；并入的去处都在库',
    `内容重复合并 ${groupDigits(merges.length)} 条`,
    problems,
  );
}

/** The subtraction that holds for each item now gone. */
function lastSubtractions(changes: readonly Change[], live: ReadonlySet<number>): Map<number, Change> {
  const gone = new Map<number, Change>();
  for (const change of changes)
    if (change.kind === 'subtract' && !live.has(change.itemId)) gone.set(change.itemId, change);
  return gone;
}

/** Follows target after target; an item may be merged on, but the way must end at a live one or an open reason. */
function problemOfTarget(merge: Change, gone: ReadonlyMap<number, Change>, live: ReadonlySet<number>): string | null {
  const seen = new Set([merge.itemId]);
  let target = merge.targetItemId;
  if (target === null) return '记为内容重复合并，却没有写并入哪一项';
  while (!live.has(target)) {
    if (seen.has(target)) return '的并入去处绕成了圈';
    seen.add(target);
    const next = gone.get(target);
    if (!next) return '并入的那一项找不到了';
    if (next.targetItemId === null) return null;
    target = next.targetItemId;
  }
  return null;
}

/** Rule 6: no live item without a source entry or an addition with its proposer. */
export function checkOrigins({ items, sourcedItems, changes }: CheckFacts): Check {
  const proposed = new Set(
    changes
      .filter(({ kind, proposer }) => (kind === 'add' || kind === 'split') && proposer !== '')
      .map(({ itemId }) => itemId),
  );
  const without = items.filter(({ id }) => !sourcedItems.has(id) && !proposed.has(id));
  const problems = without.map(({ id, name }) => atItem(id, `“${name}”既没有来源条目，也没有写明提出单位的增加`));
  return verdict(
    '6',
    '每个事项都有来源：报送条目，或写明提出单位的增加',
    `${groupDigits(items.length - without.length)} / ${groupDigits(items.length)} 项有来源`,
    problems,
  );
}

function nameOf(names: ItemNames, id: number): string {
  return names.get(id) ?? `第 ${id} 号事项`;
}
