/** Walks the old Office container (D0CF11E0): which streams it holds, and whether all their sectors are there. */
import { fail, ok, type Result } from '../../../../shared/result';

export interface OleDirectory {
  readonly names: readonly string[];
  /** The whole stream, null when there is none by that name; FILE_DAMAGED when its sectors do not add up. */
  read(name: string): Result<Buffer | null>;
}

interface OleEntry {
  readonly name: string;
  /** 1 storage, 2 stream, 5 root. */
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

const LAST_REGULAR = 0xfffffffa;
const END_OF_CHAIN = 0xfffffffe;

const damaged = (reason: string): Result<never> => fail('FILE_DAMAGED', { reason });

/** A chain of sector numbers; null when it leaves the file or runs in a circle. */
function followChain(next: Uint32Array, first: number, sectors: number): number[] | null {
  const chain: number[] = [];
  const seen = new Set<number>();
  for (let at = first; at !== END_OF_CHAIN; at = next[at] ?? LAST_REGULAR) {
    if (at >= LAST_REGULAR || at >= sectors || seen.has(at)) return null;
    seen.add(at);
    chain.push(at);
  }
  return chain;
}

class OleFile {
  private readonly sectorSize: number;
  private readonly sectors: number;
  private fat: Uint32Array = new Uint32Array(0);

  constructor(private readonly file: Buffer) {
    this.sectorSize = 1 << file.readUInt16LE(30);
    this.sectors = Math.ceil((file.length - this.sectorSize) / this.sectorSize);
  }

  /** False when the header or the sector table does not fit the file. */
  loadTable(): boolean {
    if (this.sectorSize !== 512 && this.sectorSize !== 4096) return false;
    const numbers = this.tableSectors();
    if (!numbers) return false;
    const perSector = this.sectorSize / 4;
    this.fat = new Uint32Array(numbers.length * perSector);
    for (const [index, sector] of numbers.entries()) {
      const bytes = this.sector(sector);
      if (!bytes || bytes.length < this.sectorSize) return false;
      for (let slot = 0; slot < perSector; slot += 1) this.fat[index * perSector + slot] = bytes.readUInt32LE(slot * 4);
    }
    return true;
  }

  /** The table's own sectors stand in the header, and for large files in further sectors. */
  private tableSectors(): number[] | null {
    const count = this.file.readUInt32LE(44);
    if (count === 0 || count > this.sectors) return null;
    const numbers: number[] = [];
    for (let slot = 0; slot < 109 && numbers.length < count; slot += 1)
      numbers.push(this.file.readUInt32LE(76 + slot * 4));
    let more = this.file.readUInt32LE(68);
    for (let guard = 0; numbers.length < count; guard += 1) {
      const bytes = this.sector(more);
      if (!bytes || bytes.length < this.sectorSize || guard > count) return null;
      const slots = this.sectorSize / 4 - 1;
      for (let slot = 0; slot < slots && numbers.length < count; slot += 1) numbers.push(bytes.readUInt32LE(slot * 4));
      more = bytes.readUInt32LE(slots * 4);
    }
    return numbers;
  }

  private sector(number: number): Buffer | null {
    if (number >= this.sectors) return null;
    const start = (number + 1) * this.sectorSize;
    return this.file.subarray(start, start + this.sectorSize);
  }

  /** All bytes of a chain; the file's very last sector may be cut short by the program that wrote it. */
  readChain(first: number, size: number | null): Buffer | null {
    const chain = followChain(this.fat, first, this.sectors);
    if (!chain) return null;
    const whole = Buffer.concat(chain.map((number) => this.sector(number) ?? Buffer.alloc(0)));
    if (size === null) return whole;
    return whole.length < size ? null : whole.subarray(0, size);
  }

  entries(): OleEntry[] | null {
    const bytes = this.readChain(this.file.readUInt32LE(48), null);
    if (!bytes) return null;
    const entries: OleEntry[] = [];
    for (let at = 0; at + 128 <= bytes.length; at += 128) {
      const length = bytes.readUInt16LE(at + 64);
      if (length > 64) return null;
      const name = bytes.toString('utf16le', at, at + Math.max(0, length - 2));
      const type = bytes.readUInt8(at + 66);
      if (type !== 0) {
        entries.push({ name, type, start: bytes.readUInt32LE(at + 116), size: bytes.readUInt32LE(at + 120) });
      }
    }
    return entries;
  }

  /** Streams below the cut-off live in 64-byte pieces inside the root's stream. */
  readStream(root: OleEntry, entry: OleEntry): Buffer | null {
    if (entry.size >= this.file.readUInt32LE(56)) return this.readChain(entry.start, entry.size);
    if (entry.size === 0) return Buffer.alloc(0);
    const container = this.readChain(root.start, null);
    const table = this.readChain(this.file.readUInt32LE(60), null);
    if (!container || !table) return null;
    const next = new Uint32Array(table.length / 4).map((_, index) => table.readUInt32LE(index * 4));
    const chain = followChain(next, entry.start, Math.ceil(container.length / 64));
    if (!chain) return null;
    const whole = Buffer.concat(chain.map((piece) => container.subarray(piece * 64, piece * 64 + 64)));
    return whole.length < entry.size ? null : whole.subarray(0, entry.size);
  }
}

/** Reads header, sector table and directory. FILE_DAMAGED when they do not fit together. */
export function readOleDirectory(bytes: Uint8Array): Result<OleDirectory> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 1024) return damaged('文件不完整');
  const ole = new OleFile(file);
  if (!ole.loadTable()) return damaged('扇区表不完整');
  const entries = ole.entries();
  const root = entries?.find((entry) => entry.type === 5);
  if (!entries || !root) return damaged('目录不完整');
  const read = (name: string): Result<Buffer | null> => {
    const entry = entries.find((candidate) => candidate.type === 2 && candidate.name === name);
    if (!entry) return ok(null);
    const stream = ole.readStream(root, entry);
    return stream ? ok(stream) : damaged('内容不完整');
  };
  return ok({ names: entries.map((entry) => entry.name), read });
}
