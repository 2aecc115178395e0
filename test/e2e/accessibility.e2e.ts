/** axe-core over every screen and the main dialogs of the sample: nothing serious or critical; F6 and focus order. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { id, introduce } from './hands';
import { type Launched, launch } from './launch';

const axe = readFileSync(resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

let started: Launched;
let page: Page;

beforeAll(async () => {
  started = await launch();
  page = started.page;
});
afterAll(() => started?.close());

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Findings an office worker with a screen reader, a keyboard or weak eyes would stumble over. */
async function findings(): Promise<string[]> {
  // Things that fade in are judged when they stand.
  await page.waitForTimeout(350);
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe: runner } = window as unknown as {
      axe: { run(where: Document, options: object): Promise<{ violations: Finding[] }> };
    };
    const result = await runner.run(document, {
      resultTypes: ['violations'],
      rules: { 'color-contrast': { enabled: true } },
    });
    return result.violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap((finding) =>
      finding.nodes.map(({ html, failureSummary }) => `${finding.id}: ${html.slice(0, 240)} ${failureSummary ?? ''}`),
    );
}

const SCREENS = [
  'overview',
  'sources',
  'merge',
  'pool',
  'bases',
  'opinions',
  'agreement',
  'rounds',
  'townships',
  'editions',
  'requests',
  'units',
  'checks',
  'history',
  'settings',
];

describe('the start page', () => {
  it('has no serious finding', async () => {
    await page.waitForSelector(id('start-new'));
    expect(await findings()).toEqual([]);
  });
});

describe('the sample', () => {
  beforeAll(async () => {
    await page.click(id('start-sample'));
    await page.waitForSelector(id('waterfall'), { timeout: 60_000 });
    expect(await findings()).toEqual([]);
    await introduce(page);
  });

  it.each(SCREENS)('%s has no serious finding', async (screen) => {
    await page.click(id(`rail-${screen}`));
    await page.waitForTimeout(500);
    expect(await findings()).toEqual([]);
  });

  it('an item has no serious finding', async () => {
    await page.click(id('rail-pool'));
    await page.locator(id('pool-row')).nth(17).dblclick();
    await page.waitForSelector(id('item-title'));
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector(id('item-page'), { state: 'detached' });
  });

  it('the dialogs of rounds and pool have no serious finding', async () => {
    await page.click(id('rail-rounds'));
    await page.click(id('rounds-open'));
    expect(await findings()).toEqual([]);
    await page.click(id('rounds-open-confirm'));
    await page.waitForSelector(id('rounds-open-confirm'), { state: 'detached' });
    await page.click(id('rounds-seal'));
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.click(id('rail-pool'));
    for (const [open, within] of [
      [() => page.click(id('pool-add')), id('item-form-name')],
      [() => page.click(id('pool-replace')), id('replace-find')],
      [() => page.click(id('pool-columns')), '.column-choice'],
    ] as const) {
      await open();
      await page.waitForSelector(within);
      expect(await findings()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.waitForSelector(within, { state: 'hidden' });
    }
  });

  it('the forms of opinions, editions and requests have no serious finding', async () => {
    for (const [screen, open, within] of [
      ['opinions', 'opinions-send', 'send-title'],
      ['editions', 'editions-issue', 'issue-number'],
      ['requests', 'request-add', 'request-title'],
    ] as const) {
      await page.click(id(`rail-${screen}`));
      await page.click(id(open));
      await page.waitForSelector(id(within));
      expect(await findings()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.waitForSelector(id(within), { state: 'hidden' });
    }
  });

  it('the bulk bar and its dialogs have no serious finding', async () => {
    await page.click(id('rail-pool'));
    await page
      .locator(`${id('pool-row')} input[type=checkbox]`)
      .first()
      .check();
    expect(await findings()).toEqual([]);
    await page.click(id('pool-subtract'));
    await page.waitForSelector(id('subtract-reason'));
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector(id('subtract-reason'), { state: 'detached' });
    await page.click(id('pool-scope'));
    await page.waitForSelector(id('scope-reason'));
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector(id('scope-reason'), { state: 'detached' });
  });
});

describe('the keyboard', () => {
  it('jumps between the regions with F6 and back with Shift+F6', async () => {
    await page.click(id('rail-pool'));
    const region = () =>
      page.evaluate(() => {
        const focused = document.activeElement;
        const places = ['.top', '.rail', '.page-head', '.facets', '[role=grid]', '.pool-foot', '.status'];
        return places.find((place) => focused?.closest(place)) ?? focused?.className ?? '';
      });
    const seen: string[] = [];
    for (let step = 0; step < 9; step += 1) {
      await page.keyboard.press('F6');
      seen.push(await region());
    }
    expect(seen).toContain('[role=grid]');
    expect(seen).toContain('.rail');
    expect(seen).toContain('.status');
    const here = await region();
    await page.keyboard.press('F6');
    await page.keyboard.press('Shift+F6');
    expect(await region()).toBe(here);
  });

  it('enters a grid once with Tab, and arrows move inside', async () => {
    await page.click(id('rail-pool'));
    const grid = page.locator(id('pool-grid'));
    await grid.focus();
    const active = () => grid.getAttribute('aria-activedescendant');
    const before = await active();
    await page.keyboard.press('ArrowDown');
    expect(await active()).not.toBe(before);
    await page.keyboard.press('Tab');
    expect(await grid.evaluate((element) => element.contains(document.activeElement))).toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await grid.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBe(418);
  });

  it('gets the focus back where it was when a dialog closes', async () => {
    await page.click(id('rail-pool'));
    await page.locator(id('pool-add')).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector(id('item-form-name'));
    await page.keyboard.press('Escape');
    await page.waitForSelector(id('item-form-name'), { state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('pool-add');
  });
});
