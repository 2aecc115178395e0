/** 改体例: the project's own copy of its scheme; what stands in a category that goes is moved, nothing is lost, one action. */
import type { Parsed } from '../../../../shared/contract';
import { type DeedPlaces, replaceSections } from '../../../../shared/logic/paper/drafts/deedSections';
import { viewElsewhere } from '../../../../shared/logic/pool/moveView';
import { wantElsewhere } from '../../../../shared/logic/requests/wantElsewhere';
import { withOwnFieldIds } from '../../../../shared/logic/schemes/ownFields';
import { planScheme } from '../../../../shared/logic/schemes/planScheme';
import { roleInList, type SchemeSection, sectionKey, sectionsOf } from '../../../../shared/logic/schemes/schemeLists';
import { renamesAmong, type SectionMove, schemeSteps } from '../../../../shared/logic/schemes/sectionRenames';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import type { Scheme } from '../../../../shared/model/scheme';
import { fail, ok, type Result } from '../../../../shared/result';
import type { SchemeChanges } from '../../../../shared/views/schemes';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { readContents } from '../../repositories/pool/itemContents';
import { listSections, setTownshipRole } from '../../repositories/pool/itemRepository';
import { listJoinings, moveJoining } from '../../repositories/pool/joiningRepository';
import { moveHome } from '../../repositories/pool/moveHome';
import { changeViews } from '../../repositories/pool/viewRepository';
import { listHeadings, readProject, replaceScheme } from '../../repositories/project/projectRepository';
import { lastChangeId, listUndecided, setOutcome } from '../../repositories/requests/requestRepository';
import { listWaitingDeeds, replaceDeed } from '../../repositories/rounds/preparedRepository';
import { findOpenRound, insertChange, listRounds } from '../../repositories/rounds/roundRepository';
import { insertSectionRename } from '../../repositories/rounds/sectionRenameRepository';
import { listOwnStandings, putOwnStanding } from '../../repositories/townships/applicabilityRepository';

export function readScheme({ read }: ProjectFile): Scheme {
  return readProject(read).scheme;
}

/** What would move, nothing written. */
export function previewScheme(project: ProjectFile, { scheme }: Parsed<'previewScheme'>): SchemeChanges {
  return planned(project.read, ownFieldIds(project.read, scheme));
}

function ownFieldIds(read: ReadHandle, scheme: Scheme): Scheme {
  return withOwnFieldIds(scheme, readProject(read).scheme, listHeadings(read));
}

function planned(read: ReadHandle, after: Scheme): SchemeChanges {
  const sections = listSections(read);
  const live = new Map(sections.map((row) => [row.id, row.live]));
  const items = readContents(
    read,
    sections.map(({ id }) => id),
  );
  return planScheme(
    items.map((item) => ({ ...item, live: live.get(item.id) ?? false })),
    {
      deeds: listWaitingDeeds(read).map(({ deed }) => deed),
      wants: listUndecided(read).map(({ wants }) => wants),
    },
    readProject(read).scheme,
    after,
  );
}

/**
 * Writes the scheme and moves what stands in categories that go; live items count as 调类 in the open round, so that
 * the ledger ties. A column that is new gets an id of its own. A category that is only called otherwise is one fact and
 * moves nothing; names that are passed on take a step each (`schemeSteps`). Errors: SECTION_UNMAPPED when a category goes
 * with items and nobody said where to; NO_OPEN_ROUND when live items move or their category is renamed.
 */
export function changeScheme(
  project: ProjectFile,
  input: Parsed<'changeScheme'>,
): Result<{ moved: number; renamed: number }> {
  const { moves, reason } = input;
  const asked = { scheme: input.scheme.name, moves: moves.length, reason };
  return record(project, { name: 'changeScheme', input: asked, effect: 'undoable' }, (write) => {
    const scheme = ownFieldIds(write, input.scheme);
    let moved = 0;
    const renames: SectionMove[] = [];
    for (const step of schemeSteps(readProject(write).scheme, scheme, moves)) {
      const done = takeStep(write, step, reason);
      if (!done.ok) return done;
      moved += done.value.moved;
      renames.push(...done.value.renames);
    }
    const called = renames.map(({ from, to }) => `“${from.category}”改名“${to.category}”`);
    const said = [...new Set(called), ...(moved > 0 ? [`${groupDigits(moved)} 项随类别调整`] : [])].map(
      (words) => `，${words}`,
    );
    return ok({
      value: { moved, renamed: renames.length },
      summary: `改体例为“${scheme.name}”${said.join('')}：${reason}`,
    });
  });
}

function takeStep(
  write: WriteHandle,
  { scheme, moves }: ReturnType<typeof schemeSteps>[number],
  reason: string,
): Result<{ moved: number; renames: readonly SectionMove[] }> {
  const { gone } = planned(write, scheme);
  const targets = new Map(moves.map(({ from, to }) => [sectionKey(from), to]));
  const kept = new Set(sectionsOf(scheme).map(sectionKey));
  const lost = gone.find((section) => !kept.has(sectionKey(targets.get(sectionKey(section)) ?? section)));
  if (lost)
    return fail('SECTION_UNMAPPED', {
      category: lost.category,
      items: lost.live + lost.subtracted,
      prepared: lost.prepared || '',
      requests: lost.requests || '',
    });
  if (gone.some(({ live }) => live > 0) && !findOpenRound(write)) return fail('NO_OPEN_ROUND');
  const renames = renamesAmong(moves, readProject(write).scheme, scheme);
  const follow = (section: SchemeSection): SchemeSection => targets.get(sectionKey(section)) ?? section;
  movePrepared(write, follow);
  moveWants(write, follow);
  const before = sectionsOf(readProject(write).scheme);
  changeViews(write, (view) => viewElsewhere(view, before, follow));
  replaceScheme(write, scheme);
  noteRenames(write, renames, gone, reason);
  const renamed = new Set(renames.map(({ from }) => sectionKey(from)));
  return ok({ moved: moveItems(write, { scheme, targets, follow, renamed, reason }), renames });
}

/** Prepared changes name the categories their items are to stand in: the new ones from now on. Before the items move. */
function movePrepared(write: WriteHandle, follow: (section: SchemeSection) => SchemeSection): void {
  const places = placesOf(write);
  for (const { id, deed } of listWaitingDeeds(write)) {
    const moved = replaceSections(deed, places, follow);
    if (JSON.stringify(moved) !== JSON.stringify(deed)) replaceDeed(write, id, moved);
  }
}

/** So do requests that nobody has decided yet. */
function moveWants(write: WriteHandle, follow: (section: SchemeSection) => SchemeSection): void {
  const places = placesOf(write);
  for (const request of listUndecided(write)) {
    const wants = request.wants.map((want) => wantElsewhere(want, places, follow));
    if (JSON.stringify(wants) !== JSON.stringify(request.wants)) setOutcome(write, request.id, { ...request, wants });
  }
}

function placesOf(write: WriteHandle): DeedPlaces {
  const lists = new Map(listSections(write).map(({ id, listId }) => [id, listId]));
  return { scheme: readProject(write).scheme, listOf: (id) => lists.get(id) };
}

/** What was sealed and decided keeps the old names: the record tells which are one category. */
function noteRenames(
  write: WriteHandle,
  renames: readonly SectionMove[],
  gone: SchemeChanges['gone'],
  reason: string,
): void {
  const counts = new Map(gone.map((section) => [sectionKey(section), section.live]));
  const round = findOpenRound(write)?.number ?? (listRounds(write).at(-1)?.number ?? 0) + 1;
  const afterChange = lastChangeId(write);
  for (const { from, to } of renames)
    insertSectionRename(write, {
      ...{ listId: from.listId, category: from.category, toCategory: to.category },
      ...{ round, afterChange, items: counts.get(sectionKey(from)) ?? 0, reason },
    });
}

interface Moving {
  readonly scheme: Scheme;
  readonly targets: ReadonlyMap<string, SchemeSection>;
  readonly follow: (section: SchemeSection) => SchemeSection;
  /** Those of them that keep their items. */
  readonly renamed: ReadonlySet<string>;
  readonly reason: string;
}

/** Answers how many items went to another category. */
function moveItems(write: WriteHandle, { scheme, targets, follow, renamed, reason }: Moving): number {
  const round = findOpenRound(write);
  let moved = 0;
  for (const standing of listOwnStandings(write, null)) {
    const to = standing.place && targets.get(sectionKey(standing.place));
    if (to) putOwnStanding(write, { ...standing, place: to });
  }
  for (const joining of listJoinings(write, null)) moveJoining(write, joining, follow);
  for (const item of listSections(write)) {
    const to = targets.get(sectionKey(item));
    if (!to) continue;
    moveHome(write, item.id, to);
    if (renamed.has(sectionKey(item))) continue;
    const role = roleInList(scheme.lists.find(({ id }) => id === to.listId)?.kind ?? 'duties');
    if (role !== null) setTownshipRole(write, item.id, role);
    moved += 1;
    if (!item.live || !round) continue;
    insertChange(write, {
      roundId: round.id,
      itemId: item.id,
      kind: 'move',
      countEffect: 0,
      listId: item.listId,
      category: item.category,
      toListId: to.listId,
      toCategory: to.category,
      reasonKind: '',
      reason,
      targetItemId: null,
      entryId: null,
      proposer: '',
      decider: '',
    });
  }
  return moved;
}
