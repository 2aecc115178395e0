/** 征求意见 as the screens see it: askings with their figures, packs with their state, opinions with how they were handled. */

import type { Parsed } from '../../../../shared/contract';
import { countOpinions, countPacks, isStale, stateOfPack } from '../../../../shared/logic/opinions/countOpinions';
import { sectionWords } from '../../../../shared/logic/opinions/draftPackForm';
import { groupOpinions } from '../../../../shared/logic/opinions/groupOpinions';
import { daysLate } from '../../../../shared/logic/opinions/lateness';
import { townsSpokenOf } from '../../../../shared/logic/opinions/townsSpokenOf';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { localDay } from '../../../../shared/logic/text/localDay';
import { fail, ok, type Result } from '../../../../shared/result';
import type {
  ConsultationView,
  OpinionGroup,
  OpinionView,
  PackDetail,
  PackView,
} from '../../../../shared/views/opinions';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberUntilNextAction } from '../../database/memo';
import {
  countPapers,
  findPackById,
  listConsultations,
  listPackRows,
  listPacks,
  listPapers,
} from '../../repositories/opinions/consultationRepository';
import { readHandlings } from '../../repositories/opinions/handlingRepository';
import { readLettersSent } from '../../repositories/opinions/repliesTold';
import { listCountingOpinions, listReturns, opinionsOfReturn } from '../../repositories/opinions/returnRepository';
import { listUnits } from '../../repositories/units/unitRepository';

interface Asked {
  readonly packs: readonly PackView[];
  readonly opinions: readonly OpinionView[];
}

/** All packs and all opinions that count, read once until something is written. */
function readAsked(project: ProjectFile): Asked {
  return rememberUntilNextAction(project, `opinions ${today(project)}`, () => {
    const opinions = readOpinionViews(project.read);
    return { opinions, packs: readPackViews(project.read, opinions, today(project)) };
  });
}

function today(project: ProjectFile): string {
  return localDay(project.session.now());
}

export function readConsultations(project: ProjectFile): ConsultationView[] {
  const { packs, opinions } = readAsked(project);
  const agreed = countAgreedItems(project.read);
  return listConsultations(project.read).map(({ id, round, snapshotId, ...row }) => {
    const own = packs.filter(({ consultationId }) => consultationId === id);
    const items = own.reduce((sum, pack) => sum + (agreed.get(pack.id) ?? 0), 0);
    return {
      ...row,
      id,
      round,
      draft: `第${round}轮${snapshotId === null ? '（未封存）' : ''}`,
      packs: countPacks(own),
      opinions: countOpinions(
        opinions.filter(({ consultationId }) => consultationId === id),
        items,
      ),
      staleReplies: own.filter(({ staleReplies }) => staleReplies > 0).map(({ unit }) => unit),
    };
  });
}

export function readPacks(project: ProjectFile, { consultationId }: Parsed<'opinionPacks'>): PackView[] {
  return readAsked(project).packs.filter((pack) => pack.consultationId === consultationId);
}

export function readOpinions(project: ProjectFile, filter: Parsed<'opinions'>): OpinionView[] {
  const { consultationId, unitId, itemId } = filter;
  return readAsked(project).opinions.filter(
    (opinion) =>
      (consultationId === undefined || opinion.consultationId === consultationId) &&
      (unitId === undefined || opinion.unitId === unitId) &&
      (itemId === undefined || opinion.itemId === itemId),
  );
}

/** What is to be handled: equal ones together, open ones first. 无意见 is no opinion to handle. */
export function readOpinionGroups(project: ProjectFile, filter: Parsed<'opinionGroups'>): OpinionGroup[] {
  return groupOpinions(readOpinions(project, filter).filter(({ kind }) => kind !== 'none'));
}

/** Errors: PACK_UNKNOWN. */
export function readPackDetail(project: ProjectFile, { packId }: Parsed<'packDetail'>): Result<PackDetail> {
  const { read } = project;
  const pack = readAsked(project).packs.find(({ id }) => id === packId);
  if (!pack) return fail('PACK_UNKNOWN');
  const returns = listReturns(read, packId);
  const counting = returns.find(({ counts }) => counts);
  const said = new Map(
    counting ? opinionsOfReturn(read, counting.id).map(({ itemId, kind }) => [itemId, kind] as const) : [],
  );
  const silent = counting?.allAgreed ? 'none' : null;
  return ok({
    pack,
    rows: listPackRows(read, packId).map(({ itemId, itemVersion, cells }) => ({
      ...{ itemId, itemVersion, number: cells.number, section: sectionWords(cells), name: cells.name },
      content: cells.content,
      kind: said.get(itemId) ?? silent,
    })),
    returns: returns.map((one) => ({
      ...one,
      opinions: opinionsOfReturn(read, one.id).filter(({ kind }) => kind !== 'none').length,
    })),
    papers: listPapers(read, packId),
  });
}

function readOpinionViews(read: ReadHandle): OpinionView[] {
  const packs = new Map(listPacks(read).map((pack) => [pack.id, pack]));
  const returns = new Map(listReturns(read).map((one) => [one.id, one]));
  const handlings = readHandlings(read);
  const letters = readLettersSent(read);
  const drafts = new Map(listConsultations(read).map(({ id, township }) => [id, township]));
  const townships = listUnits(read, 'township');
  const rows = new Map<number, Map<number, { section: string; content: string }>>();
  const rowOf = (packId: number, itemId: number | null) => {
    if (itemId === null) return undefined;
    const own =
      rows.get(packId) ??
      new Map(
        listPackRows(read, packId).map((row) => [
          row.itemId,
          { section: sectionWords(row.cells), content: row.cells.content },
        ]),
      );
    rows.set(packId, own);
    return own.get(itemId);
  };
  const items = new Map(
    read
      .all<{ id: number; version: number; live: number }>('SELECT id, version, live FROM item')
      .map(({ id, version, live }) => [id, { version, live: live === 1 }]),
  );
  return listCountingOpinions(read).flatMap((opinion): OpinionView[] => {
    const pack = packs.get(opinion.packId);
    if (!pack || pack.withdrawnReason !== null) return [];
    const { handlingId, returnId, ...rest } = opinion;
    const item = items.get(opinion.itemId ?? 0);
    const row = rowOf(opinion.packId, opinion.itemId);
    return [
      {
        ...rest,
        ...{ consultationId: pack.consultationId, unitId: pack.unitId, unit: pack.unit, unitKind: pack.unitKind },
        versionNow: item?.version ?? null,
        itemLive: item?.live ?? false,
        section: row?.section ?? '',
        original: row?.content ?? '',
        fileName: returns.get(returnId)?.fileName ?? '',
        docNumber: returns.get(returnId)?.docNumber ?? '',
        handling: handlings.get(handlingId ?? 0) ?? null,
        repliedUnmet: letters.unmet.has(opinion.id),
        toldOn: letters.days.get(opinion.id) ?? '',
        towns: townsSpokenOf({ ...rest, ...pack, draftOf: drafts.get(pack.consultationId) ?? null }, townships),
      },
    ];
  });
}

function readPackViews(read: ReadHandle, opinions: readonly OpinionView[], day: string): PackView[] {
  const returns = listReturns(read);
  const papers = countPapers(read);
  const of = groupBy(
    opinions.filter(({ kind }) => kind !== 'none'),
    ({ packId }) => packId,
  );
  return listPacks(read).map((pack) => {
    const own = returns.filter(({ packId }) => packId === pack.id);
    const counting = own.find(({ counts }) => counts);
    const said = of.get(pack.id) ?? [];
    const replied = said.map(({ repliedOn }) => repliedOn);
    return {
      ...pack,
      state: stateOfPack({ ...pack, returned: counting !== undefined, opinions: said.length }, day),
      returns: own.length,
      daysLate: daysLate(
        pack.dueOn,
        own.filter((one) => one.withdrawnReason === null).map(({ receivedOn }) => receivedOn),
        day,
      ),
      receivedOn: counting?.receivedOn ?? '',
      fileName: counting?.fileName ?? '',
      person: counting?.person ?? '',
      phone: counting?.phone ?? '',
      opinions: said.length,
      open: said.filter(({ handling }) => handling === null || handling.standing === 'unmet').length,
      papers: papers.get(pack.id)?.papers ?? 0,
      signed: papers.get(pack.id)?.signed ?? false,
      repliedOn: replied.length > 0 && replied.every((one) => one !== '') ? (replied.sort().at(-1) ?? '') : '',
      staleReplies: said.filter(isStale).length,
    };
  });
}

/** Items each pack said 无意见 on: all of it, or row by row. */
function countAgreedItems(read: ReadHandle): Map<number, number> {
  const rowByRow = new Map<number, number>();
  for (const { packId, kind, itemId } of listCountingOpinions(read))
    if (kind === 'none' && itemId !== null) rowByRow.set(packId, (rowByRow.get(packId) ?? 0) + 1);
  for (const { packId, counts, allAgreed } of listReturns(read))
    if (counts && allAgreed) rowByRow.set(packId, findPackById(read, packId)?.items ?? 0);
  return rowByRow;
}
