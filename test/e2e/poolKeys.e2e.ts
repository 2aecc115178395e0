/** Keys of the pool act on the cell that is marked: Ctrl+D where columns are hidden, Alt+arrows after the rows have changed places. */
import { afterEach, expect, it } from 'vitest';
import { introduce, openRound } from './hands';
import { type Launched, launch } from './launch';

let started: Launched | null = null;
afterEach(async () => {
  const running = started;
  started = null;
  await running?.close();
});

it('offers the column the cursor is in, with its value', async () => {
  started = await launch({ args: ['--sample'] });
  const { page } = started;
  await introduce(page);
  await openRound(page);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.click('[data-testid="rail-pool"]');
  const row = page.locator('[data-testid="pool-row"]').first();
  await row.waitFor();
  const heads = await page.locator('[data-testid="pool-grid"] [role="columnheader"]').allInnerTexts();
  expect(heads.map((text) => text.trim())).not.toContain('类别');
  const department = row.locator('[role="gridcell"]').nth(heads.findIndex((text) => text.includes('部门')));
  const value = (await department.innerText()).trim();
  await department.click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  const dialog = page.locator('[role="dialog"]');
  await dialog.waitFor();
  expect(value).not.toBe('');
  expect(await dialog.innerText()).toContain(value);
});

it('goes from the words looked for to what was found by the arrow or Enter', async () => {
  started = await launch({ args: ['--sample'] });
  const { page } = started;
  await introduce(page);
  await page.click('[data-testid="rail-pool"]');
  const rows = page.locator('[data-testid="pool-row"]');
  await rows.first().waitFor();
  const before = await rows.count();
  await page.keyboard.press('Control+f');
  await page.keyboard.insertText('防火');
  await expect.poll(() => rows.count()).toBeLessThan(before);
  for (const key of ['ArrowDown', 'Enter']) {
    await page.locator('[data-testid="pool-search"]').focus();
    await page.keyboard.press(key);
    await page.keyboard.press('Space');
    await expect.poll(() => page.locator('body').innerText()).toContain('已选 1 项');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('body').innerText()).not.toContain('已选 1 项');
  }
  expect(await page.locator('[data-testid="pool-search"]').inputValue()).toBe('防火');
});

it('moves the row that is marked, also after sorting and back', async () => {
  started = await launch({ args: ['--sample'] });
  const { page } = started;
  await introduce(page);
  await page.click('[data-testid="rail-pool"]');
  const names = async () =>
    page
      .locator('[data-testid="pool-row"]')
      .evaluateAll((rows) => rows.slice(0, 8).map((row) => row.querySelectorAll('[role=gridcell]')[2]?.textContent));
  const marked = () =>
    page
      .locator('[data-testid="pool-row"]')
      .evaluateAll((rows) => rows.findIndex((row) => row.classList.contains('active')));
  await page.locator('[data-testid="pool-row"]').nth(4).locator('[role="gridcell"]').nth(1).click();
  const before = await names();
  await page.getByTitle('按职责事项排序').click();
  await expect.poll(names).not.toEqual(before);
  // The cursor goes where the third row now is; back in the office's order another item stands there.
  await page.locator('[data-testid="pool-row"]').nth(2).locator('[role="gridcell"]').nth(1).click();
  await page.getByTitle('按序号排序').click();
  await expect.poll(names).toEqual(before);
  expect(await marked()).toBe(2);
  await page.locator('[data-testid="pool-grid"]').focus();
  await page.keyboard.press('Alt+ArrowDown');
  const moved = [before[0], before[1], before[3], before[2], ...before.slice(4)];
  await expect.poll(names).toEqual(moved);
  // The hand stays on it.
  await expect.poll(marked).toBe(3);
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(names).toEqual(before);
  await expect.poll(marked).toBe(2);
});
