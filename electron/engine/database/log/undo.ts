/** Undo and redo: applies an action's recorded rows backwards or forwards, as a new action of its own. */
import { doneSteps, nextRedo, nextUndo } from '../../../../shared/logic/program/undoStack';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ReadHandle, WriteHandle } from '../file/handles';
import type { ProjectFile } from '../file/projectFile';
import type { CapturedRow } from './capture';
import { record } from './record';
import { TABLES } from './tables';

interface Step {
  readonly seq: number;
  readonly kind: 'do' | 'undo' | 'redo';
  readonly target: number | null;
  readonly effect: 'undoable' | 'barrier' | 'neutral';
  readonly summary: string;
}

/** What Ctrl+Z and Ctrl+Y would do now; also across restarts, as all of it stands in the file. */
export function undoState(project: Pick<ProjectFile, 'read'>): {
  undo: Step | null;
  redo: Step | null;
  barrier: boolean;
} {
  const barrier = project.read.value<number>(`SELECT coalesce(max(seq), 0) FROM action WHERE effect = 'barrier'`) ?? 0;
  const steps = project.read.all<Step>(
    'SELECT seq, kind, target, effect, summary FROM action WHERE seq > ? ORDER BY seq',
    [barrier],
  );
  // The first action is the project's creation: a beginning, not a seal.
  return { undo: nextUndo(steps), redo: nextRedo(steps), barrier: barrier > 1 };
}

/**
 * How many actions can be taken back so that all is as the action of `seq` left it; 'sealed' beyond a seal, 'undone' where what
 * stood then was itself taken back.
 */
export function stepsAfter(project: Pick<ProjectFile, 'read'>, seq: number): number | 'sealed' | 'undone' {
  const { read } = project;
  const barrier = read.value<number>(`SELECT coalesce(max(seq), 0) FROM action WHERE effect = 'barrier'`) ?? 0;
  if (seq < barrier) return 'sealed';
  const steps = read.all<Step>('SELECT seq, kind, target, effect, summary FROM action WHERE seq > ? ORDER BY seq', [
    barrier,
  ]);
  const now = doneSteps(steps);
  const then = doneSteps(steps.filter((step) => step.seq <= seq));
  return then.every((step, place) => now[place] === step) ? now.length - then.length : 'undone';
}

/** What was sealed, issued or sent out last, in the words of the log. */
export function lastBarrier(read: ReadHandle): string {
  return read.value<string>(`SELECT summary FROM action WHERE effect = 'barrier' ORDER BY seq DESC LIMIT 1`) ?? '';
}

/** Undoes the last undoable action. Errors: NOTHING_TO_UNDO, UNDO_BARRIER (a seal lies before). */
export function undo(project: ProjectFile): Result<{ summary: string }> {
  const { undo: step, barrier } = undoState(project);
  if (!step) return barrier ? fail('UNDO_BARRIER', { after: lastBarrier(project.read) }) : fail('NOTHING_TO_UNDO');
  return replay(project, step, 'undo');
}

/** Does again what was undone last, unless something else was done since. Errors: NOTHING_TO_REDO. */
export function redo(project: ProjectFile): Result<{ summary: string }> {
  const { redo: step } = undoState(project);
  if (!step) return fail('NOTHING_TO_REDO');
  return replay(project, step, 'redo');
}

function replay(project: ProjectFile, step: Step, kind: 'undo' | 'redo'): Result<{ summary: string }> {
  const words = kind === 'undo' ? '撤销' : '重做';
  const summary = `${words}：${step.summary}`;
  return record(
    project,
    { name: kind, input: { target: step.seq }, effect: 'undoable', kind, target: step.seq },
    (write) => {
      write.run('PRAGMA defer_foreign_keys = ON');
      const rows = write.all<CapturedRow>(
        `SELECT tableName, rowId, op, before, after FROM action JOIN actionRow USING (seq) WHERE seq = ? AND op <> 'range' ORDER BY ordinal ${kind === 'undo' ? 'DESC' : 'ASC'}`,
        [step.seq],
      );
      for (const row of rows) {
        if (kind === 'undo') put(write, row, row.after, row.before);
        else put(write, row, row.before, row.after);
      }
      return ok({ value: { summary }, summary });
    },
  );
}

/** Takes one row from image `from` to image `to`; null is absence. */
function put(write: WriteHandle, { tableName, rowId }: CapturedRow, from: string | null, to: string | null): void {
  if (to === null && TABLES[tableName] === 'kept') {
    write.run(`UPDATE "${tableName}" SET withdrawn = 1 WHERE id = ?`, [rowId]);
  } else if (to === null) {
    write.run(`DELETE FROM "${tableName}" WHERE id = ?`, [rowId]);
  } else if (from === null && TABLES[tableName] === 'kept') {
    assign(write, tableName, rowId, to);
  } else if (from === null) {
    insert(write, tableName, to);
  } else {
    assign(write, tableName, rowId, to);
  }
}

function columnsOf(image: string): string[] {
  return Object.keys(JSON.parse(image) as Record<string, unknown>);
}

/** JSON columns stand in an image as text, so `->>` gives every value back as it was. */
function insert(write: WriteHandle, table: string, image: string): void {
  const columns = columnsOf(image);
  const values = columns.map((column) => `@image ->> '$."${column}"'`);
  write.run(
    `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${values.join(', ')})`,
    { image },
  );
}

function assign(write: WriteHandle, table: string, rowId: number, image: string): void {
  const columns = columnsOf(image).filter((column) => column !== 'id');
  const sets = columns.map((column) => `"${column}" = @image ->> '$."${column}"'`);
  write.run(`UPDATE "${table}" SET ${sets.join(', ')} WHERE id = @rowId`, { image, rowId });
}
