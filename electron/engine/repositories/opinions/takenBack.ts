/** Amendments of which nothing is left though no word tells it: parts and bases as they were sent, townships that apply again. */
import { isContentSent, packRows } from '../../../../shared/logic/opinions/packRows';
import { townsSpokenOf } from '../../../../shared/logic/opinions/townsSpokenOf';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { appliesTo, applyingTo } from '../../../../shared/logic/schemes/appliesTo';
import { renameUnits } from '../../../../shared/logic/units/renameUnits';
import type { ItemContent } from '../../../../shared/model/item';
import { type OpinionKind, packCellsSchema } from '../../../../shared/model/opinion';
import type { UnitKind } from '../../../../shared/model/unit';
import type { ReadHandle } from '../../database/file/handles';
import { readContents } from '../pool/itemContents';
import { readProject } from '../project/projectRepository';
import { openSnapshot } from '../rounds/snapshotRepository';
import { listUnits } from '../units/unitRepository';
import { aliasesOf } from '../units/unitSuccession';

export interface Made {
  readonly handlingId: number;
  readonly changeId: number;
  readonly itemId: number;
  readonly roundId: number;
  /** The last line of the item by which it can have been taken back. */
  readonly undoId: number | null;
  /** `words`: they are back already; only an edition may have had it meanwhile. */
  readonly of: 'words' | 'content' | 'towns';
}

export interface TakenBack {
  /** Those it applies to again; none: it reads again as it was sent. */
  readonly towns: readonly string[];
  /** Whether the lines of the round of that last one are about all of them. */
  readonly byLine: boolean;
}

interface Said {
  readonly handlingId: number;
  readonly itemId: number;
  readonly kind: OpinionKind;
  readonly unit: string;
  readonly unitKind: UnitKind;
  readonly proposal: string;
  readonly reason: string;
  readonly draftOf: string | null;
  /** As it went out. */
  readonly cells: string | null;
}

/** By handling and change those taken back, and printed in no edition meanwhile. */
export function findTakenBack(read: ReadHandle, made: readonly Made[]): Map<string, TakenBack> {
  if (made.length === 0) return new Map();
  const contents = new Map(
    readContents(read, [...new Set(made.map(({ itemId }) => itemId))]).map((one) => [one.id, one]),
  );
  const said = groupBy(opinionsOf(read, made), ({ handlingId, itemId }) => `${handlingId} ${itemId}`);
  const readsAgain = comparer(read);
  const townships = listUnits(read, 'township');
  const wasPrinted = editionsOf(read);
  return new Map(
    made.flatMap((one): (readonly [string, TakenBack])[] => {
      const { handlingId, changeId, itemId, roundId, of } = one;
      const content = contents.get(itemId);
      const opinions = said.get(`${handlingId} ${itemId}`) ?? [];
      if (!content || opinions.length === 0) return [];
      const key = `${handlingId} ${changeId}`;
      const nothing = { towns: [], byLine: true };
      if (of === 'words') {
        const reads = wordsOf(content);
        return wasPrinted(roundId, itemId, (item) => wordsOf(item) !== reads) ? [] : [[key, nothing]];
      }
      if (of === 'content') {
        const asSent = opinions.filter((one) => readsAgain(content, one));
        if (asSent.length === 0 || !changedWhatWasSent(read, changeId, itemId)) return [];
        const otherwise = (item: ItemContent) => asSent.some((one) => !readsAgain(item, one));
        return wasPrinted(roundId, itemId, otherwise) ? [] : [[key, nothing]];
      }
      // Only of 删除 is it certain that the townships were to lose it.
      if (opinions.some(({ kind }) => kind !== 'subtract')) return [];
      const applying = new Set(applyingTo(content, townships));
      const asked = [...new Set(opinions.flatMap((one) => townsSpokenOf(one, townships)))];
      const again = asked.filter((town) => applying.has(town));
      if (again.length === 0 || again.length < asked.length) return [];
      const without = (item: ItemContent) => asked.some((town) => !appliesTo(item.scope, item.townships, town));
      if (wasPrinted(roundId, itemId, without)) return [];
      return [[key, { towns: again, byLine: one.undoId !== null && isAbout(read, one, again) }]];
    }),
  );
}

/** Whether an edition since a round went out with the item in such a way. By the names of today. Editions are opened only when asked. */
function editionsOf(read: ReadHandle) {
  const issued = read.all<{ snapshotId: number; roundId: number }>(
    `SELECT snapshotId, roundId FROM edition JOIN snapshot ON snapshot.id = snapshotId
     WHERE stage = 'issued' AND edition.id NOT IN (SELECT editionId FROM editionWithdrawal)`,
  );
  const names = issued.length > 0 ? aliasesOf(read) : new Map<string, string>();
  const opened = new Map<number, ReadonlyMap<number, ItemContent>>();
  const open = (id: number): ReadonlyMap<number, ItemContent> => {
    const items = opened.get(id) ?? new Map(renameUnits(openSnapshot(read, id), names).map((item) => [item.id, item]));
    opened.set(id, items);
    return items;
  };
  return (sinceRound: number, itemId: number, isSuch: (item: ItemContent) => boolean): boolean =>
    issued.some(({ snapshotId, roundId }) => {
      const item = roundId >= sinceRound ? open(snapshotId).get(itemId) : undefined;
      return item !== undefined && isSuch(item);
    });
}

/** Whether lines of the ledger in the round of the last one say where these townships stand: by the cells their actions wrote, or in words. */
function isAbout(read: ReadHandle, { changeId, itemId, undoId }: Made, towns: readonly string[]): boolean {
  const lines = `SELECT id, reason FROM change WHERE itemId = @itemId AND id > @changeId
    AND roundId = (SELECT roundId FROM change WHERE id = @undoId)`;
  const reasons = read.all<{ reason: string }>(lines, { itemId, changeId, undoId }).map(({ reason }) => reason);
  const written = read.all<{ name: string }>(
    `SELECT name FROM actionRow JOIN unit ON unit.id = coalesce(after, before) ->> 'unitId'
     WHERE coalesce(after, before) ->> 'itemId' = @itemId AND tableName = 'applicability' AND seq IN (
       SELECT seq FROM actionRow WHERE coalesce(after, before) ->> 'itemId' = @itemId
         AND tableName = 'change' AND op = 'insert' AND rowId IN (SELECT id FROM (${lines})))`,
    { itemId, changeId, undoId },
  );
  const names = new Set(written.map(({ name }) => name));
  return towns.every((town) => names.has(town) || reasons.some((reason) => reason.includes(town)));
}

function wordsOf({ name, text, fields }: ItemContent): string {
  return JSON.stringify([name, text, Object.entries(fields).sort()]);
}

function opinionsOf(read: ReadHandle, made: readonly Made[]): Said[] {
  return read.all<Said>(
    `SELECT handlingId, opinion.itemId, opinion.kind, unit.name AS unit, unit.kind AS unitKind, proposal, reason, cells,
       town.name AS draftOf
     FROM opinion JOIN opinionPack AS pack ON pack.id = opinion.packId JOIN unit ON unit.id = pack.unitId
       JOIN consultation ON consultation.id = pack.consultationId LEFT JOIN unit AS town ON town.id = consultation.townshipId
       LEFT JOIN packRow ON packRow.packId = pack.id AND packRow.itemId = opinion.itemId
     WHERE handlingId IN (SELECT value FROM json_each(?)) AND opinion.itemId IS NOT NULL`,
    [JSON.stringify([...new Set(made.map(({ handlingId }) => handlingId))])],
  );
}

/** Whether an item would go out to the unit again in the very words it had. */
function comparer(read: ReadHandle): (content: ItemContent, said: Said) => boolean {
  const { scheme } = readProject(read);
  return (content, { unit, unitKind, cells }) => {
    const [row] = packRows([content], { name: unit, kind: unitKind }, scheme);
    if (row === undefined || cells === null) return false;
    const sent = packCellsSchema.parse(JSON.parse(cells));
    return row.cells.name === sent.name && isContentSent(row.cells.content, sent.content);
  };
}

const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  itemVersion: ['name', 'text', 'fields'],
  responsibility: ['unitId', 'role', 'text'],
  itemBasis: ['basisId', 'clause'],
};

/** By the log: parts and bases are written anew by any amendment, also as they were. */
function changedWhatWasSent(read: ReadHandle, changeId: number, itemId: number): boolean {
  const rows = read.all<{ tableName: string; before: string | null; after: string | null }>(
    `SELECT tableName, before, after FROM actionRow
     WHERE coalesce(after, before) ->> 'itemId' = @itemId AND seq = (
       SELECT max(seq) FROM actionRow WHERE coalesce(after, before) ->> 'itemId' = @itemId
         AND tableName = 'change' AND op = 'insert' AND rowId = @changeId)`,
    { itemId, changeId },
  );
  return Object.entries(WRITTEN).some(([table, fields]) => {
    const own = rows.filter(({ tableName }) => tableName === table);
    const written = (which: 'before' | 'after'): string =>
      own
        .flatMap((row) => (row[which] === null ? [] : [JSON.parse(row[which]) as Record<string, unknown>]))
        .map((row) => JSON.stringify(fields.map((field) => row[field] ?? null)))
        .sort()
        .join();
    return written('before') !== written('after');
  });
}
