/** The item an entry, or a part of it, becomes, once its category, round and townships are held to be known. */

import { partsOfDraft } from '../../../../shared/logic/paper/drafts/draftParts';
import { listOfCategory } from '../../../../shared/logic/schemes/schemeLists';
import type { ItemDraft } from '../../../../shared/model/item';
import type { Scheme } from '../../../../shared/model/scheme';
import { fail, ok, type Result } from '../../../../shared/result';
import type { EntryRow } from '../../../../shared/views';
import type { WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { findOpenRound } from '../rounds/roundRepository';
import { onlyDepartments } from '../units/onlyDepartments';
import { refuseStrangeTowns } from '../units/townsWritten';
import { insertNewItem } from './adoptions';

export interface DraftedItem {
  readonly draft: ItemDraft;
  readonly reason: string;
  readonly proposer: string;
  readonly decider: string;
}

/** The townships a draft names; a common one names none. */
export const townsOf = ({ scope, townships }: ItemDraft): readonly string[] =>
  scope === 'particular' ? townships : [];

/**
 * A first figure in the sorting round, an addition later.
 * Errors: CATEGORY_UNKNOWN, NO_OPEN_ROUND, NO_TOWNSHIPS, TOWNS_UNKNOWN, UNIT_KIND.
 */
export function makeItem(
  write: WriteHandle,
  project: ProjectFile,
  scheme: Scheme,
  entry: EntryRow,
  drafted: DraftedItem,
): Result<number> {
  const { draft, reason, proposer, decider } = drafted;
  const list = listOfCategory(scheme, draft.category, draft.listId);
  if (!list) return fail('CATEGORY_UNKNOWN', { entry: entry.name, unit: entry.unit, category: draft.category });
  const units = partsOfDraft(draft, list.kind).map(({ unit }) => unit);
  const departments = onlyDepartments(write, units, draft.name);
  if (!departments.ok) return departments;
  const round = findOpenRound(write);
  if (!round) return fail('NO_OPEN_ROUND');
  if (draft.scope === 'particular' && draft.townships.length === 0) return fail('NO_TOWNSHIPS', { item: draft.name });
  const known = refuseStrangeTowns(write, townsOf(draft), draft.name);
  if (!known.ok) return known;
  const appliesReason = draft.scope === 'particular' ? `${entry.unit}报送时写明` : '';
  const at = project.session.now();
  return ok(insertNewItem(write, { entry, draft, list, round, appliesReason, reason, proposer, decider, at }));
}
