/** In the real window: a cursor whose column is taken away and comes back, and reasons nobody is asked for in a project that is only read. */
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { anlanWithFirstEdition } from '../builders/editions';
import { id } from './hands';
import { launchInTest, testFolder } from './launch';

it('keeps the cursor in its column while that is shown, and asks no reason where nothing can be written', async () => {
  const project = anlanWithFirstEdition(join(testFolder('read'), '安澜县.shuangshu'));
  onTestFinished(() => project.close());
  // Held here, the program may only read it.
  const { page, complaints } = await launchInTest({ args: [project.path] });
  await page.getByRole('button', { name: '只读打开' }).click();
  await page.click(id('rail-pool'));
  const grid = page.locator('[role=grid]').first();
  const at = grid.locator('.grid-cell.at');
  await grid
    .locator('.grid-cell', { hasText: /^主体$/ })
    .nth(2)
    .click();
  await expect.poll(() => at.allInnerTexts()).toEqual(['主体']);
  const column = page.locator('.column-choice').getByText('责任', { exact: true });
  const turnColumn = async (): Promise<void> => {
    // The choice stays open until the hand goes elsewhere.
    if (!(await column.isVisible())) await page.click(id('pool-columns'));
    await column.click();
  };
  await turnColumn();
  // Another cell of the row is marked, one and no more, and the arrows go on from there.
  await expect.poll(() => at.count()).toBe(1);
  await expect.poll(() => at.allInnerTexts()).not.toEqual(['主体']);
  await turnColumn();
  await expect.poll(() => at.allInnerTexts()).toEqual(['主体']);
  await turnColumn();
  await grid.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => at.count()).toBe(1);
  await turnColumn();
  // Moved on by hand, it does not jump back.
  await expect.poll(() => at.allInnerTexts()).not.toEqual(['主体']);

  await page.click(id('rail-townships'));
  const cells = page.locator(id('matrix-cell'));
  await cells.first().click();
  await page.waitForSelector(id('matrix-now'));
  const before = await cells.allInnerTexts();
  await page.locator(id('matrix-grid')).focus();
  for (const key of ['Space', 'F2', 'Control+ArrowRight']) {
    await page.keyboard.press(key);
    expect(await page.locator(id('matrix-reason-text')).count(), key).toBe(0);
  }
  await page.waitForTimeout(500);
  expect(await page.locator(id('matrix-reason-text')).count()).toBe(0);
  for (const deed of ['matrix-toggle', 'matrix-write-reason', 'matrix-own-open'])
    expect(await page.locator(id(deed)).count(), deed).toBe(0);
  expect(await page.locator(id('matrix-rule')).isDisabled()).toBe(true);
  expect(await cells.allInnerTexts()).toEqual(before);
  expect(complaints.filter((line) => /Error/.test(line))).toEqual([]);
});
