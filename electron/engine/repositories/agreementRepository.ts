/** How agreement stands, item by item, decided anew from rows. */
import {
  type AgreementFrame,
  decideAgreement,
  type ItemAgreement,
  type Said,
} from '../../../shared/logic/agreement/decideAgreement';
import type { ItemContent } from '../../../shared/model/item';
import { fail, ok, type Result } from '../../../shared/result';
import type { ReadHandle } from '../database/handles';
import { rememberUntilNextAction } from '../database/memo';
import type { ProjectFile } from '../database/projectFile';
import { readContents } from './itemRepository';
import { readPool } from './poolInMemory';
import { listUnits } from './unitRepository';
import { listRulings, listVerdicts, readStated } from './verdictRepository';

/** Of the items given; also inside a command. */
export function decideItems(read: ReadHandle, items: readonly ItemContent[], all = false): ItemAgreement[] {
  const ids = all ? undefined : items.map(({ id }) => id);
  const said = groupSaid(read, ids);
  const frame = readFrame(read, ids);
  return items.map((item) => decideAgreement(item, said.get(item.id), frame));
}

/** Of all live items, in the order of the pool. Not to be called inside a command. */
export function readAgreements(project: ProjectFile): readonly ItemAgreement[] {
  return rememberUntilNextAction(project, 'agreements', () => decideItems(project.read, readPool(project).live, true));
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
  const units = listUnits(read);
  return {
    townships: listUnits(read, 'township').map(({ name }) => name),
    stated: readStated(read, ids),
    names: new Map(units.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name] as const))),
  };
}
