/** The items a request speaks of: the one it is about, and all that its wants would change or merge into. */
import type { RequestWant } from '../../model/request';

interface Speaking {
  readonly aboutItemId: number | null;
  readonly wants: readonly RequestWant[];
}

export function itemsOfRequest({ aboutItemId, wants }: Speaking): number[] {
  const named = wants.flatMap((want) => {
    if (want.kind === 'add') return [];
    return want.kind === 'subtract' && want.targetItemId !== null ? [want.itemId, want.targetItemId] : [want.itemId];
  });
  return [...new Set([...(aboutItemId === null ? [] : [aboutItemId]), ...named])];
}
