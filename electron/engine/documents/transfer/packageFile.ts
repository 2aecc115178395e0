/** A 加密移交包 as a file: a manifest and a project inside one sealed stream; proven by reading it back before it gets its name. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { diskFailure, systemCode } from '../../../../shared/logic/program/diskFailure';
import { fail, ok, type Result } from '../../../../shared/result';
import { renameSoon } from '../../renameSoon';
import { PackageError, seal, unseal } from './sealedStream';

export const SHORTEST_PASSPHRASE = 12;
const LARGEST_MANIFEST = 100_000;

const manifestSchema = z.strictObject({
  format: z.literal('shuangshu-transfer-1'),
  /** Of the program that made it. */
  program: z.string().max(50),
  files: z
    .array(z.strictObject({ name: z.string().min(1).max(255), size: z.number().int().min(0), sha256: z.string() }))
    .length(1),
  /** The signed 存照, as it stands in an `.anchor` file. */
  anchor: z.string().max(10_000),
});
export type Manifest = z.infer<typeof manifestSchema>;

export interface PackRequest {
  /** The plain project; read only. */
  readonly source: string;
  /** Its name inside. */
  readonly name: string;
  readonly target: string;
  readonly passphrase: string;
  readonly program: string;
  readonly anchor: string;
  readonly signal?: AbortSignal;
  /** Bytes, of writing and proving together. */
  onProgress?(done: number, total: number): void;
}

/** Errors: PASSPHRASE_SHORT, PROJECT_EXISTS, CANCELLED, PACKAGE_REFUSED when it does not read back, DISK_*, NO_PERMISSION, FILE_BUSY. */
export async function writePackage(request: PackRequest): Promise<Result<{ bytes: number; sha256: string }>> {
  const { source, target, passphrase, signal } = request;
  if ([...passphrase].length < SHORTEST_PASSPHRASE) return fail('PASSPHRASE_SHORT');
  const temporary = besideOf(target);
  return guarded(target, async () => {
    if (await exists(target)) return fail('PROJECT_EXISTS', { file: target });
    try {
      const file = await describeFile(source, request.name);
      const { program, anchor } = request;
      const manifest: Manifest = { format: 'shuangshu-transfer-1', program, files: [file], anchor };
      const report = (done: number): void => request.onProgress?.(done, file.size * 2);
      await withFile(temporary, 'wx', async (handle) => {
        await seal(counted(payload(manifest, source), report, signal), passphrase, handle);
        await handle.sync();
      });
      await withFile(temporary, 'r', (handle) =>
        drain(readManifest(unseal(handle, passphrase), (bytes) => report(file.size + bytes), signal)),
      );
      const sha256 = await hashFile(temporary);
      if (await exists(target)) return fail('PROJECT_EXISTS', { file: target });
      await renameSoon(temporary, target);
      await syncFolder(dirname(target));
      return ok({ bytes: (await stat(target)).size, sha256 });
    } finally {
      await rm(temporary, { force: true });
    }
  });
}

export interface UnpackRequest {
  readonly source: string;
  readonly passphrase: string;
  /** A file that is not there yet; readable by this user alone. */
  readonly target: string;
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** Reads all of it once before the first byte is written. Errors: PACKAGE_REFUSED, PACKAGE_VERSION, CANCELLED, FILE_MISSING, DISK_*. */
export async function readPackage({
  source,
  passphrase,
  target,
  signal,
  onProgress,
}: UnpackRequest): Promise<Result<Manifest>> {
  return guarded(source, async () => {
    if (!(await exists(source))) return fail('FILE_MISSING', { file: source });
    const { size } = await stat(source);
    return withFile(source, 'r', async (handle) => {
      const proven = await drain(
        readManifest(unseal(handle, passphrase), (done) => onProgress?.(done, size * 2), signal),
      );
      const again = readManifest(unseal(handle, passphrase), (done) => onProgress?.(size + done, size * 2), signal);
      await withFile(target, 'wx', async (plain) => {
        for await (const piece of again.content) await plain.write(piece);
        await plain.sync();
      });
      return ok(proven);
    });
  });
}

interface Opened {
  /** Known once the content has been read through. */
  manifest(): Manifest;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Takes the manifest off the front and holds the rest against it. */
function readManifest(chunks: AsyncGenerator<Buffer>, report: (bytes: number) => void, signal?: AbortSignal): Opened {
  let manifest: Manifest | null = null;
  async function* content(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of chunks) {
      signal?.throwIfAborted();
      let piece = chunk;
      if (manifest === null) ({ manifest, rest: piece } = takeManifest(chunk));
      hash.update(piece);
      size += piece.length;
      report(size);
      yield piece;
    }
    const [file] = (manifest as Manifest | null)?.files ?? [];
    if (file?.size !== size || file.sha256 !== hash.digest('hex')) throw new PackageError('refused');
  }
  return {
    content: content(),
    manifest: () => {
      if (manifest === null) throw new PackageError('refused');
      return manifest;
    },
  };
}

function takeManifest(chunk: Buffer): { manifest: Manifest; rest: Buffer } {
  const length = chunk.length < 4 ? LARGEST_MANIFEST : chunk.readUInt32BE(0);
  if (length >= LARGEST_MANIFEST || chunk.length < 4 + length) throw new PackageError('version');
  try {
    const manifest = manifestSchema.parse(JSON.parse(chunk.toString('utf8', 4, 4 + length)));
    return { manifest, rest: chunk.subarray(4 + length) };
  } catch {
    // It opened with the word, so it is whole: made by a later program.
    throw new PackageError('version');
  }
}

async function drain(opened: Opened): Promise<Manifest> {
  for await (const _piece of opened.content);
  return opened.manifest();
}

async function* payload(manifest: Manifest, source: string): AsyncGenerator<Uint8Array> {
  const text = Buffer.from(JSON.stringify(manifest), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length, 0);
  yield Buffer.concat([length, text]);
  for await (const piece of createReadStream(source, { highWaterMark: 256 * 1024 })) yield piece as Uint8Array;
}

async function* counted(
  pieces: AsyncIterable<Uint8Array>,
  report: (done: number) => void,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    done += piece.length;
    report(done);
    yield piece;
  }
}

async function describeFile(path: string, name: string): Promise<Manifest['files'][number]> {
  return { name, size: (await stat(path)).size, sha256: await hashFile(path) };
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return hash.digest('hex');
}

async function withFile<T>(path: string, flags: 'r' | 'wx', work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(path, flags, 0o600);
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (systemCode(error) === 'ENOENT') return false;
      throw error;
    },
  );
}

function besideOf(target: string): string {
  return join(dirname(target), `.writing-${process.pid}-${Date.now()}.sspack`);
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  await withFile(folder, 'r', (handle) => handle.sync());
}

async function guarded<T>(path: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PackageError)
      return fail(error.kind === 'version' ? 'PACKAGE_VERSION' : 'PACKAGE_REFUSED', { file: basename(path) });
    if (error instanceof Error && error.name === 'AbortError') return fail('CANCELLED');
    const failure = diskFailure(error, path);
    if (failure) return failure;
    throw error;
  }
}
