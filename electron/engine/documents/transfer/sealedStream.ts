/** The container of a 加密移交包: a header in the clear, then chunks of AES-256-GCM that know their number and whether they are the last. */
import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';

const MAGIC = Buffer.from('SSPACK\r\n', 'latin1');
const CHUNK = 1024 * 1024;
const TAG = 16;
const LARGEST_HEADER = 4_096;
/** Fixed by the version: a stranger's header must not decide how much memory is spent on it. */
const KDF = { N: 2 ** 15, r: 8, p: 1 } as const;

const bytesOf = (length: number) => z.base64().refine((text) => Buffer.from(text, 'base64').length === length);
const headerSchema = z.strictObject({
  version: z.literal(1),
  alg: z.literal('AES-256-GCM'),
  kdf: z.literal('scrypt'),
  N: z.literal(KDF.N),
  r: z.literal(KDF.r),
  p: z.literal(KDF.p),
  salt: bytesOf(16),
  iv: bytesOf(12),
  chunk: z.literal(CHUNK),
});
type Header = z.infer<typeof headerSchema>;

/** Not a package of this version, or one that does not open: wrong word and changed bytes cannot be told apart. */
export class PackageError extends Error {
  readonly kind: 'version' | 'refused';

  constructor(kind: 'version' | 'refused') {
    super(kind);
    this.kind = kind;
  }
}

/** Writes what `pieces` yield as one sealed stream; salt and IV are fresh each time. */
export async function seal(pieces: AsyncIterable<Uint8Array>, passphrase: string, to: FileHandle): Promise<void> {
  const header: Header = {
    version: 1,
    alg: 'AES-256-GCM',
    kdf: 'scrypt',
    ...KDF,
    salt: randomBytes(16).toString('base64'),
    iv: randomBytes(12).toString('base64'),
    chunk: CHUNK,
  };
  const head = packHeader(header);
  await writeAll(to, head);
  const lock = await openLock(header, head, passphrase);
  let number = 0;
  let waiting: Buffer | null = null;
  for await (const chunk of inChunks(pieces)) {
    // One chunk is held back, as only then it is known whether it is the last.
    if (waiting) await writeAll(to, encrypt(lock, number++, false, waiting));
    waiting = chunk;
  }
  await writeAll(to, encrypt(lock, number, true, waiting ?? Buffer.alloc(0)));
}

/** Yields what was sealed, chunk by chunk, each proven before it is given. @throws PackageError */
export async function* unseal(from: FileHandle, passphrase: string): AsyncGenerator<Buffer> {
  const { size } = await from.stat();
  const { header, head } = await readHeader(from);
  const lock = await openLock(header, head, passphrase);
  let position = head.length;
  for (let number = 0; ; number += 1) {
    const length = Math.min(CHUNK + TAG, size - position);
    if (length < TAG) throw new PackageError('refused');
    const last = position + length === size;
    const sealed = await readAt(from, position, length);
    yield decrypt(lock, number, last, sealed);
    if (last) return;
    position += length;
  }
}

interface Lock {
  readonly key: Buffer;
  readonly iv: Buffer;
  /** SHA-256 of the header: nothing in the clear can be exchanged. */
  readonly head: Buffer;
}

async function openLock(header: Header, head: Buffer, passphrase: string): Promise<Lock> {
  const salt = Buffer.from(header.salt, 'base64');
  const key = await new Promise<Buffer>((resolve, reject) => {
    // The same word typed on two computers may come composed differently.
    scrypt(passphrase.normalize('NFKC'), salt, 32, { ...KDF, maxmem: 64 * 1024 * 1024 }, (error, made) =>
      error ? reject(error) : resolve(made),
    );
  });
  return { key, iv: Buffer.from(header.iv, 'base64'), head: createHash('sha256').update(head).digest() };
}

function encrypt(lock: Lock, number: number, last: boolean, chunk: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', lock.key, nonce(lock, number));
  cipher.setAAD(bound(lock, number, last));
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(lock: Lock, number: number, last: boolean, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', lock.key, nonce(lock, number), { authTagLength: TAG });
  decipher.setAAD(bound(lock, number, last));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()]);
  } catch {
    // GCM says no more than that it does not hold.
    throw new PackageError('refused');
  }
}

/** A nonce must never serve twice under one key: the counter goes into its last four bytes. */
function nonce({ iv }: Lock, number: number): Buffer {
  const made = Buffer.from(iv);
  made.writeUInt32BE((made.readUInt32BE(8) ^ number) >>> 0, 8);
  return made;
}

function bound({ head }: Lock, number: number, last: boolean): Buffer {
  const tail = Buffer.alloc(5);
  tail.writeUInt32BE(number, 0);
  tail.writeUInt8(last ? 1 : 0, 4);
  return Buffer.concat([head, tail]);
}

function packHeader(header: Header): Buffer {
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length, 0);
  return Buffer.concat([MAGIC, length, text]);
}

async function readHeader(from: FileHandle): Promise<{ header: Header; head: Buffer }> {
  const start = await readAt(from, 0, MAGIC.length + 4).catch(refuseVersion);
  const length = start.readUInt32BE(MAGIC.length);
  if (!start.subarray(0, MAGIC.length).equals(MAGIC) || length > LARGEST_HEADER) return refuseVersion();
  const head = await readAt(from, 0, start.length + length).catch(refuseVersion);
  try {
    return { header: headerSchema.parse(JSON.parse(head.toString('utf8', start.length))), head };
  } catch {
    // Another version, another algorithm, or no header at all.
    return refuseVersion();
  }
}

function refuseVersion(error?: unknown): never {
  if (error !== undefined && !(error instanceof PackageError)) throw error;
  throw new PackageError('version');
}

async function readAt(from: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let got = 0;
  while (got < length) {
    const { bytesRead } = await from.read(bytes, got, length - got, position + got);
    if (bytesRead === 0) throw new PackageError('refused');
    got += bytesRead;
  }
  return bytes;
}

async function writeAll(to: FileHandle, bytes: Buffer): Promise<void> {
  let done = 0;
  while (done < bytes.length) done += (await to.write(bytes, done)).bytesWritten;
}

async function* inChunks(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    let rest = piece;
    while (length + rest.length >= CHUNK) {
      const cut = CHUNK - length;
      yield Buffer.concat([...held, rest.subarray(0, cut)]);
      rest = rest.subarray(cut);
      held = [];
      length = 0;
    }
    if (rest.length > 0) held.push(rest);
    length += rest.length;
  }
  if (length > 0) yield Buffer.concat(held);
}
