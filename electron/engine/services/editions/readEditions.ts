/** The editions with their figures, and what stands in the way of the next one. */

import type { Parsed } from '../../../../shared/contract';
import { editionName } from '../../../../shared/logic/editions/editionWords';
import { countSections } from '../../../../shared/logic/paper/countSections';
import { sectionsOf, thoseNeedingBasis } from '../../../../shared/logic/schemes/schemeLists';
import type { EditionHead } from '../../../../shared/model/edition';
import type { CheckView } from '../../../../shared/views';
import type { GateRow } from '../../../../shared/views/bases';
import type { EditionGate, EditionRow } from '../../../../shared/views/editions';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberWhile } from '../../database/memo';
import { listTakenOver } from '../../repositories/checks/waiverRepository';
import { listEditions, listIssued, openEdition } from '../../repositories/editions/editionRepository';
import { sealFirstWords } from '../../repositories/editions/sinceSeal';
import { readOptions } from '../../repositories/project/optionRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { listTemporaryDuties } from '../../repositories/requests/temporaryDuties';
import { lastSnapshotHead } from '../../repositories/rounds/snapshotRepository';
import { namesOfToday } from '../../repositories/units/unitSuccession';

/** In the order they were made. */
export function readEditions(project: ProjectFile): EditionRow[] {
  return listEditions(project.read).map((head) => describeEdition(project, head));
}

function describeEdition(project: ProjectFile, head: EditionHead): EditionRow {
  const edition = openEdition(project, head.id);
  if (!edition) throw new Error(`edition ${head.id} is listed but not stored`);
  const { frame, items, exceptions } = edition;
  const counted = rememberWhile(project, `figures of edition ${head.id}`, head.sha256, () =>
    countEdition(items, frame),
  );
  const today = namesOfToday(project.read, frame.units);
  const townships = counted.map((row) => ({ ...row, today: today.get(row.township) ?? row.township }));
  return {
    ...head,
    name: editionName(head),
    townships,
    lists: frame.scheme.lists.map(({ short }) => short),
    townTimes: townships.reduce((sum, { listed }) => sum + listed, 0),
    exceptions,
  };
}

type Frozen = NonNullable<ReturnType<typeof openEdition>>;

function countEdition(items: Frozen['items'], { scheme, units }: Frozen['frame']) {
  const townships = units.filter(({ kind }) => kind === 'township');
  const names = townships.map(({ name }) => name);
  return countSections(items, sectionsOf(scheme), names).map((sections, index) => {
    const perList = scheme.lists.map(({ id }) =>
      sections
        .filter(({ listId }) => listId === id)
        .reduce((sum, { common, particular }) => sum + common + particular, 0),
    );
    const { id: unitId = 0, name: township = '' } = townships[index] ?? {};
    return { unitId, township, perList, listed: perList.reduce((sum, count) => sum + count, 0) };
  });
}

/** What other services compute, handed in. */
export interface GateSources {
  checks(project: ProjectFile, day: string): readonly CheckView[];
  barred(project: ProjectFile): readonly GateRow[];
  nextNumber(read: ProjectFile['read']): number;
}

const MOST_BARRED = 50;

/** `effectiveOn`: the day the lists are to take effect, of which the checks speak; '' that of the project. */
export function readEditionGate(
  project: ProjectFile,
  sources: GateSources,
  { effectiveOn: day }: Parsed<'editionGate'>,
): EditionGate {
  const { read } = project;
  const checks = sources.checks(project, day);
  const barred = sources.barred(project);
  const { scheme, effectiveDate } = readProject(read);
  const newest = listIssued(read).at(-1);
  const words = sealFirstWords(read);
  const round = lastSnapshotHead(read)?.round ?? null;
  const taken = thoseNeedingBasis(listTakenOver(read), scheme);
  const standing = new Set(barred.map(({ itemId }) => itemId));
  return {
    number: sources.nextNumber(read),
    round,
    asSealed: round !== null && words === '',
    sealFirst: words,
    failed: checks.filter(({ state }) => state === 'failed'),
    waived: checks.filter(({ state }) => state === 'waived'),
    barred: barred.slice(0, MOST_BARRED),
    barredCount: barred.length,
    takenOver: taken.filter(({ id }) => standing.has(id)).length,
    mayTakeOver: taken.length > 0 && newest === undefined,
    temporary: listTemporaryDuties(read),
    issuer: newest?.issuer ?? readOptions(read).office,
    // The day of the edition before is no proposal for the next.
    effectiveOn: newest && newest.effectiveOn >= effectiveDate ? '' : effectiveDate,
  };
}
