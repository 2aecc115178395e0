/** Frozen states come out of the file in large pieces: in zlib's own of 16 kB, putting them together took longer than inflating. */
import { inflateRawSync } from 'node:zlib';

const PIECE = 256 * 1024;

/** Throws what zlib says of damaged bytes. */
export function inflate(bytes: Uint8Array): Buffer {
  return inflateRawSync(bytes, { chunkSize: PIECE });
}
