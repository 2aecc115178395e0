/** What differs in print from one issued edition to the next and to the pool as it is, and which changes were approved. */
import type { EditionStep } from '../../../shared/logic/checks/facts';
import { editionName } from '../../../shared/logic/editions/editionWords';
import { kindsOf } from '../../../shared/logic/ledger/compareSnapshots';
import { renameUnits } from '../../../shared/logic/units/renameUnits';
import type { DifferenceKind } from '../../../shared/model/comparison';
import type { EditionHead } from '../../../shared/model/edition';
import type { ItemContent } from '../../../shared/model/item';
import type { Scheme } from '../../../shared/model/scheme';
import type { ReadHandle } from '../database/handles';
import { rememberUntilNextAction, rememberWhile } from '../database/memo';
import type { ProjectFile } from '../database/projectFile';
import { listIssued, openEdition } from './editionRepository';
import { readPool } from './poolInMemory';
import { readProject } from './projectRepository';
import { listUnits } from './unitRepository';
import { namesOfToday } from './unitSuccession';

/** Changes somebody decided in a round of adjustment, and those a decided request became: all that may part an edition from the one before. */
export function listApproved(read: ReadHandle): Set<number> {
  const rows = read.all<{ id: number }>(
    `SELECT change.id FROM change JOIN round ON round.id = roundId
     WHERE (round.kind = 'adjustment' AND trim(decider) <> '') OR change.id IN (SELECT changeId FROM requestChange)`,
  );
  return new Set(rows.map(({ id }) => id));
}

interface State {
  readonly name: string;
  readonly round: number;
  readonly items: readonly ItemContent[];
  readonly excepted: string;
}

/** Not to be called inside a command. */
export function readEditionSteps(project: ProjectFile): EditionStep[] {
  const issued = listIssued(project.read);
  if (issued.length === 0) return [];
  const { scheme } = readProject(project.read);
  const units = JSON.stringify(listUnits(project.read).map(({ id, name, aliases }) => [id, name, aliases]));
  const between = issued.slice(1).map((after, index) => {
    const before = issued[index] ?? after;
    const key = JSON.stringify([before.sha256, after.sha256, units]);
    return rememberWhile(project, `step to edition ${after.id}`, key, () =>
      stepBetween(stateOf(project, before), stateOf(project, after), scheme),
    );
  });
  const newest = issued.at(-1);
  if (!newest) return between;
  const toNow = rememberUntilNextAction(project, 'step to now', () => {
    const now = { name: '现在', round: Number.POSITIVE_INFINITY, items: readPool(project).live, excepted: '' };
    return stepBetween(stateOf(project, newest), now, scheme);
  });
  return [...between, toNow];
}

/** With the names units bear today: one renamed or merged since differs in nothing else. */
function stateOf(project: ProjectFile, head: EditionHead): State {
  const edition = openEdition(project, head.id);
  if (!edition) throw new Error(`edition ${head.id} is listed but not stored`);
  const signed = edition.exceptions.find(({ kind, check }) => kind === 'exception' && check === '20');
  const names = namesOfToday(project.read, edition.frame.units);
  const items = rememberWhile(project, `edition ${head.id} in names of today`, JSON.stringify([...names]), () =>
    renameUnits(edition.items, names),
  );
  return {
    name: editionName(head),
    round: head.round,
    items,
    excepted: signed ? `${signed.reason}（${signed.decider}，${signed.date}）` : '',
  };
}

function stepBetween(before: State, after: State, { lists }: Scheme): EditionStep {
  const printed = new Set(
    lists.filter(({ columns }) => columns.some(({ source }) => source === 'bases')).map(({ id }) => id),
  );
  const old = new Map(before.items.map((item) => [item.id, item]));
  const fresh = new Set(after.items.map(({ id }) => id));
  const pairs = [
    ...after.items.map((item) => ({ was: old.get(item.id) ?? null, is: item })),
    ...before.items.filter(({ id }) => !fresh.has(id)).map((item) => ({ was: item, is: null })),
  ];
  const differences = pairs.flatMap(({ was, is }) => {
    const { id: itemId, listId } = is ?? was ?? { id: 0, listId: '' };
    // A basis found or checked since is no change of a list that does not print it.
    const kinds = differenceOf(was, is).filter((kind) => kind !== 'regrounded' || printed.has(listId));
    return kinds.length > 0 ? [{ itemId, kinds }] : [];
  });
  return {
    before: before.name,
    after: after.name,
    beforeRound: before.round,
    afterRound: after.round,
    differences,
    excepted: after.excepted,
  };
}

interface Compared {
  readonly was: ItemContent;
  readonly kinds: readonly DifferenceKind[];
}

/** Kept by the item as it is now, which stays the same object until a write touches it: tens of thousands are asked after each. */
const compared = new WeakMap<ItemContent, Compared>();

function differenceOf(was: ItemContent | null, is: ItemContent | null): readonly DifferenceKind[] {
  if (was === null || is === null) return kindsOf(was, is);
  const known = compared.get(is);
  if (known?.was === was) return known.kinds;
  const kinds = kindsOf(was, is);
  compared.set(is, { was, kinds });
  return kinds;
}
