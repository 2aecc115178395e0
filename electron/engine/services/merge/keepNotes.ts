/** 沟通记录: a sentence about an entry or an item that stays with it; a question to a unit stays open until it is answered. */
import type { Parsed } from '../../../../shared/contract';
import { fail, ok, type Result } from '../../../../shared/result';
import type { WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { findEntry } from '../../repositories/merge/entryRepository';
import { findNote, insertNote, type NoteSubject, setAnswer } from '../../repositories/merge/noteRepository';
import { findItem } from '../../repositories/pool/itemRepository';
import { findUnit } from '../../repositories/units/unitRepository';

type Talk = Omit<Parsed<'noteEntry'>, 'entryId'>;

/** Errors: ENTRY_UNKNOWN, UNIT_UNKNOWN. A plain note is of the day and of the unit that sent the entry in. */
export function noteEntry(project: ProjectFile, input: Parsed<'noteEntry'>): Result<null> {
  const { entryId, ...talk } = input;
  return record(project, { name: 'noteEntry', input, effect: 'undoable' }, (write) => {
    const entry = findEntry(write, entryId);
    if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
    const unitId = talk.unitId ?? entry.unitId;
    return keep(write, project, { entryId, itemId: null }, entry.name, { ...talk, unitId });
  });
}

/** Errors: ITEM_UNKNOWN, UNIT_UNKNOWN. */
export function noteItem(project: ProjectFile, input: Parsed<'noteItem'>): Result<null> {
  const { itemId, ...talk } = input;
  return record(project, { name: 'noteItem', input, effect: 'undoable' }, (write) => {
    const item = findItem(write, itemId);
    if (!item) return fail('ITEM_UNKNOWN', { item: itemId });
    return keep(write, project, { entryId: null, itemId }, item.name, talk);
  });
}

function keep(
  write: WriteHandle,
  { session }: ProjectFile,
  subject: NoteSubject,
  name: string,
  talk: Talk,
): Result<{ value: null; summary: string }> {
  const at = session.now();
  const { text, person, question, unitId = null, date = at.slice(0, 10) } = talk;
  const unit = unitId === null ? undefined : findUnit(write, unitId);
  if (unitId !== null && !unit) return fail('UNIT_UNKNOWN', { unit: unitId });
  insertNote(write, { ...subject, unitId, person, date, text, question, operator: session.operator, at });
  const said = question ? `请${unit?.name ?? ''}答复：${text}` : `记一句：${text}`;
  return ok({ value: null, summary: `“${name}”${said}` });
}

/** Writes the answer to a question beside it; '' opens it again. Errors: NOTE_UNKNOWN. */
export function answerNote(project: ProjectFile, { noteId, answer }: Parsed<'answerNote'>): Result<null> {
  return record(project, { name: 'answerNote', input: { noteId, answer }, effect: 'undoable' }, (write) => {
    const note = findNote(write, noteId);
    if (!note?.question) return fail('NOTE_UNKNOWN', { note: noteId });
    setAnswer(write, noteId, answer);
    return ok({ value: null, summary: answer === '' ? `重新待答：${note.text}` : `${note.unit}答复：${answer}` });
  });
}
