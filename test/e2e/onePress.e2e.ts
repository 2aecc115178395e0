/** A key held too long and a double click on a button decide once, in the real window. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { sampleCountyFile } from '../builders/sampleCounty';
import { id, introduce } from './hands';
import { launchInTest, testFolder } from './launch';

const textOf = async (page: Page, name: string) => (await page.locator(id(name)).innerText()).replace(/[\s,]+/g, '');

/** Holds a key as long as the keyboard takes to repeat it so often. */
async function hold(page: Page, key: string, repeats: number): Promise<void> {
  for (let press = 0; press <= repeats; press += 1) {
    await page.keyboard.down(key);
    await page.waitForTimeout(60);
  }
  await page.keyboard.up(key);
}

async function openBench(): Promise<Page> {
  const path = join(testFolder('one-press'), '东宁.shuangshu');
  sampleCountyFile(path, ['老黑山镇']);
  const { page } = await launchInTest({ args: [path] });
  await introduce(page);
  await page.click(id('rail-merge'));
  await expect.poll(() => textOf(page, 'merge-sum')).toContain('老黑山镇35＝待定35');
  // Nothing is near the first entry.
  await page.waitForSelector(id('merge-entry-name'));
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector(id('merge-candidate-1'));
  return page;
}

it('a key held down decides one entry, however long, and the arrows go on', async () => {
  const page = await openBench();
  await hold(page, 'Enter', 8);
  await expect.poll(() => textOf(page, 'merge-sum')).toContain('并入1＋待定34');

  const place = async () =>
    Number(
      /第(\d+)\/35条/.exec(
        await page
          .locator('.action-place')
          .innerText()
          .then((words) => words.replace(/\s+/g, '')),
      )?.[1],
    );
  const before = await place();
  await hold(page, 'ArrowDown', 4);
  expect(await place()).toBe(before + 5);

  // The Enter that closes a dialog does not go on into the page behind it.
  await page.keyboard.press('r');
  await page.waitForSelector(id('reject-reason'));
  await page.keyboard.press('2');
  await hold(page, 'Enter', 8);
  await page.waitForSelector(id('reject-reason'), { state: 'detached' });
  await expect.poll(() => textOf(page, 'merge-sum')).toContain('并入1＋不予列入1＋待定33');

  await page.keyboard.down('Control');
  await hold(page, 'z', 4);
  await page.keyboard.up('Control');
  await expect.poll(() => textOf(page, 'merge-sum')).toContain('并入1＋待定34');
  await page.waitForTimeout(300);
  expect(await textOf(page, 'merge-sum')).toContain('并入1＋待定34');
});

it('a double click on a button decides one entry; a page turner turns twice', async () => {
  const page = await openBench();
  await page.locator(id('merge-attach')).dblclick({ delay: 60 });
  await expect.poll(() => textOf(page, 'merge-sum')).toContain('并入1＋待定34');
  await page.waitForTimeout(300);
  expect(await textOf(page, 'merge-sum')).toContain('并入1＋待定34');

  await page.click(id('rail-pool'));
  await page.locator(id('pool-row')).first().dblclick();
  await page.waitForSelector(id('item-title'));
  const place = async () => /第 (\d+) \//.exec(await page.locator('.item-place').innerText())?.[1];
  const before = Number(await place());
  await page.getByRole('button', { name: '下一项' }).dblclick();
  await expect.poll(place).toBe(String(before + 2));
});
