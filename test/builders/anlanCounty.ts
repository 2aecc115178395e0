/** 安澜县: three townships whose three published lists come in as files and become the pool. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { createProject } from '../../electron/engine/services/project/createProject';
import { adoptPublished } from '../../electron/engine/services/sources/adoptPublished';
import { importSourceList, understandFile } from '../../electron/engine/services/sources/importSourceList';
import { testOptions, testSession, unwrap } from './project';
import { threeListScheme } from './townshipLists';

const folder = resolve(import.meta.dirname, '../published/anlan');

export const ANLAN_TOWNS = ['临江镇', '竹溪乡', '城南街道'] as const;

const itemSchema = z.object({
  id: z.string(),
  list: z.enum(['basic', 'cooperate', 'recall']),
  category: z.string(),
  name: z.string(),
  department: z.string().default(''),
  superiorDuty: z.string().default(''),
  townDuty: z.string().default(''),
  receiver: z.string().default(''),
  method: z.string().default(''),
  towns: z.union([z.literal('all'), z.array(z.string())]),
});
export type AnlanItem = z.infer<typeof itemSchema>;

/** What the county's lists say, as data. */
export function anlanItems(): AnlanItem[] {
  return z.object({ items: z.array(itemSchema) }).parse(JSON.parse(readFileSync(join(folder, 'lists.json'), 'utf8')))
    .items;
}

/** When all its requests are decided. */
const AFTERWARDS = '2026-02-10T01:12:00.000Z';

/** The project with the towns' published files taken in; nothing adopted yet. The caller closes it. */
export function importAnlan(path: string, extension: 'xlsx' | 'docx' = 'xlsx'): ProjectFile {
  const input = { name: '安澜县', scheme: threeListScheme(), effectiveDate: '2025-06-18' };
  const project = unwrap(createProject(path, input, testOptions({ session: testSession({ start: AFTERWARDS }) })));
  for (const town of ANLAN_TOWNS) takeIn(project, `安澜县${town}履职事项清单.${extension}`, town, 'up');
  return project;
}

export function takeIn(project: ProjectFile, name: string, unit: string, direction: 'up' | 'down'): void {
  const bytes = readFileSync(join(folder, name));
  const understood = unwrap(understandFile(project, name, bytes, unwrap(readDocument(bytes, name))));
  unwrap(importSourceList(project, understood, { unit, direction }));
}

/** The same with the lists in the pool. */
export function buildAnlan(path: string, extension: 'xlsx' | 'docx' = 'xlsx'): ProjectFile {
  const project = importAnlan(path, extension);
  unwrap(adoptPublished(project, { sourceListIds: [] }));
  return project;
}
