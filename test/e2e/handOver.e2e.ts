/** 存照 and 加密移交包 through the window, with the cryptography of the real Electron. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { introduce } from './hands';
import { type Launched, launch } from './launch';

const WORD = '道河镇的清单2025年第一版';
let started: Launched;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuangshu-handover-'));
  started = await launch({ args: ['--sample'] });
  const { page } = started;
  await page.getByTestId('project-menu').waitFor({ timeout: 120_000 });
  await introduce(page);
}, 150_000);
afterAll(async () => {
  await started?.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => join(folder, name);
const menu = async (key: string): Promise<void> => {
  await started.page.getByTestId('project-menu').click();
  await started.page.getByTestId(`project-${key}`).click();
};

test('an anchor is signed in Electron and holds when the project is checked with it', async () => {
  const { page } = started;
  started.setDialogs({ save: at('东宁市存照.anchor'), files: [at('东宁市存照.anchor')] });
  await menu('anchor');
  await expect.poll(() => existsSync(at('东宁市存照.anchor')), { timeout: 30_000 }).toBe(true);
  await menu('info');
  await page.getByTestId('verify-anchor').click();
  const found = page.getByTestId('verify-findings');
  await found.waitFor({ timeout: 60_000 });
  expect(await found.getAttribute('data-ok')).toBe('true');
  expect(await found.innerText()).toMatch(/存照：第 \d+ 条操作记录（签名 [0-9a-f ]{19}）/);
  await page.keyboard.press('Escape');
  await found.waitFor({ state: 'hidden' });
});

test('a package is made with a word typed twice', async () => {
  const { page } = started;
  started.setDialogs({ save: at('东宁市.sspack') });
  await menu('pack');
  await page.getByTestId('pack-word').fill('太短的口令');
  await page.getByTestId('pack-again').fill('太短的口令');
  await page.getByTestId('pack-do').click();
  await page.getByText('至少 12 个字', { exact: true }).first().waitFor();
  expect(readdirSync(folder)).not.toContain('东宁市.sspack');
  await page.getByTestId('pack-word').fill(WORD);
  await page.getByTestId('pack-again').fill(WORD);
  await page.getByTestId('pack-do').click();
  await expect.poll(() => readdirSync(folder).includes('东宁市.sspack'), { timeout: 60_000 }).toBe(true);
  await page.getByTestId('pack-do').waitFor({ state: 'hidden' });
  expect(readFileSync(at('东宁市.sspack')).includes('SQLite format')).toBe(false);
});

test('a wrong word and a flipped bit write nothing; the right word opens the project', async () => {
  const { page } = started;
  const bytes = readFileSync(at('东宁市.sspack'));
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 100) ^ 1, bytes.length - 100);
  writeFileSync(at('坏.sspack'), bytes);
  await menu('close');
  await page.getByTestId('start-unpack').waitFor();
  const tryWith = async (file: string, word: string): Promise<void> => {
    started.setDialogs({ files: [at(file)], save: at('收到.shuangshu') });
    await page.getByTestId('start-unpack').click();
    await page.getByTestId('unpack-word').fill(word);
    await page.getByTestId('unpack-do').click();
  };
  for (const [file, word] of [
    ['东宁市.sspack', '不是这个口令，十二个字以上'],
    ['坏.sspack', WORD],
  ] as const) {
    await tryWith(file, word);
    await page.getByText('没有写入任何内容', { exact: false }).first().waitFor({ timeout: 30_000 });
    expect(readdirSync(folder).sort()).toEqual(['东宁市.sspack', '东宁市存照.anchor', '坏.sspack'].sort());
    await page.keyboard.press('Escape');
    await page.getByTestId('unpack-word').waitFor({ state: 'hidden' });
  }
  await tryWith('东宁市.sspack', WORD);
  await page.getByTestId('project-menu').waitFor({ timeout: 60_000 });
  expect(readdirSync(folder)).toContain('收到.shuangshu');
}, 120_000);
