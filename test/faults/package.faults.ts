/** A transfer package damaged anywhere, or opened with another word: refused each time, and nothing is written. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPackage, writePackage } from '../../electron/engine/documents/transfer/packageFile';
import { codeOf, temporaryFolder, unwrap } from '../builders/project';
import { runCases } from './campaign';
import { type Chance, chanceOf } from './random';

const SIZE = { quick: 24, release: 5_000 };
const WORD = '道河镇的清单2025年第一版';
const CHUNK = 1024 * 1024 + 16;

let folder: { path: string; remove(): void };
let packed: Buffer;
/** Length of the clear header. */
let head: number;

/** Three chunks of noise, so that whole ones can be moved. */
beforeAll(async () => {
  folder = temporaryFolder();
  const noise = chanceOf(20_251_127);
  const content = Buffer.alloc(2_300_000);
  for (let at = 0; at < content.length; at += 4) content.writeUInt32LE(noise.below(2 ** 32), at);
  const source = join(folder.path, 'plain');
  const target = join(folder.path, 'made.sspack');
  writeFileSync(source, content);
  const about = { name: '东宁市.shuangshu', passphrase: WORD, program: '0.1.0', anchor: '{}' };
  unwrap(await writePackage({ source, target, ...about }));
  packed = readFileSync(target);
  head = 12 + packed.readUInt32BE(8);
  rmSync(source);
  rmSync(target);
});
afterAll(() => folder?.remove());

const chunks = (): Buffer[] =>
  Array.from({ length: Math.ceil((packed.length - head) / CHUNK) }, (_, index) =>
    packed.subarray(head + index * CHUNK, Math.min(packed.length, head + (index + 1) * CHUNK)),
  );
const withChunks = (kept: readonly Buffer[]): Buffer => Buffer.concat([packed.subarray(0, head), ...kept]);

function flipped(at: number, bit: number): Buffer {
  const changed = Buffer.from(packed);
  changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
  return changed;
}

function moved({ below }: Chance): Buffer {
  const all = chunks();
  const [from, to] = [below(all.length), below(all.length - 1)];
  const [one] = all.splice(from, 1);
  if (one) all.splice(to >= from ? to + 1 : to, 0, one);
  return withChunks(all);
}

interface Damaged {
  readonly what: string;
  readonly bytes: Buffer;
  readonly passphrase?: string;
}

const DAMAGES: readonly ((chance: Chance) => Damaged)[] = [
  ({ below }) => ({ what: 'a bit of the content', bytes: flipped(head + below(packed.length - head), below(8)) }),
  ({ below }) => ({ what: 'a bit of the header', bytes: flipped(below(head), below(8)) }),
  ({ below }) => ({ what: 'cut', bytes: packed.subarray(0, below(packed.length)) }),
  ({ below }) => ({ what: 'a chunk left out', bytes: withChunks(chunks().toSpliced(below(chunks().length), 1)) }),
  ({ below }) => {
    const at = below(chunks().length);
    return { what: 'a chunk twice', bytes: withChunks(chunks().toSpliced(at, 0, ...chunks().slice(at, at + 1))) };
  },
  (chance) => ({ what: 'a chunk elsewhere', bytes: moved(chance) }),
  ({ below }) => ({ what: 'more bytes', bytes: Buffer.concat([packed, Buffer.alloc(1 + below(64), below(256))]) }),
  ({ below }) => ({ what: 'another word', bytes: packed, passphrase: `${WORD.slice(0, -1)}${below(10_000)}` }),
];

it('is refused, and nothing is written', async () => {
  const { wrong, sums } = await runCases('package', SIZE, async (chance, number, sums) => {
    const damage = DAMAGES[number % DAMAGES.length]?.(chance);
    if (!damage) throw new Error('no such damage');
    const { what, bytes, passphrase = WORD } = damage;
    const source = join(folder.path, 'case.sspack');
    const target = join(folder.path, 'out');
    if (bytes.equals(packed) && passphrase === WORD) return `${what}: nothing was changed`;
    writeFileSync(source, bytes);
    const code = codeOf(await readPackage({ source, passphrase, target }));
    const left = readdirSync(folder.path).filter((name) => name !== 'case.sspack');
    sums[what] = (sums[what] ?? 0) + 1;
    if (code !== 'PACKAGE_REFUSED' && code !== 'PACKAGE_VERSION') return `${what}: ${code}`;
    return left.length > 0 ? `${what}: left ${left.join()}` : '';
  });
  expect(wrong).toEqual([]);
  expect(Object.keys(sums)).toHaveLength(DAMAGES.length);
});

it('untouched, with its own word, opens', async () => {
  const source = join(folder.path, 'case.sspack');
  const target = join(folder.path, 'out');
  writeFileSync(source, packed);
  unwrap(await readPackage({ source, passphrase: WORD, target }));
  expect(readFileSync(target)).toHaveLength(2_300_000);
});
