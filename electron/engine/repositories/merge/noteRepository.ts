/** 沟通记录 of an entry or an item: what was said about it, with whom, by whom and when; questions until they are answered. */
import type { NoteRow, OpenQuestion } from '../../../../shared/views/matching';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

export interface NoteSubject {
  readonly entryId: number | null;
  readonly itemId: number | null;
}

const NOTE = `SELECT note.id, note.unitId, coalesce(unit.name, '') AS unit, person, date, text, question, answer, operator, at
  FROM note LEFT JOIN unit ON unit.id = note.unitId`;

type StoredNote = Omit<NoteRow, 'question'> & { readonly question: number };

/** Oldest first. */
export function listNotes(read: ReadHandle, { entryId, itemId }: NoteSubject): NoteRow[] {
  return read
    .all<StoredNote>(`${NOTE} WHERE entryId IS @entryId AND itemId IS @itemId ORDER BY note.id`, { entryId, itemId })
    .map(noteOf);
}

export function findNote(read: ReadHandle, id: number): NoteRow | undefined {
  const row = read.get<StoredNote>(`${NOTE} WHERE note.id = ?`, [id]);
  return row && noteOf(row);
}

function noteOf({ question, ...row }: StoredNote): NoteRow {
  return { ...row, question: question === 1 };
}

export interface NewNote extends NoteSubject {
  readonly unitId: number | null;
  readonly person: string;
  readonly date: string;
  readonly text: string;
  readonly question: boolean;
  readonly operator: string;
  readonly at: string;
}

export function insertNote(write: WriteHandle, note: NewNote): void {
  write.run(
    `INSERT INTO note (entryId, itemId, unitId, person, date, text, question, operator, at)
     VALUES (@entryId, @itemId, @unitId, @person, @date, @text, @question, @operator, @at)`,
    { ...note, question: note.question ? 1 : 0 },
  );
}

export function setAnswer(write: WriteHandle, noteId: number, answer: string): void {
  write.run('UPDATE note SET answer = ? WHERE id = ?', [answer, noteId]);
}

/** Unanswered questions by unit, then as they were asked; those about entries of withdrawn lists and subtracted items left out. */
export function listOpenQuestions(read: ReadHandle, unitId?: number): OpenQuestion[] {
  return read.all<OpenQuestion>(
    `SELECT note.id, note.unitId, unit.name AS unit, note.entryId, note.itemId, note.text, note.date, note.operator,
       coalesce(entry.name, version.name) AS subject, coalesce(entry.text, version.text) AS content,
       coalesce(sender.name, '') AS sender
     FROM note JOIN unit ON unit.id = note.unitId
     LEFT JOIN sourceEntry AS entry ON entry.id = note.entryId
     LEFT JOIN sourceList AS list ON list.id = entry.sourceListId LEFT JOIN unit AS sender ON sender.id = list.unitId
     LEFT JOIN item ON item.id = note.itemId
     LEFT JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version
     WHERE question = 1 AND answer = '' AND coalesce(list.withdrawn, 0) = 0 AND coalesce(item.live, 1) = 1
       AND (@unitId IS NULL OR note.unitId = @unitId)
     ORDER BY unit.kind DESC, unit.position, note.id`,
    { unitId: unitId ?? null },
  );
}
