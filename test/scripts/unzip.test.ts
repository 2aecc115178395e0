/** Unpacking the runtime: content, modes and links arrive; names that lead outside do not. */
import { lstatSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unzip } from '../../scripts/unzip.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuangshu-unzip-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function archive(fill: (zip: JSZip) => void): Promise<string> {
  const zip = new JSZip();
  fill(zip);
  const path = join(folder, 'a.zip');
  writeFileSync(path, await zip.generateAsync({ type: 'nodebuffer', platform: 'UNIX', compression: 'DEFLATE' }));
  return path;
}

it('keeps content, modes and links', async () => {
  const path = await archive((zip) => {
    zip.file('in/program', 'x'.repeat(10_000), { unixPermissions: 0o100755 });
    zip.file('in/text', '文', { unixPermissions: 0o100644 });
    zip.file('in/link', 'program', { unixPermissions: 0o120777 });
  });
  unzip(path, join(folder, 'out'));
  expect(readFileSync(join(folder, 'out/in/program'), 'utf8')).toBe('x'.repeat(10_000));
  expect(readFileSync(join(folder, 'out/in/text'), 'utf8')).toBe('文');
  expect(lstatSync(join(folder, 'out/in/program')).mode & 0o777).toBe(0o755);
  expect(lstatSync(join(folder, 'out/in/text')).mode & 0o777).toBe(0o644);
  expect(readlinkSync(join(folder, 'out/in/link'))).toBe('program');
});

it('leaves out what is not wanted', async () => {
  const path = await archive((zip) => {
    zip.file('a/app/main.js', 'x');
    zip.file('a/keep', 'x');
  });
  unzip(path, join(folder, 'out'), (name: string) => !name.includes('/app/'));
  expect(lstatSync(join(folder, 'out/a/keep')).isFile()).toBe(true);
  expect(() => lstatSync(join(folder, 'out/a/app/main.js'))).toThrow('ENOENT');
});

it('refuses names that lead outside', async () => {
  const path = await archive((zip) => zip.file('in/xx/outside', 'x'));
  const bytes = readFileSync(path);
  const evil = Buffer.from(bytes.toString('latin1').replaceAll('in/xx/outside', 'in/../outside'), 'latin1');
  writeFileSync(path, evil);
  expect(() => unzip(path, join(folder, 'out'))).toThrow('bad name');
});

it('refuses what is not an archive', () => {
  writeFileSync(join(folder, 'a.zip'), 'not a zip archive at all, only a few words');
  expect(() => unzip(join(folder, 'a.zip'), join(folder, 'out'))).toThrow('not a zip archive');
});
