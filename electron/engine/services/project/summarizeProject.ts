/** 总览: the figures of the frame and the overview in one answer, so that they always speak of the same moment. */

import { countAgreement } from '../../../../shared/logic/agreement/decideAgreement';
import { countOpenAgreements } from '../../../../shared/logic/checks/agreementRule';
import { waiverFor } from '../../../../shared/logic/checks/basisRules';
import type { CheckFacts } from '../../../../shared/logic/checks/facts';
import { runChecks } from '../../../../shared/logic/checks/runChecks';
import { addCounts } from '../../../../shared/logic/checks/sourceRules';
import { editionName } from '../../../../shared/logic/editions/editionWords';
import type { SectionCount } from '../../../../shared/logic/paper/countSections';
import { listOutline, needsBasis, schemeChoice, sectionKey } from '../../../../shared/logic/schemes/schemeLists';
import { localDay } from '../../../../shared/logic/text/localDay';
import type { LedgerRound } from '../../../../shared/model/ledger';
import type { Scheme } from '../../../../shared/model/scheme';
import type { SourceListRow, Summary } from '../../../../shared/views';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { undoState } from '../../database/log/undo';
import { rememberUntilNextAction } from '../../database/memo';
import { readBases } from '../../repositories/bases/basisLibrary';
import { listDoubted } from '../../repositories/bases/citationRepository';
import { readCheckFacts } from '../../repositories/checks/checkFacts';
import { listWaivers } from '../../repositories/checks/waiverRepository';
import { listIssued } from '../../repositories/editions/editionRepository';
import { rememberedLedger } from '../../repositories/ledger/ledgerRepository';
import { countConsultations } from '../../repositories/opinions/consultationRepository';
import { countSilent, readOpinionFacts } from '../../repositories/opinions/opinionFacts';
import { type PooledItem, readPool } from '../../repositories/pool/poolInMemory';
import { lastAction } from '../../repositories/project/actionRepository';
import { listsEver } from '../../repositories/project/listsEver';
import { readProject } from '../../repositories/project/projectRepository';
import { countRequests } from '../../repositories/requests/requestRepository';
import { countWaiting } from '../../repositories/rounds/preparedRepository';
import { lastRound } from '../../repositories/rounds/roundRepository';
import { readSourceLists } from '../../repositories/sources/sourceListsInMemory';
import { countReapplied } from '../../repositories/townships/reappliedBetween';
import { readTownshipSections } from '../../repositories/townships/townshipSections';
import { listAbolished } from '../../repositories/units/abolitionRepository';
import { listUnits } from '../../repositories/units/unitRepository';

/** What only the engine's session knows. */
export interface SessionFacts {
  readonly fileName: string;
  readonly operator: string;
  readonly backupAt: string | null;
}

export function summarizeProject(project: ProjectFile, session: SessionFacts): Summary {
  const counted = rememberUntilNextAction(project, 'summary', () => countProject(project));
  return { ...counted, ...session, readOnly: project.readOnly };
}

function countProject(project: ProjectFile): Omit<Summary, keyof SessionFacts | 'readOnly'> {
  const { read } = project;
  const { name, scheme, effectiveDate, sample } = readProject(read);
  const lists = readSourceLists(project).filter(({ withdrawn }) => !withdrawn);
  const ledger = rememberedLedger(project);
  const townships = countTownships(project, lists);
  const facts = readCheckFacts(project);
  const checks = rememberUntilNextAction(project, 'rules', () => runChecks(facts));
  const issued = listIssued(read);
  const newest = issued.at(-1);
  const { undo, redo } = undoState(project);
  return {
    name,
    sample,
    scheme: {
      ...schemeChoice(scheme),
      subtractReasons: scheme.subtractReasons,
      listsEver: listsEver(project).map(listOutline),
    },
    effectiveDate,
    round: lastRound(read) ?? null,
    prepared: countWaiting(read),
    reapplied: countReapplied(read),
    units: { departments: listUnits(read, 'department').length, townships: townships.length },
    sources: {
      lists: lists.length,
      entries: lists.reduce((sum, { entries }) => sum + entries, 0),
      down: addCounts(lists.filter(({ direction }) => direction === 'down')),
      up: addCounts(lists.filter(({ direction }) => direction === 'up')),
    },
    pool: {
      first: ledger.first,
      added: ledger.added,
      subtracted: ledger.subtracted,
      live: ledger.live,
      categories: byCategory(ledger.rounds),
    },
    townships,
    abolished: listAbolished(read).map(({ unitId, unit, today }) => ({
      ...{ unitId, name: `${unit}（今${today}）` },
      counts: addCounts(lists.filter((list) => list.unitId === unitId)),
    })),
    townTimes: townships.reduce((sum, { listed }) => sum + listed, 0),
    bases: countBases(project, scheme),
    ...countAsked(read, localDay(project.session.now()), newest?.issuedOn ?? ''),
    agreement: countAgreements(facts, ledger.live),
    requests: countRequests(read),
    checks: {
      total: checks.length,
      failed: checks.filter(({ state }) => state === 'failed').length,
      waived: checks.filter(({ state }) => state === 'waived').length,
    },
    editions: { issued: issued.length, newest: newest ? editionName(newest) : '', round: newest?.round ?? 0 },
    undo: undo?.summary ?? null,
    redo: redo?.summary ?? null,
    savedAt: lastAction(read)?.at ?? '',
  };
}

function countAgreements(facts: CheckFacts, live: number): Summary['agreement'] {
  if (!facts.agreementBegun) return { begun: false, open: live, agreed: 0, ruled: 0 };
  const { agreed, ruled } = countAgreement(facts.agreements);
  return { begun: true, open: countOpenAgreements(facts), agreed, ruled };
}

function byCategory(rounds: readonly LedgerRound[]): Summary['pool']['categories'] {
  const last = rounds.at(-1)?.categories ?? [];
  return last.map((section) => {
    const { listId, category, closing } = section;
    const key = sectionKey(section);
    const rows = rounds.flatMap((round) => round.categories.filter((row) => sectionKey(row) === key));
    const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0);
    return {
      listId,
      category,
      first: rows[0]?.opening ?? 0,
      added: sum((row) => row.added),
      subtracted: sum((row) => row.subtracted),
      movedIn: sum((row) => row.movedIn),
      movedOut: sum((row) => row.movedOut),
      live: closing,
    };
  });
}

function countTownships(project: ProjectFile, lists: readonly SourceListRow[]): Summary['townships'] {
  const towns = listUnits(project.read, 'township');
  const { scheme } = readProject(project.read);
  const lengths = readTownshipSections(project).map((own) => lengthsOf(own, scheme));
  return towns.map(({ id, name }, index) => ({
    unitId: id,
    name,
    counts: addCounts(lists.filter(({ unitId }) => unitId === id)),
    ...(lengths[index] ?? { listed: 0, particular: 0, perList: [] }),
  }));
}

function lengthsOf(
  sections: readonly SectionCount[],
  scheme: Scheme,
): Pick<Summary['townships'][number], 'listed' | 'particular' | 'perList'> {
  const sum = (own: readonly SectionCount[]) => own.reduce((total, one) => total + one.common + one.particular, 0);
  return {
    listed: sum(sections),
    particular: sections.reduce((total, { particular }) => total + particular, 0),
    perList: scheme.lists.map(({ id }) => sum(sections.filter(({ listId }) => listId === id))),
  };
}

function countAsked(read: ReadHandle, today: string, issuedOn: string): Pick<Summary, 'opinions' | 'reviews'> {
  const of = (whom: 'units' | 'superiors') => {
    const { issued, opinions, handled } = readOpinionFacts(read, whom, today);
    return {
      asked: issued,
      outstanding: countSilent(read, whom, issuedOn),
      total: opinions,
      open: (handled.get('open') ?? 0) + (handled.get('unmet') ?? 0),
    };
  };
  return { opinions: { ...of('units'), asked: countConsultations(read, null) }, reviews: of('superiors') };
}

/** Counted in memory: this is asked after every write. */
function countBases(project: ProjectFile, scheme: Scheme): Summary['bases'] {
  const waivers = listWaivers(project.read);
  const barred = (item: PooledItem): boolean =>
    item.basis !== 'verified' && needsBasis(item, scheme) && !waiverFor(waivers, item.basis, item.id);
  const doubted = listDoubted(project.read);
  return {
    doubted: readPool(project).live.filter((item) => doubted.has(item.id) && needsBasis(item, scheme)).length,
    cited: readBases(project).filter(({ items }) => items > 0).length,
    barred: readPool(project).live.filter(barred).length,
  };
}
