/** 比对建议: a whole place compared once off the engine's loop, then every entry answered from what is kept. */
import type { Parsed } from '../../../../shared/contract';
import { compareDepartments, departmentFunctions } from '../../../../shared/logic/matching/knowledge/departmentNames';
import { splitDuties } from '../../../../shared/logic/matching/knowledge/splitDuties';
import { addShared, bestPlaces, likelyPieces } from '../../../../shared/logic/matching/likelyItems';
import { saysTakenOff } from '../../../../shared/logic/reading/rows/changeKinds';
import type { Match, Matchable } from '../../../../shared/model/match';
import { fail, ok, type Result } from '../../../../shared/result';
import type { EntryRow, Suggestion } from '../../../../shared/views';
import type {
  CandidateView,
  ConfirmRow,
  MatchKind,
  PartSuggestion,
  PlaceSuggestions,
} from '../../../../shared/views/matching';
import type { ProjectFile } from '../../database/file/projectFile';
import { findEntry, listEntries } from '../../repositories/merge/entryRepository';
import {
  listPoolIds,
  type Place,
  poolStamp,
  readAttached,
  readCandidates,
  readDecided,
  readPending,
  readPoolItems,
  readRefusals,
} from '../../repositories/merge/matchRepository';
import { readPool } from '../../repositories/pool/poolInMemory';
import { type MatchInput, type PoolContent, TaskCancelled, type Tasks } from '../../workers/tasks';

/** Kept per entry; more than a person is ever shown. */
const TOP = 8;
/** Entries asked at once: small, so that a single question in between waits only for one such piece. */
const PIECE = 8;

interface Run {
  readonly signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

/** What was found for an entry, and for which pool and refusals it holds. */
interface Found {
  readonly key: string;
  readonly refusals: string;
  readonly match: Match;
}
type Memory = Map<number, Found>;

const kept = new WeakMap<ProjectFile, Map<Place, Memory>>();
const numbers = new WeakMap<ProjectFile, number>();
let lastNumber = 0;

/** Tells this opening of this project from every other, also for the worker that outlives it. */
function numberOf(project: ProjectFile): number {
  const known = numbers.get(project);
  if (known !== undefined) return known;
  lastNumber += 1;
  numbers.set(project, lastNumber);
  return lastNumber;
}

function keyOf(project: ProjectFile, place: Place): string {
  return `${numberOf(project)}/${place ?? 'down'}/${poolStamp(project, place)}`;
}

function memoryOf(project: ProjectFile, place: Place): Memory {
  const places = kept.get(project) ?? new Map<Place, Memory>();
  kept.set(project, places);
  const found = places.get(place) ?? new Map<number, Found>();
  places.set(place, found);
  return found;
}

type Refused = ReadonlyMap<number, readonly number[]>;

/** By entry of the place, the items it was said not to be. */
function refusedBy(project: ProjectFile, place: Place): Refused {
  const refused = new Map<number, number[]>();
  for (const { entryId, itemId } of readRefusals(project.read, place))
    refused.set(entryId, [...(refused.get(entryId) ?? []), itemId]);
  return refused;
}

function isFresh(found: Found | undefined, key: string, refused: readonly number[] | undefined): boolean {
  return found !== undefined && found.key === key && found.refusals === stampOf(refused);
}

/** Which items it was said not to be: taking one back and refusing another leaves their number as it was. */
function stampOf(refused: readonly number[] = []): string {
  return refused.join(',');
}

/** Lets the engine answer others. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Items read at once: the engine answers others between two such pieces. */
const POOL_PIECE = 1_000;

function* piecesOf({ read }: ProjectFile, place: Place): Generator<PoolContent> {
  const ids = listPoolIds(read);
  // Departments' lists are one file each and no rivals of each other.
  if (place !== null)
    yield { items: [], attached: [], own: { undecided: readPending(read, place), decided: readDecided(read, place) } };
  for (let at = 0; at < ids.length; at += POOL_PIECE) yield contentOf(read, ids.slice(at, at + POOL_PIECE), place);
}

function contentOf(read: ProjectFile['read'], ids: readonly number[], place: Place): PoolContent {
  return { items: readPoolItems(read, ids), attached: readAttached(read, ids, place) };
}

/** The pool a place is compared with, handed over piece by piece unless the worker has it. */
async function poolFor(project: ProjectFile, tasks: Tasks, place: Place): Promise<MatchInput['pool']> {
  const key = keyOf(project, place);
  await tasks.give(key, piecesOf(project, place));
  const read = (): PoolContent => {
    const pieces = [...piecesOf(project, place)];
    const own = pieces.find((piece) => piece.own)?.own;
    const items = pieces.flatMap((piece) => piece.items);
    return { items, attached: pieces.flatMap(({ attached }) => attached), ...(own && { own }) };
  };
  return { key, read };
}

/** Asks the worker for these entries and keeps what it says. */
async function compare(
  project: ProjectFile,
  tasks: Tasks,
  place: Place,
  entries: readonly Matchable[],
  run: Run,
): Promise<void> {
  if (entries.length === 0) return;
  const memory = memoryOf(project, place);
  const refused = refusedBy(project, place);
  const pool = await poolFor(project, tasks, place);
  // Those of the other entries too: an item one of them is not leaves room for the asked ones.
  const pairs = [...refused].flatMap(([entryId, items]) => items.map((item) => [entryId, item] as const));
  for (let at = 0; at < entries.length; at += PIECE) {
    if (run.signal.aborted) throw new TaskCancelled();
    const piece = entries.slice(at, at + PIECE);
    const matches = await tasks.match({ pool, entries: piece, refused: pairs, top: TOP });
    for (const match of matches) {
      const entryId = Number(match.entry);
      memory.set(entryId, { key: pool.key, refusals: stampOf(refused.get(entryId)), match });
    }
    run.onProgress(Math.min(at + PIECE, entries.length), entries.length);
  }
}

/** Items from which on indexing the pool takes longer than a person likes to wait for the first candidates. */
const LARGE = 3_000;
/** Items an early answer looks at closely. */
const FEW = 400;
/** What was found among a few is kept until the whole place is compared. */
const EARLY = 'early';

/**
 * One entry against the items that share the most with it, while the whole pool is still being indexed. The order may
 * differ from the final one, so nothing is ticked beforehand.
 */
async function compareEarly(project: ProjectFile, tasks: Tasks, place: Place, entry: Matchable): Promise<void> {
  const { live } = readPool(project);
  const scores = new Float64Array(live.length);
  for (const [at, piece] of likelyPieces(`${entry.name}\n${entry.text ?? ''}`).entries()) {
    addShared(scores, live, piece);
    // Every pause lets a part of the pool on its way to the worker go first: few of them, or this answer is late.
    if (at % 8 === 7) await pause();
  }
  const ids = bestPlaces(scores, FEW).map((at) => live[at]?.id ?? 0);
  const refused = refusedBy(project, place).get(Number(entry.id)) ?? [];
  const question = { entries: [entry], refused: refused.map((item) => [entry.id, item] as const), top: TOP };
  const [match] = await tasks.matchAmong(contentOf(project.read, ids, place), question);
  if (!match) return;
  const found: Match = { ...match, suggestion: match.suggestion === 'new' ? 'new' : 'review', preselected: [] };
  memoryOf(project, place).set(Number(entry.id), { key: EARLY, refusals: stampOf(refused), match: found });
}

/**
 * Compares all pending entries of a place with the pool; what is known and still holds is not asked again. Until the
 * pool changes, `suggest` then answers at once. Errors: CANCELLED; what was found until then is kept.
 */
export async function suggestMany(
  project: ProjectFile,
  tasks: Tasks,
  { unitId: place }: Parsed<'suggestMany'>,
  run: Run,
): Promise<Result<PlaceSuggestions>> {
  const pending = readPending(project.read, place);
  const memory = memoryOf(project, place);
  const key = keyOf(project, place);
  const refused = refusedBy(project, place);
  const missing = pending.filter(({ id }) => !isFresh(memory.get(Number(id)), key, refused.get(Number(id))));
  try {
    await compare(project, tasks, place, missing, run);
  } catch (error) {
    if (error instanceof TaskCancelled) return fail('CANCELLED');
    throw error;
  }
  const wanted = pending.flatMap(({ id }) => {
    const match = memory.get(Number(id))?.match;
    return [...targetsOf(match), ...likeliestOf(match)];
  });
  const items = new Map(readCandidates(project.read, [...new Set(wanted)]).map((item) => [item.itemId, item]));
  return ok({
    rows: pending.flatMap((entry) => {
      const match = memory.get(Number(entry.id))?.match;
      if (!match) return [];
      const targets = targetsOf(match).filter((id) => items.has(id));
      const warning = targets.some((id) => warningOf(entry.department ?? '', items.get(id)?.department ?? '') !== '');
      const [likeliest] = likeliestOf(match);
      const category = entry.category || (items.get(likeliest ?? 0)?.category ?? '');
      return [{ entryId: Number(entry.id), kind: kindOf(entry.name, match), category, targets, warning }];
    }),
  });
}

/** A row whose name holds two duties is ticked only when both are found; then it goes to both. */
function targetsOf(match: Match | undefined): number[] {
  return (match?.preselected ?? []).map(Number);
}

/** The first candidate, as long as anything fits. */
function likeliestOf(match: Match | undefined): number[] {
  const first = match?.suggestion === 'new' ? undefined : match?.candidates[0];
  return first === undefined ? [] : [Number(first.item)];
}

function kindOf(name: string, match: Match): MatchKind {
  if (match.preselected.length === 2) return 'two';
  if (match.preselected.length === 1) return 'sure';
  if (match.suggestion === 'new' || match.candidates.length === 0) return 'none';
  return splitDuties(name).length === 2 ? 'two' : 'look';
}

/** 边防大队 ≠ 市公安局, or '' when they agree or one is not written. */
function warningOf(written: string, department: string): string {
  const relation = compareDepartments(departmentFunctions(written), departmentFunctions(department));
  return relation === 'different' ? `${written.trim()} ≠ ${department}` : '';
}

/** One entry: from what is kept (also while a new pool is being compared), else asked alone. Errors: ENTRY_UNKNOWN, CANCELLED. */
export async function suggest(
  project: ProjectFile,
  tasks: Tasks,
  { entryId, top }: Parsed<'suggest'>,
  run: Run,
): Promise<Result<Suggestion>> {
  const entry = findEntry(project.read, entryId);
  if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
  const place = placeOf(entry);
  const memory = memoryOf(project, place);
  const refused = refusedBy(project, place).get(entryId);
  const known = memory.get(entryId);
  // While the whole place is compared anew, what was found against the pool before is better than waiting.
  const usable = known !== undefined && known.refusals === stampOf(refused);
  if (!usable) {
    try {
      const asked = matchableOf(entry);
      if (readPool(project).live.length < LARGE || tasks.isReady(keyOf(project, place)))
        await compare(project, tasks, place, [asked], run);
      else await compareEarly(project, tasks, place, asked);
    } catch (error) {
      if (error instanceof TaskCancelled) return fail('CANCELLED');
      throw error;
    }
  }
  const match = memory.get(entryId)?.match;
  if (!match) return fail('ENTRY_UNKNOWN', { entry: entryId });
  const candidates = candidatesOf(project, match).slice(0, top);
  const shown = new Set(candidates.map(({ itemId }) => itemId));
  return ok({
    suggestion: match.suggestion,
    preselected: targetsOf(match).filter((id) => shown.has(id)),
    candidates,
  });
}

function placeOf(entry: EntryRow): Place {
  return entry.direction === 'up' ? entry.unitId : null;
}

/** The township an entry came from; nothing where a department sent it. */
function townOf({ direction, unit }: Pick<EntryRow, 'direction' | 'unit'>): string | null {
  return direction === 'up' ? unit : null;
}

function matchableOf({ id, name, text, department, category, bases, remark, ...entry }: EntryRow): Matchable {
  const takenOff = saysTakenOff(remark);
  return { id, name, text, department, unit: townOf(entry), category, bases: [...bases], takenOff };
}

/** Candidates that still stand in the pool, with their wording of now. */
function candidatesOf({ read }: ProjectFile, match: Match): CandidateView[] {
  const ids = match.candidates.map(({ item }) => Number(item));
  const contents = new Map(readCandidates(read, ids).map((item) => [item.itemId, item]));
  return match.candidates.flatMap(({ item, reasons }) => {
    const content = contents.get(Number(item));
    return content ? [{ ...content, reasons }] : [];
  });
}

/** Rows of 一并确认, as far as they are compared; entries without a target are left out. */
export function readConfirmRows(project: ProjectFile, { entryIds }: Parsed<'confirmRows'>): ConfirmRow[] {
  return listEntries(project.read, { entryIds }).rows.flatMap((entry) => {
    const match = memoryOf(project, placeOf(entry)).get(entry.id)?.match;
    if (!match || entry.disposition.kind !== 'pending') return [];
    const wanted = targetsOf(match);
    const targets = candidatesOf(project, match).filter(({ itemId }) => wanted.includes(itemId));
    if (targets.length === 0) return [];
    const warning =
      targets.map((item) => warningOf(entry.department, item.department)).find((text) => text !== '') ?? '';
    const { id: entryId, row, name, text, department } = entry;
    return [{ entryId, row, name, text, department, targets, warning }];
  });
}

/** The parts of an entry of several duties, each compared as if it were an entry of its own. Errors: ENTRY_UNKNOWN, CANCELLED. */
export async function suggestParts(
  project: ProjectFile,
  tasks: Tasks,
  { entryId, parts }: Parsed<'suggestParts'>,
  { signal }: Pick<Run, 'signal'>,
): Promise<Result<PartSuggestion[]>> {
  const entry = findEntry(project.read, entryId);
  if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
  if (signal.aborted) return fail('CANCELLED');
  const place = placeOf(entry);
  const pool = await poolFor(project, tasks, place);
  const asked = parts.map((name, id) => ({
    id,
    name,
    text: '',
    department: entry.department,
    unit: townOf(entry),
    category: entry.category,
  }));
  // The entry itself, and its other parts, are no rivals of a part.
  const matches = await tasks.match({ pool, entries: asked, alone: true, top: 5 });
  return ok(
    parts.map((text, at) => {
      const match = matches[at];
      return { text, candidates: match ? candidatesOf(project, match) : [] };
    }),
  );
}
