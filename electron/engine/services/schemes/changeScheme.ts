/** 改体例: the project's own copy of its scheme; what stands in a category that goes is moved, nothing is lost, one action. */
import type { Parsed } from '../../../../shared/contract';
import { replaceSections } from '../../../../shared/logic/paper/drafts/deedSections';
import { planScheme } from '../../../../shared/logic/schemes/planScheme';
import { roleInList, type SchemeSection, sectionKey, sectionsOf } from '../../../../shared/logic/schemes/schemeLists';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import type { Scheme } from '../../../../shared/model/scheme';
import { fail, ok, type Result } from '../../../../shared/result';
import type { SchemeChanges } from '../../../../shared/views/schemes';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { listSections, readContents, setSection, setTownshipRole } from '../../repositories/pool/itemRepository';
import { readProject, replaceScheme } from '../../repositories/project/projectRepository';
import { listWaitingDeeds, replaceDeed } from '../../repositories/rounds/preparedRepository';
import { findOpenRound, insertChange } from '../../repositories/rounds/roundRepository';
import { listOwnStandings, putOwnStanding } from '../../repositories/townships/applicabilityRepository';

export function readScheme({ read }: ProjectFile): Scheme {
  return readProject(read).scheme;
}

/** What would move, nothing written. */
export function previewScheme(project: ProjectFile, { scheme }: Parsed<'previewScheme'>): SchemeChanges {
  return planned(project.read, scheme);
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
    listWaitingDeeds(read).map(({ deed }) => deed),
    readProject(read).scheme,
    after,
  );
}

/**
 * Writes the scheme and moves what stands in categories that go; live items count as 调类 in the open round, so that
 * the ledger ties. Errors: SECTION_UNMAPPED when a category goes with items and nobody said where to; NO_OPEN_ROUND
 * when live items move.
 */
export function changeScheme(project: ProjectFile, input: Parsed<'changeScheme'>): Result<{ moved: number }> {
  const { scheme, moves, reason } = input;
  const asked = { scheme: scheme.name, moves: moves.length, reason };
  return record(project, { name: 'changeScheme', input: asked, effect: 'undoable' }, (write) => {
    const { gone } = planned(write, scheme);
    const targets = new Map(moves.map(({ from, to }) => [sectionKey(from), to]));
    const kept = new Set(sectionsOf(scheme).map(sectionKey));
    const lost = gone.find((section) => !kept.has(sectionKey(targets.get(sectionKey(section)) ?? section)));
    if (lost)
      return fail('SECTION_UNMAPPED', {
        category: lost.category,
        items: lost.live + lost.subtracted,
        prepared: lost.prepared,
      });
    if (gone.some(({ live }) => live > 0) && !findOpenRound(write)) return fail('NO_OPEN_ROUND');
    movePrepared(write, targets);
    replaceScheme(write, scheme);
    const moved = moveItems(write, scheme, targets, reason);
    const said = moved > 0 ? `，${groupDigits(moved)} 项随类别调整` : '';
    return ok({ value: { moved }, summary: `改体例为“${scheme.name}”${said}：${reason}` });
  });
}

/** Prepared changes name the categories their items are to stand in: the new ones from now on. Before the items move. */
function movePrepared(write: WriteHandle, targets: ReadonlyMap<string, SchemeSection>): void {
  const lists = new Map(listSections(write).map(({ id, listId }) => [id, listId]));
  const places = { scheme: readProject(write).scheme, listOf: (id: number) => lists.get(id) };
  for (const { id, deed } of listWaitingDeeds(write)) {
    const moved = replaceSections(deed, places, (section) => targets.get(sectionKey(section)) ?? section);
    if (JSON.stringify(moved) !== JSON.stringify(deed)) replaceDeed(write, id, moved);
  }
}

function moveItems(
  write: WriteHandle,
  scheme: Scheme,
  targets: ReadonlyMap<string, SchemeSection>,
  reason: string,
): number {
  const round = findOpenRound(write);
  let moved = 0;
  for (const standing of listOwnStandings(write, null)) {
    const to = standing.place && targets.get(sectionKey(standing.place));
    if (to) putOwnStanding(write, { ...standing, place: to });
  }
  for (const item of listSections(write)) {
    const to = targets.get(sectionKey(item));
    if (!to) continue;
    setSection(write, item.id, to);
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
