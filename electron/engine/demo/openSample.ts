/** The sample project: built once from the shipped office files, then opened like any other. */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, type Result } from '../../../shared/result';
import type { OpenedProject } from '../../../shared/views';
import type { CallContext } from '../callContext';
import type { Workbench } from '../workbench';
import { buildDemo } from './demo';

/** Errors: those of building and opening; CANCELLED leaves nothing behind. */
export async function openSample(
  bench: Workbench,
  { signal, onProgress }: CallContext,
): Promise<Result<OpenedProject>> {
  const path = bench.samplePath();
  if (bench.sampleExists()) {
    const opened = bench.openProject(path, { readOnly: false, takeOver: false });
    if (opened.ok || opened.code !== 'PROJECT_DAMAGED') return opened;
    // The sample can be made anew at any time; the damaged one is kept beside it all the same.
    renameSync(path, `${path}.damaged-${Date.now()}`);
  }
  const built = await buildSample(bench, path, signal, onProgress);
  return built.ok ? bench.openProject(path, { readOnly: false, takeOver: false }) : built;
}

/** Under another name until it is whole, so that an interrupted start is not taken for a sample. */
async function buildSample(
  bench: Workbench,
  path: string,
  signal: AbortSignal,
  onProgress: CallContext['onProgress'],
): Promise<Result<null>> {
  const scheme = bench.schemes.find(({ id }) => id === 'six-category');
  if (!scheme) return fail('UNKNOWN_SCHEME', { scheme: 'six-category' });
  const folder = join(bench.configuration.resources, 'sample', 'dongning');
  const building = join(dirname(path), `building-${process.pid}.shuangshu`);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(building, { force: true });
  const built = await buildDemo({
    projectPath: building,
    scheme,
    files: folder,
    decisions: join(folder, 'decisions.json'),
    reader: bench.reader,
    // The sample's decisions are nobody's here.
    options: { session: { ...bench.session, operator: '示例' }, backups: null },
    signal,
    onProgress: (done, total, what) => onProgress({ done, total, what }),
  });
  if (!built.ok) {
    rmSync(building, { force: true });
    return built;
  }
  built.value.project.close();
  if (built.value.leftovers.length > 0)
    throw new Error(`the shipped sample does not join: ${built.value.leftovers[0]}`);
  renameSync(building, path);
  return { ok: true, value: null };
}
