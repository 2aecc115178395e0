/** Gathers what the figures of a report are computed from. */
import { countAgreement } from '../../../../shared/logic/agreement/decideAgreement';
import { addCounts } from '../../../../shared/logic/checks/sourceRules';
import type { ReportFacts } from '../../../../shared/logic/ledger/reportFigures';
import type { ProjectFile } from '../../database/file/projectFile';
import { readShownAgreements } from '../agreement/agreementRepository';
import { agreementBegun } from '../agreement/verdictRepository';
import { readBases } from '../bases/basisLibrary';
import { readPool } from '../pool/poolInMemory';
import { readProject } from '../project/projectRepository';
import { readSourceLists } from '../sources/sourceListsInMemory';
import { listUnits } from '../units/unitRepository';
import { rememberedLedger } from './ledgerRepository';

export function readReportFacts(project: ProjectFile): ReportFacts {
  const { read } = project;
  const { name, scheme } = readProject(read);
  const lists = readSourceLists(project).filter(({ withdrawn }) => !withdrawn);
  const cited = readBases(project).filter(({ items }) => items > 0);
  const inherited = cited.filter(({ origin }) => origin === 'inherited').length;
  return {
    place: name,
    scheme,
    ledger: rememberedLedger(project).rounds,
    items: readPool(project).live,
    townships: listUnits(read, 'township').map(({ id, name: town }) => ({ id, name: town })),
    bases: { cited: cited.length, inherited, fresh: cited.length - inherited },
    departments: listUnits(read, 'department').length,
    sourceLists: lists.filter(({ proposed }) => !proposed).length,
    down: addCounts(lists.filter(({ direction, proposed }) => direction === 'down' && !proposed)),
    proposed: addCounts(lists.filter(({ direction, proposed }) => direction === 'down' && proposed)),
    agreement: agreementBegun(read) ? countAgreement(readShownAgreements(project)) : null,
    up: addCounts(lists.filter(({ direction }) => direction === 'up')),
  };
}
