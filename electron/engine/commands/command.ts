/** What a command of the command line is: its arguments in, one JSON value out, refusals as failures. */
import type { z } from 'zod';
import { DAY_WANTED } from '../../../shared/model/day';
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

export const FORMATS_HOW = '应是 docx、xlsx，两种都要的写 docx,xlsx';

/** Of a longer value the beginning is enough to know it by. */
const LONG = 40;

/** An option whose value is not as it should be: what was written, and how it is to be written. */
export function wrongValue(option: string, written: string | undefined, how: string): Failure {
  const shown = written && written.length > LONG ? `${written.slice(0, LONG)}…` : written;
  return fail('BAD_INPUT', { field: `--${option} ${shown ? `写的是“${shown}”` : '后面是空的'}，${how}` });
}

/** As `wrongValue`, for the first field of the contract that is refused; `names` are the options called otherwise. */
export function wrongOption({ issues: [issue] }: z.ZodError, given: Options, names: Options = {}): Failure {
  const field = String(issue?.path[0] ?? '');
  const option = names[field] ?? field;
  return wrongValue(option, given[option], issue ? howOf(issue) : '请改正');
}

function howOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'invalid_format') return DAY_WANTED;
  if (issue.code === 'invalid_value') return `应是 ${issue.values.join('、')} 之一`;
  if (issue.code === 'too_big') return `不能超过 ${issue.maximum} ${issue.origin === 'array' ? '条' : '字'}`;
  // Of the ways to write it the first is told: the others are blanks.
  const [first] = issue.code === 'invalid_union' ? (issue.errors[0] ?? []) : [];
  return first ? howOf(first) : '要写明';
}
