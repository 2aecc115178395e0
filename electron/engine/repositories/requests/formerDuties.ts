/** Duties a task that comes in may be: taken back, subtracted, refused before; and those that stand in the list. */

import { localDay } from '../../../../shared/logic/text/localDay';
import type { Matchable } from '../../../../shared/model/match';
import { REQUEST_DECISION_WORDS } from '../../../../shared/model/request';
import { MERGE_REASON } from '../../../../shared/model/round';
import type { FormerDuty } from '../../../../shared/views/requests';
import type { ReadHandle } from '../../database/file/handles';
import { readPoolItems } from '../merge/matchRepository';
import { readProject } from '../project/projectRepository';

export interface KnownDuty {
  readonly row: Matchable;
  readonly duty: Omit<FormerDuty, 'reasons'>;
}

/** What was merged into another item still stands there, and is not among the subtracted. */
export function listFormerDuties(read: ReadHandle): KnownDuty[] {
  return [...itemDuties(read), ...refusedRequests(read)];
}

function itemDuties(read: ReadHandle): KnownDuty[] {
  const recall = new Set(
    readProject(read)
      .scheme.lists.filter(({ kind }) => kind === 'recall')
      .map(({ id }) => id),
  );
  const items = read.all<{
    id: number;
    live: number;
    listId: string;
    round: number | null;
    reason: string | null;
    merged: number;
  }>(
    `SELECT item.id, live, item.listId, round.number AS round, change.reason,
       coalesce(change.reasonKind = @merge, 0) AS merged
     FROM item LEFT JOIN change ON change.id = (SELECT max(id) FROM change WHERE itemId = item.id AND kind = 'subtract')
     LEFT JOIN round ON round.id = change.roundId ORDER BY item.id`,
    { merge: MERGE_REASON },
  );
  const kept = new Map(items.filter(({ live, merged }) => live === 1 || merged === 0).map((item) => [item.id, item]));
  return readPoolItems(read, [...kept.keys()]).flatMap((row) => {
    const item = kept.get(Number(row.id));
    if (!item) return [];
    const kind = item.live === 1 ? (recall.has(item.listId) ? 'takenBack' : 'listed') : 'subtracted';
    const when =
      kind === 'takenBack'
        ? '在上级收回事项中'
        : kind === 'listed'
          ? '在现行清单中'
          : `第${item.round ?? ''}轮核减：${item.reason ?? ''}`;
    return [
      {
        row,
        duty: { kind, itemId: item.id, formerId: null, name: row.name, department: row.department ?? '', when },
      },
    ];
  });
}

/** Whose it was: of the item it spoke of, where it did, else who had asked for it. */
function refusedRequests(read: ReadHandle): KnownDuty[] {
  return read
    .all<{
      id: number;
      code: string;
      title: string;
      content: string;
      applicant: string;
      date: string;
      text: string;
      owner: string | null;
    }>(
      `SELECT request.id, code, title, content, unit.name AS applicant, step.date, step.text,
         (SELECT owner.name FROM responsibility JOIN unit AS owner ON owner.id = responsibility.unitId
          WHERE itemId = request.aboutItemId ORDER BY responsibility.position LIMIT 1) AS owner
       FROM request JOIN unit ON unit.id = request.unitId
       JOIN requestStep AS step ON step.requestId = request.id AND step.kind = 'decide' AND step.verdict = 'refuse'
       ORDER BY request.id`,
    )
    .map(({ id, code, title, content, applicant, date, text, owner }) => ({
      row: { id: `r${id}`, name: title, text: content, department: applicant },
      duty: {
        ...{ kind: 'refused' as const, itemId: null, formerId: id, name: title, department: owner ?? applicant },
        when: `申请 ${code} ${date} ${REQUEST_DECISION_WORDS.refuse}：${text}`,
      },
    }));
}

export interface IncomingEntry {
  readonly row: Matchable;
  readonly unit: string;
  readonly date: string;
  /** Still to be decided about. */
  readonly pending: boolean;
}

/** Pending entries of departments' lists, as the matcher asks; and those found to be a rebound, whatever became of them. */
export function listIncomingEntries(read: ReadHandle): IncomingEntry[] {
  type Row = Pick<Matchable, 'name' | 'text'> & { id: number; unit: string; importedAt: string; pending: number };
  return read
    .all<Row & { department: string }>(
      `SELECT * FROM (
         SELECT entry.id, entry.name, entry.text, entry.department, unit.name AS unit, importedAt,
           list.direction = 'down' AND list.withdrawn = 0
             AND NOT EXISTS (SELECT 1 FROM disposition WHERE entryId = entry.id) AS pending
         FROM sourceEntry AS entry JOIN sourceList AS list ON list.id = entry.sourceListId
         JOIN unit ON unit.id = list.unitId)
       WHERE pending OR id IN (SELECT entryId FROM rebound WHERE same = 1) ORDER BY id`,
    )
    .map(({ id, name, text, department, unit, importedAt, pending }) => ({
      pending: pending === 1,
      row: { id: `e${id}`, name, text, department: department === '' ? unit : department },
      unit,
      date: localDay(importedAt),
    }));
}
