/** 缺项对照 by keyboard: a silent township is asked, the sheet for the talk goes out, and the answer closes the question. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let folder = '';

it('a township that alone did not name an item is asked, on paper too, and its answer closes the question', async () => {
  folder = testFolder('gaps');
  const out = join(folder, '沟通单');
  started = await launchInTest({ args: ['--sample'], userData: join(folder, 'userData'), dialogs: { folder: out } });
  const { page } = started;
  await page.waitForSelector(id('rail-merge'), { timeout: 60_000 });
  await introduce(page);
  await page.keyboard.press('Control+2');
  await page.waitForSelector(id('merge-gaps-open'));
  await page.keyboard.press('g');
  await page.waitForSelector(id('gap-row'));
  // The arrows go from cell to cell at once, without a click.
  const words = () => page.locator(id('gap-words')).innerText();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(words).not.toContain('用方向键走到');
  await page.getByText('几个镇没有', { exact: false }).first().click();
  await page.waitForSelector(id('gap-row'));
  await page.locator(id('gap-row')).first().locator('.gap.silent').first().click();
  await expect.poll(() => page.locator(id('gap-words')).innerText()).toContain('适用，没有报送');
  if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT });
  await page.keyboard.press('q');
  await page.locator(id('reason')).fill('是否也承担？');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator(id('gap-row')).first().innerText(), { timeout: 15_000 }).toContain('待答');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  // The question stands on the item's page, where more can be noted with unit and day.
  await page.keyboard.press('Enter');
  await page.waitForSelector(id('item-notes'));
  await expect.poll(() => page.locator(id('item-notes')).innerText()).toContain('是否也承担？');
  expect(await page.locator(id('item-notes')).innerText()).toContain('待答复');
  await page.click(id('item-note'));
  await page.locator(id('note-text')).fill('电话里说由社会事务办承担');
  await page.locator(id('note-person')).fill('王主任');
  if (process.env.SHOT) await page.screenshot({ path: `${process.env.SHOT}.note.png` });
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator(id('item-notes')).innerText()).toContain('王主任');
  if (process.env.SHOT) await page.screenshot({ path: `${process.env.SHOT}.item.png` });
  await page.keyboard.press('Control+2');
  await page.click(id('merge-questions-open'));
  await page.waitForSelector(id('question'));
  if (process.env.SHOT) await page.screenshot({ path: `${process.env.SHOT}.questions.png` });
  await page.click(id('questions-export'));
  await page.getByText(/已写出 1 份沟通单并读回相符/).waitFor({ timeout: 20_000 });
  expect(readdirSync(out).filter((name) => name.endsWith('.docx'))).toHaveLength(1);
  await page.getByPlaceholder('答复，写下后按 Enter').fill('由综合执法队承担');
  await page.keyboard.press('Enter');
  await page.getByText('没有待答复的问题').waitFor({ timeout: 15_000 });
  expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});
