/** Ctrl+D in the pool fills the column the cursor is in, also where the window is too narrow for all columns. */
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
