/** Says for each of many files what an import would take in: one line of JSON per file, whatever a file does. */
import { resolve } from 'node:path';
import { errorText } from '../../../shared/errorText';
import { guessDirection, guessUnitName } from '../../../shared/logic/reading/senders/guessUnitName';
import { countSenders, titlesOf } from '../../../shared/logic/reading/senders/senders';
import { townshipNames } from '../../../shared/logic/reading/senders/townNames';
import { findSender, senderIssue, type UnderstandingContext } from '../../../shared/logic/reading/understandDocument';
import { categoriesOf, fieldLabelsOf } from '../../../shared/logic/schemes/schemeLists';
import type { FileFormat } from '../../../shared/model/grid';
import type { Direction, ReadTable } from '../../../shared/model/sourceEntry';
import { type Failure, fail, ok, type Result } from '../../../shared/result';
import { readSourceTable } from '../incoming/readSources';
import { readProject } from '../repositories/project/projectRepository';
import { listUnits } from '../repositories/units/unitRepository';
import { loadSchemes } from '../schemes';
import { withoutPath } from '../serve';
import type { CommandContext, CommandOutcome } from './command';
import { reading } from './withProject';

export interface DryRunRequest {
  /** Whose units and categories are known; without one, units are guessed by their names. */
  readonly project: string | undefined;
  readonly files: readonly string[];
  /** What the caller states instead of having it recognised. */
  readonly unit: string | undefined;
  readonly direction: Direction | undefined;
}

interface Known {
  readonly units: UnderstandingContext['units'];
  readonly categories: readonly string[];
  readonly fields: readonly string[];
  /** The county's name. */
  readonly place: string;
}

/** What one line holds; `format` is null when the file could not be told, `error` when it was read. */
interface FileAnswer {
  readonly file: string;
  readonly ok: boolean;
  readonly format: FileFormat | null;
  readonly unit: string | null;
  readonly direction: Direction | null;
  readonly entries: readonly object[];
  readonly skipped: readonly object[];
  readonly issues: readonly object[];
  readonly error: { readonly code: string; readonly message: string } | null;
}

function knownIn(path: string | undefined, context: CommandContext): Promise<Result<Known>> {
  if (path === undefined) {
    const categories = new Set(loadSchemes(context.resources).flatMap((scheme) => categoriesOf(scheme)));
    return Promise.resolve(ok({ units: [], categories: [...categories], fields: [], place: '' }));
  }
  return reading(path, context, ({ read }) => {
    const { scheme, name: place } = readProject(read);
    return ok({ units: listUnits(read), categories: categoriesOf(scheme), fields: fieldLabelsOf(scheme), place });
  });
}

/** Stated, else as an import would recognise or guess it. */
function senderOf(fileName: string, table: ReadTable, known: Known, request: DryRunRequest) {
  const words = { statedUnit: table.statedUnit, titles: titlesOf(table), senders: countSenders(table) };
  const found = findSender(fileName, words, known.units, known.place);
  if (request.unit === undefined) {
    const asked = senderIssue(found);
    const unit = found.name === '' ? null : found.name;
    return { unit, direction: request.direction ?? found.direction, asked: asked ? [asked] : [] };
  }
  const kind = known.units.find(({ name }) => name === request.unit)?.kind;
  const byKind = kind === undefined ? undefined : kind === 'township' ? 'up' : 'down';
  return { unit: request.unit, direction: request.direction ?? byKind ?? guessDirection(request.unit), asked: [] };
}

function answerRead(
  file: string,
  format: FileFormat,
  table: ReadTable,
  { unit, direction, asked }: ReturnType<typeof senderOf>,
): FileAnswer {
  const entries = table.entries.map(({ name, text, department, category, bases, sheet, row }) => {
    return { name, text, department, category, bases, sheet, row };
  });
  const skipped = table.rows
    .filter(({ kind }) => kind !== 'entry')
    .map(({ sheet, row, reason }) => ({ sheet, row, reason }));
  const issues = [...asked, ...table.issues];
  return { file, ok: true, format, unit, direction, entries, skipped, issues, error: null };
}

function answerRefused(file: string, fileName: string, { code, detail }: Failure, request: DryRunRequest): FileAnswer {
  const format = (detail.format as FileFormat | undefined) ?? null;
  const unit = request.unit ?? guessUnitName(fileName, '');
  const direction = request.direction ?? (unit === null ? null : guessDirection(unit));
  const error = { code, message: errorText(code, withoutPath({ file: fileName, ...detail })) };
  return { file, ok: false, format, unit, direction, entries: [], skipped: [], issues: [], error };
}

/**
 * Answers every file, one after the other, so that memory holds one at a time; writes nothing. Not in order (exit
 * code 2) when a file was refused. Fails only when the project itself can't be read.
 */
export async function dryRun(request: DryRunRequest, context: CommandContext): Promise<Result<CommandOutcome>> {
  const known = await knownIn(request.project, context);
  if (!known.ok) return known;
  let refused = 0;
  for (const file of request.files) {
    const answer = await answerFile(file, request, known.value, context);
    if (!answer.ok) refused += 1;
    context.answer(answer);
  }
  return ok({ value: undefined, inOrder: refused === 0 });
}

async function answerFile(
  file: string,
  request: DryRunRequest,
  known: Known,
  context: CommandContext,
): Promise<FileAnswer> {
  const fileName = file.split(/[\\/]/).at(-1) ?? file;
  try {
    if (fileName === '') return answerRefused(file, fileName, fail('FILE_MISSING'), request);
    const source = await readSourceTable(context.reader(), resolve(file), {
      categories: known.categories,
      fields: known.fields,
      townships: townshipNames(known.units),
    });
    if (!source.ok) return answerRefused(file, fileName, source, request);
    const { format, table } = source.value;
    return answerRead(file, format, table, senderOf(fileName, table, known, request));
  } catch (error) {
    // A fault of ours in one file must not cost the caller the answers to the others.
    context.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return answerRefused(file, fileName, fail('INTERNAL'), request);
  }
}
