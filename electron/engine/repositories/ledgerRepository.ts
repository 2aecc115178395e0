/** The ledger and its totals, folded from rows. */
import { foldLedger, totalLedger } from '../../../shared/logic/foldLedger';
import { categoriesOf } from '../../../shared/logic/schemeLists';
import type { LedgerView } from '../../../shared/views';
import type { ReadHandle } from '../database/handles';
import { listSortedItems } from './itemRepository';
import { readProject } from './projectRepository';
import { listAllChanges, listRounds } from './roundRepository';

export function readLedger(read: ReadHandle): LedgerView {
  const { scheme } = readProject(read);
  const rounds = foldLedger(listRounds(read), listSortedItems(read), listAllChanges(read), categoriesOf(scheme));
  return { rounds, ...totalLedger(rounds) };
}
