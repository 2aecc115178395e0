/** Whether what was just written only filled in columns that are new since the newest edition, or that no edition printed anything in. */
import {
  fillingReason,
  newFieldsSince,
  newlyFilled,
  onlyFilled,
  saidUnder,
} from '../../../../shared/logic/schemes/newFields';
import type { EditionFrame } from '../../../../shared/model/edition';
import type { ItemContent } from '../../../../shared/model/item';
import type { ListField, Scheme } from '../../../../shared/model/scheme';
import type { ReadHandle } from '../../database/file/handles';
import { listIssued, readFrozen, readNewestFrame } from '../editions/editionRepository';
import { readContents } from '../pool/itemContents';
import { readProject } from '../project/projectRepository';

/**
 * Of each item as it was, the 缘由 its line of the ledger bears: 填新增的“风险等级”, 补填“风险等级”; '' where more changed, or
 * nothing was issued. What a decided request fills in of a column that is not new is its own amendment.
 */
export function fillingReasons(
  read: ReadHandle,
  before: readonly ItemContent[],
  requested: boolean,
): (itemId: number) => string {
  const frame = readNewestFrame(read);
  if (!frame) return () => '';
  const { scheme } = readProject(read);
  const was = new Map(before.map((item) => [item.id, item]));
  const pairs = readContents(read, [...was.keys()]).flatMap((is) => {
    const old = was.get(is.id);
    return old ? [{ was: old, is }] : [];
  });
  const said = reasonsOfNew(pairs, frame, scheme);
  const left = requested ? [] : pairs.filter(({ is }) => !said.has(is.id) && fieldsOf(is, scheme).length > 0);
  for (const [itemId, reason] of reasonsOfLate(read, left, scheme)) said.set(itemId, reason);
  return (itemId) => said.get(itemId) ?? '';
}

interface Pair {
  readonly was: ItemContent;
  readonly is: ItemContent;
}

function reasonsOfNew(pairs: readonly Pair[], frame: EditionFrame, scheme: Scheme): Map<number, string> {
  const fresh = newFieldsSince(frame.scheme, scheme);
  return new Map(
    pairs.flatMap(({ was, is }) => {
      const reason = fillingReason(onlyFilled(was, is, fresh.get(is.listId) ?? []));
      return reason === '' ? [] : [[is.id, reason] as const];
    }),
  );
}

/** Every edition is asked, so an item whose column was printed once and emptied since is none of them. */
function reasonsOfLate(read: ReadHandle, pairs: readonly Pair[], scheme: Scheme): Map<number, string> {
  const filled = pairs.filter(({ was, is }) => newlyFilled(was, is, fieldsOf(is, scheme)).length > 0);
  if (filled.length === 0) return new Map();
  const printed = listIssued(read).map(({ id }) => {
    const { frame, items } = readFrozen(read, id);
    return { scheme: frame.scheme, items: new Map(items.map((item) => [item.id, item])) };
  });
  const newest = printed.at(-1);
  const wasSaid = (itemId: number, field: ListField) =>
    printed.some((edition) => {
      const item = edition.items.get(itemId);
      return item !== undefined && saidUnder(item, field, edition.scheme);
    });
  return new Map(
    filled.flatMap(({ was, is }) => {
      const empty = fieldsOf(is, scheme).filter((field) => !wasSaid(is.id, field));
      const reason = newest?.items.has(is.id) ? fillingReason(onlyFilled(was, is, empty), false) : '';
      return reason === '' ? [] : [[is.id, reason] as const];
    }),
  );
}

function fieldsOf({ listId }: ItemContent, { lists }: Scheme): readonly ListField[] {
  return lists.find(({ id }) => id === listId)?.fields ?? [];
}
