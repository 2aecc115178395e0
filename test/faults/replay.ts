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
      inode.durable = inode.pending.reduce(apply, inode.durable);
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

function apply(content: Buffer, change: Content): Buffer {
  if (change.kind === 't') {
    return change.size <= content.length
      ? Buffer.from(content.subarray(0, change.size))
      : Buffer.concat([content, Buffer.alloc(change.size - content.length)]);
  }
  const end = change.offset + change.bytes.length;
  const grown =
    end > content.length ? Buffer.concat([content, Buffer.alloc(end - content.length)]) : Buffer.from(content);
  change.bytes.copy(grown, change.offset);
  return grown;
}

function survivors(durable: Buffer, pending: readonly Content[], chance: Chance): Buffer {
  let content = durable;
  for (const change of pending) {
    const lot = chance.below(3);
    if (lot === 0) continue;
    if (lot === 1 || change.kind === 't') {
      content = apply(content, change);
      continue;
    }
    // Torn: any of its sectors may have reached the disk.
    for (let at = 0; at < change.bytes.length; at += SECTOR) {
      const bytes = change.bytes.subarray(at, at + SECTOR);
      if (chance.below(2) === 1) content = apply(content, { kind: 'w', offset: change.offset + at, bytes });
    }
  }
  return content;
}

/** Lays the files out under another folder. */
export function layOut(files: ReadonlyMap<string, Buffer>, from: string, to: string): void {
  for (const [path, bytes] of files) {
    const place = join(to, relative(from, path));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
  }
}
