/** 轮次 in the real window: the ledger by township, a round sealed, compared, exported and reopened, and the report. */
import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let out = '';
const text = (page: Page, name: string) => page.locator(id(name)).first().innerText();

it('seals a round, compares it with the one before, exports the table, and reopens it with a reason', async () => {
  out = testFolder('rounds');
  started = await launchInTest({ args: ['--sample'], dialogs: { folder: out } });
  const { page } = started;
  await introduce(page);
  await page.click(id('rail-rounds'));

  // By township every line ends at the township's list; a number opens its items.
  await page.locator(id('ledger-by')).getByText('乡镇', { exact: true }).click();
  const dongning = page.locator('[data-testid="grouped-row"][data-key="东宁镇"]');
  expect((await dongning.innerText()).replace(/\s+/g, ' ')).toBe('东宁镇 404 0 −10 0 0 394');
  await dongning.locator('button', { hasText: '10' }).click();
  await page.waitForSelector(id('behind-row'));
  await page.keyboard.press('Escape');
  await page.locator(id('ledger-by')).getByText('反向', { exact: true }).click();
  expect((await text(page, 'reverse-sum')).replace(/\s+/g, ' ')).toBe('合计 212 144 18 15 35 0 0');

  // The next round: one item is to leave (拟减), counts nothing until it is decided, then the round is sealed.
  await page.click(id('rounds-open'));
  await page.click(id('rounds-open-confirm'));
  await page.waitForSelector(id('rounds-open-confirm'), { state: 'detached' });
  await page.click(id('rail-pool'));
  const row = page.locator(id('pool-row')).first();
  await row.locator('input[type="checkbox"]').check();
  await page.click(id('pool-subtract'));
  await page.locator(id('subtract-reason-kind')).getByText('依据不充分').click();
  await page.fill(id('subtract-reason'), '无明确依据');
  await page.locator(id('decision-later')).check();
  await page.click(id('subtract-confirm'));
  await page.waitForSelector(id('subtract-confirm'), { state: 'detached' });

  // One item is to become two; that too waits, with its basis.
  await page.locator(id('pool-row')).nth(1).dblclick();
  await page.click(id('item-change'));
  await page.getByText('拆分…', { exact: true }).click();
  await page.fill(id('split-part-name'), '开展另一项工作');
  await page.fill(id('split-item-reason'), '两件事分开列');
  await page.fill(id('decision-basis'), '规范审核意见');
  await page.locator(id('decision-later')).check();
  await page.click(id('split-item-confirm'));
  await page.waitForSelector(id('split-item-confirm'), { state: 'detached' });
  await page.click(id('rail-rounds'));
  await page.waitForSelector(id('prepared-row'));
  expect(await page.locator(id('prepared-row')).nth(1).innerText()).toContain('依据：规范审核意见');
  await page.locator(id('prepared-row')).nth(1).getByRole('checkbox').check();
  await page.getByRole('button', { name: '不采用…' }).click();
  await page.fill(id('reason'), '会议未同意');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator(id('prepared-row')).count()).toBe(1);
  expect((await text(page, 'rounds-equation')).replace(/\s+/g, ' ')).toBe('528 ＋ 15 − 126 ＝ 417');
  await page.getByLabel('全选拟办的增减').check();
  await page.click(id('prepared-decide'));
  await page.locator(id('prepared-decider')).locator('input').fill('编委会');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('prepared'), { state: 'detached' });
  await page.click(id('rounds-seal'));
  await page.waitForSelector(`${id('rounds-seal-confirm')}:enabled`);
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('rounds-seal-confirm'), { state: 'detached' });

  await page.click(id('rounds-tab-compare'));
  await expect.poll(() => text(page, 'compare-sum')).toContain('第7轮 417 ＋ 增加 0 − 核减 1 ＝ 第8轮 416');
  expect(await page.locator(id('compared-item')).count()).toBe(1);
  expect(await text(page, 'compared-item')).toContain('无明确依据');
  await page.click(id('rounds-export'));
  await page.waitForSelector(id('rounds-export-done'), { timeout: 60_000 });
  expect(readdirSync(out).sort()).toEqual([
    '东宁市_新旧对照表（第7轮和第8轮）_20250630_第8轮.docx',
    '东宁市_新旧对照表（第7轮和第8轮）_20250630_第8轮.xlsx',
  ]);

  // The report follows at once; its numbers lead to their rows.
  await page.click(id('rounds-tab-report'));
  await expect.poll(() => text(page, 'report-paragraph')).toContain('做“减法”127项');
  await page.locator(id('report-paragraph')).getByRole('button', { name: '127' }).click();
  await expect.poll(() => text(page, 'change-count')).toBe('127 条');

  await page.click(id('rounds-more'));
  await page.getByText('重开第8轮…').click();
  await page.fill(id('reopen-reason'), '漏了一项');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('round-reopening'));
  expect(await text(page, 'round-reopening')).toContain('漏了一项');
  expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});
