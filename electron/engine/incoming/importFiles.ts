/** Files on their way in: read one by one, with folders or pasted, kept as previews, read again as a person corrects them. */
import type { Parsed } from '../../../shared/contract';
import { errorText } from '../../../shared/errorText';
import type { DescribedReading } from '../../../shared/logic/reading/describeReading';
import { NO_CORRECTIONS, type ReadingCorrections } from '../../../shared/model/readingCorrections';
import { type Failure, fail, ok, type Result } from '../../../shared/result';
import type { ImportPreview, ImportPreviews } from '../../../shared/views/importing';
import type { ReturnPreview } from '../../../shared/views/opinions';
import type { CallContext } from '../callContext';
import { prepareHash } from '../database/file/fileHashes';
import type { ProjectFile } from '../database/file/projectFile';
import { findPackByUid } from '../repositories/opinions/consultationRepository';
import { understandReturn } from '../services/opinions/previewReturn';
import { noteOfPaper, returnOfPaper } from '../services/opinions/recognizePaper';
import { noteOfReported, returnOfReported } from '../services/opinions/recognizeReported';
import {
  type PreviewedFile,
  presentPreview,
  previewFile,
  recalledCorrections,
} from '../services/sources/previewImport';
import type { Workbench } from '../workbench';
import { copiedTable } from './copiedTable';
import { previewOf } from './keptPreviews';
import { loadBytes } from './readSources';
import { foreignFormWords, keepReturn, readReturnFiles } from './returnFiles';
import { walkFolders } from './walkFolders';
import { wordsKnown } from './wordsKnown';

const PASTED = '粘贴的表格';
/** A table this long is counted in rows while it is read. */
const MANY_ROWS = 5_000;

/** Reads what a dialog or a drop granted, folders too. Errors: GRANT_UNKNOWN, CANCELLED; one bad file stops nothing. */
export async function previewFiles(
  bench: Workbench,
  { grant }: Parsed<'previewImport'>,
  { signal, onProgress }: CallContext,
): Promise<Result<ImportPreviews>> {
  const granted = bench.granted(grant);
  if (!granted.ok) return granted;
  const { paths, ignored } = await walkFolders(granted.value, signal);
  const files: ImportPreview[] = [];
  const returns: ReturnPreview[] = [];
  const answers = new Set<string>();
  let done = 0;
  for (const path of paths) {
    if (signal.aborted) break;
    const project = bench.project();
    if (!project.ok) return project;
    const fileName = path.split(/[\\/]/).at(-1) ?? path;
    const onRows = (done: number): void => {
      if (done >= MANY_ROWS) onProgress({ done, total: 0, what: `行（${fileName}）` });
    };
    const loaded = await loadBytes(path, fileName);
    if (loaded.ok) await prepareHash(loaded.value);
    const read = loaded.ok
      ? await readParts(bench, project.value, { fileName, bytes: loaded.value }, { signal, onRows })
      : loaded;
    if (signal.aborted) break;
    const [first] = read.ok ? read.value : [];
    const answer = first ? await asReturn(bench, project.value, first, signal) : null;
    if (answer) {
      returns.push(answer);
      answers.add(path);
    } else files.push(...keepAll(bench, project.value, fileName, read));
    done += 1;
    onProgress({ done, total: paths.length, what: '文件' });
  }
  if (!signal.aborted && returns.length > 0 && !files.some(({ ok: isList }) => isList)) {
    // Answers and nothing that could be a list: what lies beside them are letters and signed pages.
    const beside = await readReturnFiles(bench, granted.value, { signal, without: answers });
    if (beside.ok) return ok({ files: [], returns: [...returns, ...beside.value], ignored: [] });
  }
  if (!signal.aborted) return ok({ files, returns, ignored });
  for (const { preview } of returns) bench.returns.drop(preview);
  for (const file of files) if (file.ok) bench.previews.drop(file.preview);
  return fail('CANCELLED');
}

/** A table copied from another program, as a file of its own. Errors: CANCELLED. */
export async function previewPaste(
  bench: Workbench,
  copied: Parsed<'previewPaste'>,
  { signal }: CallContext,
): Promise<Result<ImportPreviews>> {
  const project = bench.project();
  if (!project.ok) return project;
  const source = { fileName: PASTED, bytes: copiedTable(copied) };
  const read = await readParts(bench, project.value, source, { signal });
  if (signal.aborted) return fail('CANCELLED');
  return ok({ files: keepAll(bench, project.value, PASTED, read), returns: [], ignored: [] });
}

/** A returned 反馈表, of another county's project too, or a superior's own, is told from a source list by what stands in it; null for everything else. */
async function asReturn(
  bench: Workbench,
  project: ProjectFile,
  previewed: PreviewedFile,
  signal: AbortSignal,
): Promise<ReturnPreview | null> {
  const { fileName, bytes, reading } = previewed;
  const { packUid, review } = reading;
  if (packUid === undefined && review !== true) return null;
  const document = await bench.reader.readFile(bytes, fileName, signal);
  if (!document.ok) return null;
  const { format, grids, remarks } = document.value;
  if (packUid !== undefined && !findPackByUid(project.read, packUid)) {
    const message = foreignFormWords(grids);
    return message === null
      ? null
      : keepReturn(bench, project, { file: { fileName, bytes, format, known: null }, message });
  }
  const known = understandReturn(project, { fileName, bytes, format, grids, remarks }, false);
  const file = known?.known?.ownTable ? (returnOfReported(project, paperOf(previewed)) ?? known) : known;
  return file && keepReturn(bench, project, { file, message: '' });
}

interface Source {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Of a file several units send, whose part is read; absent: all of it. */
  readonly part?: string | undefined;
}

type Run = NonNullable<Parameters<Workbench['reader']['readPreview']>[2]>;

/** A file several units send, such as 各镇汇总, is a list of each: what one unit sends has one unit. */
async function readParts(
  bench: Workbench,
  project: ProjectFile,
  source: Source,
  run: Run,
): Promise<Result<PreviewedFile[]>> {
  const whole = await readPreview(bench, project, source, run);
  if (!whole.ok) return whole;
  if (whole.value.reading.senders.length === 0) return ok([whole.value]);
  return eachPart(whole.value, (part) => readPreview(bench, project, { ...source, part }, run));
}

/** One after the other; of a file of one sender the whole. */
async function eachPart(
  { reading: { senders } }: Pick<PreviewedFile, 'reading'>,
  read: (part: string | undefined) => Promise<Result<PreviewedFile>>,
): Promise<Result<PreviewedFile[]>> {
  const parts: PreviewedFile[] = [];
  for (const name of senders.length > 0 ? senders.map((sender) => sender.name) : [undefined]) {
    const part = await read(name);
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return ok(parts);
}

/** Read in the parser process; a second time when the unit's last table of this shape was corrected. */
async function readPreview(
  bench: Workbench,
  project: ProjectFile,
  source: Source,
  run: Run,
): Promise<Result<PreviewedFile>> {
  const { fileName, bytes, part } = source;
  const first = await readWith(bench, project, source, NO_CORRECTIONS, run);
  if (!first.ok) return first;
  const corrections = recalledCorrections(project, { fileName, reading: first.value, part });
  const remembered = corrections.length > 0;
  const read = remembered ? await readWith(bench, project, source, corrections, run) : first;
  if (!read.ok) return read;
  return ok(previewFile(project, { fileName, bytes, part, reading: read.value, corrections, remembered }));
}

async function readWith(
  bench: Workbench,
  project: ProjectFile,
  { fileName, bytes, part }: Source,
  corrections: ReadingCorrections,
  run: Run,
): Promise<Result<DescribedReading>> {
  const read = await bench.reader.readPreview(
    bytes,
    { fileName, ...wordsKnown(project), corrections, sender: part },
    run,
  );
  return read.ok ? read : { ...read, detail: { file: fileName, ...read.detail } };
}

function keepAll(
  bench: Workbench,
  project: ProjectFile,
  fileName: string,
  previewed: Result<readonly PreviewedFile[]>,
): ImportPreview[] {
  if (!previewed.ok) return [refused(fileName, previewed)];
  return previewed.value.map((file) =>
    presentPreview(project, bench.previews.keep(file), file, printedNoteOf(project, file)),
  );
}

const paperOf = ({ fileName, bytes, format, reading: { beside }, table }: PreviewedFile) => ({
  ...{ fileName, bytes, format, beside, table },
});

function printedNoteOf(project: ProjectFile, file: PreviewedFile) {
  return noteOfPaper(project, paperOf(file)) ?? noteOfReported(project, paperOf(file));
}

/** One's own printed list in hand, as an answer of its township or of the superior it went up to; the preview ends. Errors: PREVIEW_GONE, RETURN_UNKNOWN. */
export function takePreviewAsReturn(bench: Workbench, { preview }: Parsed<'previewAsReturn'>): Result<ReturnPreview> {
  const project = bench.project();
  if (!project.ok) return project;
  const previewed = previewOf(bench, preview);
  if (!previewed.ok) return previewed;
  const paper = paperOf(previewed.value);
  const file = returnOfPaper(project.value, paper) ?? returnOfReported(project.value, paper);
  if (file === null || typeof file === 'string') return fail('RETURN_UNKNOWN');
  bench.previews.drop(preview);
  return ok(keepReturn(bench, project.value, { file, message: '' }));
}

function refused(fileName: string, { code, detail }: Failure): ImportPreview {
  return { ok: false, fileName, code, message: errorText(code, { ...detail, file: fileName }) };
}

/** The file, or the part of it, read again with a person's corrections, under a new token; the old one ends. */
export async function rereadPreview(
  bench: Workbench,
  { preview, corrections, whole }: Parsed<'rereadPreview'>,
  { signal }: CallContext,
): Promise<Result<ImportPreview>> {
  const again = await readAnew(bench, preview, async (project, { fileName, bytes, part }) => {
    const source = { fileName, bytes, part: whole ? undefined : part };
    const read = await correctedPreview(bench, project, source, corrections, signal);
    return read.ok ? ok([read.value]) : read;
  });
  if (!again.ok) return again;
  const [file] = again.value;
  return file ? ok(file) : fail('PREVIEW_GONE');
}

/** A file that was read as one list as a list of each unit in it; the old token ends. Errors: PREVIEW_GONE, CANCELLED. */
export function splitPreview(
  bench: Workbench,
  { preview }: Parsed<'splitPreview'>,
  { signal }: CallContext,
): Promise<Result<ImportPreview[]>> {
  return readAnew(bench, preview, (project, previewed) => {
    const { fileName, bytes, corrections } = previewed;
    const read = (part: string | undefined) =>
      correctedPreview(bench, project, { fileName, bytes, part }, corrections, signal);
    return eachPart(previewed, read);
  });
}

async function correctedPreview(
  bench: Workbench,
  project: ProjectFile,
  source: Source,
  corrections: ReadingCorrections,
  signal: AbortSignal,
): Promise<Result<PreviewedFile>> {
  const reading = await readWith(bench, project, source, corrections, { signal });
  if (!reading.ok) return reading;
  return ok(previewFile(project, { ...source, reading: reading.value, corrections, remembered: false }));
}

/** Puts what `read` makes of a preview in its place. */
async function readAnew(
  bench: Workbench,
  preview: string,
  read: (project: ProjectFile, previewed: PreviewedFile) => Promise<Result<PreviewedFile[]>>,
): Promise<Result<ImportPreview[]>> {
  const project = bench.project();
  if (!project.ok) return project;
  const previewed = previewOf(bench, preview);
  if (!previewed.ok) return previewed;
  const again = await read(project.value, previewed.value);
  if (!again.ok) return again;
  const kept = previewOf(bench, preview);
  if (!kept.ok) return kept;
  bench.previews.drop(preview);
  return ok(keepAll(bench, project.value, previewed.value.fileName, again));
}
