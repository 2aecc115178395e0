/** What a command of the command line is: its arguments in, one JSON value out, refusals as failures. */
import type { z } from 'zod';
import { type Failure, fail, type Result } from '../../../shared/result';
import type { Session } from '../database/file/projectFile';
import type { FileReader } from '../parser/readFile';
import type { Tasks } from '../workers/tasks';

export interface CommandContext {
  readonly session: Session;
  /** Where the command line keeps its key and its backups: it has no user data folder as the window has. */
  readonly place: string;
  /** The program's `resources` folder. */
  readonly resources: string;
  readonly tasks: Tasks;
  /** One parser process for the whole command. */
  reader(): FileReader;
  /** Progress goes to stderr. */
  say(line: string): void;
  /** One line of JSON on stdout, for a command that answers file by file. */
  answer(value: unknown): void;
}

/** `inOrder: false` is "done, but not in order": exit code 2. A `value` of undefined was answered line by line. */
export interface CommandOutcome {
  readonly value: unknown;
  readonly inOrder: boolean;
}

export type Options = Readonly<Record<string, string | undefined>>;

export interface Command {
  /** Names of its options; those in `required` must be there. */
  readonly options: readonly string[];
  readonly required: readonly string[];
  /** Options without a value; their text is 'true' when given. */
  readonly switches?: readonly string[];
  /** Takes any number of arguments that are no options. */
  readonly takesFiles?: boolean;
  run(
    options: Options,
    context: CommandContext,
    files: readonly string[],
  ): Promise<Result<CommandOutcome>> | Result<CommandOutcome>;
}

export function inOrder(value: unknown): CommandOutcome {
  return { value, inOrder: true };
}

/** The option of a field of the contract that is not as it should be, as it is written on the command line. */
export function wrongOption({ issues }: z.ZodError, options: Readonly<Record<string, string>>): Failure {
  const field = String(issues[0]?.path[0] ?? '');
  return fail('BAD_INPUT', { field: `--${options[field] ?? field}` });
}
