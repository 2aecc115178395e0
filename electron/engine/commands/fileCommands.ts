/** export and match: files out, and lists compared. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { issuedFrom } from '../../../shared/logic/editions/editionWords';
import type { EditionHead } from '../../../shared/model/edition';
import { matchableSchema } from '../../../shared/model/match';
import { fail, ok, type Result } from '../../../shared/result';
import type { ProjectFile } from '../database/file/projectFile';
import { listIssued, openEdition } from '../repositories/editions/editionRepository';
import { lastSnapshotHead } from '../repositories/rounds/snapshotRepository';
import { findUnitByName } from '../repositories/units/unitRepository';
import { exportTownshipLists } from '../services/townships/exportTownshipLists';
import { type Command, FORMATS_HOW, inOrder, wrongValue } from './command';
import { findNamedEdition } from './editionCommands';
import { exporting } from './withProject';

const formatsSchema = z.array(z.enum(['docx', 'xlsx'])).min(1);

/** Switches that put out something else than township lists; several may be given. */
const KINDS = { lists: 'lists', volume: 'volume', directory: 'directory', departments: 'departments' } as const;

export const exportCommand: Command = {
  options: ['project', 'out', 'format', 'township', 'names', 'edition'],
  required: ['project', 'out'],
  switches: [...Object.keys(KINDS), 'folders', 'manifest'],
  run({ project: path = '', out = '', format = 'docx,xlsx', township, names, edition: named, ...chosen }, context) {
    // Pages are printed by the window.
    if (format.split(',').some((one) => one.trim() === 'pdf')) return fail('PDF_UNAVAILABLE');
    const kinds = Object.values(KINDS).filter((kind) => chosen[kind] !== undefined);
    const formats = formatsSchema.safeParse(format.split(',').map((one) => one.trim()));
    if (!formats.success) return wrongValue('format', format, FORMATS_HOW);
    return exporting(path, context, async (project) => {
      const edition = named === undefined ? ok(issuedLast(project)) : findNamedEdition(project, named);
      if (!edition.ok) return edition;
      const unit = township === undefined ? undefined : findTownship(project, township, edition.value?.id ?? null);
      if (unit === null) return fail('UNIT_UNKNOWN', { unit: township });
      const exported = await exportTownshipLists(project, context.tasks, {
        folder: resolve(out),
        mustBeEmpty: true,
        formats: [...new Set(formats.data)],
        ...(kinds.length > 0 ? { kinds } : {}),
        ...(names === undefined ? {} : { pattern: names }),
        folders: chosen.folders !== undefined,
        manifest: chosen.manifest !== undefined,
        ...(edition.value ? { editionId: edition.value.id } : {}),
        ...(unit === undefined ? {} : { unitIds: [unit] }),
        onProgress: (done, total) => context.say(`导出 ${done} / ${total} 个文件`),
      });
      return exported.ok
        ? ok(
            inOrder({
              files: exported.value.map(({ path: written, township: name, rows, sha256 }) => ({
                path: written,
                township: name,
                rows,
                sha256,
              })),
            }),
          )
        : exported;
    });
  },
};

/** As the window does: what was sealed last goes out as the edition it was issued as. */
function issuedLast({ read }: ProjectFile): EditionHead | null {
  return issuedFrom(listIssued(read), lastSnapshotHead(read)?.round ?? null) ?? null;
}

/** In an edition by the name it had then, or the one it has now. */
function findTownship(project: ProjectFile, name: string, editionId: number | null): number | null {
  const frozen = editionId === null ? undefined : openEdition(project, editionId);
  const then = frozen?.frame.units.find((unit) => unit.kind === 'township' && unit.name === name);
  if (then) return then.id;
  const unit = findUnitByName(project.read, name);
  return unit?.kind === 'township' ? unit.id : null;
}

export const matchCommand: Command = {
  options: ['items', 'entries', 'top'],
  required: ['items', 'entries'],
  async run({ items: itemsPath = '', entries: entriesPath = '', top = '3' }, context) {
    const count = Number(top);
    if (!Number.isInteger(count) || count < 1) return wrongValue('top', top, '应是 1 或更大的整数');
    const items = readMatchables(itemsPath);
    if (!items.ok) return items;
    const entries = readMatchables(entriesPath);
    if (!entries.ok) return entries;
    const started = performance.now();
    const results = await context.tasks.match(
      {
        pool: { key: 'files', read: () => ({ items: items.value, attached: [] }) },
        entries: entries.value,
        top: count,
      },
      { onProgress: (done, total) => done % 200 === 0 && context.say(`比对 ${done} / ${total}`) },
    );
    return ok(inOrder({ results, milliseconds: Math.round(performance.now() - started) }));
  },
};

function readMatchables(path: string): Result<z.output<typeof matchableSchema>[]> {
  const file = basename(path);
  if (!existsSync(path)) return fail('FILE_MISSING', { file });
  try {
    const parsed = z.array(matchableSchema).safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return ok(parsed.data);
    const [row, field] = parsed.error.issues[0]?.path ?? [];
    const said = typeof row === 'number' ? `第 ${row + 1} 条的 ${String(field ?? '内容')}` : '应为数组';
    return fail('BAD_INPUT', { file, field: said });
  } catch {
    // Not JSON at all: the same answer a person can act on.
    return fail('FILE_DAMAGED', { file });
  }
}
