/** The one write funnel: one command = one transaction = one action row, chained by hashes, undoable without code per feature. */

import { nestQuotes } from '../../../../shared/logic/text/nestQuotes';
import type { Action, ActionEffect, ActionKind } from '../../../../shared/model/action';
import { type Failure, fail, type Result } from '../../../../shared/result';
import { flushAhead } from '../file/flushAhead';
import type { ReadHandle, WriteHandle } from '../file/handles';
import type { ProjectFile } from '../file/projectFile';
import { completeLongWrite, forgetLongWrite, registerLongWrite } from '../longWrites';
import { inOnePiece, type Piece, type Pieces, runThrough, TURN_MS } from '../pieces';
import { canonicalJson, sha256 } from './canonicalJson';
import { type CapturedRow, capturedRanges, growthMarks } from './capture';

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
  /** What was not asked and came of it without a row to tell it; kept beside the input. */
  readonly found?: Readonly<Record<string, unknown>>;
  /**
   * Of a body in pieces: writes at one go what makes its rows part of something, so that no read that comes in between
   * sees half of it. Nothing of the growing tables any more. Answers what the summary says besides; a failure, such as
   * what only shows beside other lists of the same command, rolls all of it back.
   */
  conclude?(): Result<string>;
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
  return recordThrough(project, { command, body: (write) => inOnePiece(() => body(write)) });
}

type BodyInPieces<T> = (write: WriteHandle) => Pieces<Result<Recorded<T>>>;

/** A command with a body that can stop between two pieces. */
export interface InPieces<T> {
  readonly command: Command;
  readonly body: BodyInPieces<T>;
}

/** As `record`, for a body in pieces, all of them at one go. */
export function recordThrough<T>(project: ProjectFile, work: InPieces<T>): Result<T> {
  completeLongWrite(project);
  return project.guardDisk(() => runThrough(recording(project, work)));
}

interface Run {
  readonly signal?: AbortSignal | undefined;
  onPiece?(piece: { readonly done: number; readonly total: number }): void;
}

/**
 * As `record`, handing the loop back every few milliseconds. Reads that come meanwhile see the rows already written, so
 * what makes them part of anything belongs into `conclude`. Another write completes this one first; closing the project
 * takes it back. CANCELLED when the signal came before the last piece.
 */
export async function recordInPieces<T>(
  project: ProjectFile,
  work: InPieces<T>,
  { signal, onPiece }: Run = {},
): Promise<Result<T>> {
  completeLongWrite(project);
  const pieces = recording(project, work);
  let result: Result<T> | null = null;
  const take = (until: number): Piece => {
    let piece: Piece;
    const taken = project.guardDisk(() => {
      while (!result) {
        const step = pieces.next();
        if (step.done) result = step.value;
        else piece = step.value ?? piece;
        if (performance.now() >= until) break;
      }
      return { ok: true, value: null };
    });
    // Refused before it began, it still has to take back what was done so far.
    if (!taken.ok) giveUp(taken);
    return piece;
  };
  const giveUp = (why: Failure): void => {
    if (result) return;
    result = why;
    pieces.return(why);
  };
  const abandon = (): void => giveUp(fail('CANCELLED'));
  const run = async (): Promise<Result<T>> => {
    while (!result) {
      const piece = take(performance.now() + TURN_MS);
      if (result) break;
      if (piece) onPiece?.(piece);
      const flushed = project.guardDisk(() => flushAhead(project));
      if (!flushed.ok) giveUp(flushed);
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted) abandon();
    }
    return result;
  };
  const done = run();
  const write = { complete: () => void take(Infinity), abandon, ended: done.catch(() => null) };
  registerLongWrite(project, write);
  try {
    return await done;
  } finally {
    forgetLongWrite(project, write);
  }
}

function* recording<T>(project: ProjectFile, { command, body }: InPieces<T>): Pieces<Result<T>> {
  const { database, write } = project;
  database.exec('BEGIN IMMEDIATE');
  try {
    const seq = lastSeq(write) + 1;
    write.run('INSERT INTO temp.recording (seq) VALUES (?)', [seq]);
    const marks = growthMarks(write);
    const outcome = yield* body(write);
    if (!outcome.ok) return outcome;
    const ranges = yield* capturedRanges(write, marks);
    const more = outcome.value.conclude?.() ?? { ok: true, value: '' };
    if (!more.ok) return more;
    const rows = [...drainCaptured(write), ...ranges];
    const { summary, found } = outcome.value;
    const input = found ? { ...Object(command.input), ...found } : command.input;
    appendAction(project, seq, { ...command, input }, `${summary}${more.value}`, rows);
    write.run('DELETE FROM temp.recording');
    database.exec('COMMIT');
    project.onCommit(seq);
    return { ok: true, value: outcome.value.value };
  } finally {
    // A disk that is full has rolled back by itself.
    if (database.inTransaction) database.exec('ROLLBACK');
  }
}

export function lastSeq(read: ReadHandle): number {
  return read.value<number>('SELECT coalesce(max(seq), 0) FROM action') ?? 0;
}

function drainCaptured(write: WriteHandle): CapturedRow[] {
  const rows = write.all<CapturedRow>('SELECT tableName, rowId, op, before, after FROM temp.captured ORDER BY ordinal');
  write.run('DELETE FROM temp.captured');
  return rows;
}

/** Half a character, as broken programs paste it, comes back from the file as another; the hash must be of what comes back. */
function asStored(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
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
    operator: asStored(session.operator),
    computer: asStored(session.computer),
    command: command.name,
    summary: asStored(nestQuotes(summary)),
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
