/** How agreement stands, item by item, decided anew from rows. */
import {
  type AgreementFrame,
  asShown,
  decideAgreement,
  type ItemAgreement,
  type Said,
  type ShownAgreement,
} from '../../../../shared/logic/agreement/decideAgreement';
import type { ItemContent } from '../../../../shared/model/item';
import type { Unit } from '../../../../shared/model/unit';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { type Followed, follow, idsIn } from '../../database/log/follow';
import { rememberUntilNextAction, rememberWhile } from '../../database/memo';
import { readContents } from '../pool/itemContents';
import { readPool } from '../pool/poolInMemory';
import { readOptions } from '../project/optionRepository';
import { listSectionRenames } from '../rounds/sectionRenameRepository';
import { listUnits } from '../units/unitRepository';
import { listRulings, listVerdicts, readStated, readStatedAfter } from './verdictRepository';

/** Of the items given; also inside a command. */
export function decideItems(read: ReadHandle, items: readonly ItemContent[]): ItemAgreement[] {
  const ids = items.map(({ id }) => id);
  const said = groupSaid(read, ids);
  const frame = readFrame(read, ids);
  return items.map((item) => decideAgreement(item, said.get(item.id), frame));
}

/** Of all live items, in the order of the pool. Not to be called inside a command. */
export function readAgreements(project: ProjectFile): readonly ItemAgreement[] {
  return rememberUntilNextAction(project, 'agreements', () => {
    const said = follow(project, followedSaid);
    const frame = followedFrame(project);
    return readPool(project).live.map((item) => decidedOf(item, said.get(item.id) ?? NOTHING_SAID, frame));
  });
}

/** As they may be shown, in the window, on paper and in figures. Not to be called inside a command. */
export function readShownAgreements(project: ProjectFile): readonly ShownAgreement[] {
  return rememberUntilNextAction(project, 'agreements shown', () => {
    const { blindVerdicts } = readOptions(project.read);
    return readAgreements(project).map((one) => asShown(one, blindVerdicts));
  });
}

/** Only what an action touched is heard again: a project has thousands of verdicts, and one is given at a time. */
const followedSaid: Followed<Map<number, Said>> = {
  name: 'said',
  tables: ['verdict', 'ruling', 'unit', 'packReturn', 'opinionPack', 'opinion'],
  readAll: (read) => groupSaid(read, undefined),
  refresh: (read, kept, touched) => {
    // A unit that is called otherwise or gone stands in many verdicts.
    // So may a form or a pack that is withdrawn; an opinion that is tells its item.
    const shared = new Set(['unit', 'packReturn', 'opinionPack']);
    if (touched.some(({ tableName, before }) => shared.has(tableName) && before !== null)) return null;
    const ids = [...idsIn(touched, 'itemId')];
    const fresh = groupSaid(read, ids);
    for (const id of ids) {
      const said = fresh.get(id);
      if (said) kept.set(id, said);
      else kept.delete(id);
    }
    return kept;
  },
};

const NOTHING_SAID: Said = { verdicts: [], rulings: [] };

/** The same object as long as units and categories are called the same; versions spoken about are only ever added. */
function followedFrame(project: ProjectFile): AgreementFrame {
  const units = listUnits(project.read);
  const renames = listSectionRenames(project.read);
  const key = JSON.stringify([units.map(({ kind, name, aliases }) => [kind, name, aliases]), renames]);
  const frame = rememberWhile(project, 'agreement frame', key, () => ({
    ...frameOf(units),
    renames,
    stated: new Map(),
  }));
  const newest = [...frame.stated.keys()].at(-1) ?? 0;
  for (const [id, stated] of readStatedAfter(project.read, newest)) frame.stated.set(id, stated);
  return frame;
}

interface Decided {
  readonly said: Said;
  readonly frame: AgreementFrame;
  readonly agreement: ItemAgreement;
}

/** By the item as the pool keeps it, which is another object once anything about it is another. */
const decided = new WeakMap<ItemContent, Decided>();

function decidedOf(item: ItemContent, said: Said, frame: AgreementFrame): ItemAgreement {
  const found = decided.get(item);
  if (found && found.said === said && found.frame === frame) return found.agreement;
  const agreement = decideAgreement(item, said, frame);
  decided.set(item, { said, frame, agreement });
  return agreement;
}

/** Live items somebody is against and nobody ruled on: they stand against the final seal. Also inside a command. */
export function listUnsettled(read: ReadHandle): { id: number; name: string }[] {
  const against = read.all<{ itemId: number }>(
    `SELECT DISTINCT itemId FROM verdict JOIN item ON item.id = itemId
     WHERE live = 1 AND verdict.position IN ('disagree', 'reserve')`,
  );
  if (against.length === 0) return [];
  const items = readContents(
    read,
    against.map(({ itemId }) => itemId),
  );
  const unsettled = new Set(decideItems(read, items).flatMap((one) => (one.unsettled ? [one.itemId] : [])));
  return items.filter(({ id }) => unsettled.has(id)).map(({ id, name }) => ({ id, name }));
}

/** All of them live. Errors: ITEM_UNKNOWN, ITEM_SUBTRACTED. */
export function readLive(read: ReadHandle, itemIds: readonly number[]): Result<ItemContent[]> {
  const items = readContents(read, itemIds);
  const found = new Map(items.map((item) => [item.id, item]));
  const live = new Set(
    read
      .all<{ id: number }>('SELECT id FROM item WHERE live = 1 AND id IN (SELECT value FROM json_each(?))', [
        JSON.stringify(itemIds),
      ])
      .map(({ id }) => id),
  );
  for (const id of itemIds) {
    const item = found.get(id);
    if (!item) return fail('ITEM_UNKNOWN', { item: id });
    if (!live.has(id)) return fail('ITEM_SUBTRACTED', { item: item.name });
  }
  return ok(items);
}

function groupSaid(read: ReadHandle, ids: readonly number[] | undefined): Map<number, Said> {
  const said = new Map<number, { verdicts: Said['verdicts'][number][]; rulings: Said['rulings'][number][] }>();
  const of = (itemId: number) => {
    const found = said.get(itemId) ?? { verdicts: [], rulings: [] };
    said.set(itemId, found);
    return found;
  };
  for (const verdict of listVerdicts(read, ids)) of(verdict.itemId).verdicts.push(verdict);
  for (const ruling of listRulings(read, ids)) of(ruling.itemId).rulings.push(ruling);
  return said;
}

export function readFrame(read: ReadHandle, ids?: readonly number[]): AgreementFrame {
  return { ...frameOf(listUnits(read)), renames: listSectionRenames(read), stated: readStated(read, ids) };
}

function frameOf(units: readonly Unit[]): Pick<AgreementFrame, 'townships' | 'names'> {
  return {
    townships: units.filter(({ kind }) => kind === 'township').map(({ name }) => name),
    names: new Map(units.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name] as const))),
  };
}
