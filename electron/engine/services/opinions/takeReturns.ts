/** 收回反馈: files taken in as returns of their packs, all or none; the later one counts, what was handled goes with it. */
import type { Parsed } from '../../../../shared/contract';
import { opinionKey, staysHandled } from '../../../../shared/logic/opinions/groupOpinions';
import type { ReadReturn } from '../../../../shared/logic/opinions/readPackForm';
import type { ReturnInHand } from '../../../../shared/logic/opinions/returnInHand';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { PAPER_KIND_WORDS, type ReturnedOpinion } from '../../../../shared/model/opinion';
import { fail, ok, type Result } from '../../../../shared/result';
import type { SentPack, TakenReturns } from '../../../../shared/views/opinions';
import type { WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { sha256 } from '../../database/log/canonicalJson';
import { record } from '../../database/log/record';
import { keepFile } from '../../repositories/bases/citationRepository';
import { findPackById, insertPaper, listPackRows } from '../../repositories/opinions/consultationRepository';
import { findHandling } from '../../repositories/opinions/handlingRepository';
import { proposalEntries, withdrawProposals } from '../../repositories/opinions/proposalEntries';
import { putAwayProposal, reopenProposal } from '../../repositories/opinions/proposalsPutAway';
import {
  countingReturn,
  findReturn,
  insertOpinion,
  insertReturn,
  listReturns,
  opinionsOfReturn,
  type StoredReturn,
  setHandling,
  setReplied,
  setReturnWithdrawn,
} from '../../repositories/opinions/returnRepository';
import { withdrawList } from '../../repositories/sources/sourceListRepository';

export interface ReturnToTake {
  readonly file: ReturnInHand;
  readonly receivedOn: string;
  /** Of a form of an earlier asking: the pack it counts for. */
  readonly packId?: number | undefined;
  readonly opinions?: readonly ReturnedOpinion[] | undefined;
  readonly allAgreed?: boolean | undefined;
  /** 文号; left out: what was read above the table. */
  readonly docNumber?: string | undefined;
}

/**
 * Errors, then nothing is written: PACK_UNKNOWN, PACK_WITHDRAWN, RETURN_TAKEN for the same bytes again, RETURN_UNCLEAR while
 * questions are open, RETURN_EMPTY for a form nobody filled in.
 */
export function takeReturns(project: ProjectFile, returns: readonly ReturnToTake[]): Result<TakenReturns> {
  const input = { returns: returns.map(({ file }) => ({ file: file.fileName, sha256: sha256(file.bytes) })) };
  return record(project, { name: 'takeReturns', input, effect: 'undoable' }, (write) => {
    let opinions = 0;
    const units: string[] = [];
    for (const one of returns) {
      const answered = answeredPack(one);
      if (!answered) return fail('PACK_UNKNOWN');
      const { read, packId } = answered;
      const settled = settle(one, read);
      if (!settled.ok) return settled;
      const taken = takeOne(write, project, {
        file: one.file,
        packId,
        kind: 'form',
        receivedOn: one.receivedOn,
        person: read.person,
        phone: read.phone,
        findings: read.findings,
        docNumber: one.docNumber ?? read.docNumber ?? '',
        ...settled.value,
      });
      if (!taken.ok) return taken;
      opinions += taken.value.opinions;
      units.push(taken.value.unit);
    }
    const said =
      units.length > 3 ? `${units.slice(0, 3).join('、')}等 ${groupDigits(units.length)} 家` : units.join('、');
    return ok({
      value: { returns: units.length, opinions },
      summary: `收回${said}的反馈，意见 ${groupDigits(opinions)} 条`,
    });
  });
}

/** Its own pack, or the newer one a person chose. */
function answeredPack({ file: { known }, packId }: ReturnToTake): { packId: number; read: ReadReturn } | null {
  if (!known || packId === undefined || packId === known.packId) return known;
  return known.newer?.packId === packId ? known.newer : null;
}

function settle(
  { file, opinions, allAgreed }: ReturnToTake,
  read: ReadReturn,
): Result<{ opinions: readonly ReturnedOpinion[]; allAgreed: boolean }> {
  if (!opinions && read.questions.length > 0)
    return fail('RETURN_UNCLEAR', { file: file.fileName, count: read.questions.length });
  const settled = opinions ?? read.opinions;
  const nowhere = settled.filter(({ kind, itemId }) => kind !== 'add' && itemId === null).length;
  if (nowhere > 0) return fail('RETURN_UNCLEAR', { file: file.fileName, count: nowhere });
  const all = (allAgreed ?? read.allAgreed) && settled.every(({ kind }) => kind === 'none');
  if (!all && settled.length === 0) return fail('RETURN_EMPTY', { file: file.fileName });
  return ok({ opinions: settled, allAgreed: all });
}

/** A free answer. Errors: as `takeReturns`. */
export function takeLetter(
  project: ProjectFile,
  file: ReturnInHand,
  input: Parsed<'takeLetter'>,
): Result<TakenReturns> {
  const { packId, receivedOn, person, phone, allAgreed, docNumber = '', opinions } = input;
  const asked = { file: file.fileName, sha256: sha256(file.bytes), packId };
  return record(project, { name: 'takeLetter', input: asked, effect: 'undoable' }, (write) => {
    const none = opinions.every(({ kind }) => kind === 'none');
    if (opinions.length === 0 && !allAgreed) return fail('RETURN_EMPTY', { file: file.fileName });
    const said = { receivedOn, person, phone, docNumber, findings: [] };
    const how = { kind: 'letter', ...said, allAgreed: allAgreed && none } as const;
    const taken = takeOne(write, project, { ...how, file, packId, opinions });
    if (!taken.ok) return taken;
    const { unit, opinions: count } = taken.value;
    return ok({
      value: { returns: 1, opinions: count },
      summary: `登记${unit}来函“${file.fileName}”，意见 ${groupDigits(count)} 条`,
    });
  });
}

interface Taking
  extends Pick<StoredReturn, 'kind' | 'receivedOn' | 'person' | 'phone' | 'docNumber' | 'allAgreed' | 'findings'> {
  readonly file: ReturnInHand;
  readonly packId: number;
  readonly opinions: readonly ReturnedOpinion[];
}

function takeOne(
  write: WriteHandle,
  project: ProjectFile,
  { file, opinions, ...taking }: Taking,
): Result<{ unit: string; opinions: number }> {
  const pack = findPackById(write, taking.packId);
  if (!pack) return fail('PACK_UNKNOWN');
  if (pack.withdrawnReason !== null) return fail('PACK_WITHDRAWN', { unit: pack.unit });
  const hash = sha256(file.bytes);
  if (listReturns(write, pack.id).some((one) => one.sha256 === hash && one.withdrawnReason === null))
    return fail('RETURN_TAKEN', { file: file.fileName, unit: pack.unit });
  const at = project.session.now();
  const counting = countingReturn(write, pack.id);
  // Received before the one that counts, it is kept beside it and hands nothing on.
  const overtaken = counting !== undefined && counting.receivedOn > taking.receivedOn;
  const former = overtaken ? undefined : counting;
  const proposals = proposalEntries(write, pack, file, opinions, { at, sha256: hash, former });
  if (overtaken && proposals.sourceListId !== null)
    withdrawList(write, proposals.sourceListId, `以后收到的“${counting.fileName}”为准`);
  const returnId = insertReturn(write, {
    ...taking,
    fileId: keepFile(write, hash, file.bytes),
    fileName: file.fileName,
    sourceListId: proposals.sourceListId,
    operator: project.session.operator,
    at,
  });
  insertOpinions(write, pack, returnId, opinions, proposals.entryIds, former);
  return ok({ unit: pack.unit, opinions: opinions.filter(({ kind }) => kind !== 'none').length });
}

/** What was handled of the return before stays handled where the same is said again; what was put away, for the same reasons. */
function insertOpinions(
  write: WriteHandle,
  pack: SentPack,
  returnId: number,
  opinions: readonly ReturnedOpinion[],
  entryIds: ReadonlyMap<ReturnedOpinion, number>,
  former: StoredReturn | undefined,
): void {
  const versions = new Map(listPackRows(write, pack.id).map(({ itemId, itemVersion }) => [itemId, itemVersion]));
  const before = new Map(
    (former ? opinionsOfReturn(write, former.id) : []).map((opinion) => [
      opinionKey({ ...opinion, consultationId: 0 }),
      opinion,
    ]),
  );
  for (const opinion of opinions) {
    const { category: _, ...row } = opinion;
    const itemVersion = opinion.itemId === null ? null : (versions.get(opinion.itemId) ?? null);
    const entryId = entryIds.get(opinion) ?? null;
    const id = insertOpinion(write, { ...row, returnId, packId: pack.id, itemVersion, entryId });
    const same = before.get(opinionKey({ ...opinion, consultationId: 0 }));
    const handling = findHandling(write, same?.handlingId ?? null);
    if (!same || !handling) continue;
    if (!staysHandled(handling.outcome, same, opinion)) {
      if (entryId !== null) reopenProposal(write, entryId);
      continue;
    }
    setHandling(write, id, same.handlingId);
    if (same.repliedOn !== '') setReplied(write, id, same.repliedOn);
  }
}

/** 撤回: it no longer counts; the one before, if any, does again. Errors: RETURN_UNKNOWN, RETURN_IN_USE, PROPOSALS_DECIDED. */
export function withdrawReturn(project: ProjectFile, input: Parsed<'withdrawReturn'>): Result<null> {
  const { returnId, reason } = input;
  return record(project, { name: 'withdrawReturn', input, effect: 'undoable' }, (write) => {
    const found = findReturn(write, returnId);
    if (!found || found.withdrawnReason !== null) return fail('RETURN_UNKNOWN');
    const handled = opinionsOfReturn(write, returnId).filter(({ handlingId }) => handlingId !== null).length;
    if (handled > 0) return fail('RETURN_IN_USE', { file: found.fileName, count: handled });
    setReturnWithdrawn(write, returnId, reason);
    const pack = findPackById(write, found.packId);
    // A pack that was withdrawn took its proposals with it: none of them come back.
    const again = found.counts && pack?.withdrawnReason === null ? countingReturn(write, found.packId) : undefined;
    const decided = withdrawProposals(write, found.sourceListId, again?.sourceListId ?? null, reason);
    if (decided > 0) return fail('PROPOSALS_DECIDED', { file: found.fileName, count: decided });
    if (again) alignProposals(write, again.id);
    return ok({ value: null, summary: `撤回${pack?.unit ?? ''}的反馈“${found.fileName}”：${reason}` });
  });
}

/** Opinions that count again may have been handled otherwise than their proposals were decided since. */
function alignProposals(write: WriteHandle, returnId: number): void {
  for (const { entryId, handlingId } of opinionsOfReturn(write, returnId)) {
    if (entryId === null) continue;
    const handling = findHandling(write, handlingId);
    if (handling) putAwayProposal(write, entryId, handling);
    else reopenProposal(write, entryId);
  }
}

/** Errors: PACK_UNKNOWN. */
export function attachPaper(project: ProjectFile, file: ReturnInHand, input: Parsed<'attachPaper'>): Result<null> {
  const { packId, kind } = input;
  const hash = sha256(file.bytes);
  const asked = { packId, kind, file: file.fileName, sha256: hash };
  return record(project, { name: 'attachPaper', input: asked, effect: 'undoable' }, (write) => {
    const pack = findPackById(write, packId);
    if (!pack) return fail('PACK_UNKNOWN');
    const fileId = keepFile(write, hash, file.bytes);
    insertPaper(write, { packId, fileId, fileName: file.fileName, kind, at: project.session.now() });
    return ok({ value: null, summary: `${pack.unit}存入${PAPER_KIND_WORDS[kind]}“${file.fileName}”` });
  });
}
