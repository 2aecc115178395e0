/** The note beside an open project that says who has it, where and since when; the file lock itself is SQLite's. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { diskFailure } from '../../../../shared/logic/program/diskFailure';
import type { Session } from './projectFile';

const noteSchema = z.object({
  operator: z.string(),
  computer: z.string(),
  pid: z.number(),
  since: z.string(),
  heartbeat: z.string(),
});
export type OwnerNote = z.infer<typeof noteSchema>;

/** `~$名称.shuangshu`, as office programs do it. */
export function notePath(projectPath: string): string {
  return join(dirname(projectPath), `~$${basename(projectPath)}`);
}

/** Null when there is none or it can't be read: the note informs, it does not lock. */
export function readNote(projectPath: string): OwnerNote | null {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(notePath(projectPath), 'utf8')));
  } catch {
    return null;
  }
}

/** Whose note is there now is another computer's once that one took the file over: it has to be told of, not this one. */
function isOthers(projectPath: string, { computer }: Session): boolean {
  const note = readNote(projectPath);
  return note !== null && (note.computer !== computer || note.pid !== process.pid);
}

/** The file is taken over by whoever opens it. */
export function writeNote(projectPath: string, session: Session, since: string): void {
  const note: OwnerNote = {
    operator: session.operator,
    computer: session.computer,
    pid: process.pid,
    since,
    heartbeat: session.now(),
  };
  tolerate(() => writeFileSync(notePath(projectPath), JSON.stringify(note)));
}

/** The heartbeat of the one that has it open. */
export function refreshNote(projectPath: string, session: Session, since: string): void {
  if (!isOthers(projectPath, session)) writeNote(projectPath, session, since);
}

export function removeNote(projectPath: string, session: Session): void {
  if (isOthers(projectPath, session)) return;
  tolerate(() => rmSync(notePath(projectPath), { force: true }));
}

/** The note informs and does not lock, so a disk that refuses it stops nobody's work. */
function tolerate(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!diskFailure(error, '')) throw error;
  }
}
