/** What became of what a handling came to: decided, still prepared, not agreed to, or made and taken back since. */
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { type Deed, PREPARED_WORDS } from '../../../../shared/model/deed';
import type { Outcome } from '../../../../shared/model/opinion';
import { APPLICABILITY_REASON, type ChangeKind, type RoundKind } from '../../../../shared/model/round';
import type { LinkedChange } from '../../../../shared/views/opinions';
import type { ReadHandle } from '../../database/file/handles';
import { findTakenBack, type Made, type TakenBack } from './takenBack';

/** The change that would take another back, by kind. */
const OPPOSITE = `CASE made.kind WHEN 'subtract' THEN 'restore' WHEN 'move' THEN 'move' WHEN 'amend' THEN 'amend' ELSE 'subtract' END`;

/** The item reads again what the unit had read when it objected. */
const REWORDED_BACK = `EXISTS (SELECT 1 FROM opinion
    JOIN itemVersion AS was ON was.itemId = opinion.itemId AND was.number = opinion.itemVersion
    JOIN itemVersion AS now ON now.itemId = item.id AND now.number = item.version
    WHERE opinion.handlingId = link.handlingId AND opinion.itemId = item.id AND was.number < now.number
      AND was.name = now.name AND was.text = now.text AND was.fields = now.fields)`;

/** What stands now is what stood before. Words that an item goes into another with are not lost. */
const TAKEN_BACK = `CASE made.kind
    WHEN 'subtract' THEN item.live = 1
    WHEN 'move' THEN item.listId = made.listId AND item.category = made.category
    WHEN 'amend' THEN made.reasonKind = '' AND ${REWORDED_BACK}
    ELSE item.live = 0 AND later.targetItemId IS NULL END`;

/** Issued in between: it was carried out, whatever was decided about it later. Of an amendment the editions themselves say so. */
const WENT_OUT = `made.kind <> 'amend' AND EXISTS (SELECT 1 FROM edition JOIN snapshot ON snapshot.id = snapshotId
    WHERE stage = 'issued' AND snapshot.roundId >= made.roundId AND snapshot.roundId < coalesce(later.roundId, made.roundId + 1)
      AND edition.id NOT IN (SELECT editionId FROM editionWithdrawal))`;

const LINKS = `SELECT link.handlingId, made.id AS changeId, link.preparedId, made.kind, prepared.deed ->> 'kind' AS deedKind,
    coalesce(made.itemId, prepared.deed ->> 'itemId') AS itemId,
    coalesce(round.number, settled.number, asked.number) AS round,
    made.reasonKind, CASE WHEN later.id IS NOT NULL AND ${TAKEN_BACK} AND NOT (${WENT_OUT}) THEN 'undone'
      ELSE coalesce(prepared.state, 'decided') END AS state, made.roundId,
    prepared.outcome AS dropReason, settled.kind AS dropRound,
    later.id AS undoId, later.reason AS undoReason, (SELECT number FROM round WHERE id = later.roundId) AS undoRound
  FROM handlingChange AS link
  LEFT JOIN preparedChange AS prepared ON prepared.id = link.preparedId
  LEFT JOIN change AS made
    ON made.id = coalesce(link.changeId, (SELECT min(id) FROM change WHERE preparedId = link.preparedId))
  LEFT JOIN item ON item.id = made.itemId
  LEFT JOIN change AS later
    ON later.id = (SELECT max(id) FROM change WHERE itemId = made.itemId AND id > made.id AND kind = ${OPPOSITE}
      AND (made.kind <> 'amend' OR (reasonKind = '${APPLICABILITY_REASON}') = (made.reasonKind = '${APPLICABILITY_REASON}')))
  LEFT JOIN round ON round.id = made.roundId
  LEFT JOIN round AS settled ON settled.id = prepared.settledRoundId
  LEFT JOIN round AS asked ON asked.id = prepared.roundId`;

/** Ids of handlings that came to something of which nothing is left. */
export function unmetHandlings(read: ReadHandle): number[] {
  const links = listLinks(read);
  return read
    .all<{ id: number; outcome: Outcome }>('SELECT id, outcome FROM handling')
    .filter(({ id, outcome }) => unmetWords(outcome, links.get(id) ?? []) !== '')
    .map(({ id }) => id);
}

/** Something was to come of it, and nothing of that is left. */
export function unmetWords(outcome: Outcome, changes: readonly LinkedChange[]): string {
  if (outcome !== 'adopted' && outcome !== 'partly') return '';
  return changes.every(({ gone }) => gone !== '') ? changes.map(({ gone }) => gone).join('；') : '';
}

interface Row extends Omit<LinkedChange, 'kind' | 'gone'> {
  readonly handlingId: number;
  readonly kind: ChangeKind | null;
  readonly deedKind: Deed['kind'] | null;
  readonly reasonKind: string | null;
  readonly roundId: number | null;
  readonly undoId: number | null;
  readonly dropReason: string | null;
  readonly dropRound: RoundKind | null;
  readonly undoReason: string | null;
  readonly undoRound: number | null;
}

/** By handling; a prepared change that was decided since stands as the change it became. */
export function listLinks(read: ReadHandle): Map<number, LinkedChange[]> {
  const rows = read.all<Row>(`SELECT * FROM (${LINKS})`);
  const back = findTakenBack(read, rows.flatMap(amendmentOf));
  const links = rows.map((row) => {
    const { handlingId, changeId, preparedId, itemId, round } = row;
    const kind = row.kind ?? row.deedKind ?? 'amend';
    const found = back.get(`${handlingId} ${changeId}`);
    const standing = row.kind === 'amend' && row.state === 'undone' ? 'decided' : row.state;
    const state = found === undefined ? standing : ('undone' as const);
    const gone = found && row.state !== 'undone' ? againWords(row, found) : goneWords({ ...row, state });
    return { handlingId, link: { changeId, preparedId, kind, itemId, round, state, gone } };
  });
  const grouped = groupBy(links, ({ handlingId }) => handlingId);
  return new Map([...grouped].map(([handlingId, own]) => [handlingId, own.map(({ link }) => link)]));
}

/** What the line of a later amendment alone does not tell: parts, bases, townships, and whether an edition had it meanwhile. */
function amendmentOf({ handlingId, changeId, itemId, kind, state, reasonKind, roundId, undoId }: Row): Made[] {
  if (kind !== 'amend' || changeId === null || itemId === null || roundId === null || state === 'dropped') return [];
  const made = { handlingId, changeId, itemId, roundId, undoId };
  if (state === 'undone') return [{ ...made, of: 'words' }];
  if (reasonKind === APPLICABILITY_REASON) return [{ ...made, of: 'towns' }];
  return reasonKind === '' && undoId !== null ? [{ ...made, of: 'content' }] : [];
}

function againWords({ undoRound, undoReason }: Row, { towns, byLine }: TakenBack): string {
  if (towns.length === 0) return `第${undoRound}轮又改回发出时的内容${because(undoReason)}`;
  if (!byLine) return `${towns.join('、')}现在又适用`;
  return `第${undoRound}轮${towns.join('、')}又改为适用${because(undoReason)}`;
}

const UNDONE_WORDS: Readonly<Record<ChangeKind, string>> = {
  subtract: '又恢复',
  move: '又调回',
  amend: '又改回原文',
  add: '又核减',
  split: '又核减',
  restore: '又核减',
};

function goneWords({ state, kind, deedKind, round, dropReason, dropRound, undoReason, undoRound }: Row): string {
  if (state === 'undone' && kind !== null) return `第${undoRound}轮${UNDONE_WORDS[kind]}${because(undoReason)}`;
  if (state !== 'dropped' || deedKind === null) return '';
  const what = PREPARED_WORDS[deedKind];
  const how = dropRound === 'meeting' ? `会商未同意${what}（第${round}轮）` : `第${round}轮未采用${what}`;
  return `${how}${because(dropReason)}`;
}

function because(reason: string | null): string {
  return reason ? `：${reason}` : '';
}
