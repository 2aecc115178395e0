/** 台账 by township, department or list, and the items behind each of its figures. */
import type { Parsed } from '../../../../shared/contract';
import { changeWords } from '../../../../shared/logic/ledger/changeWords';
import {
  foldGroups,
  type GroupedRound,
  itemsOfFigure,
  type Membership,
  sumRounds,
} from '../../../../shared/logic/ledger/foldGroups';
import { appliesTo } from '../../../../shared/logic/schemes/appliesTo';
import type { LedgerGrouping, LedgerLine } from '../../../../shared/model/grouping';
import type { ItemContent } from '../../../../shared/model/item';
import type { FigureItem, GroupedLedger } from '../../../../shared/views/ledger';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberUntilNextAction, rememberWhile } from '../../database/memo';
import { listIssued } from '../../repositories/editions/editionRepository';
import { townshipsOfRound } from '../../repositories/editions/townshipsOfRound';
import { rememberedLedger } from '../../repositories/ledger/ledgerRepository';
import { readPool } from '../../repositories/pool/poolInMemory';
import { listRoundHashes, listSortedIds, readEndOfRound } from '../../repositories/pool/poolStates';
import { listsEver } from '../../repositories/project/listsEver';
import { listAllChanges } from '../../repositories/rounds/roundRepository';
import { listUnits, listUnitsEver } from '../../repositories/units/unitRepository';
import { aliasesOf } from '../../repositories/units/unitSuccession';

/** A round, and the townships that have their first list at its end: what is common came to them without a change. */
type RoundOfGroups = GroupedRound & { readonly founded: ReadonlySet<string> };

interface Grouped {
  readonly rounds: readonly RoundOfGroups[];
  /** Groups of items as they are known now, for those that came and went within a round. */
  readonly present: Membership;
  readonly keys: readonly string[];
}

export function readGroupedLedger(project: ProjectFile, { by, round }: Parsed<'groupedLedger'>): GroupedLedger {
  const { rounds, present, keys } = grouped(project, by);
  const chosen = rounds.filter((one) => round === null || one.round === round);
  const lines = sumRounds(chosen.map((one) => foldGroups(one, present, keys)));
  const named = nameOf(project, by);
  const called = (key: string): string =>
    chosen.some(({ founded }) => founded.has(key)) ? `${named(key)}（新设）` : named(key);
  return {
    lines: lines.map((line) => ({ ...line, name: called(line.key) })).filter((line) => !isBlank(line)),
    sum: addUp(lines),
    items: itemsOf(project, round),
  };
}

export function readFigureItems(
  project: ProjectFile,
  { by, round, key, part, scope, offset, limit }: Parsed<'figureItems'>,
): { total: number; rows: FigureItem[] } {
  const { rounds, present } = grouped(project, by);
  const own = rounds.filter((one) => round === null || one.round === round);
  const asked = part === 'opening' ? own.slice(0, 1) : part === 'closing' ? own.slice(-1) : own;
  const found = asked.flatMap((one) =>
    itemsOfFigure(one, present, { key, part }).map((found) => ({
      ...found,
      ...{ round: one.round, isFirst: part === 'movedIn' && one.founded.has(found.key) },
    })),
  );
  const contentOf = contentsByRound(project);
  const wanted = found.filter((one) => scope === undefined || contentOf(one)?.scope === scope);
  const rows = describe(project, wanted.slice(offset, offset + limit), contentOf, nameOf(project, by));
  return { total: wanted.length, rows };
}

function grouped(project: ProjectFile, by: LedgerGrouping): Grouped {
  return rememberUntilNextAction(project, `ledger by ${by}`, () => {
    const townships = listUnitsEver(project.read, 'township').map(({ name }) => name);
    const keysOf = groupsOf(by, townships);
    const editions = listIssued(project.read).map(({ id }) => id);
    const aliases = [...aliasesOf(project.read)];
    const changes = listAllChanges(project.read);
    const sorted = listSortedIds(project.read);
    const pool = readPool(project);
    const present = membership(pool.all, keysOf);
    let before: Membership = new Map();
    let had: ReadonlySet<string> | null = null;
    const rounds = listRoundHashes(project.read).map(({ id, number, sha256 }) => {
      const state = JSON.stringify([sha256, townships, editions, aliases]);
      const has =
        sha256 === null
          ? townshipsOfRound(project, undefined)
          : rememberWhile(project, `townships of round ${number}`, state, () => townshipsOfRound(project, number));
      const its = groupsOf(
        by,
        townships.filter((name) => has.has(name)),
      );
      const key = JSON.stringify([state, [...has]]);
      const closing =
        sha256 === null
          ? membership(pool.live, its)
          : rememberWhile(project, `members of round ${number} by ${by}`, key, () =>
              membership(readEndOfRound(project, number), its),
            );
      const first = sorted.filter(({ roundId }) => roundId === id);
      const opening = first.length === 0 ? before : withSorted(before, first, closing, present);
      before = closing;
      const known = had ?? has;
      const founded = new Set(by === 'township' ? [...has].filter((name) => !known.has(name)) : []);
      had = has;
      return { round: number, opening, closing, changes: changes.filter(({ roundId }) => roundId === id), founded };
    });
    return { rounds, present, keys: keysInOrder(project, by, townships) };
  });
}

/** What was sorted in the round stood in its beginning, wherever it ended. */
function withSorted(
  before: Membership,
  sorted: readonly { itemId: number }[],
  closing: Membership,
  present: Membership,
): Membership {
  const opening = new Map(before);
  for (const { itemId } of sorted) opening.set(itemId, closing.get(itemId) ?? present.get(itemId) ?? []);
  return opening;
}

function membership(items: readonly ItemContent[], keysOf: (item: ItemContent) => readonly string[]): Membership {
  return new Map(items.map((item) => [item.id, keysOf(item)]));
}

function groupsOf(by: LedgerGrouping, townships: readonly string[]): (item: ItemContent) => readonly string[] {
  switch (by) {
    case 'list':
      return ({ listId }) => [listId];
    case 'township':
      return ({ scope, townships: rows }) => townships.filter((name) => appliesTo(scope, rows, name));
    case 'department':
      return departmentsOf;
  }
}

/** Who answers for it: 牵头 or 主体, else 承接; '' where nobody is named. */
function departmentsOf({ responsibilities }: ItemContent): readonly string[] {
  const named = (roles: readonly string[]): string[] => [
    ...new Set(responsibilities.filter(({ role }) => roles.includes(role)).map(({ unit }) => unit)),
  ];
  const leading = named(['lead', 'main']);
  if (leading.length > 0) return leading;
  const receiving = named(['takeOver']);
  return receiving.length > 0 ? receiving : [''];
}

function keysInOrder(project: ProjectFile, by: LedgerGrouping, townships: readonly string[]): string[] {
  if (by === 'township') return [...townships];
  if (by === 'list') return listsEver(project).map(({ id }) => id);
  return [...listUnits(project.read, 'department').map(({ name }) => name), ''];
}

function nameOf(project: ProjectFile, by: LedgerGrouping): (key: string) => string {
  if (by === 'list') {
    const lists = new Map(listsEver(project).map(({ id, name }) => [id, name]));
    return (key) => lists.get(key) ?? key;
  }
  return (key) => (key === '' ? '未写明部门' : key);
}

/** A department that never had an item is no line of the ledger. */
function isBlank({ opening, added, subtracted, movedIn, movedOut, closing }: LedgerLine): boolean {
  return opening + added + subtracted + movedIn + movedOut + closing === 0;
}

function addUp(lines: readonly LedgerLine[]): LedgerLine {
  const sum = (part: Exclude<keyof LedgerLine, 'key'>): number => lines.reduce((total, line) => total + line[part], 0);
  return {
    key: '',
    opening: sum('opening'),
    added: sum('added'),
    subtracted: sum('subtracted'),
    movedIn: sum('movedIn'),
    movedOut: sum('movedOut'),
    closing: sum('closing'),
  };
}

function itemsOf(project: ProjectFile, round: number | null): GroupedLedger['items'] {
  const ledger = rememberedLedger(project);
  const own = ledger.rounds.find((one) => one.round === round);
  if (own) return { opening: own.opening, added: own.added, subtracted: own.subtracted, closing: own.closing };
  return { opening: ledger.first, added: ledger.added, subtracted: ledger.subtracted, closing: ledger.live };
}

interface Found {
  readonly itemId: number;
  readonly round: number;
}
type ContentOf = (one: Found) => ItemContent | undefined;

/** An item as it stood at the end of the round, or at its beginning when it left in it. */
function contentsByRound(project: ProjectFile): ContentOf {
  const states = new Map<number, ReadonlyMap<number, ItemContent>>();
  const stateOf = (round: number): ReadonlyMap<number, ItemContent> => {
    const known = states.get(round);
    if (known) return known;
    const items = round < 1 ? [] : readEndOfRound(project, round);
    const state = new Map(items.map((item) => [item.id, item]));
    states.set(round, state);
    return state;
  };
  const { byId } = readPool(project);
  return ({ itemId, round }) => stateOf(round).get(itemId) ?? stateOf(round - 1).get(itemId) ?? byId.get(itemId);
}

function describe(
  project: ProjectFile,
  found: readonly (Found & { readonly key: string; readonly isFirst: boolean })[],
  contentOf: ContentOf,
  named: (key: string) => string,
): FigureItem[] {
  const changes = listAllChanges(project.read);
  const numbers = new Map(listRoundHashes(project.read).map(({ id, number }) => [id, number]));
  return found.flatMap(({ itemId, key, round, isFirst }) => {
    const item = contentOf({ itemId, round });
    if (!item) return [];
    const own = changes.filter((change) => change.itemId === itemId && numbers.get(change.roundId) === round);
    return {
      id: itemId,
      round,
      group: named(key),
      name: item.name,
      listId: item.listId,
      category: item.category,
      department: departmentsOf(item)
        .filter((name) => name !== '')
        .join('、'),
      because: [...(isFirst ? ['新设乡镇（街道），本轮起有清单'] : []), ...own.map(changeWords)].join('；'),
    };
  });
}
