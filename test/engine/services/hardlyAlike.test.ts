/** Items alike by a few letters only: the bench folds them away, so nothing it pre-selects may be one of them. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { suggest } from '../../../electron/engine/services/merge/suggestItems';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { HARDLY_ALIKE } from '../../../shared/logic/matching/matchReasons';
import { temporaryFolder, unwrap } from '../../builders/project';
import { buildSampleCounty } from '../../builders/sampleCounty';

let folder: { path: string; remove(): void };
let project: ProjectFile;

beforeAll(() => {
  folder = temporaryFolder();
  project = buildSampleCounty(join(folder.path, '东宁.shuangshu'), ['老黑山镇']);
});
afterAll(() => {
  project.close();
  folder.remove();
});

it('an item alike by a few letters only is never pre-selected', async () => {
  const run = { signal: new AbortController().signal, onProgress: () => undefined };
  let folded = 0;
  for (const { id } of listEntries(project.read, { direction: 'up' }).rows) {
    const { candidates, preselected } = unwrap(await suggest(project, inlineTasks(), { entryId: id, top: 5 }, run));
    const hardly = candidates.filter(({ reasons }) => reasons[0] === HARDLY_ALIKE);
    folded += hardly.length;
    expect(hardly.filter(({ itemId }) => preselected.includes(itemId))).toEqual([]);
  }
  expect(folded).toBeGreaterThan(0);
});
