/** Which townships' lists something a request wants would change, and by how many 镇次. */
import type { ItemContent } from '../../model/item';
import type { RequestWant } from '../../model/request';
import { planJoin } from '../pool/joinItems';
import { appliesTo } from '../schemes/appliesTo';

export interface TouchGround {
  /** The item as it stands; undefined for an addition. */
  readonly item: ItemContent | undefined;
  /** What the item goes into; of one to be restored, what it had gone into and brought bases or departments to. */
  readonly other: ItemContent | undefined;
  /** Of one to be restored: how many of its townships what it had gone into took over from it, and gives back. */
  readonly takenOver: number;
  /** Townships the want names, by today's names: renamed since, or gone into another, they are named by the one that answers. */
  readonly named: readonly string[];
  /** All the county's townships, in the office's order. */
  readonly towns: readonly string[];
}

export interface Touch {
  readonly towns: readonly string[];
  readonly townEffect: number;
}

export function touchOf(want: RequestWant, { item, other, takenOver, named, towns }: TouchGround): Touch {
  const stands = (one: ItemContent | undefined): string[] =>
    one ? towns.filter((town) => appliesTo(one.scope, one.townships, town)) : [];
  const inOrder = (names: readonly string[]): string[] => towns.filter((town) => names.includes(town));
  switch (want.kind) {
    case 'add': {
      const gain = want.item.scope === 'common' ? [...towns] : inOrder(named);
      return { towns: gain, townEffect: gain.length };
    }
    case 'subtract': {
      const lose = stands(item);
      if (!item || !other) return { towns: lose, townEffect: -lose.length };
      const { gained, bases, departments } = planJoin(other, [item], towns);
      // What it brings besides townships stands on every list the other is on.
      const changed = bases.length + departments.length > 0 ? stands(other) : [];
      return { towns: inOrder([...lose, ...changed]), townEffect: gained.length - lose.length };
    }
    case 'restore': {
      const back = stands(item);
      return { towns: inOrder([...back, ...stands(other)]), townEffect: back.length - takenOver };
    }
    case 'apply': {
      const now = stands(item);
      const moved = towns.filter((town) => now.includes(town) !== named.includes(town));
      return { towns: moved, townEffect: inOrder(named).length - now.length };
    }
    case 'move':
    case 'amend':
      return { towns: stands(item).filter((town) => !keepsOwn(want, item, town)), townEffect: 0 };
  }
}

/** The township has a place, or words, of its own, and nothing else of the item is to change. */
function keepsOwn(
  want: Extract<RequestWant, { itemId: number }>,
  item: ItemContent | undefined,
  town: string,
): boolean {
  const own = item?.townships.find(({ township }) => township === town);
  if (want.kind === 'move')
    return own?.place !== undefined && [want.text, want.parts, want.bases].every((one) => one === undefined);
  if (want.kind !== 'amend' || own?.wording === undefined) return false;
  const { name, text, remark, bases, parts } = want;
  return text !== undefined && [name, remark, bases, parts].every((one) => one === undefined);
}

/**
 * 不经乡镇意见不改乡镇的清单: a sentence that names the townships nobody asked, and what to do; null when all that are
 * touched are among those concerned, whose opinions are asked for anyway.
 */
export function refuseUnasked(touched: readonly string[], concerned: readonly string[]): string | null {
  const unasked = unaskedOf(touched, concerned);
  if (unasked.length === 0) return null;
  const limit = concerned.length === 0 ? '' : `，或把调整限于${concerned.join('、')}`;
  return `拟作的调整会改动${unasked.join('、')}的清单，不在申请涉及的乡镇之列，没有征求书面意见。请先改申请内容，加进涉及的乡镇并补齐意见${limit}。`;
}

export function unaskedOf(touched: readonly string[], concerned: readonly string[]): string[] {
  return touched.filter((town) => !concerned.includes(town));
}
