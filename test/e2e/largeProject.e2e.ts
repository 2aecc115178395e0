/** 30,000 items and 30,000 entries in the real window: it opens, filters, scrolls, edits and undoes without keeping a person waiting. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { largeProjectCopy } from '../builders/largeProject';
import { id, introduce } from './hands';
import { type Launched, launch } from './launch';

/** What nobody would call waiting, on a machine that is busy with other things too; the bench holds the exact goals. */
const PATIENCE = 1_500;

let folder: string;
let started: Launched;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuangshu-large-e2e-'));
  const project = largeProjectCopy(folder);
  started = await launch({ args: [project], userData: join(folder, 'userData') });
  page = started.page;
  await page.waitForSelector(id('rail-pool'), { timeout: 60_000 });
  await introduce(page);
  await page.click(id('rail-pool'));
  await page.waitForSelector(id('pool-row'), { timeout: 30_000 });
}, 300_000);
afterAll(async () => {
  await started?.close();
  rmSync(folder, { recursive: true, force: true });
});

const count = () => page.locator(id('pool-count')).innerText();
const figures = async (name: string) => (await page.locator(id(name)).innerText()).replace(/[\s,]+/g, '');

async function within(what: string, milliseconds: number, work: () => Promise<unknown>): Promise<void> {
  const begun = performance.now();
  await work();
  const took = performance.now() - begun;
  expect(took, `${what}: ${Math.round(took)} ms`).toBeLessThan(milliseconds);
}

describe('a county at its largest', () => {
  it('shows exact sums, and never more rows than fit', async () => {
    expect(await figures('equation-items')).toContain('30,400＋0−400＝30,000'.replaceAll(',', ''));
    expect(await count()).toContain('30,000');
    expect(await page.locator(id('pool-row')).count()).toBeLessThan(120);
  });

  it('filters by words and facets', async () => {
    await within('words', PATIENCE, async () => {
      await page.fill(id('pool-search'), '三会一课');
      await expect.poll(count, { interval: 20 }).toMatch(/筛出 (?!30,000)/);
    });
    // Of one department only: a category may hold all that the words found.
    const facet = page.locator(id('pool-facet'), { hasText: '管理局' }).first();
    await within('facet', PATIENCE, async () => {
      const before = await count();
      await facet.click();
      await expect.poll(count, { interval: 20 }).not.toBe(before);
    });
    await facet.click();
    await page.fill(id('pool-search'), '');
    await expect.poll(count).toContain('共 30,000 项');
  });

  it('goes to the far end and reads its rows', async () => {
    await page.locator(id('pool-grid')).focus();
    await within('end', PATIENCE, async () => {
      await page.keyboard.press('Control+End');
      await expect.poll(() => page.locator(id('pool-row')).last().innerText(), { interval: 20 }).toMatch(/30,?000/);
    });
    await page.keyboard.press('Control+Home');
  });

  it('edits a cell, with figures read anew, and undoes it', async () => {
    await page.waitForSelector(id('pool-row'));
    await page.locator(id('pool-grid')).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    await page.fill(id('cell-editor'), '改过的名称');
    await page.keyboard.press('Enter');
    await page.fill(id('cell-reason'), '会议议定');
    await within('edit', 2 * PATIENCE, async () => {
      await page.click(id('cell-confirm'));
      await expect
        .poll(() => page.locator(id('pool-row')).first().innerText(), { interval: 20 })
        .toContain('改过的名称');
    });
    await within('undo', 2 * PATIENCE, async () => {
      await page.keyboard.press('Control+z');
      await expect
        .poll(() => page.locator(id('pool-row')).first().innerText(), { interval: 20 })
        .not.toContain('改过的名称');
    });
  });

  it('changes many items at once, previewed, as one step', async () => {
    await page.fill(id('pool-search'), '三会一课');
    await expect.poll(count).toContain('筛出');
    await page.locator(id('pool-grid')).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+h');
    await page.fill(id('replace-find'), '三会一课');
    await page.fill(id('replace-with'), '“三会一课”');
    await page.waitForSelector(id('edit-cell'));
    await page.fill(id('replace-reason'), '统一表述');
    await within('bulk', 20_000, async () => {
      await page.click(id('replace-confirm'));
      await page.waitForSelector(id('replace-confirm'), { state: 'detached', timeout: 20_000 });
    });
    await expect.poll(() => page.locator(id('pool-row')).first().innerText()).toContain('“三会一课”');
    await page.keyboard.press('Control+z');
    await expect
      .poll(() => page.locator(id('pool-row')).first().innerText(), { timeout: 20_000 })
      .not.toContain('“三会一课”');
    expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
  });
});
