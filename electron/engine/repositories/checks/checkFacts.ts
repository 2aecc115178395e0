/** Gathers what the reconciliation rules look at, each figure from its own rows. */

import type { CheckFacts, NumberedList } from '../../../../shared/logic/checks/facts';
import type { SectionCount } from '../../../../shared/logic/paper/countSections';
import { numberItems } from '../../../../shared/logic/paper/layout/numberItems';
import { localDay } from '../../../../shared/logic/text/localDay';
import type { Scheme } from '../../../../shared/model/scheme';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberWhile } from '../../database/memo';
import { readShownAgreements } from '../agreement/agreementRepository';
import { agreementBegun, countAgreeing } from '../agreement/verdictRepository';
import { listBases, listOvertaken, readBases } from '../bases/basisLibrary';
import { listApproved, readEditionSteps } from '../editions/editionSteps';
import { rememberedLedger } from '../ledger/ledgerRepository';
import { readSourceLinks } from '../merge/sourceLinks';
import { readOpinionFacts } from '../opinions/opinionFacts';
import { readPool } from '../pool/poolInMemory';
import { readProject } from '../project/projectRepository';
import { countSnapshots } from '../rounds/countSnapshots';
import { listAllChanges, listRounds } from '../rounds/roundRepository';
import { readSourceLists } from '../sources/sourceListsInMemory';
import { readTownshipSections } from '../townships/townshipSections';
import { listUnits } from '../units/unitRepository';
import { listWaivers } from './waiverRepository';

/** @param day The lists are to take effect on, where it is another than the project's. */
export function readCheckFacts(project: ProjectFile, day?: string): CheckFacts {
  const { read } = project;
  const { scheme, effectiveDate } = readProject(read);
  const pool = readPool(project);
  const townships = listUnits(read, 'township').map((unit) => unit.name);
  const numberedFrom = JSON.stringify([pool.placement, townships, scheme.lists]);
  const numbered = rememberWhile(project, 'numbered', numberedFrom, () =>
    numberLists(readTownshipSections(project), scheme, townships),
  );
  return {
    ledger: rememberedLedger(project).rounds,
    changes: listAllChanges(read),
    items: pool.live,
    itemNames: { get: (id) => pool.byId.get(id)?.name },
    sealed: countSnapshots(project),
    editionSteps: readEditionSteps(project),
    approved: listApproved(read),
    agreements: agreementBegun(read) ? readShownAgreements(project) : [],
    agreementBegun: agreementBegun(read),
    agreeing: countAgreeing(read),
    roundNumbers: new Map(listRounds(read).map(({ id, number }) => [id, number])),
    lists: readSourceLists(project).filter(({ withdrawn }) => !withdrawn),
    ...readSourceLinks(project),
    townships,
    departments: listUnits(read, 'department').map((unit) => unit.name),
    numbered,
    scheme,
    bases: day === undefined ? readBases(project) : listBases(read, undefined, day),
    overtaken: listOvertaken(read, day ?? effectiveDate),
    effectiveDate: day ?? effectiveDate,
    waivers: listWaivers(read),
    opinions: readOpinionFacts(read, 'units', localDay(project.session.now())),
    reviews: readOpinionFacts(read, 'superiors', localDay(project.session.now())),
  };
}

/** Serials and headings as the scheme numbers the lists of the townships. */
function numberLists(
  counted: readonly (readonly SectionCount[])[],
  scheme: Scheme,
  townships: readonly string[],
): NumberedList[] {
  return counted.flatMap((sections, index) =>
    scheme.lists.map(({ id, short, numbering }) => {
      const own = sections.filter(({ listId }) => listId === id);
      const sizes = own.map(({ common, particular }) => common + particular);
      const serials = numberItems(sizes, numbering);
      return {
        township: townships[index] ?? '',
        list: scheme.lists.length === 1 ? '' : short,
        numbering,
        rows: sizes.reduce((sum, size) => sum + size, 0),
        // Several times quicker than flat() on long lists.
        serials: serials.reduce((all, part) => all.concat(part), []),
        sections: own.map(({ category }, place) => ({
          category,
          stated: sizes[place] ?? 0,
          rows: serials[place]?.length ?? 0,
        })),
      };
    }),
  );
}
