/** Every number of the ledger and of the report is clicked in the real window: as many rows appear as it says. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { id, introduce } from './hands';
import { type Launched, launch } from './launch';

let started: Launched;
let page: Page;

beforeAll(async () => {
  started = await launch({ args: ['--sample'] });
  page = started.page;
  await introduce(page);
}, 180_000);
afterAll(() => started.close());

async function toRound(round: number, kept: string): Promise<void> {
  await page.click(id('rail-rounds'));
  await page
    .locator(id('round-card'))
    .nth(round - 1)
    .click();
  await page.locator(id('ledger-by')).getByText(kept, { exact: true }).click();
  // The table before stays until the new one is read.
  const heading = { 部门: '责任部门', 反向: '轮次' }[kept] ?? kept;
  await page.locator('.ledger-card th', { hasText: heading }).first().waitFor();
}

/** The number of rows wherever the click led: a dialog of items or entries, the pool, the library, or the changes below. */
async function rowsShown(): Promise<string> {
  return page.evaluate(() => {
    const words = (name: string) => document.querySelector(`[data-testid="${name}"]`)?.textContent ?? '';
    const number = (text: string) => /[\d,]+/.exec(text)?.[0].replaceAll(',', '') ?? '';
    if (document.querySelector('[data-testid="behind-count"]')) return `behind ${number(words('behind-count'))}`;
    if (document.querySelector('[data-testid="pool-count"]')) return `pool ${number(words('pool-count'))}`;
    return `changes ${number(words('change-count'))}`;
  });
}

async function leave(): Promise<boolean> {
  const where = await rowsShown();
  if (where.startsWith('behind')) {
    await page.keyboard.press('Escape');
    await page.waitForSelector(id('behind-count'), { state: 'detached' });
  }
  return where.startsWith('pool');
}

/** Clicks every button of the place whose name ends with a number, and answers how many there were. */
async function clickAll(place: string, back: () => Promise<void>): Promise<number> {
  await page.waitForSelector(`${place} button[aria-label]`);
  const names = await page
    .locator(`${place} button[aria-label]`)
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
  for (const name of names) {
    const wanted = /([\d,]+)$/.exec(name)?.[1]?.replaceAll(',', '');
    if (wanted === undefined) continue;
    await page.locator(place).getByRole('button', { name, exact: true }).first().click();
    await expect.poll(async () => (await rowsShown()).split(' ')[1], { timeout: 5_000, message: name }).toBe(wanted);
    if (await leave()) await back();
  }
  return names.length;
}

it('leads from every number of every round by category to as many rows', async () => {
  for (let round = 1; round <= 7; round += 1) {
    const back = () => toRound(round, '类别');
    await back();
    expect(await clickAll(id('ledger'), back)).toBeGreaterThan(12);
  }
}, 240_000);

it('leads from every number by township, and from the sum in 镇次, to as many rows', async () => {
  for (const round of [1, 4, 7]) {
    await toRound(round, '乡镇');
    expect(await clickAll(id('grouped-ledger'), async () => undefined)).toBeGreaterThan(12);
  }
}, 120_000);

it('leads from every number by department to as many rows', async () => {
  await toRound(5, '部门');
  expect(await clickAll(id('grouped-ledger'), async () => undefined)).toBeGreaterThan(100);
}, 180_000);

it('leads from every number of the townships’ own ledger to as many entries', async () => {
  await toRound(7, '反向');
  expect(await clickAll(id('reverse-ledger'), async () => undefined)).toBeGreaterThan(10);
}, 60_000);

it('leads from every bar of a round’s picture to its changes', async () => {
  await toRound(3, '类别');
  await page.locator(id('round-pictures')).getByText('第3轮').click();
  expect(await clickAll(id('round-picture'), async () => undefined)).toBeGreaterThan(3);
});

it('leads from every figure of the report to as many rows', async () => {
  const open = async (): Promise<void> => {
    await page.click(id('rail-rounds'));
    await page.click(id('rounds-tab-report'));
    await page.waitForSelector('.report-figures');
  };
  await open();
  const groups = await page
    .locator('.report-groups > section')
    .evaluateAll((all) =>
      all.flatMap((group, at) =>
        [...group.querySelectorAll('dl > div, td[data-unit]')].map((_, row) => [at, row] as const),
      ),
    );
  let clicked = 0;
  for (const [group, row] of groups) {
    const line = page.locator('.report-groups > section').nth(group).locator('dl > div, td[data-unit]').nth(row);
    const said = (await line.innerText()).replace(/\s+/g, ' ');
    const button = line.getByRole('button');
    const unit = / ([项条])$/.exec(said)?.[1] ?? (await line.getAttribute('data-unit')) ?? undefined;
    // 轮, 份, 个, 件 and averages lead to a screen of their own; 0 leads nowhere anybody wants.
    if (unit === undefined || said.includes('平均') || (await button.count()) === 0) continue;
    const wanted = (await button.innerText()).replaceAll(',', '');
    await button.click();
    await expect.poll(async () => (await rowsShown()).split(' ')[1], { timeout: 5_000, message: said }).toBe(wanted);
    clicked += 1;
    await leave();
    await open();
  }
  expect(clicked).toBeGreaterThan(40);
}, 180_000);
