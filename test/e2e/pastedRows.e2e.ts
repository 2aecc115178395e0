/** Rows pasted into the pool in the real window: thousands are drawn as far as they are seen, and what cannot be added is not chosen. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { id, introduce, openRound } from './hands';
import { launchInTest } from './launch';

const paste = (page: Page, rows: readonly (readonly string[])[]) =>
  page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    },
    rows.map((cells) => cells.join('\t')).join('\n'),
  );

it('lists thousands at once, leaves out what has no category, and adds those that are chosen', async () => {
  const { page } = await launchInTest({ args: ['--sample'] });
  await introduce(page);
  await openRound(page);
  await page.click(id('rail-pool'));
  await page.waitForSelector(id('pool-row'));
  const sound = Array.from({ length: 1_500 }, (_, at) => ['基层党建', `组织第${at + 1}片区巡河护堤`, '巡河护堤。']);
  await paste(page, [['职责类别', '职责事项', '工作任务'], ['没有的类别', '办理别的事情', '办理。'], ...sound]);
  const confirm = page.locator(id('paste-confirm'));
  await expect.poll(() => confirm.innerText(), { timeout: 30_000 }).toContain('加 1,500 项');
  const rows = page.locator(id('pasted-row'));
  expect(await rows.count()).toBeLessThan(60);
  expect(await rows.first().innerText()).toContain('不在体例里');
  // What cannot be added stays unchosen, whatever is pressed.
  await rows.first().locator('.grid-check').click();
  expect(await confirm.innerText()).toContain('加 1,500 项');
  await rows.nth(1).locator('.grid-check').click();
  await expect.poll(() => confirm.innerText()).toContain('加 1,499 项');
  await page.locator(`${id('pasted-grid')} .grid-head input`).click();
  await expect.poll(() => confirm.innerText()).toContain('加 1,500 项');
}, 90_000);
