/** 加密移交包: what goes in comes out; a wrong word and every kind of damage are refused, and nothing is written. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lastSeq } from '../../electron/engine/database/log/record';
import { verifyProject } from '../../electron/engine/database/log/verify';
import { readPackage, writePackage } from '../../electron/engine/documents/transfer/packageFile';
import { packProject, readPassphrase, saveAnchor, unpackProject } from '../../electron/engine/safekeeping/transfer';
import { codeOf, failureOf, smallProject, temporaryFolder, testOptions, unwrap } from '../builders/project';
import { chanceOf } from '../faults/random';

const WORD = '道河镇的清单2025年第一版';
const CHUNK = 1024 * 1024 + 16;
let folder: { path: string; remove(): void };
let packed: Buffer;
/** Length of the clear header. */
let head: number;
let content: Buffer;

/** Four chunks of noise: damage between chunks needs several. */
beforeAll(async () => {
  folder = temporaryFolder();
  const random = chanceOf(20251127).next;
  content = Buffer.alloc(3_400_000);
  for (let at = 0; at < content.length; at += 4) content.writeUInt32LE(Math.floor(random() * 2 ** 32), at);
  writeFileSync(join(folder.path, 'plain'), content);
  const target = join(folder.path, 'made.sspack');
  unwrap(
    await writePackage({
      source: join(folder.path, 'plain'),
      name: '东宁市.shuangshu',
      target,
      passphrase: WORD,
      program: '0.1.0',
      anchor: '{}',
    }),
  );
  packed = readFileSync(target);
  head = 12 + packed.readUInt32BE(8);
});
afterAll(() => folder.remove());

let made = 0;
/** The code of the refusal, and what was left behind. */
async function open(bytes: Buffer, passphrase = WORD): Promise<[code: string, written: number]> {
  made += 1;
  const source = join(folder.path, `case-${made}.sspack`);
  const target = join(folder.path, `out-${made}`);
  writeFileSync(source, bytes);
  const code = codeOf(await readPackage({ source, passphrase, target }));
  return [code, readdirSync(folder.path).filter((name) => name.startsWith('out-')).length];
}

const REFUSED = ['PACKAGE_REFUSED', 0];
const chunk = (index: number): Buffer =>
  packed.subarray(head + index * CHUNK, Math.min(packed.length, head + (index + 1) * CHUNK));
const joined = (...indexes: number[]): Buffer => Buffer.concat([packed.subarray(0, head), ...indexes.map(chunk)]);

describe('refused, with nothing written', () => {
  test('a wrong word, a longer one, one in other capitals', async () => {
    for (const word of ['错误的口令一二三四五六七', `${WORD} `, `a${WORD}`])
      expect(await open(packed, word)).toEqual(REFUSED);
  });

  test('one flipped bit anywhere behind the header', async () => {
    const random = chanceOf(7).next;
    for (let round = 0; round < 40; round += 1) {
      const at = head + Math.floor(random() * (packed.length - head));
      const changed = Buffer.from(packed);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at);
      expect([at, await open(changed)]).toEqual([at, REFUSED]);
    }
  });

  test('one flipped bit anywhere in the header', async () => {
    for (let at = 0; at < head; at += 1) {
      const changed = Buffer.from(packed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      const [code, written] = await open(changed);
      expect([at, ['PACKAGE_REFUSED', 'PACKAGE_VERSION'].includes(code), written]).toEqual([at, true, 0]);
    }
  });

  test.each([
    ['swapped chunks', () => joined(1, 0, 2, 3)],
    ['a chunk twice', () => joined(0, 1, 1, 2, 3)],
    ['a chunk left out', () => joined(0, 2, 3)],
    ['the last chunk left out', () => joined(0, 1, 2)],
    ['the last chunk twice', () => joined(0, 1, 2, 3, 3)],
    ['cut in the middle of a chunk', () => packed.subarray(0, head + CHUNK + 500)],
    ['cut behind the header', () => packed.subarray(0, head)],
    ['a byte put on', () => Buffer.concat([packed, Buffer.from([0])])],
  ])('%s', async (_what, bytes) => {
    expect(await open(bytes())).toEqual(REFUSED);
  });

  test('another version, another algorithm, another file', async () => {
    const text = packed.toString('latin1');
    for (const bytes of [
      Buffer.from(text.replace('"version":1', '"version":2'), 'latin1'),
      Buffer.from(text.replace('AES-256-GCM', 'SM4-128-GCM'), 'latin1'),
      Buffer.from('PK\x03\x04 something else entirely'),
      Buffer.alloc(0),
    ]) {
      expect(await open(bytes)).toEqual(['PACKAGE_VERSION', 0]);
    }
  });
});

test('the right word gives the very bytes back', async () => {
  const target = join(folder.path, 'back');
  const manifest = unwrap(await readPackage({ source: join(folder.path, 'made.sspack'), passphrase: WORD, target }));
  expect(manifest.files).toMatchObject([{ name: '东宁市.shuangshu', size: content.length }]);
  expect(readFileSync(target).equals(content)).toBe(true);
});

test('the word is read from a file as 记事本 saves it: with a mark before it, or in GBK; what is no text is refused', async () => {
  const read = async (bytes: Uint8Array) => {
    writeFileSync(join(folder.path, '口令.txt'), bytes);
    return readPassphrase(join(folder.path, '口令.txt'));
  };
  const word = '乡镇清单移交2025';
  expect(unwrap(await read(Buffer.from(`\uFEFF${word}\r\n`)))).toBe(word);
  expect(unwrap(await read(Buffer.from(`${word}\n给小王`)))).toBe(word);
  const gbk = [0xcf, 0xe7, 0xd5, 0xf2, 0xc7, 0xe5, 0xb5, 0xa5, 0xd2, 0xc6, 0xbd, 0xbb, 0x32, 0x30, 0x32, 0x35];
  expect(unwrap(await read(Uint8Array.from([...gbk, 0x0d, 0x0a])))).toBe(word);
  expect(unwrap(await read(Buffer.from('\uFEFFlonger-than-12\r\n', 'utf16le')))).toBe('longer-than-12');
  expect(codeOf(await read(Uint8Array.from([0xff, 0xff, 0x31])))).toBe('BAD_INPUT');
});

test('the same content twice shares no block: salt and IV are fresh', async () => {
  const target = join(folder.path, 'again.sspack');
  const source = join(folder.path, 'plain');
  unwrap(
    await writePackage({ source, name: '东宁市.shuangshu', target, passphrase: WORD, program: '0.1.0', anchor: '{}' }),
  );
  const again = readFileSync(target);
  expect(again.subarray(0, head).equals(packed.subarray(0, head))).toBe(false);
  expect(again.subarray(head, head + 64).equals(packed.subarray(head, head + 64))).toBe(false);
});

test('a whole project goes over: packed on record, opened and verified at the other end', async () => {
  const { project } = smallProject(folder.path);
  const before = lastSeq(project.read);
  const target = join(folder.path, '移交.sspack');
  const input = { target, passphrase: WORD, key: join(folder.path, 'anchor-key.pem'), program: '0.1.0' };
  expect(codeOf(await packProject(project, { ...input, passphrase: '短口令' }))).toBe('PASSPHRASE_SHORT');
  expect(unwrap(await packProject(project, input))).toMatchObject({ fileName: '移交.sspack', anchorSeq: before });
  expect(project.read.value('SELECT command FROM action ORDER BY seq DESC LIMIT 1')).toBe('packProject');
  expect(project.read.value(`SELECT count(*) FROM action WHERE input LIKE '%${WORD}%'`)).toBe(0);
  expect(codeOf(await packProject(project, input))).toBe('PROJECT_EXISTS');
  project.close();

  const place = join(folder.path, '收到.shuangshu');
  const wrong = await unpackProject(
    { source: target, passphrase: '不是这个口令，十二个字以上', target: place },
    testOptions(),
  );
  expect([codeOf(wrong), readdirSync(folder.path).includes('收到.shuangshu')]).toEqual(['PACKAGE_REFUSED', false]);
  const opened = unwrap(await unpackProject({ source: target, passphrase: WORD, target: place }, testOptions()));
  expect([lastSeq(opened.read), verifyProject(opened.read).ok]).toEqual([before, true]);
  opened.close();
  const again = await unpackProject({ source: target, passphrase: WORD, target: place }, testOptions());
  expect(codeOf(again)).toBe('PROJECT_EXISTS');
});

test('a package whose content is no project is told by its own name', async () => {
  const source = join(folder.path, 'made.sspack');
  const target = join(folder.path, '不是项目.shuangshu');
  const anchorPath = join(folder.path, 'of.anchor');
  const place = join(folder.path, '别的');
  mkdirSync(place);
  const { project } = smallProject(place);
  unwrap(await saveAnchor(project, join(folder.path, 'anchor-key.pem'), anchorPath));
  project.close();
  const own = join(folder.path, '外人做的.sspack');
  const anchor = readFileSync(anchorPath, 'utf8');
  unwrap(
    await writePackage({
      ...{ source: join(folder.path, 'plain'), name: 'x', target: own, passphrase: WORD, program: '0', anchor },
    }),
  );
  for (const [file, code] of [
    [source, 'PACKAGE_REFUSED'],
    [own, 'NOT_A_PROJECT'],
  ] as const) {
    const refused = failureOf(await unpackProject({ source: file, passphrase: WORD, target }, testOptions()));
    expect([refused.code, basename(String(refused.detail.file))]).toEqual([code, basename(file)]);
  }
});

test('a stopped packing leaves nothing', async () => {
  const target = join(folder.path, 'stopped.sspack');
  const stop = new AbortController();
  const outcome = await writePackage({
    source: join(folder.path, 'plain'),
    name: 'x',
    target,
    passphrase: WORD,
    program: '0.1.0',
    anchor: '{}',
    signal: stop.signal,
    onProgress: (done) => {
      if (done > 1_000_000) stop.abort();
    },
  });
  expect(codeOf(outcome)).toBe('CANCELLED');
  expect(readdirSync(folder.path).filter((name) => name === 'stopped.sspack' || name.startsWith('.writing'))).toEqual(
    [],
  );
});
