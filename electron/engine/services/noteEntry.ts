/** 沟通记录: a sentence about an entry that stays with it, also why it is still pending. */
import type { Parsed } from '../../../shared/contract';
import { fail, ok, type Result } from '../../../shared/result';
import type { ProjectFile } from '../database/projectFile';
import { record } from '../database/record';
import { insertNote } from '../repositories/entryNoteRepository';
import { findEntry } from '../repositories/entryRepository';

/** Errors: ENTRY_UNKNOWN. */
export function noteEntry(project: ProjectFile, { entryId, text }: Parsed<'noteEntry'>): Result<null> {
  return record(project, { name: 'noteEntry', input: { entryId, text }, effect: 'undoable' }, (write) => {
    const entry = findEntry(write, entryId);
    if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
    const { session } = project;
    insertNote(write, entryId, { text, operator: session.operator, at: session.now() });
    return ok({ value: null, summary: `“${entry.name}”记一句：${text}` });
  });
}
