/** Packs the parts of an office file so that the same content always gives the same bytes: fixed dates, fixed order. */
import { crc32, deflateRawSync } from 'node:zlib';

/** Part name → content, in the order of the package. */
export type Parts = ReadonlyMap<string, string | Uint8Array>;

/** 1 January 1980, the earliest date a zip can hold, as DOS writes it. */
const ENTRY_DATE = 0x0021;
/** Names are UTF-8. */
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const VERSION = 20;

/** The zip of the parts; texts as UTF-8. */
export function packParts(parts: Parts): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const packed = deflateRawSync(bytes, { level: 6 });
    const fields = entryFields(crc32(bytes), packed.length, bytes.length, Buffer.byteLength(name));
    const local = Buffer.concat([signature(0x04034b50), fields, Buffer.alloc(2), Buffer.from(name)]);
    pieces.push(local, packed);
    directory.push(directoryEntry(fields, offset, name));
    offset += local.length + packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** What local header and directory share, from the version needed to the length of the name. */
function entryFields(crc: number, packed: number, size: number, nameLength: number): Buffer {
  const fields = Buffer.alloc(24);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt16LE(ENTRY_DATE, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function directoryEntry(fields: Buffer, offset: number, name: string): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(VERSION, 4);
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(offset, 12);
  return Buffer.concat([head, fields, tail, Buffer.from(name)]);
}

/** The parts of a package made by a library. */
export async function readParts(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  // Loaded when first needed: the engine starts without it.
  const { default: JSZip } = await import('jszip');
  const source = await JSZip.loadAsync(bytes);
  const parts = new Map<string, Uint8Array>();
  for (const [name, entry] of Object.entries(source.files)) {
    if (!entry.dir) parts.set(name, await entry.async('uint8array'));
  }
  return parts;
}

/** @throws Error when the library wrote no such part. */
export function partAsText(parts: ReadonlyMap<string, string | Uint8Array>, name: string): string {
  const part = parts.get(name);
  if (part === undefined) throw new Error(`no part ${name} in the package`);
  return typeof part === 'string' ? part : Buffer.from(part).toString('utf8');
}

/** The zip of `bytes` packed anew. */
export async function packAnew(bytes: Uint8Array): Promise<Uint8Array> {
  return packParts(await readParts(bytes));
}
