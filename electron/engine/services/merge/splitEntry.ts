/** 拆分: an entry of several duties, each part with a fate of its own. */

import type { Parsed } from '../../../../shared/contract';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import { fail, ok, type Result } from '../../../../shared/result';
import type { EntryRow } from '../../../../shared/views';
import type { WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { insertDisposition } from '../../repositories/merge/entryRepository';
import { type DraftedItem, makeItem } from '../../repositories/merge/makeItem';
import { undecidedEntry } from '../../repositories/merge/undecidedEntry';
import { itemInState } from '../../repositories/pool/itemInState';
import { readProject } from '../../repositories/project/projectRepository';
import { findOpenRound } from '../../repositories/rounds/roundRepository';
import { settleTowns } from '../../repositories/units/townsWritten';

/**
 * Part by part: into an item, as a new one, or left out. It counts once: 拆入 when it
 * leads to two items or more, else what became of its only part.
 * Errors: as attaching and adopting; SAME_ITEM when two parts name one item.
 */
export function splitEntry(project: ProjectFile, input: Parsed<'splitEntry'>): Result<null> {
  const { entryId, parts, reason, towns = {} } = input;
  const asked = { entryId, parts: parts.map(({ text, into }) => [text, into.kind]), reason };
  return record(project, { name: 'splitEntry', input: asked, effect: 'undoable' }, (write) => {
    const settled = settleTowns(write, towns);
    if (!settled.ok) return settled;
    const entry = undecidedEntry(write, entryId);
    if (!entry.ok) return entry;
    const links: SplitLink[] = [];
    for (const part of parts) {
      const link = settlePart(write, project, entry.value, part, input);
      if (!link.ok) return link;
      links.push(link.value);
    }
    const itemIds = links.flatMap(({ itemId }) => itemId ?? []);
    if (new Set(itemIds).size < itemIds.length) return fail('SAME_ITEM');
    const roundId = findOpenRound(write)?.id ?? null;
    const adopted = parts.some(({ into }) => into.kind === 'adopt');
    const kind = itemIds.length > 1 ? 'split' : itemIds.length === 0 ? 'reject' : adopted ? 'adopt' : 'attach';
    const rows = kind === 'reject' ? [leftOut(links)] : links;
    for (const row of rows) insertDisposition(write, { ...row, entryId, kind, roundId, reason: row.reason || reason });
    return ok({ value: null, summary: `“${entry.value.name}”拆分：${links.map(({ said }) => said).join('；')}` });
  });
}

interface SplitLink {
  readonly itemId: number | null;
  readonly part: string;
  readonly reasonKind: string;
  readonly reason: string;
  readonly said: string;
}

function settlePart(
  write: WriteHandle,
  project: ProjectFile,
  entry: EntryRow,
  { text: part, into }: Parsed<'splitEntry'>['parts'][number],
  grounds: Omit<DraftedItem, 'draft'>,
): Result<SplitLink> {
  const { reason, proposer, decider } = grounds;
  const plain = { part, reasonKind: '', reason: '' };
  if (into.kind === 'reject') {
    const { kind: _, ...why } = into;
    return ok({ itemId: null, part, ...why, said: `“${part}”不予列入` });
  }
  if (into.kind === 'attach') {
    const item = itemInState(write, into.itemId, true);
    return item.ok ? ok({ ...plain, itemId: into.itemId, said: `并入“${item.value.name}”` }) : item;
  }
  const { scheme } = readProject(write);
  const itemId = makeItem(write, project, scheme, entry, { draft: into.item, reason, proposer, decider });
  return itemId.ok ? ok({ ...plain, itemId: itemId.value, said: `采用为“${into.item.name}”` }) : itemId;
}

/** All parts left out: one 不予列入 with the reason of each. */
function leftOut(links: readonly SplitLink[]): SplitLink {
  const reason = links.map(({ part, reason: why }) => `${quoted(part)}${why}`).join('；');
  return { itemId: null, part: '', reasonKind: links[0]?.reasonKind ?? '', reason, said: '' };
}
