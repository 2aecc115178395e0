/** A dropped folder: tables at any depth in the order of their names, what office programs leave behind left alone. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { walkFolders } from '../../electron/engine/incoming/walkFolders';
import { temporaryFolder } from '../builders/project';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder.path, '乡镇', '六月'), { recursive: true });
  for (const name of [
    '乡镇/六月/道河镇.xlsx',
    '乡镇/绥阳镇.et',
    '01市委办.xls',
    '~$01市委办.xls',
    'Thumbs.db',
    '照片.jpg',
  ])
    writeFileSync(join(folder.path, name), 'x');
});
afterEach(() => folder.remove());

test('finds every table, and names what it leaves aside', async () => {
  const { paths, ignored } = await walkFolders([folder.path]);
  expect(paths.map((path) => basename(path)).sort()).toEqual(['01市委办.xls', '绥阳镇.et', '道河镇.xlsx']);
  expect(ignored).toEqual(['照片.jpg']);
});

test('takes files as they are, each once', async () => {
  const one = join(folder.path, '照片.jpg');
  expect((await walkFolders([one, one, join(folder.path, '乡镇')])).paths.map((path) => basename(path))).toEqual([
    '照片.jpg',
    '道河镇.xlsx',
    '绥阳镇.et',
  ]);
});

test('stops when it is cancelled, and a folder that is gone holds nothing', async () => {
  const controller = new AbortController();
  controller.abort();
  expect((await walkFolders([folder.path], controller.signal)).paths).toEqual([]);
  expect((await walkFolders([join(folder.path, '没有')])).paths.map((path) => basename(path))).toEqual(['没有']);
});
