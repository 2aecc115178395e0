/** Carries recorded decisions out round by round, through the same services a person's hand would use. */

import { errorText } from '../../../shared/errorText';
import type { EntryFate } from '../../../shared/logic/ledger/joinDecisions';
import type { DecidedItem, Decisions } from '../../../shared/model/decisions';
import type { ItemDraft } from '../../../shared/model/item';
import type { Failure, Result } from '../../../shared/result';
import type { ProjectFile } from '../database/file/projectFile';
import { countPending } from '../repositories/merge/entryRepository';
import { adoptEntry } from '../services/merge/adoptEntries';
import { attachEntry } from '../services/merge/attachEntries';
import { rejectEntry } from '../services/merge/leaveOutEntry';
import { splitEntry } from '../services/merge/splitEntry';
import { subtractItems } from '../services/rounds/changeItems';
import { openRound, sealRound } from '../services/rounds/runRound';

interface People {
  readonly proposer: string;
  readonly decider: string;
}

type Subtraction = Decisions['changes']['subtractions'][number];

/** 并入 and 拆入, done in the sorting round. Answers a sentence for each that could not be done. */
export function linkEntries(
  project: ProjectFile,
  fates: readonly EntryFate[],
  itemIds: ReadonlyMap<string, number>,
): string[] {
  return fates.flatMap((fate) => {
    if (fate.kind !== 'link') return [];
    const ids = fate.items.map((id) => itemIds.get(id));
    const missing = fate.items.filter((_, index) => ids[index] === undefined);
    if (missing.length > 0) return [`${fate.said}要并入的事项 ${missing.join('、')} 不在库里`];
    const [first = 0, ...others] = ids.filter((id) => id !== undefined);
    const { entryId } = fate;
    const done: Result<null> =
      others.length === 0
        ? attachEntry(project, { entryId, itemId: first, reason: '' })
        : splitEntry(project, {
            entryId,
            parts: [first, ...others].map((itemId) => ({ text: '', into: { kind: 'attach' as const, itemId } })),
            reason: '',
            proposer: '',
            decider: '',
          });
    return problemOf(done);
  });
}

function problemOf(result: Result<unknown>): string[] {
  return result.ok ? [] : [sentenceOf(result)];
}

function sentenceOf({ code, detail }: Failure): string {
  return errorText(code, detail);
}

/** Seals round one, then opens, fills and seals each later round. `itemIds` grows by the additions. */
export function applyRounds(
  project: ProjectFile,
  decisions: Decisions,
  fates: readonly EntryFate[],
  itemIds: Map<string, number>,
  people: People,
): string[] {
  const problems = problemOf(sealRound(project));
  const { additions, subtractions, rejected } = decisions.changes;
  const last = Math.max(1, ...[...additions, ...subtractions, ...rejected].map(({ round }) => round));
  for (let round = 2; round <= last; round += 1) {
    const pendingLater = fates.some((fate) => fate.kind !== 'link' && fate.round > round);
    const settled = round === last && !pendingLater && nothingLeft(project, fates, round);
    problems.push(
      ...problemOf(openRound(project, { kind: settled ? 'final' : 'review', title: '', date: decisions.effective })),
    );
    problems.push(...applyFates(project, fates, round, itemIds, people));
    problems.push(
      ...applySubtractions(
        project,
        subtractions.filter((one) => one.round === round),
        itemIds,
        people,
      ),
    );
    problems.push(...problemOf(sealRound(project)));
  }
  return problems;
}

/** Whether this round's own decisions settle everything still pending: only then may it be the final one. */
function nothingLeft(project: ProjectFile, fates: readonly EntryFate[], round: number): boolean {
  const pending = countPending(project.read, 'up') + countPending(project.read, 'down');
  return pending === fates.filter((fate) => fate.kind !== 'link' && fate.round === round).length;
}

function applyFates(
  project: ProjectFile,
  fates: readonly EntryFate[],
  round: number,
  itemIds: Map<string, number>,
  people: People,
): string[] {
  return fates.flatMap((fate) => {
    if (fate.kind === 'link' || fate.round !== round) return [];
    const { entryId } = fate;
    if (fate.kind === 'reject')
      return problemOf(rejectEntry(project, { entryId, reasonKind: '', reason: fate.reason }));
    const { newItem, reason } = fate.addition;
    const adopted = adoptEntry(project, { entryId, item: draftOf(newItem), reason, ...people });
    if (adopted.ok) itemIds.set(newItem.id, adopted.value.itemId);
    return problemOf(adopted);
  });
}

function draftOf(item: DecidedItem): ItemDraft {
  return {
    listId: '',
    category: item.category,
    name: item.name,
    text: item.text,
    townshipRole: item.responsibility,
    leadDepartment: item.department,
    coDepartments: item.coDepartments,
    jointLeads: [],
    receivers: [],
    method: '',
    duties: {},
    fields: {},
    bases: item.bases.map(({ title, docNumber, clause }) => ({
      title: title.replace(/^《|》$/g, ''),
      docNumber,
      clause,
    })),
    scope: item.applies === 'all' ? 'common' : 'particular',
    townships: item.applies === 'all' ? [] : item.applies,
    remark: '',
  };
}

/** An item others are merged into leaves after them, should it leave in the same round. */
function applySubtractions(
  project: ProjectFile,
  subtractions: readonly Subtraction[],
  itemIds: ReadonlyMap<string, number>,
  people: People,
): string[] {
  const targets = new Set(subtractions.map(({ mergedInto }) => mergedInto));
  const ordered = [...subtractions].sort((a, b) => Number(targets.has(a.itemId)) - Number(targets.has(b.itemId)));
  return ordered.flatMap(({ itemId, kind, mergedInto, reason }) => {
    const id = itemIds.get(itemId);
    const target = mergedInto === null ? null : itemIds.get(mergedInto);
    if (id === undefined) return [`要核减的事项 ${itemId} 不在库里`];
    if (target === undefined) return [`事项 ${itemId} 要并入的 ${mergedInto} 不在库里`];
    return problemOf(
      subtractItems(project, { itemIds: [id], reasonKind: kind, reason, targetItemId: target, ...people }),
    );
  });
}
