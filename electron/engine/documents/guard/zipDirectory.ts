/** Walks the directory of a zip file and refuses every contradiction between its records. */
import { fail, ok, type Result } from '../../../../shared/result';
import { limits } from './limits';

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where the entry's bytes begin in the file. */
  readonly start: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const FULL_32 = 0xffffffff;

function damaged(reason: string, part = ''): Result<never> {
  return fail('FILE_DAMAGED', { reason, part });
}

interface Directory {
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

/** The end record must close the file exactly: anything behind it, or a length that does not fit, is damage. */
function findDirectory(file: Buffer): Result<Directory> {
  const lowest = Math.max(0, file.length - 22 - 0xffff);
  for (let at = file.length - 22; at >= lowest; at -= 1) {
    if (file.readUInt32LE(at) !== END || at + 22 + file.readUInt16LE(at + 20) !== file.length) continue;
    if (file.readUInt16LE(at + 4) !== 0 || file.readUInt16LE(at + 6) !== 0) return damaged('分卷压缩文件');
    const count = file.readUInt16LE(at + 10);
    if (file.readUInt16LE(at + 8) !== count) return damaged('目录条数前后不一');
    const size = file.readUInt32LE(at + 12);
    const start = file.readUInt32LE(at + 16);
    const hasLocator = at >= 20 && file.readUInt32LE(at - 20) === LOCATOR_64;
    if (hasLocator) return readDirectory64(file, at - 20);
    if (start + size !== at) return damaged('目录位置不对');
    return ok({ count, start, end: at });
  }
  return damaged('文件不完整，找不到结尾');
}

/** The larger record some programs write even for small files. */
function readDirectory64(file: Buffer, locator: number): Result<Directory> {
  const at = Number(file.readBigUInt64LE(locator + 8));
  if (at + 56 > locator || file.readUInt32LE(at) !== END_64) return damaged('目录位置不对');
  const count = Number(file.readBigUInt64LE(at + 32));
  const size = Number(file.readBigUInt64LE(at + 40));
  const start = Number(file.readBigUInt64LE(at + 48));
  if (start + size !== at) return damaged('目录位置不对');
  return ok({ count, start, end: at });
}

interface Sizes {
  compressedSize: number;
  size: number;
  offset: number;
}

/** Fields too large for 32 bits stand in extra field 1, in the order size, compressed size, offset. */
function widen(extra: Buffer, sizes: Sizes): Sizes | null {
  if (sizes.size !== FULL_32 && sizes.compressedSize !== FULL_32 && sizes.offset !== FULL_32) return sizes;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    const end = next + extra.readUInt16LE(at + 2);
    const take = (value: number): number => {
      if (value !== FULL_32 || next + 8 > Math.min(end, extra.length)) return value;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    };
    const size = take(sizes.size);
    const compressedSize = take(sizes.compressedSize);
    return { size, compressedSize, offset: take(sizes.offset) };
  }
  return null;
}

function unsafeName(name: string): boolean {
  const parts = name.replaceAll('\\', '/').split('/');
  const odd = [...name].some((character) => character < ' ');
  return name === '' || parts[0] === '' || parts.includes('..') || /^[a-z]:/i.test(name) || odd;
}

/** Name, method and checksum are written twice; both must agree, or one of them was changed. */
function compareLocal(file: Buffer, central: number, offset: number, entry: Omit<ZipEntry, 'start'>): Result<number> {
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== LOCAL) return damaged('部件位置不对', entry.name);
  const flags = file.readUInt16LE(offset + 6);
  const nameLength = file.readUInt16LE(offset + 26);
  const start = offset + 30 + nameLength + file.readUInt16LE(offset + 28);
  const localName = file.subarray(offset + 30, offset + 30 + nameLength);
  const centralName = file.subarray(central + 46, central + 46 + file.readUInt16LE(central + 28));
  if (!localName.equals(centralName)) return damaged('部件名称前后不一', entry.name);
  if (flags !== file.readUInt16LE(central + 8)) return damaged('部件标志前后不一', entry.name);
  if (file.readUInt16LE(offset + 8) !== entry.method) return damaged('压缩方式前后不一', entry.name);
  const crc = file.readUInt32LE(offset + 14);
  const later = (flags & 8) !== 0;
  if (crc !== entry.crc && !(later && crc === 0)) return damaged('校验码前后不一', entry.name);
  for (const [at, value] of [
    [18, entry.compressedSize],
    [22, entry.size],
  ] as const) {
    const local = file.readUInt32LE(offset + at);
    if (local !== value && local !== FULL_32 && !(later && local === 0)) return damaged('部件大小前后不一', entry.name);
  }
  if (start + entry.compressedSize > file.length) return damaged('部件不完整', entry.name);
  return ok(start);
}

function readEntry(file: Buffer, at: number): Result<ZipEntry> {
  const nameLength = file.readUInt16LE(at + 28);
  const name = file.toString('utf8', at + 46, at + 46 + nameLength);
  if (unsafeName(name)) return fail('FILE_UNREADABLE', { reason: '部件名称不安全', part: name });
  if (file.readUInt16LE(at + 8) & 1) return fail('FILE_ENCRYPTED', { part: name });
  const method = file.readUInt16LE(at + 10);
  if (method !== 0 && method !== 8) return fail('FILE_UNSUPPORTED', { reason: '压缩方式不认识', part: name });
  const extraAt = at + 46 + nameLength;
  const sizes = widen(file.subarray(extraAt, extraAt + file.readUInt16LE(at + 30)), {
    compressedSize: file.readUInt32LE(at + 20),
    size: file.readUInt32LE(at + 24),
    offset: file.readUInt32LE(at + 42),
  });
  if (!sizes) return damaged('部件大小不明', name);
  const { compressedSize, size } = sizes;
  if (method === 0 && size !== compressedSize) return damaged('部件大小前后不一', name);
  const entry = { name, method, crc: file.readUInt32LE(at + 16), compressedSize, size };
  const start = compareLocal(file, at, sizes.offset, entry);
  return start.ok ? ok({ ...entry, start: start.value }) : start;
}

/** Two names that differ in case only, or two entries sharing bytes, are a trick, not a document. */
function findTwins(entries: readonly ZipEntry[]): Result<null> {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const key = name.replaceAll('\\', '/').toLowerCase();
    if (seen.has(key)) return fail('FILE_UNREADABLE', { reason: '部件重名', part: name });
    seen.add(key);
  }
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.start - b.start)) {
    if (entry.start < end) return fail('FILE_UNREADABLE', { reason: '部件相互重叠', part: entry.name });
    end = entry.start + entry.compressedSize;
  }
  return ok(null);
}

/**
 * Every entry of the zip, in directory order, none inflated yet.
 *
 * Fails with FILE_DAMAGED when records contradict each other, FILE_ENCRYPTED, FILE_UNSUPPORTED (method) or
 * FILE_UNREADABLE (names, overlaps, too many); `detail.reason` says why, `detail.part` names the part.
 */
export function readZipDirectory(bytes: Uint8Array): Result<readonly ZipEntry[]> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(file);
  if (!directory.ok) return directory;
  const { count, start, end } = directory.value;
  if (count > limits.zipEntries) return fail('FILE_UNREADABLE', { reason: '部件过多', count });
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== CENTRAL) return damaged('目录不完整');
    const next = at + 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    if (next > end) return damaged('目录不完整');
    const entry = readEntry(file, at);
    if (!entry.ok) return entry;
    entries.push(entry.value);
    at = next;
  }
  if (at !== end) return damaged('目录条数不对');
  const twins = findTwins(entries);
  return twins.ok ? ok(entries) : twins;
}
