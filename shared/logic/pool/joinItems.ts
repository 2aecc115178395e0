/** 合并 of items into one: what the one kept would take over, and where a township has them in different lists. */
import type { Citation } from '../../model/basis';
import type { ItemContent } from '../../model/item';
import { readPlaces } from '../bases/articlePlace';
import { appliesTo, placeFor } from '../schemes/appliesTo';
import { type SchemeSection, sectionKey } from '../schemes/schemeLists';

export interface JoinPlan {
  /** Townships the kept item would apply to from now on, and whose item it was there. */
  readonly gained: readonly { readonly township: string; readonly name: string; readonly wording: string | null }[];
  /** Townships that have the items in different places; the first is where the item stays when nobody chooses. */
  readonly differing: readonly {
    readonly township: string;
    readonly places: readonly (SchemeSection & { readonly name: string })[];
  }[];
  /** Words of a township's own for an item that goes, which are printed no more: the kept item has its own there. */
  readonly unsaid: readonly { readonly township: string; readonly name: string; readonly wording: string }[];
  /** What the items that go cite and the kept one does not. */
  readonly bases: readonly Citation[];
  /** Who has a part in the items that go and none in the kept one, with the part it gets there. */
  readonly departments: readonly ItemPart[];
}

type ItemPart = ItemContent['responsibilities'][number];

/** A township's list changes as little as can be: what it had stays where it had it, else where the kept item stands. */
export function planJoin(kept: ItemContent, going: readonly ItemContent[], towns: readonly string[]): JoinPlan {
  const applying = (item: ItemContent, town: string) => appliesTo(item.scope, item.townships, town);
  const gained = towns.flatMap((township) => {
    const first = applying(kept, township) ? undefined : going.find((item) => applying(item, township));
    if (!first) return [];
    const wording = first.townships.find((row) => row.township === township)?.wording ?? null;
    return [{ township, name: first.name, wording }];
  });
  const differing = towns.flatMap((township) => {
    const there = [kept, ...going].filter((item) => applying(item, township));
    if (there.every((item) => item === kept)) return [];
    const places = new Map<string, SchemeSection & { name: string }>();
    for (const item of applying(kept, township) ? there : [...there, kept]) {
      const { listId, category } = item === kept && !there.includes(kept) ? kept : placeFor(item, township);
      const key = sectionKey({ listId, category });
      if (!places.has(key)) places.set(key, { listId, category, name: item.name });
    }
    return places.size > 1 ? [{ township, places: [...places.values()] }] : [];
  });
  const unsaid = towns.flatMap((township) => {
    const carried = gained.find((one) => one.township === township)?.wording ?? null;
    return going.flatMap(({ name, townships }) => {
      const wording = townships.find((row) => row.township === township)?.wording ?? null;
      return wording === null || wording === carried ? [] : [{ township, name, wording }];
    });
  });
  const cited = new Set(kept.bases.map(citationKey));
  const bases: Citation[] = [];
  for (const { title, docNumber, clause } of going.flatMap((item) => item.bases)) {
    const key = citationKey({ title, docNumber, clause });
    if (cited.has(key)) continue;
    cited.add(key);
    bases.push({ title, docNumber, clause });
  }
  return { gained, differing, unsaid, bases, departments: planParts(kept, going) };
}

/** Whoever led or bore the main part cooperates where somebody does that already, the township of the kept item too. */
function planParts(kept: ItemContent, going: readonly ItemContent[]): ItemPart[] {
  const parts: ItemPart[] = [];
  for (const part of going.flatMap((item) => item.responsibilities)) {
    const all = [...kept.responsibilities, ...parts];
    if (all.some(({ unit }) => unit === part.unit)) continue;
    const byTownship = part.role === 'main' && kept.townshipRole === 'main';
    const byOther = (part.role === 'main' || part.role === 'lead') && all.some(({ role }) => role === part.role);
    parts.push(byTownship || byOther ? { ...part, role: 'cooperate' } : part);
  }
  return parts;
}

/** 第5条 and 第五条 are one place. */
function citationKey({ title, docNumber, clause }: Citation): string {
  return `${title}\n${docNumber}\n${readPlaces(clause) || clause}`;
}
