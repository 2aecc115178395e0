/** 安澜县: what the office published, and what comes out of the program after it was taken in, lie side by side row by row. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { exportTownshipLists } from '../../../electron/engine/services/townships/exportTownshipLists';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import type { ExportedFile } from '../../../shared/views';
import { ANLAN_TOWNS, buildAnlan } from '../../builders/anlanCounty';
import { temporaryFolder, unwrap } from '../../builders/project';
import { plain } from '../../sampleFiles';

const published = resolve(import.meta.dirname, '../../published/anlan');
/** Not the lines of the contents, which name lists. */
const CATEGORY = /^[一二三四五六七八九十]+、(?!.*清单（).+（\d+项）$/;

let folder: { path: string; remove(): void };
const files: Record<string, readonly ExportedFile[]> = {};
beforeAll(async () => {
  folder = temporaryFolder();
  // Taken in from the Excel originals, and once more from the Word originals.
  for (const source of ['xlsx', 'docx'] as const) {
    const project = buildAnlan(join(folder.path, `${source}.shuangshu`), source);
    unwrap(sealRound(project));
    const out = join(folder.path, source);
    const request = { folder: out, mustBeEmpty: true, formats: ['docx', 'xlsx'] as const };
    files[source] = unwrap(
      await exportTownshipLists(project, inlineTasks(), { ...request, formats: [...request.formats] }),
    );
    project.close();
  }
}, 300_000);
afterAll(() => folder.remove());

/** Category rows and item rows of all tables in order, cell by cell, as any reader of office files sees them. */
function rowsOf(path: string): string[][] {
  const { grids } = unwrap(readDocument(readFileSync(path), path));
  return grids.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      const texts = row.cells.map((cell) => plain(cell));
      const [first = ''] = texts;
      if (CATEGORY.test(first)) return [[first]];
      return /^\d+$/.test(first) ? [texts.filter((text, at) => text !== '' || at === 0)] : [];
    }),
  );
}

test.each(
  ANLAN_TOWNS.flatMap((town) =>
    (['xlsx', 'docx'] as const).flatMap((source) =>
      (['xlsx', 'docx'] as const).map((format) => ({ town, source, format })),
    ),
  ),
)(
  '$town: taken in as .$source and put out as .$format, every row stands where it stood',
  ({ town, source, format }) => {
    const original = rowsOf(join(published, `安澜县${town}履职事项清单.${source}`));
    const ours = files[source]?.find((file) => file.township === town && file.format === format);
    expect(original.filter(([first = '']) => /^\d+$/.test(first))).toHaveLength(ours?.rows ?? 0);
    expect(original.filter(([first = '']) => CATEGORY.test(first)).length).toBeGreaterThan(20);
    expect(rowsOf(ours?.path ?? '')).toEqual(original);
  },
);
