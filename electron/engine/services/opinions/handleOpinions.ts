/** 处理意见: one opinion, or several equal ones together, taken up, in part, not, or withdrawn; what comes of it is linked. */
import type { Parsed } from '../../../../shared/contract';
import { deedProposed } from '../../../../shared/logic/opinions/deedProposed';
import { opinionKey, speakOfOne } from '../../../../shared/logic/opinions/groupOpinions';
import { type TakeOff, takeOff } from '../../../../shared/logic/opinions/takeOff';
import { townsSpokenOf } from '../../../../shared/logic/opinions/townsSpokenOf';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { listOfCategory } from '../../../../shared/logic/schemes/schemeLists';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import type { Deed } from '../../../../shared/model/deed';
import { OUTCOME_WORDS, type Outcome } from '../../../../shared/model/opinion';
import { APPLICABILITY_REASON, type Round } from '../../../../shared/model/round';
import { fail, ok, type Result } from '../../../../shared/result';
import type { HandledOpinions } from '../../../../shared/views/opinions';
import type { WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { insertAdopted } from '../../repositories/merge/adoptions';
import { findEntry, insertDisposition } from '../../repositories/merge/entryRepository';
import { findConsultation, findPackById } from '../../repositories/opinions/consultationRepository';
import {
  changeIdsAfter,
  changeIdsOfEntries,
  insertHandling,
  lastChangeId,
  linkChange,
} from '../../repositories/opinions/handlingRepository';
import { linkedWords, resultOf, townsOf } from '../../repositories/opinions/handlingWords';
import { rewordOwn, townsReworded } from '../../repositories/opinions/ownWording';
import { putAwayProposal } from '../../repositories/opinions/proposalsPutAway';
import {
  findOpinions,
  findReturn,
  type StoredOpinion,
  setHandling,
} from '../../repositories/opinions/returnRepository';
import { readContents } from '../../repositories/pool/itemContents';
import { itemInState } from '../../repositories/pool/itemInState';
import { findItem } from '../../repositories/pool/itemRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { noteChange, performDeed } from '../../repositories/rounds/changeDeeds';
import { insertPrepared } from '../../repositories/rounds/preparedRepository';
import { findOpenRound } from '../../repositories/rounds/roundRepository';
import { listUnits } from '../../repositories/units/unitRepository';

type Asked = Parsed<'handleOpinions'>;
type Request = Omit<Asked, 'ownWords'> & Partial<Pick<Asked, 'ownWords'>>;

interface Handling {
  readonly write: WriteHandle;
  readonly project: ProjectFile;
  readonly request: Request;
  readonly opinions: readonly StoredOpinion[];
  readonly round: Round | undefined;
  /** Who asked for it: 市水务局、绥阳镇. */
  readonly proposer: string;
  /** What came along with the changes, as the act ends its sentence. */
  readonly alongside: string[];
}

/**
 * Errors: OPINION_UNKNOWN, OPINION_HANDLED, OPINION_MIXED; REASON_MISSING for all but 采纳; OPINION_NO_CHANGE when 采纳 comes
 * to nothing; NO_OPEN_ROUND where something is to change, and those of the changes.
 */
export function handleOpinions(project: ProjectFile, request: Request): Result<HandledOpinions> {
  const input = { ...request, deeds: request.deeds.map(({ kind }) => kind) };
  return record(project, { name: 'handleOpinions', input, effect: 'undoable' }, (write) =>
    handleInto(write, project, request),
  );
}

/**
 * 逐条采纳: each taken up just as it was written, one handling for what was said alike of one item. Errors: those of
 * `handleOpinions`; OPINION_NO_CHANGE for one that does not say it all, BAD_INPUT for two that ask otherwise of one item.
 */
export function adoptOpinions(project: ProjectFile, request: Parsed<'adoptOpinions'>): Result<HandledOpinions> {
  const { opinionIds, reasonKind, decider } = request;
  return record(project, { name: 'adoptOpinions', input: request, effect: 'undoable' }, (write) => {
    const found = chosen(write, opinionIds, 'refused');
    if (!found.ok) return found;
    const { lists } = readProject(write).scheme;
    const groups = [...groupBy(found.value, (opinion) => opinionKey({ ...opinion, consultationId: 0 })).values()];
    const twice = groups.find(([one]) => groups.filter(([other]) => other?.itemId === one?.itemId).length > 1)?.[0];
    if (twice?.itemId) return fail('BAD_INPUT', { field: `对“${twice.name}”有不同的意见，请分开处理` });
    let changes = 0;
    let handlingId = 0;
    let told = '';
    for (const own of groups) {
      const [first] = own;
      const [item] = first?.itemId ? readContents(write, [first.itemId]) : [];
      const towns = own.flatMap((opinion) => townsOfOpinion(write, opinion));
      const deed = first && item && deedProposed({ ...first, towns }, item, lists, reasonKind);
      if (!deed) return fail('OPINION_NO_CHANGE', { item: first?.name });
      const ids = { opinionIds: own.map(({ id }) => id), changeIds: [], attachTo: null };
      const how = { outcome: 'adopted' as const, reason: '', result: '', decider, deeds: [deed], prepare: false };
      const handled = handleInto(write, project, { ...ids, ...how });
      if (!handled.ok) return handled;
      changes += handled.value.value.changes;
      handlingId = handled.value.value.handlingId;
      told += handled.value.told;
    }
    const opinions = found.value.length;
    return ok({ value: { handlingId, opinions, changes }, summary: `逐条采纳意见 ${groupDigits(opinions)} 条${told}` });
  });
}

function handleInto(
  write: WriteHandle,
  project: ProjectFile,
  request: Request,
): Result<{ value: HandledOpinions; summary: string; told: string }> {
  const { opinionIds, outcome, reason, deeds } = request;
  const found = chosen(write, opinionIds, outcome);
  if (!found.ok) return found;
  const opinions = found.value;
  if (outcome !== 'adopted' && reason === '') return fail('REASON_MISSING', { field: '处理理由' });
  if (deeds.length > 0 && (outcome === 'refused' || outcome === 'withdrawn'))
    return fail('BAD_INPUT', { field: `${OUTCOME_WORDS[outcome]}的意见不应有增减` });
  const off = takeOffBy(write, opinions);
  const linked = linkedWords(write, request, opinions, off);
  if (linked === null) return fail('BAD_INPUT', { field: '所连的增减不是这一项的' });
  const units = [...new Set(opinions.map(({ packId }) => findPackById(write, packId)?.unit ?? ''))];
  const proposer = [...new Set(opinions.map((opinion) => sourceOf(write, opinion)))].join('、');
  const handling: Handling = {
    write,
    project,
    request,
    opinions,
    round: findOpenRound(write),
    proposer,
    alongside: [],
  };
  // Said while the items stand where they stood.
  const results = resultOf(write, request);
  if (off && off.gone.length > 0 && request.deeds.some(({ kind }) => kind === 'apply'))
    results.push(`${off.gone.join('、')}已经不适用`);
  const own = changeOwnWords(handling);
  if (!own.ok) return own;
  const made = settle(handling);
  if (!made.ok) return made;
  results.push(...own.value.words);
  const links: Link[] = [...request.changeIds.map((changeId) => ({ changeId })), ...own.value.links, ...made.value];
  const name = opinions[0]?.name ?? '';
  if (outcome === 'adopted' && links.length === 0 && !adoptedAsFirst(handling)) {
    const done = doneBefore(write, opinions, off);
    if (done === '') return fail('OPINION_NO_CHANGE', { item: name });
    const told = tellDone(handling);
    if (!told.ok) return told;
    links.push(...told.value);
    results.push(done);
  }
  const handlingId = insertHandling(write, {
    ...{ outcome, reason, decider: request.decider },
    result: request.result || [...linked, ...results].join('；'),
    roundId: handling.round?.id ?? null,
    operator: project.session.operator,
    at: project.session.now(),
  });
  for (const { id } of opinions) setHandling(write, id, handlingId);
  for (const link of links) linkChange(write, handlingId, link);
  const who = units.length > 2 ? `${units[0]}等 ${groupDigits(units.length)} 家` : proposer;
  const summary = `${who}对“${name}”的意见${OUTCOME_WORDS[outcome]}${reason === '' ? '' : `：${reason}`}`;
  const told = handling.alongside.join('');
  return ok({
    value: { handlingId, opinions: opinions.length, changes: links.length },
    summary: `${summary}${told}`,
    told,
  });
}

/** 市委编办（牡编办函〔2026〕15号）: whose it is, and the document that says so where it has a number. */
function sourceOf(write: WriteHandle, { packId, returnId }: StoredOpinion): string {
  const number = findReturn(write, returnId)?.docNumber ?? '';
  return `${findPackById(write, packId)?.unit ?? ''}${number === '' ? '' : `（${number}）`}`;
}

function chosen(write: WriteHandle, ids: readonly number[], outcome: Outcome): Result<StoredOpinion[]> {
  const opinions = findOpinions(write, ids);
  if (opinions.length < new Set(ids).size || opinions.some(({ kind }) => kind === 'none'))
    return fail('OPINION_UNKNOWN');
  const handled = opinions.find(({ handlingId }) => handlingId !== null);
  if (handled) return fail('OPINION_HANDLED', { unit: findPackById(write, handled.packId)?.unit, item: handled.name });
  // Refused or withdrawn for one reason, they may speak of anything.
  if ((outcome === 'adopted' || outcome === 'partly') && !speakOfOne(opinions)) return fail('OPINION_MIXED');
  return ok(opinions);
}

/** What comes of them; a proposal that is not taken up is put away. */
function settle(handling: Handling): Result<Link[]> {
  const { request, opinions } = handling;
  if (request.outcome === 'refused' || request.outcome === 'withdrawn') return putAway(handling);
  return opinions[0]?.kind === 'add' ? settleProposals(handling) : perform(handling, request.deeds);
}

function putAway({ write, request: { outcome, reason }, opinions, round }: Handling): Result<Link[]> {
  for (const { entryId } of opinions)
    if (entryId !== null) putAwayProposal(write, entryId, { outcome, reason, roundId: round?.id ?? null });
  return ok([]);
}

function entriesOf(write: WriteHandle, opinions: readonly StoredOpinion[]) {
  return opinions.flatMap(({ entryId }) => (entryId === null ? [] : (findEntry(write, entryId) ?? [])));
}

function pendingEntries(write: WriteHandle, opinions: readonly StoredOpinion[]) {
  return entriesOf(write, opinions).filter(({ disposition }) => disposition.kind === 'pending');
}

type Link = { readonly changeId: number } | { readonly preparedId: number };

/** The deeds, done in the open round or prepared. Answers what is to be linked. */
function perform(
  { write, project, request, round, proposer, alongside }: Handling,
  deeds: readonly Deed[],
): Result<Link[]> {
  if (deeds.length === 0) return ok([]);
  if (!round) return fail('NO_OPEN_ROUND');
  const { decider, prepare } = request;
  const at = project.session.now();
  const reason = request.reason || `采纳${proposer}的意见`;
  const last = lastChangeId(write);
  const links: Link[] = [];
  for (const deed of deeds) {
    if (prepare) {
      const state = deed.kind === 'add' ? ok(null) : itemInState(write, deed.itemId, deed.kind !== 'restore');
      if (!state.ok) return state;
      links.push({ preparedId: insertPrepared(write, { roundId: round.id, deed, reason, basis: '', proposer, at }) });
      continue;
    }
    const done = performDeed(write, { round, at }, deed, { reason, proposer, decider });
    if (!done.ok) return done;
    alongside.push(done.value.told ?? '');
  }
  return ok([...links, ...changeIdsAfter(write, last).map((changeId) => ({ changeId }))]);
}

/** 新增: its entry gets its disposition here, unless somebody gave it one at the bench already. */
function settleProposals(handling: Handling): Result<Link[]> {
  const { write, request, opinions, round } = handling;
  const { reason, attachTo, deeds, prepare } = request;
  if (prepare) return fail('BAD_INPUT', { field: '新增建议不能拟办，请直接采纳或先到归并处理' });
  const entries = entriesOf(write, opinions);
  const pending = pendingEntries(write, opinions);
  const last = lastChangeId(write);
  const decided = entries.filter(({ disposition }) => disposition.kind !== 'pending').map(({ id }) => id);
  const before = changeIdsOfEntries(write, decided);
  const into = attachTo === null ? adoptProposal(handling, pending) : itemInState(write, attachTo, true);
  if (!into.ok) return into;
  const target = attachTo ?? into.value?.id ?? null;
  for (const { id: entryId } of pending.slice(attachTo === null ? 1 : 0))
    if (target !== null)
      insertDisposition(write, {
        entryId,
        kind: 'attach',
        itemId: target,
        roundId: round?.id ?? null,
        reasonKind: '',
        reason,
      });
  const more = perform(
    handling,
    deeds.filter(({ kind }) => kind !== 'add'),
  );
  if (!more.ok) return more;
  return ok([...before, ...changeIdsAfter(write, last)].map((changeId) => ({ changeId })));
}

/** The first proposal becomes the item; null where none is pending or nothing is to be added. */
function adoptProposal(
  { write, project, request, round, proposer }: Handling,
  pending: readonly NonNullable<ReturnType<typeof findEntry>>[],
): Result<{ id: number } | null> {
  const [entry] = pending;
  const deed = request.deeds.find((one) => one.kind === 'add');
  if (!entry || !deed) return ok(null);
  if (!round) return fail('NO_OPEN_ROUND');
  const draft = deed.item;
  const list = listOfCategory(readProject(write).scheme, draft.category, draft.listId);
  if (!list) return fail('CATEGORY_UNKNOWN', { entry: entry.name, unit: entry.unit, category: draft.category });
  if (draft.scope === 'particular' && draft.townships.length === 0) return fail('NO_TOWNSHIPS', { item: draft.name });
  const reason = request.reason || `采纳${proposer}的新增建议`;
  const id = insertAdopted(write, {
    ...{ entry, draft, list, round, reason, proposer, decider: request.decider },
    appliesReason: draft.scope === 'particular' ? reason : '',
    at: project.session.now(),
  });
  return ok({ id });
}

/** 删除 from some townships' lists, as the item stands now; null for anything else, and for an item that is on nobody's list any more. */
function takeOffBy(write: WriteHandle, opinions: readonly StoredOpinion[]): TakeOff | null {
  const itemId = opinions[0]?.itemId ?? null;
  if (itemId === null || !findItem(write, itemId)?.live) return null;
  const asked = opinions.map((opinion) => ({ kind: opinion.kind, towns: townsOfOpinion(write, opinion) }));
  return takeOff(asked, townsOf(write, itemId));
}

function townsOfOpinion(write: WriteHandle, opinion: StoredOpinion): readonly string[] {
  const pack = findPackById(write, opinion.packId);
  if (!pack) return [];
  const draftOf = findConsultation(write, pack.consultationId)?.township ?? null;
  return townsSpokenOf({ ...opinion, ...pack, draftOf }, listUnits(write, 'township'));
}

/** In words, where what was asked of single townships' lists stands there already; '' where it does not. */
function doneBefore(write: WriteHandle, opinions: readonly StoredOpinion[], off: TakeOff | null): string {
  if (off) return off.towns.length > 0 ? '' : `${off.gone.join('、')}不再适用`;
  const [content] = readContents(write, [opinions[0]?.itemId ?? 0]);
  const towns = opinions.map((opinion) => {
    const unit = findPackById(write, opinion.packId)?.unit ?? '';
    return townsReworded(write, opinion, unit, townsOfOpinion(write, opinion), content);
  });
  return towns.includes(null) ? '' : `${[...new Set(towns.flatMap((own) => own ?? []))].join('、')}的本镇写法已改`;
}

/** 本镇写法 of the townships an amendment speaks of, with a line of the round. */
function changeOwnWords(handling: Handling): Result<{ words: string[]; links: Link[] }> {
  const { write, request, opinions } = handling;
  const { ownWords = [], outcome, prepare } = request;
  if (ownWords.length === 0) return ok({ words: [], links: [] });
  const [content] = readContents(write, [opinions[0]?.itemId ?? 0]);
  const spoken = new Set(opinions.flatMap((opinion) => townsOfOpinion(write, opinion)));
  const strange = ownWords.find(({ township }) => !spoken.has(township));
  if (!content || strange || opinions[0]?.kind !== 'amend' || outcome === 'refused' || outcome === 'withdrawn')
    return fail('BAD_INPUT', { field: `这条意见说的不是${strange?.township ?? ''}本镇写法` });
  if (prepare) return fail('BAD_INPUT', { field: '本镇写法不能拟办，请直接采纳' });
  const reworded = rewordOwn(write, content, ownWords, groundsOf(handling).reason);
  if (!reworded.ok) return reworded;
  if (reworded.value.length === 0) return ok({ words: [], links: [] });
  const told = tellDone(handling);
  if (!told.ok) return told;
  const words = reworded.value.map(({ township, wording }) => `${township}的本镇写法改为：${wording}`);
  return ok({ words, links: told.value });
}

/** No line of the ledger says it: this round's does. */
function tellDone(handling: Handling): Result<Link[]> {
  const { write, opinions, round } = handling;
  const item = findItem(write, opinions[0]?.itemId ?? 0);
  if (!round || !item) return fail('NO_OPEN_ROUND');
  const last = lastChangeId(write);
  noteChange(write, round, item, 'amend', groundsOf(handling), { reasonKind: APPLICABILITY_REASON });
  return ok(changeIdsAfter(write, last).map((changeId) => ({ changeId })));
}

function groundsOf({ request: { reason, decider }, proposer }: Handling) {
  return { reason: reason || `采纳${proposer}的意见`, proposer, decider };
}

/** In the sorting round an adopted proposal belongs to the first figure: it is an item, and no change counts it. */
function adoptedAsFirst({ write, opinions }: Handling): boolean {
  return opinions.some(
    ({ kind, entryId }) =>
      kind === 'add' && entryId !== null && findEntry(write, entryId)?.disposition.kind === 'adopt',
  );
}
