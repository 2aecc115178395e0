/** Frozen items with the names units bear today: renamed units by their new name, merged ones as the one they became. */
import type { ItemContent, ItemTownship } from '../../model/item';
import { partsOfDraft } from '../paper/drafts/draftParts';
import { type DraftedParts, partsToDraft } from '../paper/drafts/partsToDraft';
import { mergeApplicability, mergeParts } from './mergeUnits';

/** `names`: what a unit was called then → what it is called now; names left out stay. */
export function renameUnits(items: readonly ItemContent[], names: ReadonlyMap<string, string>): readonly ItemContent[] {
  if (names.size === 0) return items;
  return items.map((item) => {
    const touched =
      item.responsibilities.some(({ unit }) => names.has(unit)) ||
      item.townships.some(({ township }) => names.has(township)) ||
      item.prints !== undefined;
    return touched
      ? {
          ...item,
          responsibilities: renameParts(item.responsibilities, names),
          townships: renameTowns(item, names),
          ...(item.prints && { prints: renamePrints(item.prints, names) }),
        }
      : item;
  });
}

type Parts = ItemContent['responsibilities'];

/** Both units' parts as one unit's, where the two have become one. */
export function renameParts(responsibilities: Parts, names: ReadonlyMap<string, string>): Parts {
  const byUnit = new Map<string, Parts>();
  for (const part of responsibilities) {
    const unit = names.get(part.unit) ?? part.unit;
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), { ...part, unit }]);
  }
  const merged = new Set([...byUnit].filter(([, parts]) => parts.length > 1).map(([unit]) => unit));
  const done = new Set<string>();
  return responsibilities.flatMap((part) => {
    const unit = names.get(part.unit) ?? part.unit;
    if (!merged.has(unit)) return [{ ...part, unit }];
    if (done.has(unit)) return [];
    done.add(unit);
    const parts = (byUnit.get(unit) ?? []).map((own, position) => ({ ...own, position }));
    return mergeParts(parts).map(({ role, text }) => ({ unit, role, text }));
  });
}

/** The same of a form: departments, and what each does by its name. */
export function renameDrafted(drafted: DraftedParts, names: ReadonlyMap<string, string>): DraftedParts {
  // Who leads stays who leads: only an item read from its rows is asked whether the township does.
  const parts = partsOfDraft({ ...drafted, townshipRole: 'cooperate' }, 'duties');
  return parts.some(({ unit }) => names.has(unit)) ? partsToDraft(renameParts(parts, names), 'cooperate') : drafted;
}

function renameTowns({ scope, townships }: ItemContent, names: ReadonlyMap<string, string>): ItemTownship[] {
  const rows = new Map<string, ItemTownship>();
  for (const row of townships) {
    const township = names.get(row.township) ?? row.township;
    const before = rows.get(township);
    const merged = before ? mergeApplicability(scope, before, row) : null;
    const { place: _, wording: __, ...left } = before ?? row;
    rows.set(township, merged ? { ...left, ...merged } : { ...row, township });
  }
  return [...rows.values()];
}

type Prints = NonNullable<ItemContent['prints']>;

/** Of two townships that have become one, the list of the one named first. */
export function renamePrints(prints: Prints, names: ReadonlyMap<string, string>): Prints {
  const rows = new Map<string, Prints[number]>();
  for (const { responsibilities, ...print } of prints) {
    const township = names.get(print.township) ?? print.township;
    if (rows.has(township)) continue;
    rows.set(township, {
      ...print,
      township,
      ...(responsibilities && { responsibilities: renameParts(responsibilities, names) }),
    });
  }
  return [...rows.values()];
}
