/** A colleague works on in a saved copy while the original is worked on too: whoever opens one is told what the other has more. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { id } from './hands';
import { launchInTest, testFolder } from './launch';

async function addToRoster(page: Page, name: string): Promise<void> {
  await page.click(id('rail-settings'));
  await page.fill(id('roster-name'), name);
  await page.click(id('roster-add'));
  await page.locator(id('roster-row')).filter({ hasText: name }).waitFor();
}

it('two files of one project that drifted apart are told of, with what was done there', async () => {
  const folder = testFolder('apart');
  const ours = join(folder, '东宁市.shuangshu');
  const theirs = join(folder, '东宁市（小王）.shuangshu');
  const { page, setDialogs } = await launchInTest({ userData: join(folder, 'userData'), dialogs: { save: ours } });
  await page.click(id('start-new'));
  await page.fill(id('new-name'), '东宁市');
  await page.fill(id('new-operator'), '李敏');
  await page.click(id('new-create'));
  await page.waitForSelector(id('rail-settings'));
  setDialogs({ save: theirs });
  await page.click(id('project-menu'));
  await page.click(id('project-copy'));
  await page.getByText(/两边都改的合不到一起/).waitFor();

  const open = async (file: string): Promise<void> => {
    await page.click(id('project-menu'));
    await page.click(id('project-close'));
    await page.waitForSelector(id('start-open'));
    setDialogs({ files: [file] });
    await page.click(id('start-open'));
    await page.waitForSelector(id('rail-settings'));
  };
  // A copy just made lacks nothing, though the original knows that it was made.
  await open(theirs);
  await open(ours);
  await addToRoster(page, '李敏做的');
  await open(theirs);
  const told = page.locator(id('apart-copy'));
  await expect.poll(() => told.innerText()).toMatch(/东宁市\.shuangshu[\s\S]*比这一份新，多 1 步[\s\S]*李敏做的/);
  await page.click(id('apart-seen'));
  await addToRoster(page, '小王做的');

  await open(ours);
  await expect.poll(() => told.innerText()).toMatch(/小王[\s\S]*那一份另做了 1 步，这一份另做了 1 步[\s\S]*小王做的/);
  if (process.env.APART_PICTURE) await page.screenshot({ path: process.env.APART_PICTURE });
  await page.keyboard.press('Escape');
  await told.waitFor({ state: 'detached' });
});
