/** 依单问责: what a township bore on a day, and one duty told in full: edition, part, basis, and how it came about. */
import type { Parsed } from '../../../../shared/contract';
import { type BasesOnDay, basisStateOf } from '../../../../shared/logic/bases/basisStanding';
import { formatCitation } from '../../../../shared/logic/bases/parseCitation';
import { editionCitation } from '../../../../shared/logic/editions/editionWords';
import { signedFor } from '../../../../shared/logic/editions/signedFor';
import { changeWords, joinWords } from '../../../../shared/logic/ledger/changeWords';
import { buildTownshipList } from '../../../../shared/logic/paper/buildTownshipList';
import { exceptionSentences } from '../../../../shared/logic/paper/printedEdition';
import { sectionList } from '../../../../shared/logic/paper/sectionList';
import { appliesTo, placeFor, printedFor, textFor } from '../../../../shared/logic/schemes/appliesTo';
import { needsBasis } from '../../../../shared/logic/schemes/schemeLists';
import { normalizeText } from '../../../../shared/logic/text/normalizeText';
import { renameParts } from '../../../../shared/logic/units/renameUnits';
import type { FrameUnit } from '../../../../shared/model/edition';
import { type ItemContent, RESPONSIBILITY_ROLE_WORDS, TOWNSHIP_ROLE_WORDS } from '../../../../shared/model/item';
import { ENDED_REASON } from '../../../../shared/model/request';
import { ABOLITION_REASON } from '../../../../shared/model/round';
import { fail, ok, type Result } from '../../../../shared/result';
import type {
  DutiesOfDay,
  DutyExtract,
  DutyRow,
  EditionOfDay,
  ExtractPart,
} from '../../../../shared/views/accountability';
import type { ProjectFile } from '../../database/file/projectFile';
import { readBasesThen } from '../../repositories/bases/basesThen';
import { readBasesOnDay } from '../../repositories/bases/basisLibrary';
import { listSigned } from '../../repositories/checks/waiverRepository';
import { editionMadeBy } from '../../repositories/editions/editionRepository';
import { type DayInForce, readCourse, readDay } from '../../repositories/editions/inForce';
import { listDecisionDays } from '../../repositories/requests/requestRepository';
import { listAllChanges, listRounds } from '../../repositories/rounds/roundRepository';
import { isOfAbolition, listAbolitions, successorOn } from '../../repositories/units/abolitionRepository';
import { findUnitByName } from '../../repositories/units/unitRepository';
import { namesOfToday } from '../../repositories/units/unitSuccession';

interface Asked extends DayInForce {
  readonly townships: DutiesOfDay['townships'];
  readonly today: ReadonlyMap<string, string>;
}

/**
 * The township by the name it had that day, or by today's: then all those that have become it answer. For one that was
 * abolished by then the one it went into.
 * Errors: NO_EDITION_IN_FORCE, UNIT_UNKNOWN.
 */
function ask(project: ProjectFile, day: string, township: string): Result<Asked> {
  const found = readDay(project, day);
  if (!found.ok) return found;
  const { units } = found.value.frozen.frame;
  const today = namesOfToday(project.read, units);
  const towns = units.filter(({ kind }) => kind === 'township').map(({ name }) => name);
  const now = successorOn(project.read, findUnitByName(project.read, township)?.name ?? township, day);
  const asked =
    towns.includes(township) && now === (today.get(township) ?? township)
      ? [township]
      : towns.filter((name) => (today.get(name) ?? name) === now);
  if (asked.length === 0) return fail('UNIT_UNKNOWN', { unit: township });
  const townships = asked.map((name) => ({ name, today: today.get(name) ?? name }));
  return ok({ ...found.value, townships, today });
}

/** All duties that were on the township's lists that day, and those that had gone; by name where one is asked for. */
export function readDuties(project: ProjectFile, input: Parsed<'dutiesOfDay'>): Result<DutiesOfDay> {
  const asked = ask(project, input.day, input.township);
  if (!asked.ok) return asked;
  const { edition, townships } = asked.value;
  const all = townships.flatMap(({ name }) => rowsOf(asked.value, name));
  const sought = normalizeText(input.text);
  const rows = sought === '' ? all : all.filter(({ name }) => normalizeText(name).includes(sought));
  return ok({
    edition,
    townships,
    borne: all.filter(({ borne }) => borne).length,
    total: rows.length,
    rows: rows.slice(input.offset, input.offset + input.limit),
  });
}

/** In the order of the printed list; what came since follows, and then what had gone. */
function rowsOf({ frozen, found }: Asked, township: string): DutyRow[] {
  const serials = serialsOf(frozen, township);
  const order = [...serials.keys()];
  const rest = [...found.items.keys(), ...found.gone.keys()].filter((id) => !serials.has(id));
  return [...order, ...new Set(rest)].flatMap((itemId) => {
    const inForce = found.items.get(itemId);
    const printed = found.edition.items.get(itemId);
    const applies = inForce && appliesTo(inForce.content.scope, inForce.content.townships, township);
    const content = applies ? inForce.content : printed;
    // An item of another township, then and now.
    if (!content || !(applies || serials.has(itemId))) return [];
    const { listId, category } = placeFor(content, township);
    const list = frozen.frame.scheme.lists.find(({ id }) => id === listId)?.short ?? '';
    const words = applies ? inForce.words : (found.gone.get(itemId)?.words ?? inForce?.words ?? '');
    const { name, townshipRole: role } = content;
    const serial = serials.get(itemId) ?? null;
    return [{ itemId, township, name, list, category, serial, role, words, borne: applies === true }];
  });
}

/** The number of each item in the township's printed lists, in their order. */
function serialsOf({ frame: { scheme }, items }: DayInForce['frozen'], township: string): Map<number, number> {
  const head = { place: '', stage: '', round: '', date: '' };
  const serials = new Map<number, number>();
  for (const list of scheme.lists) {
    for (const section of sectionList(buildTownshipList(items, list, township, head).rows, list))
      for (const [index, row] of section.rows.entries()) serials.set(row.itemId, section.serials[index] ?? index + 1);
  }
  return serials;
}

/** Errors: those of `readDuties`; ITEM_UNKNOWN when the township's lists never had it by that day's edition. */
export function readExtract(
  project: ProjectFile,
  { day, township, itemId }: Parsed<'dutyExtract'>,
): Result<DutyExtract> {
  const asked = ask(project, day, township);
  if (!asked.ok) return asked;
  const { frozen, edition, found, townships, today } = asked.value;
  const row = townships.flatMap(({ name }) => rowsOf(asked.value, name)).find((one) => one.itemId === itemId);
  if (!row) return fail('ITEM_UNKNOWN', { item: itemId });
  const content = (row.borne ? found.items.get(itemId)?.content : undefined) ?? found.edition.items.get(itemId);
  if (!content) return fail('ITEM_UNKNOWN', { item: itemId });
  const { scheme } = frozen.frame;
  const { listId } = placeFor(content, row.township);
  const unit = frozen.frame.units.find(({ name }) => name === row.township);
  if (!unit) return fail('UNIT_UNKNOWN', { unit: row.township });
  // What an edition was issued with speaks of what stood in it, by what was known then.
  const asks = needsBasis({ listId }, scheme) && found.edition.items.has(itemId);
  const amended = row.borne && found.items.get(itemId)?.words !== '';
  const state = basisStateOf(content, basesFor(project, edition, amended ? null : itemId));
  const signed = asks ? signedFor({ id: itemId, state }, frozen.exceptions, listSigned(project.read)) : [];
  return ok({
    place: frozen.frame.place,
    day,
    edition,
    row,
    today: today.get(row.township) ?? '',
    listName: scheme.lists.find(({ id }) => id === listId)?.name ?? '',
    parts: partsOf(content, row, today),
    bases: printedFor(content, row.township).bases.map(formatCitation),
    exceptions: exceptionSentences(signed),
    history: historyOf(project, itemId, unit),
  });
}

/** Of the duty as the edition has it, what was known as it was issued; of what was decided since (null), what is known now. */
function basesFor({ read }: ProjectFile, { id, effectiveOn: day }: EditionOfDay, itemId: number | null): BasesOnDay {
  if (itemId === null) return readBasesOnDay(read, day);
  return readBasesThen(read, { seq: editionMadeBy(read, id), day, itemId });
}

function partsOf(content: ItemContent, row: DutyRow, today: ReadonlyMap<string, string>): ExtractPart[] {
  const { townshipRole, responsibilities } = printedFor(content, row.township);
  const own = {
    unit: row.township,
    today: today.get(row.township) ?? '',
    role: row.borne ? TOWNSHIP_ROLE_WORDS[townshipRole] : '当日不承担',
    text: row.borne ? textFor(content, row.township) : '',
  };
  const others = responsibilities.map(({ unit, role, text }) => ({
    unit,
    today: today.get(unit) ?? '',
    role: RESPONSIBILITY_ROLE_WORDS[role],
    text,
  }));
  return townshipRole === 'main' ? [own, ...others] : [...others, own];
}

type Told = DutyExtract['history'][number];

/**
 * Edition by edition what it said of the duty for the township, and each change of it with reason and decider, one line
 * also where it held from a day of its own between two editions; departments called otherwise since changed nothing; 撤镇并镇 on its own day, and only to the townships it was
 * about.
 */
function historyOf(project: ProjectFile, itemId: number, asked: FrameUnit): Told[] {
  const { frozen, steps } = readCourse(project);
  const told: Told[] = [];
  let before = '';
  let stood = '';
  for (const { head, frame, items } of frozen) {
    const item = items.find(({ id }) => id === itemId);
    const township = nameIn(project, frame.units, asked);
    const applies = item && township !== null && appliesTo(item.scope, item.townships, township);
    const place = applies ? placeFor(item, township).listId : '';
    const says = applies
      ? JSON.stringify([
          ...[place, item.name],
          textFor(item, township),
          renameParts(printedFor(item, township).responsibilities, namesOfToday(project.read, frame.units)),
        ])
      : '';
    if (says === before) continue;
    const words =
      says === ''
        ? '不再列入'
        : before === ''
          ? `列入：${item?.name ?? ''}`
          : place === stood
            ? `内容修改：${item?.name ?? ''}`
            : `改列${frame.scheme.lists.find(({ id }) => id === place)?.name ?? ''}：${item?.name ?? ''}`;
    told.push({ on: head.effectiveOn, what: editionCitation(head), words });
    before = says;
    stood = place;
  }
  const dates = new Map(listRounds(project.read).map(({ id, number, date }) => [id, { number, date }]));
  const decidedOn = listDecisionDays(project.read);
  const abolitions = listAbolitions(project.read);
  const own = listAllChanges(project.read).filter((change) => change.itemId === itemId);
  const ofAbolition = (changeId: number): boolean => abolitions.some((one) => isOfAbolition(one, changeId));
  const between = steps.filter((step) => step.itemId === itemId && !ofAbolition(step.order));
  const stepOf = new Map(between.map((step) => [step.order, step]));
  const changes = own.flatMap((change): Told[] => {
    const round = dates.get(change.roundId);
    if (!round || ofAbolition(change.id)) return [];
    // One decision, one line: what the ledger says of it, and from which day it holds.
    const step = stepOf.get(change.id);
    const { basis, decider } = change;
    const decision = decider === '' || step?.words.includes(`决定：${decider}`) ? '' : `决定：${decider}`;
    const parts = [changeWords(change), basis === '' ? '' : `依据：${basis}`, step?.words ?? '', decision];
    const on = change.reasonKind === ENDED_REASON ? step?.on : undefined;
    const day = on ?? decidedOn.get(change.id) ?? round.date;
    return [{ on: day, what: `第${round.number}轮增减`, words: joinWords(parts) }];
  });
  const known = new Set(own.map(({ id }) => id));
  const decided = between
    .filter(({ order }) => !known.has(order))
    .map(({ on, content, words }): Told => ({ on, what: content ? '版本之间的决定' : '停止执行', words }));
  const merged = abolitions
    .filter(({ unitId, intoId }) => unitId === asked.id || intoId === asked.id)
    .flatMap((one): Told[] => {
      const change = own.find(({ id }) => isOfAbolition(one, id));
      return change ? [{ on: one.day, what: ABOLITION_REASON, words: change.reason }] : [];
    });
  return [...told, ...changes, ...decided, ...merged].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The name a township has in another edition: the same unit, or the one it was or has become. */
function nameIn({ read }: ProjectFile, units: readonly FrameUnit[], asked: FrameUnit): string | null {
  const same = units.find(({ id }) => id === asked.id);
  if (same) return same.name;
  const now = namesOfToday(read, [asked]).get(asked.name) ?? asked.name;
  const today = namesOfToday(read, units);
  const kin = units.filter(({ kind }) => kind === 'township').find(({ name }) => (today.get(name) ?? name) === now);
  return kin?.name ?? null;
}
