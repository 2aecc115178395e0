/** The whole job from office files with recorded decisions: import, adopt, merge, seven rounds, waiver, lists. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorText } from '../../../shared/errorText';
import { type JoinedDecisions, joinDecisions } from '../../../shared/logic/ledger/joinDecisions';
import { type Decisions, decisionsSchema, type Town, townsSchema } from '../../../shared/model/decisions';
import type { Scheme } from '../../../shared/model/scheme';
import { type Failure, fail, ok, type Result } from '../../../shared/result';
import type { OpenOptions } from '../database/file/open';
import type { ProjectFile } from '../database/file/projectFile';
import { readSource } from '../incoming/readSources';
import type { FileReader } from '../parser/readFile';
import { listEntries } from '../repositories/merge/entryRepository';
import { addWaiver } from '../services/checks/waiveRule';
import { adoptEntries } from '../services/merge/adoptEntries';
import { createProject } from '../services/project/createProject';
import { importSourceList, understandFile } from '../services/sources/importSourceList';
import { registerUnits } from '../services/units/manageUnits';
import { applyRounds, linkEntries } from './demoRounds';

export interface DemoRequest {
  readonly projectPath: string;
  readonly scheme: Scheme;
  /** Holds departments/, townships/ and, if it likes, towns.json. */
  readonly files: string;
  readonly decisions: string;
  readonly reader: FileReader;
  readonly options: OpenOptions;
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number, what: string): void;
}

export interface DemoProject {
  readonly project: ProjectFile;
  readonly decisions: Decisions;
  /** What could not be joined or applied, in sentences; empty when everything fitted. */
  readonly leftovers: readonly string[];
}

const SAMPLE_PEOPLE = { proposer: '示例', decider: '示例' };

/** Builds the project. Errors: DECISIONS_UNREADABLE, FILE_MISSING, CANCELLED, and whatever refuses the project file. */
export async function buildDemo(request: DemoRequest): Promise<Result<DemoProject>> {
  const read = readDecisions(request.decisions);
  if (!read.ok) return read;
  const decisions = read.value;
  const input = { name: decisions.place, scheme: request.scheme, effectiveDate: decisions.effective, sample: true };
  const created = createProject(request.projectPath, input, request.options);
  if (!created.ok) return created;
  const project = created.value;
  try {
    registerUnits(project, 'township', readTowns(request.files, decisions));
    registerUnits(project, 'department', departmentsOf(decisions));
    const unread = await importAll(project, request);
    if (!unread.ok) {
      project.close();
      return unread;
    }
    const leftovers = [...unread.value, ...decide(project, decisions)];
    return ok({ project, decisions, leftovers });
  } catch (error) {
    project.close();
    throw error;
  }
}

function readDecisions(path: string): Result<Decisions> {
  if (!existsSync(path)) return fail('FILE_MISSING', { file: path });
  try {
    const parsed = decisionsSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return ok(parsed.data);
    return fail('DECISIONS_UNREADABLE', { file: path, field: parsed.error.issues[0]?.path.join('.') ?? '' });
  } catch (error) {
    return fail('DECISIONS_UNREADABLE', { file: path, found: error instanceof Error ? error.message : '' });
  }
}

function readTowns(files: string, decisions: Decisions): Town[] {
  const path = join(files, 'towns.json');
  const profiles = existsSync(path) ? townsSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : [];
  return decisions.towns.map(
    (name) => profiles.find((town) => town.name === name) ?? { name, aliases: [], profile: {} as Town['profile'] },
  );
}

function departmentsOf(decisions: Decisions): { name: string; aliases: string[]; profile: Record<string, never> }[] {
  const names = new Set(decisions.items.map(({ department }) => department));
  return [...names].map((name) => ({ name, aliases: [], profile: {} }));
}

/** Every file under departments/ and townships/, by name. */
function sourcePaths(files: string): string[] {
  return ['departments', 'townships'].flatMap((folder) => {
    const path = join(files, folder);
    if (!existsSync(path)) return [];
    return readdirSync(path)
      .filter((name) => !/^[.~]/.test(name))
      .sort((a, b) => (a < b ? -1 : 1))
      .map((name) => join(path, name));
  });
}

/** Answers a sentence for each file that could not be taken in; the others are in. */
async function importAll(project: ProjectFile, request: DemoRequest): Promise<Result<string[]>> {
  const paths = sourcePaths(request.files);
  if (paths.length === 0) return fail('FILE_MISSING', { file: request.files });
  const unread: string[] = [];
  for (const [index, path] of paths.entries()) {
    if (request.signal?.aborted) return fail('CANCELLED');
    const refused = await importOne(project, request.reader, path, request.signal);
    if (refused) unread.push(refused);
    request.onProgress?.(index + 1, paths.length, '文件');
  }
  return ok(unread);
}

async function importOne(
  project: ProjectFile,
  reader: FileReader,
  path: string,
  signal?: AbortSignal,
): Promise<string | null> {
  const said = ({ code, detail }: Failure) => errorText(code, { file: path, ...detail });
  const source = await readSource(reader, path, signal);
  if (!source.ok) return said(source);
  const { fileName, bytes, document } = source.value;
  const understood = understandFile(project, fileName, bytes, document);
  if (!understood.ok) return said(understood);
  const { unit, direction } = understood.value;
  if (unit === null) return `“${fileName}”认不出是哪个单位报送的`;
  const imported = importSourceList(project, understood.value, { unit, direction });
  return imported.ok ? null : said(imported);
}

/** Adopts what departments listed, then links, adopts and rejects what townships listed, round by round. */
function decide(project: ProjectFile, decisions: Decisions): string[] {
  const entries = listEntries(project.read, {}).rows;
  const joined = joinDecisions(decisions, entries);
  const leftovers = [...joined.leftovers];
  const down = entries.filter(({ direction }) => direction === 'down').map(({ id }) => id);
  if (down.length > 0) {
    const adopted = adoptEntries(project, { entryIds: down, proposer: '', decider: '' });
    if (!adopted.ok) leftovers.push(errorText(adopted.code, adopted.detail));
  }
  const itemIds = itemIdsOf(project, joined);
  leftovers.push(...linkEntries(project, joined.fates, itemIds));
  leftovers.push(...applyRounds(project, decisions, joined.fates, itemIds, SAMPLE_PEOPLE));
  const waived = addWaiver(project, {
    rule: 'basisUnverified',
    itemId: null,
    reason: '示例数据的条款为演示而写，未逐条核对，不得作为法律依据引用',
    decider: '示例',
  });
  if (!waived.ok) leftovers.push(errorText(waived.code, waived.detail));
  return leftovers;
}

/** A001 → the item its entry became. */
function itemIdsOf(project: ProjectFile, joined: JoinedDecisions): Map<string, number> {
  const adopted = new Map(
    listEntries(project.read, { fate: 'adopt' }).rows.map((row) => [row.id, row.disposition.items[0]?.id]),
  );
  const ids = new Map<string, number>();
  for (const [decided, entryId] of joined.itemEntries) {
    const itemId = adopted.get(entryId);
    if (itemId !== undefined) ids.set(decided, itemId);
  }
  return ids;
}
