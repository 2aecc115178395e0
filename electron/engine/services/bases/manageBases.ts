/** 依据库: registers and corrects documents, records what happened to them, keeps their files, makes one of two. */

import { createHash } from 'node:crypto';
import type { Parsed } from '../../../../shared/contract';
import { doubtOf, joinDoubts, noteWords, withoutNote } from '../../../../shared/logic/bases/doubts';
import { citedTitle, repairDocNumber } from '../../../../shared/logic/bases/parseCitation';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { BASIS_ORIGIN_WORDS, type Basis, type BasisEvent } from '../../../../shared/model/basis';
import { fail, ok, type Result } from '../../../../shared/result';
import type { WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { effectiveDate, findBasis, listBases, listBasisEvents } from '../../repositories/bases/basisLibrary';
import {
  removeBasis as dropBasis,
  insertBasis,
  isBasisTaken,
  mergeBasis,
  setBasisFile,
  setOrigin,
  updateBasis,
} from '../../repositories/bases/basisRepository';
import {
  changeDoubts,
  dropVerifications,
  findBasisEvent,
  insertBasisEvent,
  keepFile,
  removeBasisEvent,
} from '../../repositories/bases/citationRepository';

/** Registers a document (`basisId` null) or corrects one; numbers are put right. Errors: BASIS_UNKNOWN, BASIS_EXISTS. */
export function saveBasis(project: ProjectFile, { basisId, basis }: Parsed<'saveBasis'>): Result<{ basisId: number }> {
  const draft = { ...basis, docNumber: basis.docNumber === '' ? '' : repairDocNumber(basis.docNumber) };
  return record(project, { name: 'saveBasis', input: { basisId, basis }, effect: 'undoable' }, (write) => {
    if (basisId !== null && !findBasis(write, basisId)) return fail('BASIS_UNKNOWN');
    if (isBasisTaken(write, draft, basisId ?? 0)) return fail('BASIS_EXISTS', { basis: draft.title });
    if (basisId !== null) updateBasis(write, basisId, draft);
    const id = basisId ?? insertBasis(write, draft);
    return ok({
      value: { basisId: id },
      summary: `${basisId === null ? '登记' : '修改'}依据${citedTitle(draft.title)}`,
    });
  });
}

/**
 * Writes down that a document was amended, repealed or lapsed: citations of it are to be looked at again. When that
 * comes after the day of the list, what was verified carries the list meanwhile. Errors: BASIS_UNKNOWN.
 */
export function recordBasisEvent(project: ProjectFile, input: Parsed<'recordBasisEvent'>): Result<{ items: number }> {
  const { basisId, replacedById } = input;
  return record(project, { name: 'recordBasisEvent', input, effect: 'undoable' }, (write) => {
    const basis = findBasis(write, basisId);
    const other = replacedById === null ? null : findBasis(write, replacedById);
    if (!basis || (replacedById !== null && !other)) return fail('BASIS_UNKNOWN');
    insertBasisEvent(write, input);
    const said = askAnew(write, basis, input);
    const items = listBases(write, [basisId])[0]?.items ?? 0;
    return ok({ value: { items }, summary: `${said}，${groupDigits(items)} 项须复核` });
  });
}

/** What is cited of the document is to be looked at again because of what happened to it. Answers that in words. */
function askAnew(
  write: WriteHandle,
  { id, title }: Pick<Basis, 'id' | 'title'>,
  event: Omit<BasisEvent, 'id'>,
): string {
  const other = event.replacedById === null ? undefined : findBasis(write, event.replacedById);
  const instead = other ? `，由${citedTitle(other.title)}代替` : '';
  const said = `${citedTitle(title)}${noteWords(event)}${instead}`;
  changeDoubts(write, id, (before) => joinDoubts([before, doubtOf(said)]));
  if (event.since <= effectiveDate(write)) dropVerifications(write, id);
  return said;
}

/**
 * Takes such a note back, and what it made doubtful with it; verifications it cost are not given back by this, only by
 * undo. Errors: BASIS_UNKNOWN.
 */
export function dropBasisEvent(project: ProjectFile, { eventId }: Parsed<'dropBasisEvent'>): Result<null> {
  return record(project, { name: 'dropBasisEvent', input: { eventId }, effect: 'undoable' }, (write) => {
    const event = findBasisEvent(write, eventId);
    const basis = event && findBasis(write, event.basisId);
    if (!event || !basis) return fail('BASIS_UNKNOWN');
    removeBasisEvent(write, eventId);
    const twice = listBasisEvents(write, basis.id).some((one) => noteWords(one) === noteWords(event));
    if (!twice) changeDoubts(write, basis.id, (before) => withoutNote(before, event));
    return ok({ value: null, summary: `去掉${citedTitle(basis.title)}的一条状态记录` });
  });
}

/**
 * 并为一件: everything that cites the others cites `keepId`; undone as one step. What happened to one of them has happened to
 * the one document: what cited another is to be looked at again. Errors: BASIS_UNKNOWN.
 */
export function mergeBases(project: ProjectFile, { keepId, mergeIds }: Parsed<'mergeBases'>): Result<null> {
  return record(project, { name: 'mergeBases', input: { keepId, mergeIds }, effect: 'undoable' }, (write) => {
    const kept = findBasis(write, keepId);
    const others = mergeIds.filter((id) => id !== keepId).flatMap((id) => findBasis(write, id) ?? []);
    if (!kept || others.length === 0) return fail('BASIS_UNKNOWN');
    for (const other of others) {
      const [ofOther, ofKept] = [other, kept].map(({ id }) => listBasisEvents(write, id));
      tellNotes(write, kept, ofOther, ofKept);
      tellNotes(write, other, ofKept, ofOther);
      mergeBasis(write, other.id, keepId);
    }
    const said = others.map(({ title, docNumber }) => `${citedTitle(title)}${docNumber}`).join('、');
    return ok({ value: null, summary: `依据并为一件：${said}并入${citedTitle(kept.title)}${kept.docNumber}` });
  });
}

/** Of the notes about the document this one is made one with, those it does not bear itself; none that one took the other's place. */
function tellNotes(
  write: WriteHandle,
  basis: Basis,
  notes: readonly BasisEvent[] = [],
  own: readonly BasisEvent[] = [],
): void {
  const known = new Set(own.map(noteWords));
  for (const note of notes)
    if (!known.has(noteWords(note)) && note.replacedById !== basis.id) askAnew(write, basis, note);
}

/** Marks documents as taken over from the superior catalogue or as newly cited. Errors: NOTHING_CHANGED. */
export function setBasisOrigin(
  project: ProjectFile,
  { basisIds, origin }: Parsed<'setBasisOrigin'>,
): Result<{ changed: number }> {
  const input = basisIds.length > 20 ? { bases: basisIds.length, origin } : { basisIds, origin };
  return record(project, { name: 'setBasisOrigin', input, effect: 'undoable' }, (write) => {
    const changed = setOrigin(write, basisIds, origin);
    if (changed === 0) return fail('NOTHING_CHANGED');
    return ok({ value: { changed }, summary: `${groupDigits(changed)} 件依据标为${BASIS_ORIGIN_WORDS[origin]}` });
  });
}

/** Takes a document nothing cites off the library. Errors: BASIS_UNKNOWN, BASIS_IN_USE. */
export function removeBasis(project: ProjectFile, { basisId }: Parsed<'removeBasis'>): Result<null> {
  return record(project, { name: 'removeBasis', input: { basisId }, effect: 'undoable' }, (write) => {
    const basis = findBasis(write, basisId);
    if (!basis) return fail('BASIS_UNKNOWN');
    const items = listBases(write, [basisId])[0]?.items ?? 0;
    if (items > 0 || !dropBasis(write, basisId)) return fail('BASIS_IN_USE', { basis: basis.title, items });
    return ok({ value: null, summary: `依据库去掉${citedTitle(basis.title)}` });
  });
}

/** Keeps the document's own file in the project, by content. Errors: BASIS_UNKNOWN. */
export function attachBasisFile(
  project: ProjectFile,
  { basisId, fileName, bytes }: { basisId: number; fileName: string; bytes: Uint8Array },
): Result<null> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const input = { basisId, fileName, sha256 };
  return record(project, { name: 'attachBasisFile', input, effect: 'undoable' }, (write) => {
    const basis = findBasis(write, basisId);
    if (!basis) return fail('BASIS_UNKNOWN');
    setBasisFile(write, basisId, keepFile(write, sha256, bytes), fileName);
    return ok({ value: null, summary: `${citedTitle(basis.title)}附上文件“${fileName}”` });
  });
}
