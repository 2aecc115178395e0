/** Damage as disks, sticks and mail do it: bits, blocks and lengths, whatever the file is. */
import type { Random } from './random';

export interface Mutant {
  readonly kind: string;
  readonly bytes: Uint8Array;
  /** `same`: whatever is read must equal the original; `known`: no text may come out that did not go in; `any`: none of these. */
  readonly oracle: 'same' | 'known' | 'any';
  /** Texts that the change itself put in. */
  readonly added?: readonly string[];
}

type Change = (bytes: Buffer, random: Random) => Buffer;

const changes: Readonly<Record<string, Change>> = {
  翻转一位: (bytes, random) => {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    return bytes;
  },
  翻转多位: (bytes, random) => {
    for (let count = 2 + random.below(30); count > 0; count -= 1) {
      const at = random.below(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    }
    return bytes;
  },
  截断: (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  截去尾部: (bytes, random) => bytes.subarray(0, bytes.length - 1 - random.below(Math.min(64, bytes.length))),
  丢失一块: (bytes, random) => {
    const from = random.below(bytes.length);
    const to = Math.min(bytes.length, from + 1 + random.below(2048));
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  清零一块: (bytes, random) => {
    const from = random.below(bytes.length);
    return bytes.fill(0, from, Math.min(bytes.length, from + 512));
  },
  重复一块: (bytes, random) => {
    const from = random.below(bytes.length);
    const block = bytes.subarray(from, from + 1 + random.below(1024));
    return Buffer.concat([bytes.subarray(0, from), block, bytes.subarray(from)]);
  },
  交换两块: (bytes, random) => {
    const size = Math.min(512, bytes.length >> 2);
    const from = random.below(bytes.length - 2 * size + 1);
    const to = from + size + random.below(bytes.length - from - 2 * size + 1);
    const kept = Buffer.from(bytes.subarray(from, from + size));
    bytes.copy(bytes, from, to, to + size);
    kept.copy(bytes, to);
    return bytes;
  },
  尾部添加: (bytes, random) => Buffer.concat([bytes, Buffer.alloc(1 + random.below(4096), random.below(256))]),
};

/** Formats with checksums give the original or nothing; the others can't tell a changed letter from a typed one. */
export function mutateBytes(original: Uint8Array, checked: boolean, random: Random): Mutant {
  const kind = random.pick(Object.keys(changes));
  const change = changes[kind];
  if (!change) throw new Error(kind);
  return { kind, bytes: change(Buffer.from(original), random), oracle: checked ? 'same' : 'any' };
}
