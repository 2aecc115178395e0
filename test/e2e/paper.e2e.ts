/** 一镇一单 in the real window: the PDF has the pages the preview shows, lying as they lie, and the same texts. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Launched, launch } from './launch';

let started: Launched | null = null;

afterEach(async () => {
  const running = started;
  started = null;
  await running?.close();
});

const id = (name: string) => `[data-testid="${name}"]`;

it('prints to PDF what the preview shows', async () => {
  started = await launch({ args: ['--sample'] });
  const { page, userData, setDialogs } = started;
  const folder = join(userData, 'lists');
  mkdirSync(folder);
  setDialogs({ folder });
  await page.waitForSelector(id('operator-name'), { timeout: 120_000 });
  await page.keyboard.type('李敏');
  await page.keyboard.press('Enter');
  await page.waitForSelector(id('operator-name'), { state: 'detached' });
  await page.click(id('rail-townships'));
  await page.click(id('townships-tab-paper'));
  await page.locator(id('township-row')).first().click();
  await page.waitForSelector(id('sheet'));
  const place = page.locator(id('page-place'));
  await expect.poll(() => place.innerText()).toMatch(/\/ \d{2,} 页/);
  // Cover, contents and a page to sign come with the layout's settings, and the preview shows them at once.
  const plain = Number(/\/ (\d+) 页/.exec(await place.innerText())?.[1]);
  await page.click(id('paper-settings'));
  await page.waitForSelector(id('paper-signers'));
  await page.fill(id('paper-signers'), '〔单位〕\n市委编办');
  if (process.env.PAPER_PICTURE) await page.screenshot({ path: `${process.env.PAPER_PICTURE}-dialog.png` });
  await page.click(id('paper-save'));
  await expect.poll(() => place.innerText()).toContain(`/ ${plain + 1} 页`);
  const pages = Number(/\/ (\d+) 页/.exec(await place.innerText())?.[1]);
  await page.click(id('townships-export'));
  if (process.env.PAPER_PICTURE) await page.screenshot({ path: process.env.PAPER_PICTURE });
  await page.uncheck(id('export-docx'));
  await page.uncheck(id('export-xlsx'));
  await page.check(id('export-pdf'));
  await page.click(id('export-one'));
  await page.click(id('export-start'));
  await page.waitForSelector(id('export-done'), { timeout: 120_000 });
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.pdf'));
  const pdf = join(folder, name ?? '');
  const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
  expect(Number(/^Pages:\s+(\d+)$/m.exec(info)?.[1])).toBe(pages);
  expect(info).toMatch(/Page size:\s+84[12](?:\.\d+)? x 59[45](?:\.\d+)? pts \(A4\)/);
  const texts = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8', maxBuffer: 2 ** 28 }).split('\f');
  for (const [index, text] of texts.slice(0, pages).entries()) {
    expect(text.replace(/\s/g, '')).toContain(`—${index + 1}—`);
    expect(text).toContain(index === pages - 1 ? '负责人签字' : '职责事项');
  }
  if (process.env.PAPER_PICTURE) execFileSync('cp', [pdf, `${process.env.PAPER_PICTURE}.pdf`]);
});
