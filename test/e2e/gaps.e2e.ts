/** 缺项对照 by keyboard: a silent township is asked, and the cell says so. */
import { afterEach, expect, it } from 'vitest';
import { type Launched, launch } from './launch';

let started: Launched | null = null;
afterEach(async () => {
  const running = started;
  started = null;
  await running?.close();
});
const id = (name: string) => `[data-testid="${name}"]`;

it('a township that alone did not name an item is asked, and the cell says so', async () => {
  started = await launch({ args: ['--sample'] });
  const { page } = started;
  await page.waitForSelector(id('rail-merge'), { timeout: 60_000 });
  const operator = page.locator(id('operator-name'));
  await operator.fill('李敏');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+2');
  await page.waitForSelector(id('merge-gaps-open'));
  await page.keyboard.press('g');
  await page.waitForSelector(id('gaps-grid'));
  await page.getByText('几个镇没有', { exact: false }).first().click();
  await page.waitForSelector(id('gap-row'));
  await page.locator(id('gap-row')).first().locator('.gap.silent').first().click();
  await expect.poll(() => page.locator(id('gap-words')).innerText()).toContain('适用，没有报送');
  if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT });
  await page.keyboard.press('q');
  await page.locator(id('reason')).fill('是否也承担？');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator(id('gap-row')).first().innerText(), { timeout: 15_000 }).toContain('待答');
  expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});
