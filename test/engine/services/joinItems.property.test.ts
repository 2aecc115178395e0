/** 合并 and 恢复 of random items in random order: an item that is kept has the union, and nothing stays of what was given back. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { readContents } from '../../../electron/engine/repositories/pool/itemContents';
import { readItemDetail } from '../../../electron/engine/repositories/pool/poolRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { attachEntry } from '../../../electron/engine/services/merge/attachEntries';
import { addItem, restoreItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { setApplicability } from '../../../electron/engine/services/townships/setApplicability';
import { setOwnStanding } from '../../../electron/engine/services/townships/setOwnStanding';
import { appliesTo, placeFor, textFor } from '../../../shared/logic/schemes/appliesTo';
import { sectionKey } from '../../../shared/logic/schemes/schemeLists';
import { MERGE_REASON } from '../../../shared/model/round';
import { draft, importList, newProject, PEOPLE, TOWNSHIPS, temporaryFolder, unwrap } from '../../builders/project';

const GROUNDS = { reason: '同一件事', ...PEOPLE };
const TOWNS = [...TOWNSHIPS];
const LAWS = ['森林法', '草原法', '水法'];
const UNITS = ['市农业农村局', '市水务局', '市林业局'];
const MOST = 4;

interface Wanted {
  readonly common: boolean;
  readonly towns: readonly string[];
  readonly laws: readonly string[];
  readonly lead: string;
  readonly others: readonly string[];
  readonly category: string;
  readonly ownWords: boolean;
}

const wanted: fc.Arbitrary<Wanted> = fc.record({
  common: fc.boolean(),
  towns: fc.subarray(TOWNS, { minLength: 1 }),
  laws: fc.subarray(LAWS),
  lead: fc.constantFrom('', ...UNITS),
  others: fc.subarray(UNITS),
  category: fc.constantFrom('基层党建', '经济发展'),
  ownWords: fc.boolean(),
});

/** Three into each other in turn, the first of which comes back: the last must keep what the second brought. */
const CHAIN: Wanted[] = [['草原法'], ['森林法'], [], ['草原法']].map((laws) => ({
  ...{ common: true, towns: ['道河镇'], laws, lead: '', others: [], category: '基层党建', ownWords: false },
}));

/** Into which of the others each goes, as far as both still stand; and in which order they come back. */
const plan = fc.record({
  items: fc.array(wanted, { minLength: 2, maxLength: MOST }),
  merges: fc.array(fc.tuple(fc.nat(MOST - 1), fc.nat(MOST - 1)), { minLength: 1, maxLength: MOST }),
  back: fc.shuffledSubarray([0, 1, 2, 3], { minLength: MOST, maxLength: MOST }),
});

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeAll(() => {
  folder = temporaryFolder();
  project = newProject(folder.path);
  for (const town of TOWNS)
    importList(
      project,
      town,
      'up',
      Array.from({ length: 100 }, (_, row) => `${town}条目${row}`),
    );
});
afterAll(() => {
  project.close();
  folder.remove();
});

const unitId = (name: string): number =>
  listUnits(project.read, 'township').find((unit) => unit.name === name)?.id ?? 0;

function make(one: Wanted, place: number): number {
  const { lead, others, laws, category, common, towns, ownWords } = one;
  const item = draft(`事项${place}`, {
    category,
    leadDepartment: lead,
    coDepartments: others.filter((unit) => unit !== lead),
    bases: laws.map((title) => ({ title, docNumber: '', clause: '第五条' })),
    scope: common ? 'common' : 'particular',
    townships: common ? [] : [...towns],
  });
  const { itemId } = unwrap(addItem(project, { item, ...GROUNDS }));
  const [first = ''] = towns;
  const own = { itemId, unitId: unitId(first), place: null, reason: '情形不同' };
  if (ownWords) unwrap(setOwnStanding(project, { ...own, wording: `${first}自己的写法${place}` }));
  const [entry] = listEntries(project.read, { fate: 'pending', direction: 'up', limit: 1 }).rows;
  unwrap(attachEntry(project, { entryId: entry?.id ?? 0, itemId, reason: '' }));
  return itemId;
}

/** All that a paper or a colleague would see of an item, in no order. */
function seen(itemId: number) {
  const [item] = readContents(project.read, [itemId]);
  if (!item) throw new Error('no such item');
  return {
    towns: TOWNS.filter((town) => appliesTo(item.scope, item.townships, town)).map((town) => [
      town,
      sectionKey(placeFor(item, town)),
      textFor(item, town),
    ]),
    scope: item.scope,
    bases: item.bases.map(({ title, clause }) => `${title}${clause}`).sort(),
    parts: item.responsibilities.map(({ unit, role, text }) => `${unit} ${role} ${text}`).sort(),
    entries: readItemDetail(project.read, itemId)?.entries.map(({ id }) => id),
  };
}

function merge(goingId: number, keptId: number): void {
  const join = { townships: true, bases: true, departments: true, places: [] };
  unwrap(
    subtractItems(project, { itemIds: [goingId], targetItemId: keptId, join, reasonKind: MERGE_REASON, ...GROUNDS }),
  );
}

/** Merges as planned; answers by item what went into it directly. */
function mergeAll(ids: readonly number[], merges: readonly (readonly [number, number])[]): Map<number, number> {
  const into = new Map<number, number>();
  for (const [from, to] of merges) {
    const [goingId, keptId] = [ids[from % ids.length] ?? 0, ids[to % ids.length] ?? 0];
    if (goingId === keptId || into.has(goingId) || into.has(keptId)) continue;
    merge(goingId, keptId);
    into.set(goingId, keptId);
  }
  return into;
}

const families = (ids: readonly number[], into: ReadonlyMap<number, number>): Map<number, number[]> => {
  const byHome = new Map<number, number[]>(ids.filter((id) => !into.has(id)).map((id) => [id, []]));
  for (const id of ids) {
    let home = id;
    for (let next = into.get(home); next !== undefined; next = into.get(home)) home = next;
    byHome.get(home)?.push(id);
  }
  return byHome;
};

test('an item that is kept has towns, bases, departments and entries of all that went into it, and no more', () => {
  fc.assert(
    fc.property(plan, ({ items, merges, back }) => {
      const ids = items.map(make);
      const before = new Map(ids.map((id) => [id, seen(id)]));
      const into = mergeAll(ids, merges);
      for (const place of back) {
        for (const [home, members] of families(ids, into)) {
          const all = members.flatMap((id) => before.get(id) ?? []);
          const now = seen(home);
          const union = (of: (one: (typeof all)[number]) => readonly string[]) => [...new Set(all.flatMap(of))].sort();
          expect(now.towns.map(([town = '']) => town).sort()).toEqual(
            union((one) => one.towns.map(([town = '']) => town)),
          );
          expect(now.bases).toEqual(union((one) => one.bases));
          const unitsOf = (parts: readonly string[]) =>
            [...new Set(parts.map((part) => part.split(' ')[0] ?? ''))].sort();
          expect(unitsOf(now.parts)).toEqual(unitsOf(union((one) => one.parts)));
          expect(now.entries).toEqual(all.flatMap((one) => one.entries ?? []).sort((a, b) => a - b));
        }
        const id = ids[place] ?? 0;
        if (!into.delete(id)) continue;
        unwrap(restoreItem(project, { itemId: id, ...GROUNDS }));
      }
      for (const id of ids) expect(seen(id)).toEqual(before.get(id));
    }),
    {
      examples: [
        [
          {
            items: CHAIN,
            merges: [
              [0, 1],
              [1, 2],
              [2, 3],
            ],
            back: [0, 3, 2, 1],
          },
        ],
      ],
      numRuns: 40,
      // Each run takes entries away; shrinking would run out of them and report that instead.
      endOnFailure: true,
    },
  );
});

test('what a person changed after the merge stays when the item that went is restored', () => {
  const base = { common: false, laws: [], lead: '', others: [], category: '基层党建', ownWords: false };
  const kept = make({ ...base, towns: ['道河镇'] }, 1);
  const going = make({ ...base, towns: ['绥阳镇', '老黑山镇'], laws: ['森林法'] }, 2);
  merge(going, kept);
  unwrap(
    setApplicability(project, { itemId: kept, scope: 'common', townshipIds: [unitId('绥阳镇')], reason: '不在林区' }),
  );
  unwrap(restoreItem(project, { itemId: going, ...GROUNDS }));
  expect(seen(kept)).toMatchObject({ bases: [], scope: 'particular' });
  expect(seen(kept).towns.map(([town]) => town)).toEqual(['道河镇']);
  const cell = readContents(project.read, [kept])[0]?.townships.find(({ township }) => township === '绥阳镇');
  expect(cell).toMatchObject({ applies: false, reason: '不在林区' });
  unwrap(undo(project));
  expect(seen(kept).towns.map(([town]) => town)).toEqual(['道河镇', '老黑山镇']);
  expect(readItemDetail(project.read, kept)?.joined).toMatchObject([{ name: '事项2' }]);
});
