/** Answers to 征求意见 as the window takes them in: files and folders read one by one in the parser process, kept, taken in. */
import type { Parsed } from '../../../shared/contract';
import { errorText } from '../../../shared/errorText';
import { foreignForm } from '../../../shared/logic/opinions/findPack';
import type { ReturnInHand } from '../../../shared/logic/opinions/returnInHand';
import { saysWhatToDo } from '../../../shared/logic/opinions/superiorTable';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import type { Grid } from '../../../shared/model/grid';
import { NO_CORRECTIONS } from '../../../shared/model/readingCorrections';
import { fail, ok, type Result } from '../../../shared/result';
import type { SavedFile } from '../../../shared/views/importing';
import type { ReturnPreview, ReturnPreviews, TakenReturns } from '../../../shared/views/opinions';
import type { CallContext } from '../callContext';
import type { ProjectFile } from '../database/file/projectFile';
import type { FileReader } from '../parser/readFile';
import { readPaperBytes } from '../repositories/opinions/consultationRepository';
import { readReturnBytes } from '../repositories/opinions/returnRepository';
import { saveBytes } from '../saveForms';
import { presentReturn, understandReturn, unitInName } from '../services/opinions/previewReturn';
import { returnOfPaper } from '../services/opinions/recognizePaper';
import { returnOfReported } from '../services/opinions/recognizeReported';
import { attachPaper, takeLetter, takeReturns } from '../services/opinions/takeReturns';
import type { Workbench } from '../workbench';
import { loadBytes } from './readSources';
import { walkFolders } from './walkFolders';
import { wordsKnown } from './wordsKnown';

const ANY_FILE = /./;

export interface ReadReturnFile {
  readonly file: ReturnInHand;
  /** Why it is no answer the program knows; '' when it is one. */
  readonly message: string;
}

/**
 * One file; of a volume printed here each township's list is an answer of its own. Errors: those of the disk; a file that
 * cannot be read as a table is kept as it is, such as a scan.
 */
export async function readReturnFile(
  project: ProjectFile,
  reader: FileReader,
  path: string,
  signal?: AbortSignal,
): Promise<Result<readonly ReadReturnFile[]>> {
  const fileName = path.split(/[\\/]/).at(-1) ?? path;
  const loaded = await loadBytes(path, fileName);
  if (!loaded.ok) return loaded;
  const bytes = loaded.value;
  const unknown: ReturnInHand = { fileName, bytes, format: '', known: null };
  const document = await reader.readFile(bytes, fileName, signal);
  if (!document.ok) {
    if (document.code === 'CANCELLED') return document;
    const plain = /\.(pdf|jpe?g|png|bmp|tiff?|ofd|zip|rar|7z)$/i.test(fileName);
    const message = plain
      ? '不是电子反馈表。是签章页扫描件或来函的，选单位后存入。'
      : errorText(document.code, { ...document.detail, file: fileName });
    return ok([{ file: unknown, message }]);
  }
  const { format, grids, remarks } = document.value;
  const known = understandReturn(project, { fileName, bytes, format, grids, remarks });
  if (known && !known.known?.ownTable) return ok([{ file: known, message: '' }]);
  // A list printed here and written over is an answer, too; a superior may have done both on one list.
  const context = { fileName, ...wordsKnown(project), corrections: NO_CORRECTIONS };
  const run = signal ? { signal } : {};
  const reading = await reader.readPreview(bytes, context, run);
  if (!reading.ok && reading.code === 'CANCELLED') return reading;
  const reported = reading.ok ? returnOfReported(project, { ...reading.value, fileName, bytes }) : null;
  const answer = reported ?? known;
  if (answer) return ok([{ file: answer, message: '' }]);
  const answers: ReadReturnFile[] = [];
  const senders = reading.ok ? reading.value.senders : [];
  for (const sender of senders.length > 0 ? senders.map(({ name }) => name) : [undefined]) {
    const part = sender === undefined ? reading : await reader.readPreview(bytes, { ...context, sender }, run);
    if (!part.ok && part.code === 'CANCELLED') return part;
    const paper = part.ok ? returnOfPaper(project, { ...part.value, fileName, bytes }) : null;
    if (typeof paper === 'string') answers.push({ file: { ...unknown, format }, message: paper });
    else if (paper !== null) answers.push({ file: paper, message: '' });
  }
  if (answers.length > 0) return ok(answers);
  return ok([{ file: { ...unknown, format }, message: whyUnknown(grids) }]);
}

function whyUnknown(grids: readonly Grid[]): string {
  const foreign = foreignFormWords(grids);
  if (foreign !== null) return foreign;
  return saysWhatToDo(grids)
    ? '像是上级机关的反馈意见表。先在“报上级审核”登记报送，再收这一份。'
    : '没有找到表号，或表号不是本项目发出的。是来函的，选单位后手工登记意见。';
}

/** What to say of a form this project did not send out; null where it is no form. */
export function foreignFormWords(grids: readonly Grid[]): string | null {
  const title = foreignForm(grids);
  return title === null
    ? null
    : `这是${quoted(title)}，表号不是本项目发出的，多半是别的县、别的项目的表。请与该单位核实，换本县发的表；话确是说给本县的，选单位后手工登记意见。`;
}

export async function previewReturns(
  bench: Workbench,
  { grant }: Parsed<'previewReturns'>,
  { signal, onProgress }: CallContext,
): Promise<Result<ReturnPreviews>> {
  const granted = bench.granted(grant);
  if (!granted.ok) return granted;
  const files = await readReturnFiles(bench, granted.value, { signal, onProgress });
  return files.ok ? ok({ files: files.value }) : files;
}

interface ReadingReturns {
  readonly signal: AbortSignal;
  /** Read elsewhere already. */
  readonly without?: ReadonlySet<string>;
  readonly onProgress?: CallContext['onProgress'];
}

/** Every file among the given files and folders, kept for a person to look at. Errors: CANCELLED, which keeps none. */
export async function readReturnFiles(
  bench: Workbench,
  given: readonly string[],
  { signal, without, onProgress }: ReadingReturns,
): Promise<Result<ReturnPreview[]>> {
  const { paths } = await walkFolders(given, signal, ANY_FILE);
  const wanted = paths.filter((path) => !without?.has(path));
  const files: ReturnPreview[] = [];
  for (const [done, path] of wanted.entries()) {
    if (signal.aborted) break;
    const project = bench.project();
    if (!project.ok) return project;
    const read = await readReturnFile(project.value, bench.reader, path, signal);
    if (signal.aborted) break;
    if (read.ok) files.push(...read.value.map((one) => keepReturn(bench, project.value, one)));
    else
      files.push({
        known: false,
        preview: '',
        fileName: path.split(/[\\/]/).at(-1) ?? path,
        message: errorText(read.code, read.detail),
        unit: '',
      });
    onProgress?.({ done: done + 1, total: wanted.length, what: '文件' });
  }
  if (!signal.aborted) return ok(files);
  for (const { preview } of files) bench.returns.drop(preview);
  return fail('CANCELLED');
}

export function keepReturn(bench: Workbench, project: ProjectFile, { file, message }: ReadReturnFile): ReturnPreview {
  const preview = bench.returns.keep(file);
  const known = presentReturn(project, preview, file);
  return known ?? { known: false, preview, fileName: file.fileName, message, unit: unitInName(project, file.fileName) };
}

export function dropReturns(bench: Workbench, { previews }: Parsed<'dropReturns'>): Result<null> {
  for (const preview of previews) bench.returns.drop(preview);
  return ok(null);
}

/** All of them as one action. Errors: RETURN_UNKNOWN, and those of `takeReturns`. */
export function takeKeptReturns(bench: Workbench, { returns }: Parsed<'takeReturns'>): Result<TakenReturns> {
  const project = bench.project();
  if (!project.ok) return project;
  const wanted = returns.map(({ preview, ...how }) => ({ ...how, file: bench.returns.get(preview) }));
  const files = wanted.flatMap(({ file, ...how }) => (file ? [{ ...how, file }] : []));
  if (files.length < wanted.length) return fail('RETURN_UNKNOWN');
  const taken = takeReturns(project.value, files);
  if (taken.ok) for (const { preview } of returns) bench.returns.drop(preview);
  return taken;
}

export function takeKeptLetter(bench: Workbench, input: Parsed<'takeLetter'>): Result<TakenReturns> {
  return withKept(bench, input.preview, (project, file) => takeLetter(project, file, input));
}

export function attachKeptPaper(bench: Workbench, input: Parsed<'attachPaper'>): Result<null> {
  return withKept(bench, input.preview, (project, file) => attachPaper(project, file, input));
}

function withKept<T>(
  bench: Workbench,
  preview: string,
  work: (project: ProjectFile, file: ReturnInHand) => Result<T>,
): Result<T> {
  const project = bench.project();
  if (!project.ok) return project;
  const file = bench.returns.get(preview);
  if (!file) return fail('RETURN_UNKNOWN');
  const done = work(project.value, file);
  if (done.ok) bench.returns.drop(preview);
  return done;
}

export async function saveReturn(
  bench: Workbench,
  { returnId, grant }: Parsed<'saveReturn'>,
): Promise<Result<SavedFile>> {
  return saveKept(bench, grant, (project) => readReturnBytes(project.read, returnId));
}

export async function savePaper(bench: Workbench, { paperId, grant }: Parsed<'savePaper'>): Promise<Result<SavedFile>> {
  return saveKept(bench, grant, (project) => readPaperBytes(project.read, paperId));
}

async function saveKept(
  bench: Workbench,
  grant: string,
  bytesOf: (project: ProjectFile) => Uint8Array | undefined,
): Promise<Result<SavedFile>> {
  const project = bench.project();
  if (!project.ok) return project;
  const bytes = bytesOf(project.value);
  return bytes ? saveBytes(bench, grant, bytes) : fail('RETURN_UNKNOWN');
}
