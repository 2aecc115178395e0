/** 不予列入 and 退回补正: an entry that becomes no item, with the reason. */

import type { Parsed } from '../../../../shared/contract';
import { DISPOSITION_WORDS } from '../../../../shared/model/disposition';
import { ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { insertDisposition } from '../../repositories/merge/entryRepository';
import { undecidedEntry } from '../../repositories/merge/undecidedEntry';
import { findOpenRound } from '../../repositories/rounds/roundRepository';

/** 不予列入, with its reason. Errors: ENTRY_DECIDED. */
export function rejectEntry(project: ProjectFile, input: Parsed<'rejectEntry'>): Result<null> {
  return settle(project, 'rejectEntry', 'reject', input.entryId, input.reasonKind, input.reason);
}

/** 退回补正, with what is missing. Errors: ENTRY_DECIDED. */
export function returnEntry(project: ProjectFile, input: Parsed<'returnEntry'>): Result<null> {
  return settle(project, 'returnEntry', 'return', input.entryId, '', input.reason);
}

function settle(
  project: ProjectFile,
  name: string,
  kind: 'reject' | 'return',
  entryId: number,
  reasonKind: string,
  reason: string,
): Result<null> {
  return record(project, { name, input: { entryId, reasonKind, reason }, effect: 'undoable' }, (write) => {
    const entry = undecidedEntry(write, entryId);
    if (!entry.ok) return entry;
    insertDisposition(write, {
      entryId,
      kind,
      itemId: null,
      roundId: findOpenRound(write)?.id ?? null,
      reasonKind,
      reason,
    });
    return ok({ value: null, summary: `“${entry.value.name}”${DISPOSITION_WORDS[kind]}：${reason}` });
  });
}
