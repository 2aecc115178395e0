/** Saved views of the pool and 撤销到此处 in the real window, both as an office uses them. */
import { afterEach, expect, it } from 'vitest';
import { id, introduce } from './hands';
import { type Launched, launch } from './launch';

let started: Launched | null = null;
afterEach(async () => {
  const running = started;
  started = null;
  await running?.close();
});

it('keeps two views by name, goes back to the first by the log, and redoes the second', async () => {
  started = await launch({ args: ['--sample'] });
  const { page } = started;
  await introduce(page);
  const views = () => page.locator(id('pool-view')).allInnerTexts();
  const keep = async (facet: number, name: string): Promise<void> => {
    await page.locator(id('pool-facet')).nth(facet).click();
    await page.click(id('view-save'));
    await page.fill(id('view-name'), name);
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector(id('view-name'), { state: 'detached' });
  };
  await page.click(id('rail-pool'));
  await keep(0, '党建');
  await expect.poll(views).toEqual([expect.stringMatching(/^党建 \d+$/)]);
  await keep(1, '两类');
  await expect.poll(async () => (await views()).length).toBe(2);

  // The newest stands first; the one before it is the point to go back to.
  await page.click(id('rail-history'));
  await page.locator(id('history-row')).nth(1).click();
  await page.click(id('undo-to'));
  await page.click(id('undo-to-confirm'));
  await page.waitForSelector(id('undo-to-confirm'), { state: 'detached' });
  await page.click(id('rail-pool'));
  await expect.poll(views).toEqual([expect.stringMatching(/^党建 \d+$/)]);
  await page.keyboard.press('Control+y');
  await expect.poll(async () => (await views()).length).toBe(2);
  expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});
