/** The yes to an import: what was previewed is written, all lists as one action. */
import type { Parsed } from '../../../shared/contract';
import { groupDigits } from '../../../shared/logic/text/groupDigits';
import { ok, type Result } from '../../../shared/result';
import type { ImportedList } from '../../../shared/views';
import type { CallContext } from '../callContext';
import type { ProjectFile } from '../database/file/projectFile';
import { type InPieces, recordInPieces } from '../database/log/record';
import { together } from '../database/log/together';
import { importing } from '../services/sources/importSourceList';
import { layoutsToKeep, type PreviewedFile } from '../services/sources/previewImport';
import { resubmitting } from '../services/sources/resubmitSourceList';
import type { Workbench } from '../workbench';
import { previewOf } from './keptPreviews';

/**
 * Writes exactly what the previews show, in pieces, all of them or none: one counts in rows, several in lists. Errors:
 * PREVIEW_GONE, CANCELLED, and those of the two ways to write.
 */
export async function confirmImport(
  bench: Workbench,
  { lists }: Parsed<'confirmImport'>,
  { signal, onProgress }: CallContext,
): Promise<Result<readonly ImportedList[]>> {
  const project = bench.project();
  if (!project.ok) return project;
  const works: InPieces<ImportedList>[] = [];
  for (const list of lists) {
    const previewed = previewOf(bench, list.preview);
    if (!previewed.ok) return previewed;
    works.push(workOf(project.value, previewed.value, list));
  }
  const [first, ...others] = works;
  if (!first) return ok([]);
  const what = others.length === 0 ? '行' : '份';
  const onPiece = (piece: { done: number; total: number }): void => onProgress({ ...piece, what });
  const work = together([first, ...others], (written) => summaryOf(lists, written));
  // The previews are kept: the import may be undone while a file is still looked at.
  return recordInPieces(project.value, work, { signal, onPiece });
}

/** Names the first units; the rows behind the action tell all. */
function summaryOf(lists: Parsed<'confirmImport'>['lists'], written: readonly ImportedList[]): string {
  const entries = written.reduce((sum, list) => sum + list.entries, 0);
  const units = [...new Set(lists.map(({ unit }) => unit))];
  const named = `${units.slice(0, 3).join('、')}${units.length > 3 ? '等' : ''}`;
  return `导入 ${written.length} 份报送表（${named}）：${groupDigits(entries)} 条`;
}

function workOf(
  project: ProjectFile,
  previewed: PreviewedFile,
  { unit, direction, alias, isNew, replaces, remember }: Parsed<'confirmImport'>['lists'][number],
): InPieces<ImportedList> {
  const { fileName, format, bytes, table, sender } = previewed;
  const layouts = remember ? layoutsToKeep(project, previewed, unit) : { layouts: [], droppedLayouts: [] };
  if (replaces !== null)
    return resubmitting(project, { fileName, format, bytes, table, unit, alias, replaces, ...layouts });
  const file = { fileName, format, bytes, table, unit: sender.unit, direction };
  return importing(project, file, { unit, direction, alias, isNew, ...layouts });
}
