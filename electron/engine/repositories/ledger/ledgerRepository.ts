/** The ledger and its totals, folded from rows. */
import { foldLedger, type SortedItem, totalLedger } from '../../../../shared/logic/ledger/foldLedger';
import { sectionsOf } from '../../../../shared/logic/schemes/schemeLists';
import type { LedgerView } from '../../../../shared/views';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { type Followed, follow } from '../../database/log/follow';
import { rememberUntilNextAction } from '../../database/memo';
import { listSortedItems } from '../pool/itemRepository';
import { readProject } from '../project/projectRepository';
import { listAllChanges, listRoundNotes, listRounds } from '../rounds/roundRepository';
import { listSectionRenames } from '../rounds/sectionRenameRepository';

/** Where an item was sorted in never changes; only coming and going does. */
const sortedItems: Followed<readonly SortedItem[]> = {
  name: 'sortedItems',
  tables: ['item'],
  readAll: listSortedItems,
  refresh: (_read, kept, touched) =>
    touched.every(({ before, after }) => before !== null && after !== null) ? kept : null,
};

export function readLedger(read: ReadHandle): LedgerView {
  return ledgerFrom(read, listSortedItems(read));
}

/** The same, remembered between actions. Not to be called inside a command. */
export function rememberedLedger(project: ProjectFile): LedgerView {
  return rememberUntilNextAction(project, 'ledger', () => ledgerFrom(project.read, follow(project, sortedItems)));
}

function ledgerFrom(read: ReadHandle, sorted: readonly SortedItem[]): LedgerView {
  const { scheme } = readProject(read);
  const renames = listSectionRenames(read);
  const rounds = foldLedger(listRounds(read), sorted, listAllChanges(read), sectionsOf(scheme), renames);
  return { rounds, notes: listRoundNotes(read), renames, ...totalLedger(rounds) };
}
