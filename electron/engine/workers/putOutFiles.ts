/** Puts documents out as files: written in a worker, read back, all of them in the folder or none, on record. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, relative, sep } from 'node:path';
import { countItems } from '../../../shared/logic/paper/drafts/documentTexts';
import { type ExportFileNameParts, exportFileName } from '../../../shared/logic/paper/exportFileName';
import { paginate } from '../../../shared/logic/paper/layout/paginate';
import type { PaperDocument } from '../../../shared/model/paperDocument';
import { type Failure, fail, ok, type Result } from '../../../shared/result';
import type { DocumentFormat, Mismatch } from '../documents/rereadDocument';
import { countPdfPages } from '../documents/rereading/countPdfPages';
import { type FileSet, openFileSet } from '../documents/writeFiles';
import type { Form } from '../documents/writeForm';
import { TaskCancelled, type TaskOptions, type Tasks } from './tasks';
import type { CheckedFile } from './writeDocumentsTask';

/** PDF only where there is a window: its preview page is what is printed. */
export type FileFormat = DocumentFormat | 'pdf';

interface Named {
  /** Wished name, with its extension. */
  readonly name: string;
  readonly subfolder?: string;
}

/** An Excel form to fill in. */
export interface PlannedForm extends Named {
  readonly format: 'form';
  form(): Form;
  /** Rows the manifest counts. */
  readonly rows: number;
}

export interface PlannedDocument extends Named {
  readonly format: FileFormat;
  /** Made when its turn comes, so that a hundred documents never lie in memory at once. */
  document(): PaperDocument;
  /** Instead of the built-in layout: the bytes, read back already. */
  filled?(signal?: AbortSignal): Promise<Uint8Array>;
}

export type PlannedFile = PlannedDocument | PlannedForm;

export interface WrittenFile {
  readonly path: string;
  /** Item rows. */
  readonly rows: number;
  readonly sha256: string;
}

/** What whoever asks for an export says, whatever it is of. */
export interface PutOutRun {
  readonly folder: string;
  /** The command line writes only into an empty or new folder; the window adds beside what is there. */
  readonly mustBeEmpty?: boolean;
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

interface PutOutRequest extends PutOutRun {
  readonly files: readonly PlannedFile[];
  /** Name of a file beside them that lists rows and SHA-256 of each; left out: none. */
  readonly manifest?: string;
  /** Puts the export on record once the files have their names; if it fails they are taken back. */
  note(files: readonly WrittenFile[]): Result<null>;
}

/** A document as one file in each format, all of the same name. */
export function inFormats<Format extends FileFormat>(
  formats: readonly Format[],
  parts: Omit<ExportFileNameParts, 'extension'>,
  document: (format: Format) => PaperDocument,
): PlannedDocument[] {
  return formats.map((format) => ({
    format,
    name: exportFileName({ ...parts, extension: format }),
    document: () => document(format),
  }));
}

/** Errors: PDF_UNAVAILABLE, FOLDER_NOT_EMPTY, EXPORT_MISMATCH (the file does not hold what it should), CANCELLED, DISK_*, and those of `note`. */
export async function putOutFiles(tasks: Tasks, request: PutOutRequest): Promise<Result<WrittenFile[]>> {
  if (!tasks.canPrint && request.files.some(({ format }) => format === 'pdf')) return fail('PDF_UNAVAILABLE');
  const opened = openFileSet(request.folder, request.mustBeEmpty ?? false);
  if (!opened.ok) return opened;
  let result: Result<WrittenFile[]> | undefined;
  try {
    result = await putOut(tasks, request, opened.value);
  } finally {
    // Also when something breaks: half an export, or one that is on no record, is not left lying about.
    if (!result?.ok) opened.value.discard();
  }
  return result;
}

async function putOut(tasks: Tasks, request: PutOutRequest, set: FileSet): Promise<Result<WrittenFile[]>> {
  const files: WrittenFile[] = [];
  for (const file of request.files) {
    const one = await writeOne(tasks, file, request, set);
    if (!one.ok) return one;
    files.push(one.value);
    request.onProgress?.(files.length, request.files.length);
  }
  if (request.signal?.aborted) return fail('CANCELLED');
  if (request.manifest) {
    const added = set.add({ name: `${request.manifest}.txt`, bytes: manifestOf(files, request.folder) });
    if (!added.ok) return added;
  }
  const committed = await set.commit();
  if (!committed.ok) return committed;
  const changed = files.find((file) => sha256(readFileSync(file.path)) !== file.sha256);
  if (changed) return fail('EXPORT_MISMATCH', { file: basename(changed.path) });
  const noted = request.note(files);
  return noted.ok ? ok(files) : noted;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function writeOne(
  tasks: Tasks,
  file: PlannedFile,
  { signal }: PutOutRequest,
  set: FileSet,
): Promise<Result<WrittenFile>> {
  const { name, subfolder } = file;
  try {
    const { bytes, mismatch, rows } = await makeAndCheck(tasks, file, signal);
    if (mismatch) return mismatchFailure(name, mismatch);
    const added = set.add({ name, ...(subfolder === undefined ? {} : { subfolder }), bytes });
    return added.ok ? ok({ path: added.value, rows, sha256: sha256(bytes) }) : added;
  } catch (error) {
    if (error instanceof TaskCancelled) return fail('CANCELLED');
    throw error;
  }
}

/** A file that does not hold what it should is not put out. */
export function mismatchFailure(file: string, { index, expected, found }: Mismatch): Failure {
  return fail('EXPORT_MISMATCH', {
    file,
    row: index + 1,
    expected: expected.join('｜'),
    actual: found.join('｜'),
  });
}

async function makeAndCheck(
  tasks: Tasks,
  file: PlannedFile,
  signal?: AbortSignal,
): Promise<CheckedFile & { readonly rows: number }> {
  const options = signal ? { signal } : {};
  if (file.format === 'form') return { ...(await tasks.form(file.form(), options)), rows: file.rows };
  const document = file.document();
  const rows = countItems(document);
  if (file.filled) return { bytes: await file.filled(signal), mismatch: null, rows };
  const checked =
    file.format === 'pdf'
      ? await printAndCheck(tasks, document, options)
      : await writeAndCheck(tasks, document, file.format, options);
  return { ...checked, rows };
}

/** Checked by `sha256sum -c` as it is; sum and path within the folder on a line, the rows on a line of remarks above it. */
function manifestOf(files: readonly WrittenFile[], folder: string): Uint8Array {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const lines = files.flatMap((file) => {
    const path = relative(folder, file.path).split(sep).join('/');
    return [`# ${path}　${file.rows} 行`, `${file.sha256}  ${path}`];
  });
  const head = [
    `# 共 ${files.length} 个文件、${rows} 行。每份文件下面是它的校验码（SHA-256）。`,
    '# 核对：Linux 用 sha256sum -c 校验清单.txt，Windows 用 certutil -hashfile 文件 SHA256。',
    '',
  ];
  return Buffer.from(`\ufeff${[...head, ...lines].join('\r\n')}\r\n`, 'utf8');
}

async function writeAndCheck(
  tasks: Tasks,
  document: PaperDocument,
  format: DocumentFormat,
  options: TaskOptions,
): Promise<CheckedFile> {
  const bytes = await tasks.write(document, format, options);
  return { bytes, mismatch: await tasks.check(bytes, format, document, options) };
}

/** A PDF is printed from the very sheets of the preview; what can go wrong is a sheet more or less. */
async function printAndCheck(tasks: Tasks, document: PaperDocument, options: TaskOptions): Promise<CheckedFile> {
  const bytes = await tasks.print(document, options);
  const [expected, found] = [paginate(document).length, countPdfPages(bytes)];
  const mismatch = expected === found ? null : { index: 0, expected: [`${expected} 页`], found: [`${found} 页`] };
  return { bytes, mismatch };
}
