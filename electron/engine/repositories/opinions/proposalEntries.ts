/** 新增建议 as entries: a return's new proposals are a source list of its unit, so that each gets a disposition like any entry. */

import { basesOfReason } from '../../../../shared/logic/opinions/basesOfReason';
import { opinionKey } from '../../../../shared/logic/opinions/groupOpinions';
import type { ReturnedOpinion } from '../../../../shared/model/opinion';
import type { ReadEntry, ReadRow } from '../../../../shared/model/sourceEntry';
import type { SentPack } from '../../../../shared/views/opinions';
import type { WriteHandle } from '../../database/file/handles';
import { findSourceList, insertShortList, reviveList, withdrawList } from '../sources/sourceListRepository';
import {
  cellsOf,
  entryIdsOf,
  giveBackDecisions,
  movingDecisions,
  readSubmission,
} from '../sources/submissionRepository';
import { opinionsOfReturn, type StoredReturn } from './returnRepository';

const SHEET = '新增建议';
const CARRIED_SHEET = '前次新增建议';

export interface ProposalEntries {
  readonly sourceListId: number | null;
  readonly entryIds: ReadonlyMap<ReturnedOpinion, number>;
}

/** What was decided about the former return's proposals goes over to the same ones; decided ones that are gone are carried on. */
export function proposalEntries(
  write: WriteHandle,
  pack: SentPack,
  file: { readonly fileName: string; readonly format: string; readonly bytes: Uint8Array },
  opinions: readonly ReturnedOpinion[],
  { at, sha256, former }: { at: string; sha256: string; former: StoredReturn | undefined },
): ProposalEntries {
  const proposed = opinions.filter(({ kind }) => kind === 'add');
  const formerList = former?.sourceListId ?? null;
  const keyOf = (opinion: Pick<ReturnedOpinion, 'itemId' | 'kind' | 'name' | 'proposal'>): string =>
    opinionKey({ ...opinion, consultationId: 0 });
  const keys = new Set(proposed.map(keyOf));
  const before = (former ? opinionsOfReturn(write, former.id) : []).filter(({ entryId }) => entryId !== null);
  const decided = formerList === null ? [] : readSubmission(write, formerList).filter(({ fate }) => fate !== 'pending');
  const repeated = new Set(before.filter((one) => keys.has(keyOf(one))).map(({ entryId }) => entryId));
  const carried = decided.filter(({ id }) => !repeated.has(id));
  if (proposed.length + carried.length === 0) {
    if (formerList !== null) withdrawList(write, formerList, `由再次报回的“${file.fileName}”替代`);
    return { sourceListId: null, entryIds: new Map() };
  }
  const entries = proposed.map((opinion, index) => entryOf(opinion, pack, index));
  const rows: ReadRow[] = entries.map((entry, index) => rowOf(entry, proposed[index]?.reason ?? ''));
  for (const [index, { content }] of carried.entries()) {
    const said = `前次“${former?.fileName ?? ''}”提出，本次不再有`;
    entries.push({ ...content, sheet: CARRIED_SHEET, row: index + 1, extra: { ...content.extra, carried: said } });
    const cells = cellsOf(write, formerList ?? 0, content.sheet, content.row);
    rows.push({ sheet: CARRIED_SHEET, row: index + 1, kind: 'entry', reason: said, cells, hidden: false });
  }
  const sourceListId = insertShortList(write, {
    unitId: pack.unitId,
    direction: pack.unitKind === 'township' ? 'up' : 'down',
    fileName: file.fileName,
    format: file.format || 'xlsx',
    importedAt: at,
    sha256,
    bytes: file.bytes,
    table: { rows, entries, issues: [], columns: [], statedUnit: pack.unit },
    ...(formerList === null ? {} : { replacesId: formerList }),
  });
  const ids = entryIdsOf(write, sourceListId);
  const entryIds = new Map(proposed.map((opinion, index) => [opinion, ids[index] ?? 0]));
  const byKey = new Map(proposed.map((opinion) => [keyOf(opinion), entryIds.get(opinion) ?? 0]));
  const moveDecisions = movingDecisions(write, formerList ?? 0);
  for (const opinion of before) {
    const now = byKey.get(keyOf(opinion));
    if (opinion.entryId !== null && now) moveDecisions(opinion.entryId, now);
  }
  carried.forEach(({ id }, index) => {
    const now = ids[proposed.length + index];
    if (now !== undefined) moveDecisions(id, now);
  });
  if (formerList !== null) withdrawList(write, formerList, `由再次报回的“${file.fileName}”替代`);
  return { sourceListId, entryIds };
}

/** A department that proposes a duty leads it until somebody says otherwise; a township proposes for itself. */
function entryOf(
  { name, proposal, reason, category = '', row }: ReturnedOpinion,
  pack: SentPack,
  index: number,
): ReadEntry {
  const [list, own] = category.includes('·') ? category.split('·') : ['', category];
  return {
    sheet: list ? `${SHEET}（${list}）` : SHEET,
    row: row > 0 ? row : index + 1,
    name: name || '（未写名称）',
    text: proposal,
    department: pack.unitKind === 'department' ? pack.unit : '',
    coDepartments: [],
    category: own ?? '',
    townshipRole: null,
    bases: basesOfReason(reason),
    applies: pack.unitKind === 'township' ? [pack.unit] : null,
    // Why it should be listed stands in the opinion and in the row; on the list it would be a remark on the duty.
    remark: '',
  };
}

function rowOf({ sheet, row, category, name, text }: ReadEntry, why: string): ReadRow {
  return { sheet, row, kind: 'entry', reason: '', cells: [category, name, text, why], hidden: false };
}

/**
 * The proposals of a withdrawn return no longer count; those of the return that counts again do, with what was decided about
 * them. How many decided ones only the withdrawn return has is told.
 */
export function withdrawProposals(
  write: WriteHandle,
  sourceListId: number | null,
  againId: number | null,
  reason: string,
): number {
  const list = sourceListId === null ? undefined : findSourceList(write, sourceListId);
  if (againId !== null) reviveList(write, againId);
  if (!list || list.withdrawn) return 0;
  const left = againId === null ? list.entries - list.counts.pending : giveBackDecisions(write, list.id, againId);
  withdrawList(write, list.id, reason);
  return left;
}
