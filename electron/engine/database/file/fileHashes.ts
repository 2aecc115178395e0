/** The SHA-256 of a file's bytes, made in pieces before it is needed: a hundred megabytes would hold the engine up. */
import { createHash } from 'node:crypto';
import { sha256 } from '../log/canonicalJson';

const made = new WeakMap<Uint8Array, string>();
/** So much is hashed in a few milliseconds. */
const pieceBytes = 4 * 1024 * 1024;

/** Nobody changes the bytes of a file once it is read. */
export async function prepareHash(bytes: Uint8Array): Promise<void> {
  const hash = createHash('sha256');
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    hash.update(bytes.subarray(from, from + pieceBytes));
    if (bytes.length > pieceBytes) await new Promise((resolve) => setImmediate(resolve));
  }
  made.set(bytes, hash.digest('hex'));
}

/** As prepared, else made now. */
export function hashOfFile(bytes: Uint8Array): string {
  return made.get(bytes) ?? sha256(bytes);
}
