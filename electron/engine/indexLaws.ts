/** 法规文库 indexed: a folder walked, Word documents read by the parser process, the rest in the worker; then the new library takes the old one's place. */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Parsed } from '../../shared/contract';
import { errorText } from '../../shared/errorText';
import { diskFailure } from '../../shared/logic/program/diskFailure';
import { fail, ok, type Result } from '../../shared/result';
import type { IndexedLaws } from '../../shared/views/laws';
import type { CallContext } from './callContext';
import { loadBytes } from './incoming/readSources';
import { walkFolders } from './incoming/walkFolders';
import type { BuildRequest, LawSource } from './laws/buildLaws';
import { readBasisLibrary } from './services/bases/readBases';
import type { Workbench } from './workbench';
import { TaskCancelled } from './workers/tasks';

const LAW_NAME = /\.(docx|txt|md)$/i;
/** Texts too, in forms that are not read. */
const OTHER_TEXT = /\.(doc|docm|wps|wpt|rtf|pdf|ofd|html?)$/i;

/** Errors: GRANT_UNKNOWN, NO_LAWS for a folder without any, CANCELLED; one bad file stops nothing and is named. */
export async function indexLaws(
  bench: Workbench,
  { grant }: Parsed<'indexLaws'>,
  { signal, onProgress }: CallContext,
): Promise<Result<IndexedLaws>> {
  const granted = bench.granted(grant);
  if (!granted.ok) return granted;
  const folder = granted.value[0] ?? '';
  const { paths, ignored } = await walkFolders([folder], signal, LAW_NAME);
  if (paths.length === 0) return fail(signal.aborted ? 'CANCELLED' : 'NO_LAWS', { folder: basename(folder) });
  const files: LawSource[] = [];
  const word = paths.filter((path) => /\.docx$/i.test(path));
  const others = ignored.filter((name) => OTHER_TEXT.test(name));
  const total = paths.length + others.length;
  const report = (done: number): void => onProgress({ done, total, what: '份' });
  for (const path of paths) {
    if (signal.aborted) return fail('CANCELLED');
    if (!word.includes(path)) files.push({ path, fileName: basename(path) });
    else {
      files.push(await readWordLaw(bench, path, signal));
      report(files.length - 1);
    }
  }
  for (const fileName of others)
    files.push({ path: fileName, fileName, why: '只读 .docx、.txt、.md，请另存为 .docx 再建索引' });
  return build(bench, { folder, files }, { signal, onProgress: (done) => report(done) });
}

/** Takes a folder's documents out of the library; the folder itself stays as it is. Errors: CANCELLED. */
export function dropLawFolder(
  bench: Workbench,
  { folder }: Parsed<'dropLawFolder'>,
  { signal, onProgress }: CallContext,
): Promise<Result<IndexedLaws>> {
  const report = (done: number, total: number): void => onProgress({ done, total, what: '份' });
  return build(bench, { folder, files: [] }, { signal, onProgress: report });
}

async function readWordLaw(bench: Workbench, path: string, signal: AbortSignal): Promise<LawSource> {
  const fileName = basename(path);
  const bytes = await loadBytes(path, fileName);
  const read = bytes.ok ? await bench.reader.readText(bytes.value, fileName, signal) : bytes;
  if (read.ok) return { path, fileName, text: read.value };
  return { path, fileName, why: errorText(read.code, { file: fileName, ...read.detail }) };
}

interface Run {
  readonly signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

/** Written beside the old library, which stays in use until the new one is whole. */
async function build(
  bench: Workbench,
  { folder, files }: Pick<BuildRequest, 'folder' | 'files'>,
  run: Run,
): Promise<Result<IndexedLaws>> {
  const { laws, tasks } = bench;
  const target = `${laws.path}.writing`;
  mkdirSync(dirname(laws.path), { recursive: true });
  const before = laws.newestDates();
  try {
    const request = { before: laws.path, target, folder, files, at: bench.session.now() };
    const built = await tasks.buildLaws(request, run);
    laws.close();
    renameSync(target, laws.path);
    laws.reopen();
    bench.tellChanged();
    const { documents, articles, twice, unread } = built;
    return ok({ documents, articles, twice, unread: unread.length, renewed: renewed(bench, before) });
  } catch (error) {
    if (error instanceof TaskCancelled) return fail('CANCELLED');
    const failure = diskFailure(error, folder);
    if (failure) return failure;
    throw error;
  } finally {
    rmSync(target, { force: true });
  }
}

/** Documents the open project cites, of which a later version came in. */
function renewed(bench: Workbench, before: ReadonlyMap<string, string>): string[] {
  const project = bench.project();
  if (!project.ok) return [];
  const now = bench.laws.newestDates();
  return readBasisLibrary(project.value)
    .rows.filter(({ items, titleKey }) => {
      const earlier = before.get(titleKey);
      return items > 0 && earlier !== undefined && (now.get(titleKey) ?? '') > earlier;
    })
    .map(({ title }) => title);
}
