/** Every township's own PDF, of 安澜县's edition and of the sample's last round: as many pages as the preview, the same letters on each. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { anlanWithFirstEdition } from '../builders/editions';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let folder = '';

/** All that stands on each sheet of the preview, scrolled by one after the other. */
async function previewTexts(page: Page, pages: number): Promise<string[]> {
  return page.evaluate(async (count) => {
    const scroller = document.querySelector('[data-testid="page-preview"]');
    const stack = scroller?.firstElementChild;
    if (!scroller || !stack) throw new Error('no preview');
    const found: string[] = [];
    const each = stack.clientHeight / count;
    for (let sheet = 0; sheet < count; sheet += 1) {
      scroller.scrollTop = each * sheet;
      // Covers bear no number to know them by; each sheet lies at its place in the stack.
      const place = () => stack.getBoundingClientRect().top + each * (sheet + 0.5);
      const shown = () =>
        [...document.querySelectorAll<HTMLElement>('[data-testid="sheet"]')].find((one) => {
          const { top, bottom } = one.getBoundingClientRect();
          return top < place() && bottom > place();
        });
      for (let turn = 0; turn < 200 && !shown(); turn += 1) await new Promise((done) => setTimeout(done, 20));
      found.push(shown()?.innerText ?? '');
    }
    return found;
  }, pages);
}

/** Letters in an order of their own: a turned page number is read earlier or later. Leaders of the contents are drawn, not written. */
const letters = (text: string): string => [...text.normalize('NFKC').replace(/[\s.…]/g, '')].sort().join('');

/** Exports all townships as PDF and holds each against its preview; answers the pages of each. */
async function compareAll(page: Page, out: string, state: string): Promise<number[]> {
  await page.click(id('rail-townships'));
  await page.click(id('townships-tab-paper'));
  await page.waitForSelector(id('sheet'));
  const choice = page.locator(id('paper-source'));
  if ((await choice.count()) > 0) await choice.click();
  await page.getByText(state, { exact: true }).last().click();
  await page.click(id('townships-export'));
  await page.uncheck(id('export-docx'));
  await page.uncheck(id('export-xlsx'));
  await page.check(id('export-pdf'));
  await page.click(id('export-start'));
  await page.waitForSelector(id('export-done'), { timeout: 170_000 });
  await page.keyboard.press('Escape');
  const files = readdirSync(out).filter((name) => name.endsWith('.pdf'));
  const towns = page.locator(id('township-row'));
  const counts: number[] = [];
  for (let at = 0; at < (await towns.count()); at += 1) {
    const name = (await towns.nth(at).innerText()).split(/\s/)[0] ?? '';
    await towns.nth(at).click();
    const place = page.locator(id('page-place'));
    const pdf = join(out, files.find((file) => file.includes(name)) ?? '');
    const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
    const pages = Number(/^Pages:\s+(\d+)$/m.exec(info)?.[1]);
    await expect.poll(() => place.innerText(), { timeout: 30_000 }).toContain(`/ ${pages} 页`);
    await expect.poll(async () => (await page.locator(id('sheet')).first().innerText()).includes(name)).toBe(true);
    const printed = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8', maxBuffer: 2 ** 28 }).split('\f');
    const shown = await previewTexts(page, pages);
    const unlike = shown.flatMap((text, index) => (letters(text) === letters(printed[index] ?? '') ? [] : [index + 1]));
    expect(unlike, `${name}, of ${pages} pages`).toEqual([]);
    counts.push(pages);
    if (process.env.PAPER_PICTURE) execFileSync('cp', [pdf, process.env.PAPER_PICTURE]);
  }
  return counts;
}

async function begin(args: readonly string[], userData?: string): Promise<{ page: Page; out: string }> {
  started = await launchInTest({ args, ...(userData === undefined ? {} : { userData }) });
  const { page, setDialogs } = started;
  const out = join(userData ?? started.userData, 'lists');
  mkdirSync(out, { recursive: true });
  setDialogs({ folder: out });
  await introduce(page);
  return { page, out };
}

it("安澜县's three townships, each with cover, contents, three lists and notes", async () => {
  folder = testFolder('paper');
  const path = join(folder, '安澜县.shuangshu');
  anlanWithFirstEdition(path).close();
  const { page, out } = await begin([path], join(folder, 'userData'));
  const pages = await compareAll(page, out, '第1版');
  expect(pages).toHaveLength(3);
  for (const count of pages) expect(count).toBeGreaterThan(40);
});

it("the sample's six townships", async () => {
  const { page, out } = await begin(['--sample']);
  const pages = await compareAll(page, out, '封存的第7轮');
  expect(pages).toHaveLength(6);
  for (const count of pages) expect(count).toBeGreaterThan(60);
});
