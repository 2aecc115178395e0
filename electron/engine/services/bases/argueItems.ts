/** 逐条论证: records a reviewer's verdict on items, and lays all verdicts out as one table to hand on. */
import type { Parsed } from '../../../../shared/contract';
import { layOutArguments } from '../../../../shared/logic/paper/layout/layOutArguments';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { ARGUMENT_WORDS } from '../../../../shared/model/basis';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ArgumentSheet } from '../../../../shared/views/bases';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import type { Form } from '../../documents/writeForm';
import { listArguments, removeArgument, setArgument } from '../../repositories/bases/argumentRepository';
import { listCitations } from '../../repositories/bases/basisLibrary';
import { readContents } from '../../repositories/pool/itemContents';
import { readProject } from '../../repositories/project/projectRepository';

/** One verdict for one item or the same for several; null takes it back. Errors: ITEM_UNKNOWN, REASON_MISSING. */
export function argueItems(project: ProjectFile, input: Parsed<'argueItems'>): Result<{ changed: number }> {
  const { itemIds, reviewer, verdict, note } = input;
  if (verdict !== null && verdict !== 'sound' && note === '') return fail('REASON_MISSING');
  const asked = itemIds.length > 20 ? { items: itemIds.length, reviewer, verdict, note } : input;
  return record(project, { name: 'argueItems', input: asked, effect: 'undoable' }, (write) => {
    const items = readContents(write, itemIds);
    const [first] = items;
    if (!first) return fail('ITEM_UNKNOWN', { item: itemIds[0] });
    const at = project.session.now();
    for (const { id, version } of items) {
      if (verdict === null) removeArgument(write, id, reviewer);
      else setArgument(write, { itemId: id, reviewer, verdict, note, itemVersion: version, at });
    }
    const whose = items.length === 1 ? `“${first.name}”` : ` ${groupDigits(items.length)} 项`;
    const said = verdict === null ? '撤回论证意见' : ARGUMENT_WORDS[verdict];
    const why = note === '' ? '' : `（${note}）`;
    return ok({ value: { changed: items.length }, summary: `${reviewer}论证${whose}：${said}${why}` });
  });
}

/** The reviewers so far, in the order they began. */
export function reviewersOf(rows: readonly { readonly reviewer: string }[]): string[] {
  return [...new Set(rows.map(({ reviewer }) => reviewer))];
}

/** The result as a table: every item with its bases, each reviewer's verdict and note, and the sums. */
export function tabulateArguments(project: ProjectFile, items: ArgumentSheet['items']): Form {
  const { read } = project;
  const rows = listArguments(read);
  const sheet = { items, arguments: rows, reviewers: reviewersOf(rows) };
  return layOutArguments(readProject(read).name, sheet, listCitations(read));
}
