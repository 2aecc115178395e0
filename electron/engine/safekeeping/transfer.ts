/** 存照 and 加密移交包 of a whole project: what window and command line both do, each on record. */
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { diskFailure, systemCode } from '../../../shared/logic/program/diskFailure';
import { fail, ok, type Result } from '../../../shared/result';
import type { AnchorSaved, PackedProject } from '../../../shared/views/trust';
import { saveProjectCopy } from '../database/file/copyProject';
import { discardProjectFile, type OpenOptions } from '../database/file/open';
import { refusedAsOpen } from '../database/file/ownFiles';
import type { ProjectFile } from '../database/file/projectFile';
import { checkAnchor, keyName, ownKey, readAnchor, signAnchor, stateAnchor } from '../database/log/anchor';
import { record } from '../database/log/record';
import { decodeText } from '../documents/decodeText';
import { readPackage, SHORTEST_PASSPHRASE, writePackage } from '../documents/transfer/packageFile';
import { openFileSet } from '../documents/writeFiles';
import { restoreBackup } from '../services/project/restoreBackup';

/** Where this computer keeps the key it signs with. */
export function keyPath(userData: string): string {
  return join(userData, 'anchor-key.pem');
}

/** 存照: signs where the trail stands and puts it out as a file. Errors: those of `ownKey`, PROJECT_EXISTS, DISK_*. */
export async function saveAnchor(project: ProjectFile, key: string, target: string): Promise<Result<AnchorSaved>> {
  if (existsSync(target)) return fail('PROJECT_EXISTS', { file: target });
  const made = makeAnchor(project, key);
  if (!made.ok) return made;
  const set = openFileSet(dirname(target), false);
  if (!set.ok) return set;
  const added = set.value.add({ name: basename(target), bytes: Buffer.from(made.value.text, 'utf8') });
  const written = added.ok ? await set.value.commit() : added;
  const fileName = basename(written.ok ? (written.value[0] ?? target) : target);
  // Only what is there is on record; what cannot be put on record does not go out.
  const done = written.ok ? note(project, 'saveAnchor', { file: fileName }, `存照“${fileName}”`) : written;
  if (!done.ok) {
    set.value.discard();
    return done;
  }
  return ok({ fileName, ...made.value.saved });
}

function makeAnchor(project: ProjectFile, key: string): Result<{ text: string; saved: Omit<AnchorSaved, 'fileName'> }> {
  const statement = stateAnchor(project.read, project.session.now());
  if (!statement) return fail('PROJECT_DAMAGED', { file: project.path });
  const own = ownKey(key);
  if (!own.ok) return own;
  const anchor = signAnchor(statement, own.value);
  const saved = { seq: anchor.seq, at: anchor.at, key: keyName(anchor.publicKey) };
  return ok({ text: `${JSON.stringify(anchor, null, 2)}\n`, saved });
}

export interface Run {
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

export interface PackInput extends Run {
  readonly target: string;
  readonly passphrase: string;
  readonly key: string;
  readonly program: string;
}

/** 加密移交包. Errors: those of `saveProjectCopy`, `ownKey` and `writePackage`. */
export async function packProject(project: ProjectFile, input: PackInput): Promise<Result<PackedProject>> {
  const { target, passphrase, key, program } = input;
  if ([...passphrase].length < SHORTEST_PASSPHRASE) return fail('PASSPHRASE_SHORT');
  const anchor = makeAnchor(project, key);
  if (!anchor.ok) return anchor;
  // The plain copy never lies on the stick the package is made for.
  return inPrivateFolder(project.path, async (folder) => {
    const source = join(folder, 'project.shuangshu');
    const copied = saveProjectCopy(project, source);
    if (!copied.ok) return copied;
    const written = await writePackage({
      ...input,
      source,
      name: basename(project.path),
      passphrase,
      program,
      anchor: anchor.value.text,
    });
    if (!written.ok) return written;
    const fileName = basename(target);
    const noted = note(project, 'packProject', { file: fileName, ...written.value }, `制作加密移交包“${fileName}”`);
    if (!noted.ok) {
      await rm(target, { force: true });
      return noted;
    }
    return ok({
      fileName,
      bytes: written.value.bytes,
      sha256: written.value.sha256,
      anchorSeq: anchor.value.saved.seq,
    });
  });
}

export interface UnpackInput extends Run {
  readonly source: string;
  readonly passphrase: string;
  readonly target: string;
}

/** 打开移交包: nothing stands at `target` unless every row and the 存照 inside hold. Errors: those of `readPackage` and `restoreBackup`. */
export async function unpackProject(input: UnpackInput, options: OpenOptions): Promise<Result<ProjectFile>> {
  // The project that is open is no package, and reading it besides its database would let go of its lock.
  const open = refusedAsOpen(input.source);
  if (open) return open;
  return inPrivateFolder(input.source, async (folder) => {
    const plain = join(folder, 'project.shuangshu');
    const read = await readPackage({ ...input, target: plain });
    if (!read.ok) return read;
    const anchorPath = join(folder, 'packed.anchor');
    await writeFile(anchorPath, read.value.anchor, { mode: 0o600 });
    const anchor = readAnchor(anchorPath);
    if (!anchor.ok) return fail('PACKAGE_REFUSED', { file: basename(input.source) });
    const restored = restoreBackup(plain, input.target, options);
    if (!restored.ok || checkAnchor(restored.value.read, anchor.value).ok) return restored;
    discardProjectFile(restored.value);
    return fail('PACKAGE_REFUSED', { file: basename(input.source) });
  });
}

const NOT_TEXT = '口令文件不是文本文件，请用记事本另存为 UTF-8';

/** The word stands in a file's first line: on the command line itself every user of the computer could read it. */
export async function readPassphrase(path: string): Promise<Result<string>> {
  try {
    const pieces: Uint8Array[] = [];
    for await (const piece of createReadStream(path, { end: 65_535 })) pieces.push(piece as Uint8Array);
    // As 记事本 saves it: with a mark before it, or in GBK. Whoever types the word types what stands there.
    const text = decodeText(Buffer.concat(pieces));
    return text === null ? fail('BAD_INPUT', { field: NOT_TEXT }) : ok(text.split(/\r?\n/)[0] ?? '');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return fail('FILE_MISSING', { file: basename(path) });
    const failure = diskFailure(error, path);
    if (failure) return failure;
    throw error;
  }
}

const PRIVATE_PLACE = '系统临时文件夹';

/** In the user's own temporary folder, gone afterwards whatever happens. What is wrong with a file in it is told of the user's own file. */
async function inPrivateFolder<T>(own: string, work: (folder: string) => Promise<Result<T>>): Promise<Result<T>> {
  const folder = await mkdtemp(join(tmpdir(), 'shuangshu-transfer-'));
  try {
    const done = await work(folder);
    if (done.ok || !String(done.detail.file ?? '').startsWith(folder)) return done;
    const ofDisk = done.code.startsWith('DISK_') || done.code === 'NO_PERMISSION';
    return fail(done.code, { ...done.detail, file: ofDisk ? PRIVATE_PLACE : own });
  } catch (error) {
    const failure = diskFailure(error, PRIVATE_PLACE);
    if (failure) return failure;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function note(project: ProjectFile, name: string, input: unknown, summary: string): Result<null> {
  if (project.readOnly) return ok(null);
  return record(project, { name, input, effect: 'neutral' }, () => ok({ value: null, summary }));
}
