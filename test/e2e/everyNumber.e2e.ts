/** Every number of 总览 and of the bar at the bottom is clicked in the real window: as many rows appear as it says. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { id, introduce, takeBackFirst } from './hands';
import { type Launched, launch } from './launch';

let started: Launched;
let page: Page;

beforeAll(async () => {
  started = await launch({ args: ['--sample'] });
  page = started.page;
  await page.waitForSelector(id('waterfall'), { timeout: 120_000 });
  await introduce(page);
  // The sample has nothing pending: two entries, so that 待定 is a number too.
  await takeBackFirst(page);
  await takeBackFirst(page);
  page.setDefaultTimeout(8_000);
}, 180_000);
afterAll(() => started?.close());

const numberIn = (text: string): string => /[\d,]+/.exec(text)?.[0].replaceAll(',', '') ?? '';

/** The rows wherever the click led: a dialog, the pool, the changes of the rounds, or the rules checked. */
async function rowsShown(): Promise<string> {
  const words = async (name: string): Promise<string | null> => {
    const place = page.locator(id(name)).first();
    return (await place.count()) > 0 ? numberIn(await place.innerText()) : null;
  };
  return (
    (await words('behind-count')) ??
    (await words('pool-count')) ??
    (await words('change-count')) ??
    String(await page.locator(id('check-row')).count())
  );
}

async function back(): Promise<void> {
  if ((await page.locator(id('behind-count')).count()) > 0) {
    await page.keyboard.press('Escape');
    await page.waitForSelector(id('behind-count'), { state: 'detached' });
  }
  await page.click(id('rail-overview'));
  await page.waitForSelector(id('township-total'));
}

/** Clicks every button of the place that says a number above 0, and answers which numbers those were. */
async function clickAll(place: string): Promise<number[]> {
  const buttons = page.locator(place).getByRole('button');
  await buttons.first().waitFor();
  const count = await buttons.count();
  const clicked: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const button = buttons.nth(at);
    const wanted = numberIn(await button.innerText());
    if (wanted === '' || wanted === '0') continue;
    const name = `${place} ${(await button.getAttribute('aria-label')) ?? (await button.getAttribute('title')) ?? ''}`;
    await button.click();
    await expect.poll(rowsShown, { timeout: 8_000, message: name }).toBe(wanted);
    clicked.push(Number(wanted));
    await back();
  }
  return clicked;
}

it('the bar at the bottom: entries, those decided, those pending, the items of every part of the equation, the rules', async () => {
  await back();
  const [entries, decided, pending] = await clickAll(id('equation-sources'));
  expect([entries, decided, pending]).toEqual([740, 738, 2]);
  expect(await clickAll(id('equation-items'))).toEqual([528, 15, 126, 417]);
  const checks = page.locator(id('equation-checks')).getByRole('button').first();
  const total = Number((await checks.innerText()).split('/')[1]);
  await checks.click();
  await expect.poll(() => page.locator(id('check-row')).count()).toBe(total);
  await back();
}, 120_000);

it('the number of rules that fail leads to those that fail', async () => {
  const failed = page.locator(id('checks-failed'));
  const wanted = Number(numberIn(await failed.innerText()));
  expect(wanted).toBeGreaterThan(0);
  await failed.click();
  await expect.poll(() => page.locator(id('check-row')).count()).toBe(wanted);
  expect(await page.locator(`${id('check-row')}[data-state="failed"]`).count()).toBe(wanted);
  await back();
});

it('every number of the categories and their sum', async () => {
  expect((await clickAll(id('category-row'))).length).toBeGreaterThan(20);
  expect(await clickAll(id('category-total'))).toEqual([528, 15, 126, 417]);
}, 240_000);

it('every number of the townships and their sum', async () => {
  expect((await clickAll(id('township-row'))).length).toBeGreaterThan(30);
  const [sent, ...rest] = await clickAll(id('township-total'));
  expect(sent).toBe(212);
  expect(rest.slice(-2)).toEqual([2_318, 146]);
}, 240_000);

it('the numbers beside the picture of 加减法', async () => {
  expect(await clickAll('.overview .equation')).toEqual([528, 15, 126, 417]);
}, 60_000);

it('pending entries lead on to the bench, one township after the other', async () => {
  await page.locator(id('equation-sources')).getByRole('button').last().click();
  await page.click(id('behind-bench'));
  await page.waitForSelector(id('merge-entry'));
  expect(await page.locator(id('merge-queue-row')).count()).toBe(2);
});
