/** Figures of 征求意见 for rule 18, each counted from its own rows. */
import type { OpinionFacts } from '../../../../shared/logic/checks/facts';
import type { ReadHandle } from '../../database/file/handles';
import { unmetHandlings } from './handlingLinks';
import { COUNTING_RETURNS } from './returnRepository';

const COUNTING = `FROM opinion JOIN opinionPack AS pack ON pack.id = opinion.packId JOIN unit ON unit.id = pack.unitId
  LEFT JOIN handling ON handling.id = handlingId
  WHERE pack.withdrawnReason IS NULL AND opinion.kind <> 'none' AND returnId IN (${COUNTING_RETURNS})`;

/** Of whom: the county's own units, or those its list went up to. */
const ASKED = { units: `unit.kind <> 'superior'`, superiors: `unit.kind = 'superior'` } as const;
const UNMET = 'handlingId IN (SELECT value FROM json_each(@unmet))';

/** A change decided, or an entry that became an item in the sorting round, which no change counts. */
const COMES_TO_SOMETHING = `EXISTS (SELECT 1 FROM handlingChange AS link WHERE link.handlingId = opinion.handlingId
    AND (link.changeId IS NOT NULL OR EXISTS (SELECT 1 FROM change WHERE change.preparedId = link.preparedId)))
  OR EXISTS (SELECT 1 FROM disposition WHERE disposition.entryId = opinion.entryId AND disposition.kind = 'adopt')`;

/** Units that were asked after that day and have not answered: what an edition went out over since is asked of nobody any more. */
export function countSilent(read: ReadHandle, asked: keyof typeof ASKED, since: string): number {
  return (
    read.value<number>(
      `SELECT count(*) FROM opinionPack AS pack JOIN consultation ON consultation.id = consultationId
         JOIN unit ON unit.id = unitId
       WHERE withdrawnReason IS NULL AND ${ASKED[asked]} AND consultation.sentOn > ?
         AND pack.id NOT IN (SELECT packId FROM packReturn WHERE packReturn.withdrawnReason IS NULL)`,
      [since],
    ) ?? 0
  );
}

export function readOpinionFacts(read: ReadHandle, asked: keyof typeof ASKED, today: string): OpinionFacts {
  const count = (sql: string, values: readonly string[] = []): number => read.value<number>(sql, values) ?? 0;
  const counting = `${COUNTING} AND ${ASKED[asked]}`;
  const packs = `FROM opinionPack AS pack JOIN unit ON unit.id = unitId WHERE withdrawnReason IS NULL AND ${ASKED[asked]}`;
  const answered = `pack.id IN (SELECT packId FROM packReturn WHERE packReturn.withdrawnReason IS NULL)`;
  const unmet = { unmet: JSON.stringify(unmetHandlings(read)) };
  const handled = new Map(
    read
      .all<{ standing: string; count: number }>(
        `SELECT CASE WHEN ${UNMET} THEN 'unmet' ELSE coalesce(outcome, 'open') END AS standing, count(*) AS count ${counting} GROUP BY standing`,
        unmet,
      )
      .map((row) => [row.standing, row.count]),
  );
  const named = (where: string) =>
    read.all<{ unit: string; name: string; itemId: number | null }>(
      `SELECT unit.name AS unit, opinion.name, opinion.itemId ${counting} AND ${where} ORDER BY opinion.id`,
      where.includes('@unmet') ? unmet : {},
    );
  return {
    issued: count(`SELECT count(*) ${packs}`),
    returned: count(`SELECT count(*) ${packs} AND ${answered}`),
    outstanding: count(`SELECT count(*) ${packs} AND NOT ${answered}`),
    overdue: count(`SELECT count(*) ${packs} AND NOT ${answered} AND dueOn < ?`, [today]),
    opinions: count(`SELECT count(*) ${counting}`),
    handled,
    withoutReason: named(`outcome = 'refused' AND trim(handling.reason) = ''`),
    withoutReply: named(`outcome = 'refused' AND repliedOn = ''`),
    withoutChange: named(`outcome = 'adopted' AND NOT (${COMES_TO_SOMETHING}) AND NOT ${UNMET}`),
    unmet: named(UNMET),
  };
}
