/** What a party speaks about, and whether that is still what stands there today. */
import type { ItemContent } from '../../model/item';
import type { SectionRename } from '../../model/sectionRename';
import type { Party, Stated, StatedPart } from '../../model/verdict';
import { placeFor, printedFor, textFor } from '../schemes/appliesTo';
import { calledNow } from '../schemes/sectionRenames';
import { renameParts } from '../units/renameUnits';

/** What is called otherwise today than when somebody spoke. */
export interface NamesSince {
  /** Units, then → now. */
  readonly names: ReadonlyMap<string, string>;
  /** Categories, oldest first. */
  readonly renames: readonly SectionRename[];
}

/** The item as the party sees it: a township in its own words and place, everybody else as it stands for all. */
export function statedFor(item: ItemContent, { kind, unit }: Party): Stated {
  const { townshipRole, fields, responsibilities } = kind === 'township' ? printedFor(item, unit) : item;
  const place = kind === 'township' ? placeFor(item, unit) : item;
  return {
    name: item.name,
    text: kind === 'township' ? textFor(item, unit) : item.text,
    listId: place.listId,
    category: place.category,
    townshipRole,
    fields,
    responsibilities: responsibilities.map((part) => ({ unit: part.unit, role: part.role, text: part.text })),
  };
}

/** A township with its own place, wording or print sees the item otherwise than all others. */
export function speaksOfItsOwn({ townships, prints = [] }: ItemContent, town: string): boolean {
  const own = townships.find(({ township }) => township === town);
  return own?.place !== undefined || own?.wording !== undefined || prints.some(({ township }) => township === town);
}

/**
 * What differs between what was spoken about and what stands there now. Units renamed or merged since, and categories
 * that are called otherwise, differ in nothing else; but whoever spoke must have had the part then that it, or its
 * successor, has now.
 *
 * @param voice What the party was called when it spoke.
 */
export function changesSince(
  said: Stated,
  voice: string,
  now: Stated,
  party: Party,
  { names, renames }: NamesSince,
): StatedPart[] {
  const changed: StatedPart[] = [];
  if (said.name !== now.name) changed.push('name');
  if (said.text !== now.text) changed.push('text');
  if (!standsWhere(said, now, renames)) changed.push('place');
  if (said.townshipRole !== now.townshipRole) changed.push('townshipRole');
  if (fieldsKey(said) !== fieldsKey(now)) changed.push('fields');
  const own = party.kind === 'department';
  const others = partsKey(
    renameParts(said.responsibilities, names).filter(({ unit }) => !own || unit !== party.unit),
    true,
  );
  const othersNow = partsKey(
    now.responsibilities.filter(({ unit }) => !own || unit !== party.unit),
    true,
  );
  const mine = own ? partsKey(ofUnit(said, voice), false) : '';
  const mineNow = own ? partsKey(ofUnit(now, party.unit), false) : '';
  if (others !== othersNow || mine !== mineNow) changed.push('responsibilities');
  return changed;
}

/**
 * Only what was renamed since somebody spoke is followed: a name that became free may be another category's today.
 * Where nobody counted, the category is followed only where it is another one today.
 */
function standsWhere(said: Stated, now: Stated, renames: NamesSince['renames']): boolean {
  if (said.listId !== now.listId) return false;
  if (said.renames === undefined && said.category === now.category) return true;
  return calledNow(said, renames.slice(said.renames ?? 0)).category === now.category;
}

type Parts = Stated['responsibilities'];

function ofUnit({ responsibilities }: Stated, name: string): Parts {
  return responsibilities.filter(({ unit }) => unit === name);
}

/** Order decides nothing. */
function partsKey(parts: Parts, named: boolean): string {
  return JSON.stringify(parts.map(({ unit, role, text }) => JSON.stringify([named ? unit : '', role, text])).sort());
}

/** A field that is empty says as much as one that is absent. */
function fieldsKey({ fields }: Stated): string {
  return JSON.stringify(
    Object.entries(fields)
      .filter(([, value]) => value !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
