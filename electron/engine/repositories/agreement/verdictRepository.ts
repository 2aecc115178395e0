/** Verdicts and rulings, and the versions of items they speak about. */

import { statedFor } from '../../../../shared/logic/agreement/stated';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import type { ItemContent } from '../../../../shared/model/item';
import { type Party, type Ruling, type Stated, statedSchema, type Verdict } from '../../../../shared/model/verdict';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { canonicalJson, sha256 } from '../../database/log/canonicalJson';

/**
 * SQL: ids of verdicts taken up from forms of which none stands any more: the form or its pack was withdrawn since, or the
 * unit took back there, or in a later form of the pack, what it had against the item. A verdict keeps no form: it is told by
 * who spoke about what, on which day, and which way. The joins stand in the order in which few rows are met.
 */
const WITHDRAWN = `SELECT said.id FROM verdict AS said
    CROSS JOIN opinionPack AS pack ON pack.unitId = said.unitId
    CROSS JOIN packRow ON packRow.packId = pack.id AND packRow.itemId = said.itemId
    CROSS JOIN packReturn AS back ON back.packId = pack.id AND back.receivedOn = said.date AND back.at <= said.at
    LEFT JOIN opinion ON opinion.returnId = back.id AND opinion.itemId = said.itemId
  WHERE said.origin = 'pack' AND (@ids IS NULL OR said.itemId IN (SELECT value FROM json_each(@ids)))
    AND (+said.unitId, said.itemId) IN (
      SELECT unitId, itemId FROM opinionPack JOIN packRow ON packId = opinionPack.id WHERE withdrawnReason IS NOT NULL
      UNION SELECT unitId, itemId FROM packReturn JOIN opinionPack ON opinionPack.id = packReturn.packId
        JOIN packRow ON packRow.packId = opinionPack.id WHERE packReturn.withdrawnReason IS NOT NULL
      UNION SELECT unitId, itemId FROM handling JOIN opinion ON handlingId = handling.id
        JOIN opinionPack ON opinionPack.id = packId WHERE outcome = 'withdrawn')
    AND said.position = iif(coalesce(opinion.kind, iif(back.allAgreed, 'none', 'empty')) = 'none', 'agree', 'disagree')
  GROUP BY said.id
  HAVING max(back.withdrawnReason IS NULL AND pack.withdrawnReason IS NULL AND NOT EXISTS (
      SELECT 1 FROM opinion AS taken JOIN packReturn AS later ON later.id = taken.returnId
        JOIN handling ON handling.id = taken.handlingId
      WHERE taken.packId = pack.id AND taken.itemId = said.itemId AND outcome = 'withdrawn'
        AND (later.receivedOn, later.id) >= (back.receivedOn, back.id))) = 0`;

/** SQL: those, and each 须重新表态 of units made one that what is left of theirs, once some was withdrawn, no longer asks for. */
const UNSAID = `WITH gone AS (${WITHDRAWN})
  SELECT id FROM gone UNION ALL SELECT asks.id FROM verdict AS asks
    JOIN verdict AS said ON said.itemId = asks.itemId AND said.unitId = asks.unitId AND said.id < asks.id
  WHERE asks.origin = 'merge' AND said.position <> 'none' AND (@ids IS NULL OR asks.itemId IN (SELECT value FROM json_each(@ids)))
  GROUP BY asks.id
  HAVING max(said.id IN gone) = 1 AND count(DISTINCT iif(said.id IN gone, NULL, said.position)) < 2`;

const CHOSEN = '(@ids IS NULL OR itemId IN (SELECT value FROM json_each(@ids)))';

function chosen(itemIds: readonly number[] | undefined): { ids: string | null } {
  return { ids: itemIds ? JSON.stringify(itemIds) : null };
}

/** As they were given, without those that were withdrawn; of all items when none are named. */
export function listVerdicts(read: ReadHandle, itemIds?: readonly number[]): Verdict[] {
  return read.all<Verdict>(
    `SELECT verdict.id, itemId, party, coalesce(unit.name, '') AS unit, voice, statedId, verdict.position, words, person,
       date, origin, operator, at
     FROM verdict LEFT JOIN unit ON unit.id = unitId WHERE ${CHOSEN} AND verdict.id NOT IN (${UNSAID})
     ORDER BY verdict.id`,
    chosen(itemIds),
  );
}

export function listRulings(read: ReadHandle, itemIds?: readonly number[]): Ruling[] {
  return read.all<Ruling>(
    `SELECT id, itemId, statedId, talkId, decision, reason, decider, date, operator FROM ruling WHERE ${CHOSEN} ORDER BY id`,
    chosen(itemIds),
  );
}

/** Every version somebody spoke about, by id. */
export function readStated(read: ReadHandle, itemIds?: readonly number[]): Map<number, Stated> {
  const rows = read.all<{ id: number; content: string }>(
    `SELECT id, content FROM statedVersion WHERE ${CHOSEN}`,
    chosen(itemIds),
  );
  return new Map(rows.map(({ id, content }) => [id, statedSchema.parse(JSON.parse(content))]));
}

/** Those added since the one of that id, in the order of their ids. */
export function readStatedAfter(read: ReadHandle, id: number): [number, Stated][] {
  return read
    .all<{ id: number; content: string }>('SELECT id, content FROM statedVersion WHERE id > ? ORDER BY id', [id])
    .map((row) => [row.id, statedSchema.parse(JSON.parse(row.content))]);
}

/**
 * Keeps what the party speaks about, once; answers its id.
 *
 * @param renames How many 类别改名 the item's category has been through; left out: all there are.
 */
export function ensureStated(write: WriteHandle, item: ItemContent, party: Party, renames?: number): number {
  const known = renames ?? write.value<number>('SELECT count(*) FROM sectionRename') ?? 0;
  const content = canonicalJson({ ...statedFor(item, party), renames: known });
  const hash = sha256(content);
  return (
    write.value<number>('SELECT id FROM statedVersion WHERE itemId = ? AND sha256 = ?', [item.id, hash]) ??
    write.insert('INSERT INTO statedVersion (itemId, sha256, content) VALUES (?, ?, ?)', [item.id, hash, content])
  );
}

export interface NewVerdict extends Omit<Verdict, 'id' | 'unit'> {
  readonly unitId: number | null;
}

export function insertVerdict(write: WriteHandle, verdict: NewVerdict): number {
  return write.insert(
    `INSERT INTO verdict (itemId, party, unitId, voice, statedId, position, words, person, date, origin, operator, at)
     VALUES (@itemId, @party, @unitId, @voice, @statedId, @position, @words, @person, @date, @origin, @operator, @at)`,
    { ...verdict },
  );
}

export function insertRuling(write: WriteHandle, ruling: Omit<Ruling, 'id'> & { at: string }): number {
  return write.insert(
    `INSERT INTO ruling (itemId, statedId, talkId, decision, reason, decider, date, operator, at)
     VALUES (@itemId, @statedId, @talkId, @decision, @reason, @decider, @date, @operator, @at)`,
    { ...ruling },
  );
}

/** Whether anybody has spoken about anything yet. */
export function agreementBegun(read: ReadHandle): boolean {
  return read.value<number>('SELECT EXISTS (SELECT 1 FROM verdict) OR EXISTS (SELECT 1 FROM ruling)') === 1;
}

/** Of each item, how many parties said 同意 last, whatever the version. */
export function countAgreeing(read: ReadHandle): Map<number, number> {
  const rows = read.all<{ itemId: number; count: number }>(
    `SELECT itemId, count(*) AS count FROM verdict
     WHERE id IN (SELECT max(id) FROM verdict WHERE id NOT IN (${UNSAID}) GROUP BY itemId, party, unitId)
       AND position = 'agree' GROUP BY itemId`,
    chosen(undefined),
  );
  return new Map(rows.map(({ itemId, count }) => [itemId, count]));
}

interface Heard {
  readonly itemId: number;
  readonly statedId: number;
  readonly position: Verdict['position'];
  readonly voice: string;
}

/**
 * Verdicts of a unit that goes are its successor's. Where both spoke and said different things, the successor has to
 * speak anew: that is put down as a verdict of its own. To be called while each still has its own packs, by which it is
 * known what was withdrawn.
 */
export function moveVerdicts(
  write: WriteHandle,
  goes: number,
  stays: number,
  { date, operator, at }: { date: string; operator: string; at: string },
): void {
  const newest = (unitId: number): Map<number, Heard> => {
    const rows = write.all<Heard>(
      `SELECT itemId, statedId, position, voice FROM verdict WHERE unitId = @unitId AND id NOT IN (${UNSAID}) ORDER BY id`,
      { unitId, ...chosen(undefined) },
    );
    return new Map(rows.map((row) => [row.itemId, row]));
  };
  const [left, kept] = [newest(goes), newest(stays)];
  write.run('UPDATE verdict SET unitId = ? WHERE unitId = ?', [stays, goes]);
  const party = write.value<'department' | 'township'>('SELECT kind FROM unit WHERE id = ?', [stays]) ?? 'department';
  const voice = write.value<string>('SELECT name FROM unit WHERE id = ?', [stays]) ?? '';
  for (const [itemId, one] of left) {
    const other = kept.get(itemId);
    if (!other || other.position === one.position) continue;
    const words = `${quoted(one.voice)}并入前两家表态不同，须重新表态`;
    insertVerdict(write, {
      ...{ itemId, party, unitId: stays, voice, statedId: other.statedId, position: 'none', words },
      ...{ person: '', date, origin: 'merge', operator, at },
    });
  }
}
