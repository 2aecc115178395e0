/** The sample county in the middle of its work: departments' items adopted, towns' files taken in and still pending. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openProjectFile } from '../../electron/engine/database/file/open';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { listEntries } from '../../electron/engine/repositories/merge/entryRepository';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { createProject } from '../../electron/engine/services/project/createProject';
import { importSourceList, understandFile } from '../../electron/engine/services/sources/importSourceList';
import { registerUnits } from '../../electron/engine/services/units/manageUnits';
import { townsSchema } from '../../shared/model/decisions';
import { schemeSchema } from '../../shared/model/scheme';
import { readDecisions, readSampleFiles, sampleFolder } from '../sampleFiles';
import { testOptions, unwrap } from './project';

/**
 * Builds the project file and leaves it open; the caller closes it.
 *
 * @param towns Names of the towns whose files are taken in; all six are registered with their profiles.
 */
export function buildSampleCounty(path: string, towns: readonly string[]): ProjectFile {
  const scheme = schemeSchema.parse(
    JSON.parse(readFileSync(resolve(import.meta.dirname, '../../resources/schemes/six-category.json'), 'utf8')),
  );
  const input = { name: '东宁市', scheme, effectiveDate: '2025-06-30' };
  const project = unwrap(createProject(path, input, testOptions()));
  const known = townsSchema.parse(JSON.parse(readFileSync(join(sampleFolder, 'towns.json'), 'utf8')));
  registerUnits(project, 'township', known);
  const departments = new Set(readDecisions().items.map(({ department }) => department));
  const drafts = [...departments].map((name) => ({ name, aliases: [], profile: {} }));
  registerUnits(project, 'department', drafts);
  takeIn(project, 'departments', () => true);
  const entryIds = listEntries(project.read, { direction: 'down' }).rows.map(({ id }) => id);
  unwrap(adoptEntries(project, { entryIds, proposer: '', decider: '' }));
  takeIn(project, 'townships', (unit) => towns.includes(unit));
  return project;
}

function takeIn(project: ProjectFile, folder: 'departments' | 'townships', wanted: (unit: string) => boolean): void {
  for (const { name, bytes } of readSampleFiles(folder).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const understood = unwrap(understandFile(project, name, bytes, unwrap(readDocument(bytes, name))));
    const { unit, direction } = understood;
    if (unit === null) throw new Error(`${name}: whose is it?`);
    if (wanted(unit)) unwrap(importSourceList(project, understood, { unit, direction }));
  }
}

/** As `buildSampleCounty`, closed again: for a window to open. */
export function sampleCountyFile(path: string, towns: readonly string[]): void {
  buildSampleCounty(path, towns).close();
}

export function reopen(path: string): ProjectFile {
  return unwrap(openProjectFile(path, testOptions()));
}
