/** Plays a noted run again up to any moment and cuts the power there: what was not synced may be lost, torn or kept. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Chance } from './random';

export interface DiskEvent {
  readonly op: 'c' | 'w' | 's' | 't' | 'u' | 'r';
  readonly offset: number;
  readonly bytes: Buffer;
  readonly path: string;
  /** The new name of a rename. */
  readonly other: string;
}

/** Reads the shim's log. */
export function parseLog(log: Buffer): DiskEvent[] {
  const events: DiskEvent[] = [];
  for (let at = 0; at < log.length; ) {
    const end = log.indexOf(0x0a, at);
    const line = log.toString('utf8', at, end);
    const found = /^([cwstur]) (\d+) (\d+) ([^\t]*)\t(.*)$/.exec(line);
    if (!found) throw new Error(`the log cannot be read at ${at}: ${line.slice(0, 80)}`);
    const [, op = '', offset = '', length = '', path = '', other = ''] = found;
    const size = Number(length);
    events.push({
      op: op as DiskEvent['op'],
      offset: Number(offset),
      bytes: log.subarray(end + 1, end + 1 + size),
      path,
      other,
    });
    at = end + 1 + size;
  }
  return events;
}

type Content = { readonly kind: 'w'; offset: number; bytes: Buffer } | { readonly kind: 't'; size: number };

interface Inode {
  durable: Buffer;
  pending: Content[];
}

type Entry = { readonly kind: 'put'; path: string; inode: Inode } | { readonly kind: 'gone'; path: string };

const SECTOR = 512;

/** The disk as the program sees it, and what of it would outlive a power cut. */
export class Disk {
  private readonly durableNames = new Map<string, Inode>();
  private readonly names = new Map<string, Inode>();
  private pendingNames: Entry[] = [];

  /** A file that was there, safely, before the run. */
  put(path: string, bytes: Buffer): void {
    const inode = { durable: Buffer.from(bytes), pending: [] };
    this.durableNames.set(path, inode);
    this.names.set(path, inode);
  }

  play({ op, offset, bytes, path, other }: DiskEvent): void {
    const inode = this.names.get(path);
    if (op === 'c') this.name(path, { durable: Buffer.alloc(0), pending: [] });
    else if (op === 'w') inode?.pending.push({ kind: 'w', offset, bytes });
    else if (op === 't') inode?.pending.push({ kind: 't', size: offset });
    else if (op === 'u') this.unname(path);
    else if (op === 'r' && inode) {
      this.unname(path);
      this.name(other, inode);
    } else if (op === 's') this.sync(path, inode);
  }

  private name(path: string, inode: Inode): void {
    this.names.set(path, inode);
    this.pendingNames.push({ kind: 'put', path, inode });
  }

  private unname(path: string): void {
    this.names.delete(path);
    this.pendingNames.push({ kind: 'gone', path });
  }

  private sync(path: string, inode: Inode | undefined): void {
    if (inode) {
      const content = new Growing(inode.durable);
      for (const change of inode.pending) content.apply(change);
      inode.durable = content.bytes();
      inode.pending = [];
      return;
    }
    // A folder: what happened to its names is safe now.
    const [inside, outside] = partition(this.pendingNames, (entry) => dirname(entry.path) === path);
    for (const entry of inside) settle(this.durableNames, entry);
    this.pendingNames = outside;
  }

  /** Files after a power cut: names changed in order up to some moment, unsynced contents lost, torn or kept each by itself. */
  cut(chance: Chance): Map<string, Buffer> {
    const names = new Map(this.durableNames);
    for (const entry of this.pendingNames.slice(0, chance.below(this.pendingNames.length + 1))) settle(names, entry);
    return new Map([...names].map(([path, { durable, pending }]) => [path, survivors(durable, pending, chance)]));
  }
}

function settle(names: Map<string, Inode>, entry: Entry): void {
  if (entry.kind === 'put') names.set(entry.path, entry.inode);
  else names.delete(entry.path);
}

function partition<T>(values: readonly T[], is: (value: T) => boolean): [T[], T[]] {
  return [values.filter(is), values.filter((value) => !is(value))];
}

/** A file's content that is changed in place: a copy for each write of thousands would be most of a run's time. */
class Growing {
  private store: Buffer;
  private size: number;

  constructor(content: Buffer) {
    this.store = Buffer.from(content);
    this.size = content.length;
  }

  apply(change: Content): void {
    if (change.kind === 't') this.resize(change.size);
    else this.write(change.offset, change.bytes);
  }

  write(offset: number, bytes: Buffer): void {
    if (offset + bytes.length > this.size) this.resize(offset + bytes.length);
    bytes.copy(this.store, offset);
  }

  private resize(size: number): void {
    if (size > this.store.length) {
      const larger = Buffer.alloc(Math.max(size, this.store.length * 2));
      this.store.copy(larger, 0, 0, this.size);
      this.store = larger;
    } else if (size > this.size) this.store.fill(0, this.size, size);
    this.size = size;
  }

  bytes(): Buffer {
    return this.store.subarray(0, this.size);
  }
}

function survivors(durable: Buffer, pending: readonly Content[], chance: Chance): Buffer {
  const content = new Growing(durable);
  for (const change of pending) {
    const lot = chance.below(3);
    if (lot === 0) continue;
    if (lot === 1 || change.kind === 't') {
      content.apply(change);
      continue;
    }
    // Torn: any of its sectors may have reached the disk.
    for (let at = 0; at < change.bytes.length; at += SECTOR) {
      const bytes = change.bytes.subarray(at, at + SECTOR);
      if (chance.below(2) === 1) content.write(change.offset + at, bytes);
    }
  }
  return content.bytes();
}

/** Lays the files out under another folder. */
export function layOut(files: ReadonlyMap<string, Buffer>, from: string, to: string): void {
  for (const [path, bytes] of files) {
    const place = join(to, relative(from, path));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
  }
}
