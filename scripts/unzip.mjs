/** Unpacks a trusted zip archive (its hash is checked before) with file modes and links, without outside programs. */
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const endRecord = 0x06054b50;
const centralHeader = 0x02014b50;
const linkType = 0o120000;

/**
 * Writes every entry for which `wanted(name)` is true under `target`.
 *
 * Reads one entry at a time into memory. Throws on entries that would leave `target` or use an unknown compression.
 */
export function unzip(archive, target, wanted = (_name) => true) {
  const file = fs.openSync(archive, 'r');
  try {
    for (const entry of readDirectory(file)) {
      if (!wanted(entry.name)) continue;
      if (entry.name.startsWith('/') || entry.name.split('/').includes('..')) throw new Error(`bad name ${entry.name}`);
      writeEntry(file, entry, join(target, entry.name));
    }
  } finally {
    fs.closeSync(file);
  }
}

function writeEntry(file, entry, path) {
  if (entry.name.endsWith('/')) {
    fs.mkdirSync(path, { recursive: true });
    return;
  }
  fs.mkdirSync(dirname(path), { recursive: true });
  const content = readContent(file, entry);
  if ((entry.mode & 0o170000) === linkType) {
    fs.symlinkSync(content.toString('utf8'), path);
    return;
  }
  fs.writeFileSync(path, content);
  fs.chmodSync(path, entry.mode & 0o777 || 0o644);
}

/** The central directory's entries: name, method, sizes, offset of the local header and unix mode. */
function readDirectory(file) {
  const size = fs.fstatSync(file).size;
  const tail = readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== endRecord) at -= 1;
  if (at < 0) throw new Error(`not a zip archive`);
  const count = tail.readUInt16LE(at + 10);
  const directory = readAt(file, tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12));
  const entries = [];
  let here = 0;
  for (let index = 0; index < count; index += 1) {
    if (directory.readUInt32LE(here) !== centralHeader) throw new Error('broken zip directory');
    const nameLength = directory.readUInt16LE(here + 28);
    entries.push({
      name: directory.toString('utf8', here + 46, here + 46 + nameLength),
      method: directory.readUInt16LE(here + 10),
      packedSize: directory.readUInt32LE(here + 20),
      offset: directory.readUInt32LE(here + 42),
      mode: directory.readUInt32LE(here + 38) >>> 16,
    });
    here += 46 + nameLength + directory.readUInt16LE(here + 30) + directory.readUInt16LE(here + 32);
  }
  return entries;
}

function readContent(file, entry) {
  const local = readAt(file, entry.offset, 30);
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = readAt(file, start, entry.packedSize);
  if (entry.method === 0) return packed;
  if (entry.method === 8) return inflateRawSync(packed);
  throw new Error(`unknown compression ${entry.method} of ${entry.name}`);
}

function readAt(file, position, length) {
  const buffer = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const count = fs.readSync(file, buffer, done, length - done, position + done);
    if (count === 0) throw new Error('zip archive ends too early');
    done += count;
  }
  return buffer;
}
