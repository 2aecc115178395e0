/** 重报: what a unit's new submission means for the items its earlier one led to, prepared as changes for the office to decide. */

import { resolveAmendment } from '../../../../shared/logic/pool/amendable';
import { callAsRegistered } from '../../../../shared/logic/pool/callAsRegistered';
import { deedsOfRewording } from '../../../../shared/logic/pool/deedsOfRewording';
import type { EntryContent } from '../../../../shared/logic/pool/draftItem';
import { draftNew } from '../../../../shared/logic/pool/draftNew';
import { countEffectOf, type Deed, deedSchema } from '../../../../shared/model/deed';
import type { DispositionKind } from '../../../../shared/model/disposition';
import type { ItemContent } from '../../../../shared/model/item';
import type { Round } from '../../../../shared/model/round';
import type { Scheme } from '../../../../shared/model/scheme';
import type { Direction } from '../../../../shared/model/sourceEntry';
import type { WriteHandle } from '../../database/file/handles';
import { readEntryContent } from '../merge/entryRepository';
import { readContents } from '../pool/itemContents';
import { readProject } from '../project/projectRepository';
import { insertPrepared, settlePrepared } from '../rounds/preparedRepository';
import { findOpenRound, lastRound } from '../rounds/roundRepository';
import { departmentNames } from '../units/departmentsMeant';
import { listNoDepartments, listUnits } from '../units/unitRepository';
import { aliasesOf } from '../units/unitSuccession';

/** An entry of the submission before, now `entryId` of the new one with all that was decided. */
export interface MovedEntry {
  readonly entryId: number;
  readonly before: EntryContent;
  /** Gone: not among what the unit reports any more. Reworded: reported in other words. Back: it was gone before. */
  readonly kind: 'gone' | 'reworded' | 'back';
}

export interface Submission {
  readonly unit: string;
  readonly direction: Direction;
  readonly fileName: string;
  /** ISO time. */
  readonly at: string;
}

/** How many changes were prepared. */
export interface Proposed {
  readonly subtractions: number;
  readonly amendments: number;
}

/**
 * 拟减 where an item was made from an entry that is gone, or nothing else is left that leads to it; 拟改 where it was made
 * from one that is reworded. What an earlier submission of the unit wanted of the same item gives way. Subtracted items
 * are left alone.
 */
export function proposeResubmitted(write: WriteHandle, told: Submission, moved: readonly MovedEntry[]): Proposed {
  const round = findOpenRound(write) ?? lastRound(write);
  const byEntry = new Map(moved.map((one) => [one.entryId, one]));
  const links = liveLinks(write, [...byEntry.keys()]);
  if (!round || links.length === 0) return { subtractions: 0, amendments: 0 };
  const itemIds = [...new Set(links.map(({ itemId }) => itemId))];
  const items = new Map(readContents(write, itemIds).map((item) => [item.id, item]));
  const gone = moved.filter(({ kind }) => kind === 'gone').map(({ entryId }) => entryId);
  const others = countOthers(write, itemIds, gone);
  const { scheme } = readProject(write);
  const waiting = waitingFrom(write, told.unit, itemIds);
  const proposing = { write, told, round, scheme, waiting, aliases: aliasesOf(write) };
  const stillGone = withoutSource(write, itemIds);
  const withdrawn = new Map<number, { names: string[]; adopted: boolean }>();
  const deeds: Deed[] = [];
  for (const { entryId, itemId, kind } of links) {
    const entry = byEntry.get(entryId);
    const item = items.get(itemId);
    if (!entry || !item) continue;
    // What was merely attached and comes back does not bring back the entry the item was made from.
    if (entry.kind === 'back') {
      if (kind === 'adopt' || !stillGone.has(itemId)) giveUpSubtraction(proposing, itemId, '又报来了');
    } else if (entry.kind === 'reworded') deeds.push(...(kind === 'adopt' ? reword(proposing, item, entry) : []));
    else {
      const so = withdrawn.get(itemId) ?? { names: [], adopted: false };
      withdrawn.set(itemId, { names: [...so.names, entry.before.name], adopted: so.adopted || kind === 'adopt' });
    }
  }
  // Several entries of one item: it can be subtracted only once.
  for (const [itemId, { names, adopted }] of withdrawn) {
    const rest = others.get(itemId) ?? 0;
    if (adopted || rest === 0) deeds.push(subtract(proposing, itemId, names, rest));
  }
  const subtractions = deeds.filter((deed) => countEffectOf(deed) < 0).length;
  return { subtractions, amendments: deeds.length - subtractions };
}

interface Proposing {
  readonly write: WriteHandle;
  readonly told: Submission;
  readonly round: Round;
  readonly scheme: Scheme;
  readonly aliases: ReadonlyMap<string, string>;
  readonly waiting: readonly { readonly id: number; readonly deed: Deed }[];
}

function prepare({ write, told, round }: Proposing, deed: Deed, reason: string): void {
  insertPrepared(write, { roundId: round.id, deed, reason, basis: '', proposer: told.unit, at: told.at });
}

type Waiting = Proposing['waiting'];

function waitingOn({ waiting }: Proposing, itemId: number): Waiting {
  return waiting.filter(({ deed }) => 'itemId' in deed && deed.itemId === itemId);
}

function giveUp({ write, told, round }: Proposing, given: Waiting, outcome: string): void {
  for (const { id } of given)
    settlePrepared(write, id, { state: 'dropped', roundId: round.id, outcome: `${told.unit}${outcome}` });
}

function giveUpSubtraction(proposing: Proposing, itemId: number, outcome: string): void {
  const subtractions = waitingOn(proposing, itemId).filter(({ deed }) => deed.kind === 'subtract');
  giveUp(proposing, subtractions, outcome);
}

/** A rewording that waits stays beside it: should the entry come back, it is still to be decided. */
function subtract(proposing: Proposing, itemId: number, names: readonly string[], rest: number): Deed {
  const { told, scheme } = proposing;
  giveUpSubtraction(proposing, itemId, '又重报，以后一次为准');
  const reasonKind = scheme.subtractReasons.at(-1) ?? '其他';
  const deed: Deed = { kind: 'subtract', itemId, reasonKind, targetItemId: null };
  const left = rest > 0 ? `另有 ${rest} 条归入这一项` : '没有别的条目归入这一项';
  const quoted = names.map((name) => `“${name}”`).join('、');
  prepare(proposing, deed, `重报“${told.fileName}”不再有${quoted}；${left}`);
  return deed;
}

function reword(proposing: Proposing, item: ItemContent, { entryId, before }: MovedEntry): Deed[] {
  const { write, told, scheme, aliases } = proposing;
  const after = readEntryContent(write, entryId);
  if (!after) return [];
  const towns = listUnits(write, 'township');
  const nameOf = departmentNames(write);
  const [was, is] = [before, after].map((content) =>
    callAsRegistered(draftNew(content, told.unit, told.direction, scheme, listNoDepartments(write)), nameOf),
  );
  if (!was || !is) return [];
  if (before.extra?.carried !== undefined) giveUpSubtraction(proposing, item.id, '又报来了');
  const earlier = waitingOn(proposing, item.id).filter(({ deed }) => deed.kind !== 'subtract');
  const names = towns.map(({ name }) => name);
  const { deeds, changed, kept } = deedsOfRewording(
    item,
    was,
    is,
    names,
    earlier.map(({ deed }) => (deed.kind === 'amend' ? resolveAmendment(item, deed, aliases) : deed)),
  );
  if (changed.length === 0) return [];
  giveUp(proposing, earlier, '又重报，以后一次为准');
  const own = kept.length > 0 ? `；编办改过的${kept.join('、')}没有动，请对照` : '';
  for (const deed of deeds) prepare(proposing, deed, `重报“${told.fileName}”改写了${changed.join('、')}${own}`);
  return [...deeds];
}

interface Link {
  readonly entryId: number;
  readonly itemId: number;
  readonly kind: DispositionKind;
}

function liveLinks(write: WriteHandle, entryIds: readonly number[]): Link[] {
  return write.all<Link>(
    `SELECT entryId, itemId, kind FROM disposition JOIN item ON item.id = itemId
     WHERE live = 1 AND entryId IN (SELECT value FROM json_each(?)) ORDER BY disposition.id`,
    [JSON.stringify(entryIds)],
  );
}

/** By item, entries that lead to it and that their units still report, those named left out. */
function countOthers(
  write: WriteHandle,
  itemIds: readonly number[],
  without: readonly number[],
): ReadonlyMap<number, number> {
  const rows = write.all<{ itemId: number; count: number }>(
    `SELECT itemId, count(*) AS count FROM disposition JOIN sourceEntry AS entry ON entry.id = entryId
     JOIN sourceList AS list ON list.id = sourceListId
     WHERE withdrawn = 0 AND extra ->> 'carried' IS NULL AND itemId IN (SELECT value FROM json_each(@itemIds))
       AND entryId NOT IN (SELECT value FROM json_each(@without)) GROUP BY itemId`,
    { itemIds: JSON.stringify(itemIds), without: JSON.stringify(without) },
  );
  return new Map(rows.map(({ itemId, count }) => [itemId, count]));
}

/** Items whose own entry is not reported any more. */
function withoutSource(write: WriteHandle, itemIds: readonly number[]): ReadonlySet<number> {
  const rows = write.all<{ itemId: number }>(
    `SELECT DISTINCT itemId FROM disposition JOIN sourceEntry AS entry ON entry.id = entryId
     WHERE kind = 'adopt' AND extra ->> 'carried' IS NOT NULL AND itemId IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(itemIds)],
  );
  return new Set(rows.map(({ itemId }) => itemId));
}

/** What earlier submissions of the unit want of these items and nobody has decided. */
function waitingFrom(write: WriteHandle, unit: string, itemIds: readonly number[]): { id: number; deed: Deed }[] {
  return write
    .all<{ id: number; deed: string }>(
      `SELECT prepared.id, deed FROM preparedChange AS prepared
       WHERE prepared.state = 'waiting' AND proposer = @unit AND deed ->> 'itemId' IN (SELECT value FROM json_each(@itemIds))
         AND EXISTS (SELECT 1 FROM actionRow JOIN action USING (seq) WHERE command = 'confirmImport' AND op = 'insert'
           AND tableName = 'preparedChange' AND rowId = prepared.id) ORDER BY prepared.id`,
      { unit, itemIds: JSON.stringify(itemIds) },
    )
    .map(({ id, deed }) => ({ id, deed: deedSchema.parse(JSON.parse(deed)) }));
}
