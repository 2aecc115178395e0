/** 沟通记录 of an entry or an item: what was said about it, with whom, by whom and when; questions until they are answered. */
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import type { NoteRow, OpenQuestion } from '../../../../shared/views/matching';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { readFamilies } from '../pool/families';

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

/** A township that is no more is answered for by the one it went into. */
const OPEN_QUESTIONS = `WITH RECURSIVE follows(unitId, at) AS (
    SELECT id, id FROM unit UNION SELECT follows.unitId, intoId FROM follows JOIN abolition ON abolition.unitId = follows.at
  ), today AS (SELECT unitId, at FROM follows WHERE at NOT IN (SELECT unitId FROM abolition))
  SELECT note.id, unit.id AS unitId, unit.name AS unit, note.entryId, note.itemId, note.text, note.date, note.operator,
    coalesce(entry.name, version.name) AS subject, coalesce(entry.text, version.text) AS content,
    coalesce(sender.name, '') AS sender, coalesce(item.live, 1) AS live
  FROM note JOIN today ON today.unitId = note.unitId JOIN unit ON unit.id = today.at
  LEFT JOIN sourceEntry AS entry ON entry.id = note.entryId
  LEFT JOIN sourceList AS list ON list.id = entry.sourceListId LEFT JOIN unit AS sender ON sender.id = list.unitId
  LEFT JOIN item ON item.id = note.itemId
  LEFT JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version
  WHERE question = 1 AND answer = '' AND coalesce(list.withdrawn, 0) = 0 AND (@unitId IS NULL OR unit.id = @unitId)
  ORDER BY unit.kind DESC, unit.position, note.id`;

/**
 * Unanswered questions by unit, then as they were asked; those about entries of withdrawn lists and subtracted items left
 * out. About an item that went into another they are about that one.
 */
export function listOpenQuestions(read: ReadHandle, unitId?: number): OpenQuestion[] {
  const asked = read.all<OpenQuestion & { readonly live: number }>(OPEN_QUESTIONS, { unitId: unitId ?? null });
  if (asked.every(({ live }) => live === 1)) return asked.map(({ live: _, ...question }) => question);
  const { homeOf } = readFamilies(read);
  return asked.flatMap(({ live, ...question }) => {
    if (live === 1) return [question];
    const home = read.get<{ id: number; name: string }>(
      `SELECT item.id, name FROM item JOIN itemVersion ON itemId = item.id AND number = version WHERE item.id = ? AND live = 1`,
      [homeOf(question.itemId ?? 0)],
    );
    return home ? [{ ...question, itemId: home.id, subject: `${question.subject}（已并入${quoted(home.name)}）` }] : [];
  });
}
