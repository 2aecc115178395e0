/**
 * Looks through tens of thousands of items block by block; a block of the very same items as before keeps its result.
 *
 * After a write most items are the objects they were (`kept-in-memory.md`), so that a rule looks anew at one block only.
 */

/** Items of neighbouring numbers: a block keeps its bounds when an item comes, goes or moves elsewhere. */
const BLOCK_BITS = 9;

interface Kept<Item, Part> {
  readonly items: readonly Item[];
  readonly context: unknown;
  readonly part: Part;
}

/** What one rule keeps, by the first item of each block. */
export type BlockMemo<Item extends object, Part> = WeakMap<Item, Kept<Item, Part>>;

/**
 * The results of all blocks, in order. `fold` may look at nothing but the block and what `context` stands for; its result is
 * kept as long as both are the same.
 */
export function inBlocks<Item extends { readonly id: number }, Part>(
  memo: BlockMemo<Item, Part>,
  items: readonly Item[],
  context: unknown,
  fold: (block: readonly Item[]) => Part,
): Part[] {
  const parts: Part[] = [];
  for (let start = 0; start < items.length; ) {
    const end = endOfBlock(items, start);
    const first = items[start];
    if (!first) break;
    const kept = memo.get(first);
    if (kept && Object.is(kept.context, context) && isSame(kept.items, items, start, end)) parts.push(kept.part);
    else {
      const block = items.slice(start, end);
      const part = fold(block);
      memo.set(first, { items: block, context, part });
      parts.push(part);
    }
    start = end;
  }
  return parts;
}

function endOfBlock(items: readonly { readonly id: number }[], start: number): number {
  const block = (items[start]?.id ?? 0) >> BLOCK_BITS;
  let end = start + 1;
  while (end < items.length && (items[end]?.id ?? 0) >> BLOCK_BITS === block) end += 1;
  return end;
}

function isSame<Item>(kept: readonly Item[], items: readonly Item[], start: number, end: number): boolean {
  if (kept.length !== end - start) return false;
  for (let at = 0; at < kept.length; at += 1) if (kept[at] !== items[start + at]) return false;
  return true;
}
