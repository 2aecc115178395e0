/** CRC-32 as zip files use it: by zlib where the runtime has it, else by table. */
import * as zlib from 'node:zlib';

function makeTable(): Uint32Array {
  const table = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte += 1) {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    table[byte] = value >>> 0;
  }
  return table;
}

let table: Uint32Array | undefined;

/** The checksum by table; `crc32` is the one to call. */
export function crc32ByTable(bytes: Uint8Array): number {
  table ??= makeTable();
  let value = 0xffffffff;
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

// `zlib.crc32` came with Node 20.15; a desktop runtime may carry an older Node.
const native: unknown = Reflect.get(zlib, 'crc32');

/** Unsigned CRC-32 of the bytes. */
export function crc32(bytes: Uint8Array): number {
  if (typeof native === 'function') return Number(native(bytes)) >>> 0;
  return crc32ByTable(bytes);
}
