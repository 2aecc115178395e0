/** A project in a synced folder: the window proposes a copy here, says what is not back yet, and brings it back in one click. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { openProjectFile } from '../../electron/engine/database/file/open';
import { verifyProject } from '../../electron/engine/database/log/verify';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { testOptions, unwrap } from '../builders/project';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

const oldProject = resolve(import.meta.dirname, '../fixtures/projects/schema-5.shuangshu');
let started: Launched | null = null;
let folder = '';

async function openInSyncedFolder(): Promise<string> {
  folder = testFolder('here');
  mkdirSync(join(folder, 'OneDrive'));
  const origin = join(folder, 'OneDrive', '县.shuangshu');
  copyFileSync(oldProject, origin);
  started = await launchInTest({ args: [origin], env: { HOME: folder } });
  await started.page.waitForSelector(id('work-here'), { timeout: 60_000 });
  return origin;
}

it('is copied here by Enter, worked on, and brought back from the status bar', async () => {
  const origin = await openInSyncedFolder();
  const { page } = started as Launched;
  if (process.env.SHUANGSHU_PICTURES) await page.screenshot({ path: join(process.env.SHUANGSHU_PICTURES, 'ask.png') });
  await page.keyboard.press('Enter');
  await introduce(page);
  await page.waitForSelector(id('copy-here'));
  await page.click(id('rail-units'));
  await page.click(id('units-add'));
  await page.fill(id('units-names'), '市新增局');
  await page.click(id('units-add-do'));
  await expect.poll(() => page.innerText(id('copy-here'))).toBe('本机副本 1 步未带回');
  if (process.env.SHUANGSHU_PICTURES) await page.screenshot({ path: join(process.env.SHUANGSHU_PICTURES, 'bar.png') });
  await page.click(`${id('copy-here')} button`);
  await expect.poll(() => page.innerText(id('copy-here'))).toBe('本机副本 已带回');
  await started?.close();
  started = null;
  const there = unwrap(openProjectFile(origin, testOptions()));
  expect(listUnits(there.read).map(({ name }) => name)).toContain('市新增局');
  expect(verifyProject(there.read).ok).toBe(true);
  there.close();
});

it('is worked on where it lies when a person wants it so', async () => {
  await openInSyncedFolder();
  const { page } = started as Launched;
  await page.click(id('work-there'));
  await page.waitForSelector(id('work-there'), { state: 'detached' });
  await page.waitForSelector(id('rail-units'));
  expect(await page.locator(id('copy-here')).count()).toBe(0);
});
