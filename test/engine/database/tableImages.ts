/** All domain rows of a project as text, for saying whether it stands again exactly where it stood. */
import { expect } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { tablesOf } from '../../../electron/engine/database/log/tables';

export type Images = ReadonlyMap<string, ReadonlyMap<number, string>>;

export function imagesOf({ read }: Pick<ProjectFile, 'read'>): Images {
  return new Map(
    tablesOf('recorded', 'kept').map((table) => [
      table,
      new Map(
        read
          .all<Record<string, unknown> & { id: number }>(`SELECT * FROM "${table}" ORDER BY id`)
          .map((row) => [row.id, JSON.stringify(row)]),
      ),
    ]),
  );
}

/** Equal row by row; the one thing undo leaves behind are lists imported since, and those are withdrawn. */
export function expectImages(project: ProjectFile, images: Images): void {
  const now = imagesOf(project);
  for (const [table, rows] of images) {
    const found = new Map(now.get(table));
    if (table === 'sourceList') {
      for (const [id, row] of found) {
        if (!rows.has(id) && (JSON.parse(row) as { withdrawn: number }).withdrawn === 1) found.delete(id);
      }
    }
    expect([table, Object.fromEntries(found)]).toEqual([table, Object.fromEntries(rows)]);
  }
}
