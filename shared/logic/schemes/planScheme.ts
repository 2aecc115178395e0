/** What a changed scheme means for a running project: categories that go and what stands in them, columns no longer shown. */
import type { Deed } from '../../model/deed';
import type { ItemContent } from '../../model/item';
import type { RequestWant } from '../../model/request';
import type { Scheme } from '../../model/scheme';
import type { SchemeChanges, SectionGone } from '../../views/schemes';
import { sectionsOfDeed } from '../paper/drafts/deedSections';
import { sectionsOfWant } from '../requests/wantElsewhere';
import { type SchemeSection, sectionKey, sectionsOf } from './schemeLists';

type Placed = Pick<ItemContent, 'id' | 'listId' | 'category' | 'fields' | 'townships'> & { readonly live: boolean };

type Counted = Pick<SectionGone, 'live' | 'subtracted' | 'towns' | 'prepared' | 'requests'>;

/** What waits for somebody to decide it. */
export interface Undecided {
  readonly deeds: readonly Deed[];
  /** By request. */
  readonly wants: readonly (readonly RequestWant[])[];
}

/** Live and subtracted items alike: a subtracted one may come back. */
export function planScheme(
  items: readonly Placed[],
  { deeds, wants }: Undecided,
  before: Scheme,
  after: Scheme,
): SchemeChanges {
  const kept = new Set(sectionsOf(after).map(sectionKey));
  const gone = new Map<string, Counted & { section: SchemeSection }>();
  const count = (section: SchemeSection, what: keyof Counted): void => {
    const key = sectionKey(section);
    if (kept.has(key)) return;
    const { listId, category } = section;
    const found = gone.get(key) ?? { section: { listId, category }, ...NOTHING };
    gone.set(key, { ...found, [what]: found[what] + 1 });
  };
  for (const item of items) {
    count(item, item.live ? 'live' : 'subtracted');
    for (const { place } of item.townships) if (place) count(place, 'towns');
  }
  const lists = new Map(items.map(({ id, listId }) => [id, listId]));
  const places = { scheme: before, listOf: (id: number) => lists.get(id) };
  const countEach = (named: readonly SchemeSection[], what: keyof Counted): void => {
    for (const section of new Map(named.map((one) => [sectionKey(one), one])).values()) count(section, what);
  };
  for (const deed of deeds) countEach(sectionsOfDeed(deed, places), 'prepared');
  // A request may want what no list has: that is for whoever decides it.
  const known = new Set(sectionsOf(before).map(sectionKey));
  for (const own of wants) {
    const named = own.flatMap((want) => sectionsOfWant(want, places));
    countEach(
      named.filter((section) => known.has(sectionKey(section))),
      'requests',
    );
  }
  const names = new Map(before.lists.map(({ id, short }) => [id, short]));
  return {
    gone: [...gone.values()].map(({ section, ...counts }) => ({
      ...section,
      list: names.get(section.listId) ?? '',
      ...counts,
      proposed: proposalFor(section, before, after),
    })),
    passedOn: passedOn(before, after),
    added: sectionsOf(after).filter(
      (section) => !sectionsOf(before).some((old) => sectionKey(old) === sectionKey(section)),
    ).length,
    hiddenFields: fieldsOnly(items, before, after),
    fieldsBack: fieldsOnly(items, after, before),
  };
}

const NOTHING: Counted = { live: 0, subtracted: 0, towns: 0, prepared: 0, requests: 0 };

/** The same name elsewhere, or what stands in its place where one name was written for another. */
function proposalFor(section: SchemeSection, before: Scheme, after: Scheme): SectionGone['proposed'] {
  const { listId, category } = section;
  const old = before.lists.find(({ id }) => id === listId);
  const own = after.lists.find(({ id }) => id === listId);
  if (own && old && own.categories.length === old.categories.length) {
    const instead = own.categories[old.categories.indexOf(category)];
    if (instead !== undefined && !old.categories.includes(instead)) return { listId, category: instead };
  }
  const same = after.lists.find(({ categories }) => categories.includes(category));
  return same ? { listId: same.id, category } : null;
}

/**
 * Where as many names stand as before, one that goes has another old name in its place, and so on to a new one. Whether all
 * were called otherwise or one went and one came cannot be told from the names.
 */
function passedOn(before: Scheme, after: Scheme): SchemeChanges['passedOn'] {
  return before.lists.flatMap(({ id: listId, categories: old }) => {
    const now = after.lists.find((list) => list.id === listId)?.categories ?? [];
    if (now.length !== old.length) return [];
    return old
      .filter((name) => !now.includes(name))
      .flatMap((from) => {
        const names = [from];
        for (let at = old.indexOf(from); at >= 0; at = old.indexOf(now[at] ?? '')) names.push(now[at] ?? '');
        return names.length > 2 ? [{ listId, names }] : [];
      });
  });
}

/** Fields that items hold a value in and that lists of the one scheme show and those of the other do not; the values stay with the items. */
function fieldsOnly(items: readonly Placed[], one: Scheme, other: Scheme): SchemeChanges['hiddenFields'] {
  const shown = new Set(other.lists.flatMap(({ fields }) => fields.map(({ id }) => id)));
  const fields = new Map(one.lists.flatMap(({ fields: own }) => own.map(({ id, label }) => [id, label] as const)));
  return [...fields]
    .filter(([id]) => !shown.has(id))
    .map(([id, label]) => ({ label, items: items.filter((item) => (item.fields[id] ?? '') !== '').length }))
    .filter(({ items: holding }) => holding > 0);
}
