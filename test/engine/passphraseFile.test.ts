/** The word of a package out of a file, as the editors of a Chinese Windows write it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPassphrase } from '../../electron/engine/safekeeping/transfer';
import { temporaryFolder } from '../builders/project';

let folder: { path: string; remove(): void };
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const word = '乡镇清单移交2025';
/** The same in GBK, as 记事本 saves “ANSI”. */
const GBK = [0xcf, 0xe7, 0xd5, 0xf2, 0xc7, 0xe5, 0xb5, 0xa5, 0xd2, 0xc6, 0xbd, 0xbb, 0x32, 0x30, 0x32, 0x35];

async function read(bytes: Uint8Array) {
  const file = join(folder.path, '口令.txt');
  writeFileSync(file, bytes);
  return readPassphrase(file);
}

test('the mark some editors put before the text is no part of the word: whoever types it opens the package', async () => {
  expect(await read(Buffer.from(`\uFEFF${word}\r\n`, 'utf8'))).toEqual({ ok: true, value: word });
});

test('a file that is not UTF-8 gives the word it says, or is refused; never a word of replacement characters', async () => {
  const found = await read(Uint8Array.from([...GBK, 0x0d, 0x0a]));
  if (found.ok) expect(found.value).toBe(word);
});
