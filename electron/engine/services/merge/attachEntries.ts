/** 并入: entries join items that stand, one with its wording or many at once. */

import type { Parsed } from '../../../../shared/contract';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import { fail, ok, type Result } from '../../../../shared/result';
import type { EntryRow } from '../../../../shared/views';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { insertDisposition } from '../../repositories/merge/entryRepository';
import { undecidedEntry } from '../../repositories/merge/undecidedEntry';
import { itemInState } from '../../repositories/pool/itemInState';
import { addVersion, type ItemHead } from '../../repositories/pool/itemRepository';
import { findOpenRound, insertChange } from '../../repositories/rounds/roundRepository';

/**
 * 并入 one item; counts 0. With a wording other than the item's it is amended in the open round, as one action; the
 * wording not used stays readable: the entry's in its row, the item's as the version before.
 * Errors: ENTRY_DECIDED, ITEM_UNKNOWN, ITEM_SUBTRACTED; NO_OPEN_ROUND when the wording is to change.
 */
export function attachEntry(project: ProjectFile, input: Parsed<'attachEntry'>): Result<null> {
  const { entryId, itemId, reason, wording } = input;
  const asked = wording ? { entryId, itemId, reason, wording } : { entryId, itemId, reason };
  return record(project, { name: 'attachEntry', input: asked, effect: 'undoable' }, (write) => {
    const entry = undecidedEntry(write, entryId);
    if (!entry.ok) return entry;
    const item = itemInState(write, itemId, true);
    if (!item.ok) return item;
    const round = findOpenRound(write);
    const link = { entryId, itemId, roundId: round?.id ?? null, reasonKind: '', reason };
    insertDisposition(write, { ...link, kind: 'attach' });
    const into = `“${entry.value.name}”并入“${item.value.name}”`;
    if (!wording || (wording.name === item.value.name && wording.text === item.value.text))
      return ok({ value: null, summary: into });
    if (!round) return fail('NO_OPEN_ROUND');
    const why = reason || `并入${entry.value.unit}${quoted(entry.value.name)}时改定文字`;
    addVersion(write, itemId, { ...wording, reason: why, at: project.session.now() });
    insertChange(write, {
      ...changeOf(entry.value, item.value, round.id, why),
      kind: 'amend',
      countEffect: 0,
    });
    const changed = [
      wording.name === item.value.name ? '' : `名称改为“${wording.name}”`,
      wording.text === item.value.text ? '' : '工作任务改了文字',
    ].filter((words) => words !== '');
    return ok({ value: null, summary: `${into}，${changed.join('，')}` });
  });
}

function changeOf(entry: EntryRow, item: ItemHead, roundId: number, reason: string) {
  return {
    roundId,
    itemId: item.id,
    listId: item.listId,
    category: item.category,
    toListId: null,
    toCategory: null,
    reasonKind: '',
    reason,
    targetItemId: null,
    entryId: entry.id,
    proposer: entry.unit,
    decider: '',
  } as const;
}

/** 一并确认: each entry into its item, or into several, as one action. Errors: as attaching, then nothing is written. */
export function attachMany(project: ProjectFile, { rows, reason }: Parsed<'attachMany'>): Result<{ attached: number }> {
  const input = { entries: rows.length, reason };
  return record(project, { name: 'attachMany', input, effect: 'undoable' }, (write) => {
    const roundId = findOpenRound(write)?.id ?? null;
    let split = 0;
    for (const { entryId, itemIds } of rows) {
      const entry = undecidedEntry(write, entryId);
      if (!entry.ok) return entry;
      if (new Set(itemIds).size < itemIds.length) return fail('SAME_ITEM');
      const kind = itemIds.length > 1 ? 'split' : 'attach';
      if (kind === 'split') split += 1;
      for (const itemId of itemIds) {
        const item = itemInState(write, itemId, true);
        if (!item.ok) return item;
        insertDisposition(write, { entryId, kind, itemId, roundId, reasonKind: '', reason });
      }
    }
    const words =
      split > 0
        ? `并入 ${groupDigits(rows.length - split)} 条、拆入 ${groupDigits(split)} 条`
        : `并入 ${groupDigits(rows.length)} 条`;
    return ok({ value: { attached: rows.length }, summary: `一并确认：${words}` });
  });
}
