/** What differs in print from one issued edition to the next and to the pool as it is, and which changes were approved. */
import type { EditionStep } from '../../../../shared/logic/checks/facts';
import { editionName } from '../../../../shared/logic/editions/editionWords';
import { kindsOf } from '../../../../shared/logic/ledger/compareSnapshots';
import {
  filledLate,
  isFilling,
  lateFillings,
  newFieldsSince,
  newlyFilled,
  withoutFields,
} from '../../../../shared/logic/schemes/newFields';
import { printsBases } from '../../../../shared/logic/schemes/schemeLists';
import { renameSections, renamesAfter } from '../../../../shared/logic/schemes/sectionRenames';
import { renameUnits } from '../../../../shared/logic/units/renameUnits';
import type { DifferenceKind } from '../../../../shared/model/comparison';
import type { EditionHead } from '../../../../shared/model/edition';
import type { ItemContent } from '../../../../shared/model/item';
import { ABOLITION_REASON, type Change } from '../../../../shared/model/round';
import type { ListField, Scheme } from '../../../../shared/model/scheme';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberUntilNextAction, rememberWhile } from '../../database/memo';
import { readPool } from '../pool/poolInMemory';
import { readProject } from '../project/projectRepository';
import { listRequestChanges, readChangeContents } from '../requests/requestRepository';
import { listAllChanges, listRounds } from '../rounds/roundRepository';
import { listRenamesSince, listSectionRenames } from '../rounds/sectionRenameRepository';
import { listUnitsEver } from '../units/unitRepository';
import { aliasesOf, namesOfToday } from '../units/unitSuccession';
import { listIssued, openEdition } from './editionRepository';

/** Changes a decided request or an abolished township became: all that may part an edition from the one before. */
export function listApproved(read: ReadHandle): Set<number> {
  const abolishing = listAllChanges(read).filter(({ reasonKind }) => reasonKind === ABOLITION_REASON);
  return new Set([...listRequestChanges(read).map(({ changeId }) => changeId), ...abolishing.map(({ id }) => id)]);
}

interface State {
  readonly name: string;
  readonly at: string;
  readonly round: number;
  readonly items: readonly ItemContent[];
  readonly scheme: Scheme;
  readonly excepted: string;
}

/** Not to be called inside a command. */
export function readEditionSteps(project: ProjectFile): EditionStep[] {
  const issued = listIssued(project.read);
  if (issued.length === 0) return [];
  const { scheme } = readProject(project.read);
  const units = listUnitsEver(project.read).map(({ id, name, aliases }) => [id, name, aliases]);
  const named = JSON.stringify([units, listSectionRenames(project.read)]);
  const between = issued.slice(1).map((after, index) => {
    const before = issued[index] ?? after;
    const key = JSON.stringify([before.sha256, after.sha256, named]);
    return rememberWhile(project, `step to edition ${after.id}`, key, () =>
      stepBetween(stateOf(project, before), stateOf(project, after), scheme, recordOf(project)),
    );
  });
  const newest = issued.at(-1);
  if (!newest) return between;
  const toNow = rememberUntilNextAction(project, 'step to now', () => {
    const items = readPool(project).live;
    const now = { name: '现在', at: '', round: Number.POSITIVE_INFINITY, items, scheme, excepted: '' };
    return stepBetween(stateOf(project, newest), now, scheme, recordOf(project));
  });
  return [...between, toNow];
}

/** With the names units and categories bear today: one renamed or merged since differs in nothing else. */
function stateOf(project: ProjectFile, head: EditionHead): State {
  const edition = openEdition(project, head.id);
  if (!edition) throw new Error(`edition ${head.id} is listed but not stored`);
  const signed = edition.exceptions.find(({ kind, check }) => kind === 'exception' && check === '20');
  const names = namesOfToday(project.read, edition.frame.units);
  const later = listRenamesSince(project.read, edition.snapshotId);
  const key = JSON.stringify([[...names], later]);
  const items = rememberWhile(project, `edition ${head.id} in names of today`, key, () =>
    renameSections(renameUnits(edition.items, names), later),
  );
  return {
    name: editionName(head),
    at: head.at,
    round: head.round,
    items,
    scheme: edition.frame.scheme,
    excepted: signed ? `${signed.reason}（${signed.decider}，${signed.date}）` : '',
  };
}

interface Decided {
  readonly round: number;
  readonly content: ItemContent;
}

/** What approved changes made of their items, in order and with the names units and categories bear today. */
function readDecided(project: ProjectFile): readonly Decided[] {
  return rememberUntilNextAction(project, 'decided contents', () => {
    const { read } = project;
    const contents = readChangeContents(project);
    if (contents.size === 0) return [];
    const rounds = new Map(listRounds(read).map(({ id, number }) => [id, number]));
    const names = aliasesOf(read);
    const renames = listSectionRenames(read);
    return listAllChanges(read).flatMap(({ id, roundId }) => {
      const content = contents.get(id);
      const [renamed] = content ? renameSections(renameUnits([content], names), renamesAfter(renames, id)) : [];
      return renamed ? [{ round: rounds.get(roundId) ?? 0, content: renamed }] : [];
    });
  });
}

interface OnRecord {
  readonly decided: readonly Decided[];
  /** Lines by which columns were filled in. */
  readonly changes: readonly NumberedChange[];
}

type NumberedChange = Change & { readonly round: number };

function recordOf(project: ProjectFile): OnRecord {
  return rememberUntilNextAction(project, 'record between editions', () => {
    const rounds = new Map(listRounds(project.read).map(({ id, number }) => [id, number]));
    const filling = listAllChanges(project.read).filter(({ reasonKind }) => isFilling(reasonKind));
    const changes = filling.map((one) => ({ ...one, round: rounds.get(one.roundId) ?? 0 }));
    return { decided: readDecided(project), changes };
  });
}

/** Of each item what the last approved change between two rounds made of it. */
function lastDecided(decided: readonly Decided[], from: number, to: number): Map<number, ItemContent> {
  const between = decided.filter(({ round }) => round > from && round <= to);
  return new Map(between.map(({ content }) => [content.id, content]));
}

function stepBetween(before: State, after: State, { lists }: Scheme, { decided, changes }: OnRecord): EditionStep {
  const printed = new Set(lists.filter(printsBases).map(({ id }) => id));
  const old = new Map(before.items.map((item) => [item.id, item]));
  const there = new Set(after.items.map(({ id }) => id));
  const pairs = [
    ...after.items.map((item) => ({ was: old.get(item.id) ?? null, is: item })),
    ...before.items.filter(({ id }) => !there.has(id)).map((item) => ({ was: item, is: null })),
  ];
  const approved = lastDecided(decided, before.round, after.round);
  const fresh = newFieldsSince(before.scheme, after.scheme);
  const late = lateFillings(changes.filter(({ round }) => round > before.round && round <= after.round));
  const columnsOf = (is: ItemContent): readonly ListField[] => [
    ...(fresh.get(is.listId) ?? []),
    ...filledLate(is, after.scheme, late),
  ];
  const differences = pairs.flatMap(({ was, is }) => {
    const { id: itemId, listId } = is ?? was ?? { id: 0, listId: '' };
    const inPrint = (kind: DifferenceKind) => kind !== 'regrounded' || printed.has(listId);
    const columns = is ? columnsOf(is) : [];
    const found = differenceOf(was, is, columns);
    const kinds = found.kinds.filter(inPrint);
    const { filled } = found;
    if (kinds.length === 0 && filled.length === 0) return [];
    const last = is ? approved.get(itemId) : undefined;
    const beyond = is && last ? differenceBut(last, is, columns).kinds.filter(inPrint) : [];
    const all = [...new Set([...kinds, ...beyond])];
    const isNew = ({ id }: ListField) => (fresh.get(listId) ?? []).some((field) => field.id === id);
    const told = filled.map((field) => ({ label: field.label, isNew: isNew(field) }));
    return [{ itemId, kinds: all, beyond, ...(told.length > 0 && { filled: told }) }];
  });
  return {
    before: before.name,
    beforeAt: before.at,
    after: after.name,
    beforeRound: before.round,
    afterRound: after.round,
    differences,
    excepted: after.excepted,
  };
}

interface Difference {
  readonly kinds: readonly DifferenceKind[];
  /** Columns filled in by order, which are no part of the kinds. */
  readonly filled: readonly ListField[];
}

function differenceBut(was: ItemContent, is: ItemContent, columns: readonly ListField[]): Difference {
  const filled = newlyFilled(was, is, columns);
  return { kinds: kindsOf(was, withoutFields(is, filled)), filled };
}

interface Compared extends Difference {
  readonly was: ItemContent;
  readonly columns: string;
}

/** Kept by the item as it is now, which stays the same object until a write touches it: tens of thousands are asked after each. */
const compared = new WeakMap<ItemContent, Compared>();

function differenceOf(was: ItemContent | null, is: ItemContent | null, fields: readonly ListField[]): Difference {
  if (was === null || is === null) return { kinds: kindsOf(was, is), filled: [] };
  const columns = fields.map(({ id, label }) => `${id} ${label}`).join();
  const known = compared.get(is);
  if (known?.was === was && known.columns === columns) return known;
  const found = { was, columns, ...differenceBut(was, is, fields) };
  compared.set(is, found);
  return found;
}
