/** Amendments of which nothing is left though no word tells it: parts and bases as they were sent, townships that apply again. */
import { packRows } from '../../../../shared/logic/opinions/packRows';
import { townsSpokenOf } from '../../../../shared/logic/opinions/townsSpokenOf';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { applyingTo } from '../../../../shared/logic/schemes/appliesTo';
import type { ItemContent } from '../../../../shared/model/item';
import { type OpinionKind, type PackCells, packCellsSchema } from '../../../../shared/model/opinion';
import type { UnitKind } from '../../../../shared/model/unit';
import type { ReadHandle } from '../../database/file/handles';
import { readContents } from '../pool/itemRepository';
import { readProject } from '../project/projectRepository';
import { listUnits } from '../units/unitRepository';

export interface Made {
  readonly handlingId: number;
  readonly changeId: number;
  readonly itemId: number;
  readonly of: 'content' | 'towns';
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

/** By handling and change those taken back: the townships it applies to again, none where it reads again as it was sent. */
export function findTakenBack(read: ReadHandle, made: readonly Made[]): Map<string, readonly string[]> {
  if (made.length === 0) return new Map();
  const contents = new Map(
    readContents(read, [...new Set(made.map(({ itemId }) => itemId))]).map((one) => [one.id, one]),
  );
  const said = groupBy(opinionsOf(read, made), ({ handlingId, itemId }) => `${handlingId} ${itemId}`);
  const readsAgain = comparer(read);
  const townships = listUnits(read, 'township');
  return new Map(
    made.flatMap(({ handlingId, changeId, itemId, of }): (readonly [string, readonly string[]])[] => {
      const content = contents.get(itemId);
      const opinions = said.get(`${handlingId} ${itemId}`) ?? [];
      if (!content || opinions.length === 0) return [];
      if (of === 'content') {
        const back = opinions.some((one) => readsAgain(content, one)) && changedWhatWasSent(read, changeId, itemId);
        return back ? [[`${handlingId} ${changeId}`, []]] : [];
      }
      // Only of 删除 is it certain that the townships were to lose it.
      if (opinions.some(({ kind }) => kind !== 'subtract')) return [];
      const applying = new Set(applyingTo(content, townships));
      const asked = [...new Set(opinions.flatMap((one) => townsSpokenOf(one, townships)))];
      const again = asked.filter((town) => applying.has(town));
      return again.length > 0 && again.length === asked.length ? [[`${handlingId} ${changeId}`, again]] : [];
    }),
  );
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
  const sent = ({ name, content }: PackCells): string => `${name}\n${content}`;
  return (content, { unit, unitKind, cells }) => {
    const [row] = packRows([content], { name: unit, kind: unitKind }, scheme);
    return row !== undefined && cells !== null && sent(row.cells) === sent(packCellsSchema.parse(JSON.parse(cells)));
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
