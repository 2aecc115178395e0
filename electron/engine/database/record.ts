/** The one write funnel: one command = one transaction = one action row, chained by hashes, undoable without code per feature. */
import type { Action, ActionEffect, ActionKind } from '../../../shared/model/action';
import type { Result } from '../../../shared/result';
import { canonicalJson, sha256 } from './canonicalJson';
import { type CapturedRow, capturedRanges, growthMarks } from './capture';
import type { ReadHandle, WriteHandle } from './handles';
import type { ProjectFile } from './projectFile';

export interface Command {
  /** The contract's method name. */
  readonly name: string;
  /** What was asked, small; large things stand in the rows. */
  readonly input: unknown;
  readonly effect: ActionEffect;
  readonly kind?: ActionKind;
  readonly target?: number;
}

/** What a command's body answers: its value and the sentence for the log. */
export interface Recorded<T> {
  readonly value: T;
  readonly summary: string;
}

/**
 * Runs `body` in one immediate transaction and appends its action. A failure answered by `body` (or an exception)
 * rolls everything back and leaves no action. The action is acknowledged only after COMMIT returned.
 */
export function record<T>(
  project: ProjectFile,
  command: Command,
  body: (write: WriteHandle) => Result<Recorded<T>>,
): Result<T> {
  const { database, write } = project;
  return project.guardDisk(() => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const seq = lastSeq(write) + 1;
      write.run('INSERT INTO temp.recording (seq) VALUES (?)', [seq]);
      const marks = growthMarks(write);
      const outcome = body(write);
      if (!outcome.ok) {
        database.exec('ROLLBACK');
        return outcome;
      }
      const rows = [...drainCaptured(write), ...capturedRanges(write, marks)];
      appendAction(project, seq, command, outcome.value.summary, rows);
      write.run('DELETE FROM temp.recording');
      database.exec('COMMIT');
      project.onCommit(seq);
      return { ok: true, value: outcome.value.value };
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  });
}

export function lastSeq(read: ReadHandle): number {
  return read.value<number>('SELECT coalesce(max(seq), 0) FROM action') ?? 0;
}

function drainCaptured(write: WriteHandle): CapturedRow[] {
  const rows = write.all<CapturedRow>('SELECT tableName, rowId, op, before, after FROM temp.captured ORDER BY ordinal');
  write.run('DELETE FROM temp.captured');
  return rows;
}

function appendAction(
  project: ProjectFile,
  seq: number,
  command: Command,
  summary: string,
  rows: readonly CapturedRow[],
): void {
  const { write, session } = project;
  const previousHash = write.value<string>('SELECT hash FROM action WHERE seq = ?', [seq - 1]) ?? '';
  const action: LoggedAction = {
    seq,
    at: session.now(),
    operator: session.operator,
    computer: session.computer,
    command: command.name,
    summary,
    kind: command.kind ?? 'do',
    target: command.target ?? null,
    effect: command.effect,
    input: canonicalJson(command.input ?? null),
    rowsHash: hashOfRows(rows),
    previousHash,
  };
  write.run(
    `INSERT INTO action (seq, at, operator, computer, command, summary, kind, target, effect, input, rowsHash, previousHash, hash)
     VALUES (@seq, @at, @operator, @computer, @command, @summary, @kind, @target, @effect, @input, @rowsHash, @previousHash, @hash)`,
    { ...action, hash: hashOfAction(action) },
  );
  rows.forEach((row, ordinal) => {
    write.run(
      `INSERT INTO actionRow (seq, ordinal, tableName, rowId, op, before, after)
       VALUES (@seq, @ordinal, @tableName, @rowId, @op, @before, @after)`,
      { ...row, seq, ordinal },
    );
  });
}

export interface LoggedAction extends Action {
  readonly input: string;
  readonly rowsHash: string;
  readonly previousHash: string;
}

export function hashOfRows(rows: readonly CapturedRow[]): string {
  return sha256(
    rows
      .map(({ tableName, rowId, op, before, after }) => JSON.stringify([tableName, rowId, op, before, after]))
      .join('\n'),
  );
}

/** Covers every column of the action but the hash itself, and through `previousHash` all actions before. */
export function hashOfAction(action: LoggedAction): string {
  const { seq, at, operator, computer, command, summary, kind, target, effect, input, rowsHash, previousHash } = action;
  return sha256(
    JSON.stringify([
      seq,
      at,
      operator,
      computer,
      command,
      summary,
      kind,
      target,
      effect,
      input,
      rowsHash,
      previousHash,
    ]),
  );
}
