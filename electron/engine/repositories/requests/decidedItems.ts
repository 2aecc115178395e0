/** Each change of a decided request with its item as it was and as the decision left it, by the names of that day. */
import { askedItems } from '../../../../shared/logic/requests/askedItems';
import type { DecidedItem, ToldItem } from '../../../../shared/logic/requests/draftDecided';
import { type ItemContent, itemContentSchema } from '../../../../shared/model/item';
import { ENDED_REASON, type RequestWant } from '../../../../shared/model/request';
import type { ReadHandle } from '../../database/file/handles';
import { keeperOf } from '../pool/giveBack';
import { readContents } from '../pool/itemContents';
import { readProject } from '../project/projectRepository';
import { readSnapshotItems } from '../rounds/snapshotRepository';
import { listAbolitions } from '../units/abolitionRepository';
import { aliasesOf } from '../units/unitSuccession';
import { changesOfRequest, listChangeContents } from './requestRepository';

/** What is kept with the decision: the items it speaks of, and those that others go into or come out of, as they stand before it. */
export function contentsBefore(read: ReadHandle, wants: readonly RequestWant[]): ItemContent[] {
  const ids = wants.flatMap((want) => {
    if (want.kind === 'add') return [];
    if (want.kind === 'restore') return [want.itemId, keeperOf(read, want.itemId) ?? want.itemId];
    return want.kind === 'subtract' && want.targetItemId !== null ? [want.itemId, want.targetItemId] : [want.itemId];
  });
  return readContents(read, [...new Set(ids)]);
}

/** What each want of a request makes of its item: as it was before the decision, or as it stands while nothing came of it. */
export function readAskedItems(
  read: ReadHandle,
  { id, wants, changes }: { readonly id: number; readonly wants: readonly RequestWant[]; readonly changes: number },
): (ToldItem | null)[] {
  const contents = changes > 0 ? keptBefore(read, id) : contentsBefore(read, wants);
  const aliases = [...aliasesOf(read)];
  // What was decided keeps the names of its day: no unit renamed since is called otherwise.
  const borne = new Set(contents.flatMap(({ responsibilities }) => responsibilities.map(({ unit }) => unit)));
  const names = changes > 0 ? aliases.filter(([, today]) => borne.has(today)) : aliases;
  return askedItems(wants, contents, readProject(read).scheme, new Map(names));
}

/** In the order of the ledger. What was decided before contents were kept (schema 6) is left out. */
export function readDecidedItems(read: ReadHandle, requestId: number): DecidedItem[] {
  const changes = changesOfRequest(read, requestId).filter(({ reasonKind }) => reasonKind !== ENDED_REASON);
  const contents = listChangeContents(
    read,
    changes.map(({ id }) => id),
  );
  const known = new Map(keptBefore(read, requestId).map((item) => [item.id, item]));
  const abolitions = listAbolitions(read);
  return changes.flatMap((change): DecidedItem[] => {
    const after = contents.get(change.id);
    if (!after) return [];
    const isNew = change.kind === 'add' || change.kind === 'restore' || change.kind === 'split';
    const before = isNew ? null : (known.get(after.id) ?? untouchedSince(read, after.id, change));
    known.set(after.id, after);
    const gone = new Set(abolitions.filter(({ lastChange }) => lastChange < change.id).map(({ unit }) => unit));
    const told = (item: ItemContent): ItemContent => withoutTowns(item, gone);
    return [{ changeId: change.id, before: before && told(before), after: told(after), isNew }];
  });
}

/** A township that was no more is no exception of what applies to all. */
function withoutTowns(item: ItemContent, gone: ReadonlySet<string>): ItemContent {
  return { ...item, townships: item.townships.filter(({ township }) => !gone.has(township)) };
}

function keptBefore(read: ReadHandle, requestId: number): ItemContent[] {
  const kept = read.value<string>(
    `SELECT before FROM requestStep WHERE requestId = ? AND kind = 'decide' AND before IS NOT NULL ORDER BY id DESC LIMIT 1`,
    [requestId],
  );
  return kept === undefined ? [] : itemContentSchema.array().parse(JSON.parse(kept));
}

/** For decisions that kept nothing: the item as the seal before had it, or the decision before in its round; null where it may have been another since. */
function untouchedSince(read: ReadHandle, itemId: number, change: { id: number; round: number }): ItemContent | null {
  const inRound = `SELECT change.id FROM change JOIN round ON round.id = roundId
    WHERE round.number = @round AND change.id < @id AND (itemId = @itemId OR (change.kind = 'subtract' AND targetItemId = @itemId)) ORDER BY change.id DESC LIMIT 1`;
  const last = read.value<number>(inRound, { ...change, itemId });
  if (last !== undefined) {
    const left = listChangeContents(read, [last]).get(last);
    return left?.id === itemId ? left : null;
  }
  const snapshotId = read.value<number>(
    'SELECT snapshot.id FROM snapshot JOIN round ON round.id = roundId WHERE round.number < ? ORDER BY round.number DESC, snapshot.id DESC LIMIT 1',
    [change.round],
  );
  if (snapshotId === undefined) return null;
  return readSnapshotItems(read, snapshotId).find(({ id }) => id === itemId) ?? null;
}
