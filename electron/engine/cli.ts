/** The command line: the same engine without a window. One JSON document on stdout (a dry run: one line per file), progress on stderr. */
import { homedir, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { errorText } from '../../shared/errorText';
import { type Failure, fail, ok, type Result } from '../../shared/result';
import { dutiesCommand, extractCommand } from './commands/accountabilityCommands';
import { adoptCommand, sealCommand } from './commands/adoptCommand';
import { agreementCommand } from './commands/agreementCommand';
import type { Command, CommandContext, CommandOutcome, Options } from './commands/command';
import { demoCommand } from './commands/demoCommand';
import {
  archiveCommand,
  editionsCommand,
  issueCommand,
  noticesCommand,
  waiveCommand,
  withdrawCommand,
} from './commands/editionCommands';
import { exportCommand, matchCommand } from './commands/fileCommands';
import { importCommand } from './commands/importCommand';
import { askCommand, opinionsCommand, returnsCommand } from './commands/opinionCommands';
import { checkCommand, entriesCommand, ledgerCommand, newCommand } from './commands/projectCommands';
import { reportCommand } from './commands/reportCommand';
import { decideCommand, registerCommand, requestsCommand } from './commands/requestCommands';
import { anchorCommand, packCommand, unpackCommand, verifyCommand } from './commands/trustCommands';
import { childParserHost } from './parser/childParserHost';
import { type FileReader, openFileReader } from './parser/readFile';
import { withoutPath } from './serve';
import { inlineTasks } from './workers/inlineTasks';

const COMMANDS: Readonly<Record<string, Command>> = {
  new: newCommand,
  import: importCommand,
  adopt: adoptCommand,
  seal: sealCommand,
  entries: entriesCommand,
  match: matchCommand,
  check: checkCommand,
  verify: verifyCommand,
  ledger: ledgerCommand,
  waive: waiveCommand,
  editions: editionsCommand,
  issue: issueCommand,
  withdraw: withdrawCommand,
  notices: noticesCommand,
  archive: archiveCommand,
  duties: dutiesCommand,
  extract: extractCommand,
  export: exportCommand,
  report: reportCommand,
  ask: askCommand,
  returns: returnsCommand,
  opinions: opinionsCommand,
  agreement: agreementCommand,
  register: registerCommand,
  requests: requestsCommand,
  decide: decideCommand,
  anchor: anchorCommand,
  pack: packCommand,
  unpack: unpackCommand,
  demo: demoCommand,
};

/** `help`: each command with its options, those it cannot do without, and whether it takes files. */
function helpOf(commands: typeof COMMANDS): object {
  return {
    commands: Object.entries(commands).map(([name, { options, required, switches = [], takesFiles = false }]) => ({
      name,
      required: required.map((option) => `--${option}`),
      optional: [...options.filter((option) => !required.includes(option)), ...switches].map((option) => `--${option}`),
      takesFiles,
    })),
  };
}

/** Exit codes: 0 done, 1 refused or failed, 2 done but not in order (`ok: false`). */
async function main(argv: readonly string[]): Promise<number> {
  let reader: FileReader | null = null;
  const context: CommandContext = {
    // A script may say in whose name it works; else it is the account's.
    session: {
      operator: process.env.SHUANGSHU_OPERATOR || accountName(),
      computer: hostname(),
      now: () => new Date().toISOString(),
    },
    place: process.env.SHUANGSHU_USER_DATA || join(homedir(), '.shuangshu'),
    resources: process.env.SHUANGSHU_RESOURCES ?? join(__dirname, '..', '..', 'resources'),
    tasks: inlineTasks(),
    reader: () => {
      reader ??= openFileReader(childParserHost(join(__dirname, 'parser.js')));
      return reader;
    },
    say: (line) => process.stderr.write(`${line}\n`),
    answer: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
  };
  try {
    const [name = '', ...rest] = argv;
    if (['help', '--help', '-h'].includes(name)) {
      print(helpOf(COMMANDS));
      return 0;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) return refuse(fail('BAD_INPUT', { field: `命令 ${name}，可用：${Object.keys(COMMANDS).join(' ')}` }));
    const options = readOptions(command, rest);
    if (!options.ok) return refuse(options);
    const { values, files } = options.value;
    const outcome: Result<CommandOutcome> = await command.run(values, context, files);
    if (!outcome.ok) return refuse(outcome);
    if (outcome.value.value !== undefined) print(outcome.value.value);
    return outcome.value.inOrder ? 0 : 2;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return refuse(fail('INTERNAL'));
  } finally {
    await (reader as FileReader | null)?.close();
  }
}

interface Arguments {
  readonly values: Options;
  readonly files: readonly string[];
}

function readOptions(command: Command, argv: readonly string[]): Result<Arguments> {
  const { options, required, switches = [], takesFiles = false } = command;
  try {
    const texts = options.map((name) => [name, { type: 'string' }] as const);
    const flags = switches.map((name) => [name, { type: 'boolean' }] as const);
    const config = Object.fromEntries([...texts, ...flags]);
    const parsed = parseArgs({ args: [...argv], options: config, strict: true, allowPositionals: takesFiles });
    const values = Object.fromEntries(
      Object.entries(parsed.values).map(([name, value]) => [name, String(value).trim()]),
    );
    const missing = required.find((name) => values[name] === undefined || values[name] === '');
    return missing ? fail('BAD_INPUT', { field: `缺少 --${missing}` }) : ok({ values, files: parsed.positionals });
  } catch (error) {
    return fail('BAD_INPUT', { field: argumentWords(error) });
  }
}

/** What is wrong with the arguments themselves, in the office's language. */
function argumentWords(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const named = /'([^' ]+)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有 ${named} 这个选项`;
  return code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' ? `${named} 后面写得不对或没有写` : `多出来的“${named}”`;
}

function refuse(failure: Failure): number {
  const { code } = failure;
  print({ error: { code, message: errorText(code, withoutPath(failure.detail)) } });
  return 1;
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // Accounts without an entry in the user database, as some containers and domains have.
    return process.env.USER ?? '未知账号';
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  },
);
