/** 一镇一单 in the real window: the PDF has the preview's pages with the same texts on each; a cancelled export leaves nothing. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { id, introduce, openRound } from './hands';
import { type Launched, launchInTest } from './launch';

let started: Launched | null = null;

/** The sample open at its first township's pages, and the folder that exports go to. */
async function openPaper(): Promise<{ page: Page; folder: string }> {
  started = await launchInTest({ args: ['--sample'] });
  const { page, userData, setDialogs } = started;
  const folder = join(userData, 'lists');
  mkdirSync(folder);
  setDialogs({ folder });
  await introduce(page);
  await page.click(id('rail-townships'));
  await page.click(id('townships-tab-paper'));
  await page.locator(id('township-row')).first().click();
  await page.waitForSelector(id('sheet'));
  return { page, folder };
}

/** Texts of each sheet of the preview: its cells, titles and lines, scrolled by one after the other. */
async function previewTexts(page: Page, pages: number): Promise<string[][]> {
  return page.evaluate(async (count) => {
    const scroller = document.querySelector('[data-testid="page-preview"]');
    const stack = scroller?.firstElementChild;
    if (!scroller || !stack) throw new Error('no preview');
    const found: string[][] = [];
    for (let sheet = 0; sheet < count; sheet += 1) {
      scroller.scrollTop = (stack.clientHeight / count) * sheet;
      const shown = () => document.querySelector(`[data-testid="sheet"][aria-label="第 ${sheet + 1} 页"]`);
      for (let turn = 0; turn < 100 && !shown(); turn += 1) await new Promise((done) => setTimeout(done, 20));
      const cells = [...(shown()?.querySelectorAll<HTMLElement>('td, th') ?? [])];
      found.push(cells.map(({ innerText }) => innerText));
    }
    return found;
  }, pages);
}

/** Printed fonts have some characters under other numbers: ⼈ for 人. */
const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

it('prints to PDF what the preview shows', async () => {
  const { page, folder } = await openPaper();
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
  // Each page holds every cell of its sheet, one after the other, and nothing else but its number.
  const sheets = await previewTexts(page, pages);
  for (const [index, cells] of sheets.entries()) {
    const printed = bare(texts[index] ?? '');
    expect(cells.length).toBeGreaterThan(1);
    let at = 0;
    for (const cell of cells.map(bare).filter((text) => text !== '')) {
      const found = printed.indexOf(cell, at);
      expect(found, `page ${index + 1} lacks ${cell}`).toBeGreaterThanOrEqual(0);
      at = found + cell.length;
    }
    const inCells = cells.reduce((sum, cell) => sum + bare(cell).length, 0);
    const heads = index === 0 || index === pages - 1 ? 200 : `—${index + 1}—`.length;
    expect(printed.length - inCells).toBeLessThanOrEqual(heads);
  }
  if (process.env.PAPER_PICTURE) execFileSync('cp', [pdf, `${process.env.PAPER_PICTURE}.pdf`]);
});

it('prints as large as ever when one row is taller than a sheet', async () => {
  const { page, folder } = await openPaper();
  await openRound(page);
  await page.click(id('rail-pool'));
  await page.locator(id('pool-row')).first().dblclick();
  await page.click(id('item-amend'));
  await page.fill(id('item-form-text'), '逐户核实、逐项销号，按月报送台账。'.repeat(180));
  await page.fill(id('amend-reason'), '按实际写全');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('amend-reason'), { state: 'detached' });
  await page.click(id('rail-rounds'));
  await page.click(id('rounds-seal'));
  await page.locator('[role=dialog]:visible .ant-btn-primary').click();
  await page.waitForSelector('[role=dialog]:visible', { state: 'detached' });
  await page.click(id('rail-townships'));
  await page.click(id('townships-tab-paper'));
  await page.click(id('townships-export'));
  await page.uncheck(id('export-docx'));
  await page.uncheck(id('export-xlsx'));
  await page.check(id('export-pdf'));
  await page.click(id('export-one'));
  await page.click(id('export-start'));
  await page.waitForSelector(id('export-done'), { timeout: 120_000 });
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.pdf'));
  const boxes = execFileSync('pdftotext', ['-bbox', '-l', '3', join(folder, name ?? ''), '-'], { encoding: 'utf8' });
  // A4 lying is 842 points wide, the body of the sheet 638 from 102 on.
  const right = Math.max(...[...boxes.matchAll(/xMax="([\d.]+)"/g)].map(([, x]) => Number(x)));
  expect(right).toBeGreaterThan(700);
  expect(right).toBeLessThan(742);
});

it('has its buttons inside a window of half an office screen, rare characters told too', async () => {
  const { page } = await openPaper();
  await openRound(page);
  await page.click(id('rail-pool'));
  await page.locator(id('pool-row')).first().dblclick();
  await page.click(id('item-amend'));
  await page.fill(id('item-form-text'), '㙟头河两岸由乡镇巡查。');
  await page.fill(id('amend-reason'), '按实际写全');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('amend-reason'), { state: 'detached' });
  await started?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(911, 512));
  await page.click(id('rail-townships'));
  await page.click(id('townships-tab-paper'));
  await page.waitForSelector(id('paper-rare'));
  const box = await page.locator(id('townships-export')).boundingBox();
  expect((box?.x ?? Infinity) + (box?.width ?? 0)).toBeLessThanOrEqual(911);
});

it('leaves nothing of an export that is cancelled, and no word of it among the operations', async () => {
  const { page, folder } = await openPaper();
  await page.click(id('townships-export'));
  await page.check(id('export-pdf'));
  await page.check(id('export-kind-departments'));
  await page.click(id('export-start'));
  await page.waitForSelector(id('export-cancel'));
  // In the middle of it: some files are written, under names that are not theirs yet.
  await expect.poll(() => readdirSync(folder).length, { timeout: 60_000 }).toBeGreaterThan(1);
  await page.click(id('export-cancel'));
  await page.waitForSelector(id('export-start'));
  await expect.poll(() => readdirSync(folder), { timeout: 30_000 }).toEqual([]);
  expect(await page.locator(id('export-done')).count()).toBe(0);
  await page.click(id('rail-history'));
  await page.waitForSelector(id('history-row'));
  expect(await page.getByText(/导出 \d+ 个单位/).count()).toBe(0);
  // The next one is none the worse for it.
  await page.click(id('rail-townships'));
  await page.click(id('townships-tab-paper'));
  await page.click(id('townships-export'));
  await page.click(id('export-one'));
  await page.click(id('export-start'));
  await page.waitForSelector(id('export-done'), { timeout: 120_000 });
  expect(readdirSync(folder).sort()).toHaveLength(2);
});
