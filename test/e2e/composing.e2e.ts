/** While an input method composes, nothing is a shortcut: not letters, not Enter, not the grid's keys. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { id, introduce } from './hands';
import { type Launched, launch } from './launch';

let started: Launched;
let page: Page;

beforeAll(async () => {
  started = await launch({ args: ['--sample'] });
  page = started.page;
  await page.waitForSelector(id('waterfall'), { timeout: 60_000 });
  await introduce(page);
});
afterAll(() => started?.close());

/** A key as it arrives while the input method holds it: first composing, then once as the bare 229 that ends it. */
async function composeKeys(keys: readonly string[]): Promise<void> {
  await page.evaluate((pressed) => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, data: '' }));
    for (const key of pressed) {
      for (const more of [
        { isComposing: true, keyCode: 229 },
        { isComposing: false, keyCode: 229 },
      ]) {
        const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
        // Chromium's constructor leaves keyCode at 0.
        Object.defineProperty(event, 'keyCode', { get: () => more.keyCode });
        target.dispatchEvent(event);
      }
    }
    target.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '防火' }));
  }, keys);
  // The dialogs of the kit leave a moment after a composition before Escape counts again.
  await page.waitForTimeout(400);
}

const rowsSelected = () => page.locator(`${id('pool-row')}[aria-selected="true"]`).count();
const dialogs = () => page.locator('[role=dialog]').count();

const blur = () =>
  page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : null));
/** What the equations say: a write would change it. The line on what was done before goes by itself meanwhile. */
const logged = async () => (await page.locator('footer.status [data-testid^="equation-"]').allInnerTexts()).join('\n');

describe('while composing', () => {
  it('the pool’s letters, Enter, Space, F2 and arrows do nothing', async () => {
    await page.click(id('rail-pool'));
    await page.waitForSelector(id('pool-row'));
    const grid = page.locator(id('pool-grid'));
    await grid.focus();
    const at = await grid.getAttribute('aria-activedescendant');
    await composeKeys(['n', 'Enter', ' ', 'F2', 'ArrowDown', 'Escape', '?']);
    expect(await grid.getAttribute('aria-activedescendant')).toBe(at);
    expect(await rowsSelected()).toBe(0);
    expect(await dialogs()).toBe(0);
    expect(await page.locator(id('item-page')).count()).toBe(0);
    expect(await page.locator(id('cell-editor')).count()).toBe(0);
    // The same keys typed plainly do act: the test would notice if nothing ever did.
    await page.keyboard.press('Space');
    expect(await rowsSelected()).toBe(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.waitForSelector(id('item-form-name'));
    await page.keyboard.press('Escape');
    await page.waitForSelector(id('item-form-name'), { state: 'detached' });
  });

  it('Enter and Escape in a cell’s editor end the composition, not the editing', async () => {
    await page.click(id('rail-rounds'));
    await page.click(id('rounds-open'));
    await page.click(id('rounds-open-confirm'));
    await page.waitForSelector(id('rounds-open-confirm'), { state: 'detached' });
    await page.click(id('rail-pool'));
    await page.waitForSelector(id('pool-row'));
    await page.locator(id('pool-grid')).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    await page.waitForSelector(id('cell-editor'));
    await composeKeys(['Enter', 'Escape']);
    expect(await page.locator(id('cell-editor')).count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.waitForSelector(id('cell-editor'), { state: 'detached' });
  });

  it('a form is not sent by the Enter that ends a composition, and the merge bench decides nothing', async () => {
    await page.click(id('rail-pool'));
    await page.click(id('pool-add'));
    await page.fill(id('item-form-name'), '防火');
    await page.focus(id('item-form-name'));
    await composeKeys(['Enter']);
    expect(await page.locator(id('item-form-name')).count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.waitForSelector(id('item-form-name'), { state: 'detached' });

    const sources = () => page.locator(id('equation-sources')).innerText();
    const before = await sources();
    await page.click(id('rail-merge'));
    await page.waitForTimeout(500);
    await blur();
    await composeKeys(['Enter', 'n', 'r', 'p', 's', 'x', '1']);
    expect(await dialogs()).toBe(0);
    expect(await sources()).toBe(before);
  });

  it('agreement takes no verdict, opens no dialog and goes nowhere', async () => {
    await page.click(id('rail-agreement'));
    await page.waitForSelector(id('party'));
    const sum = () => page.locator(id('agreement-sum')).innerText();
    const title = () => page.locator(id('agreement-title')).innerText();
    const [before, at] = [await sum(), await title()];
    await blur();
    await composeKeys(['1', '2', '3', 'Enter', 'm', 'c', 'o', 'ArrowDown']);
    expect(await dialogs()).toBe(0);
    expect(await sum()).toBe(before);
    expect(await title()).toBe(at);
    await page.keyboard.press('2');
    await page.waitForSelector(id('verdict-words'));
    await page.fill(id('verdict-words'), '不归镇里');
    await composeKeys(['Enter', 'Escape']);
    expect(await page.locator(id('verdict-words')).count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.waitForSelector(id('verdict-words'), { state: 'detached' });
  });

  it('the register opens no form, and the form of a request is neither sent nor closed', async () => {
    await page.click(id('rail-requests'));
    await page.waitForSelector(id('request-add'));
    await blur();
    await composeKeys(['n', 'Enter', '?', 'Escape']);
    expect(await dialogs()).toBe(0);
    await page.keyboard.press('n');
    await page.waitForSelector(id('request-title'));
    await page.focus(id('request-title'));
    await composeKeys(['Enter', 'Escape', 'n']);
    expect(await page.locator(id('request-title')).count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.waitForSelector(id('request-title'), { state: 'detached' });
  });

  it('editions, opinions, bases and the matrix do nothing either', async () => {
    for (const [screen, sign, keys] of [
      ['editions', 'editions-issue', ['Enter', 'ArrowDown']],
      ['opinions', 'opinions-send', ['1', '2', '3', '4', 'j', 'k', 'Enter']],
      ['bases', 'bases-tab-gate', ['v', 't', 'n', '1', '2', '3', 'Enter']],
      ['townships', 'matrix-rule', [' ', 'F2', 'Enter', 'ArrowDown']],
    ] as const) {
      await page.click(id(`rail-${screen}`));
      await page.waitForSelector(id(sign));
      const log = await logged();
      await page.evaluate(() => document.querySelector<HTMLElement>('[role=grid]')?.focus());
      await composeKeys(keys);
      expect(await dialogs(), screen).toBe(0);
      expect(await page.locator(id(sign)).count(), screen).toBe(1);
      expect(await logged(), screen).toBe(log);
    }
  });

  it('Ctrl+K: Enter that ends a composition opens nothing', async () => {
    await page.click(id('rail-overview'));
    await page.keyboard.press('Control+k');
    await page.waitForSelector('.find input');
    await page.keyboard.insertText('防火');
    await page.waitForSelector('.find-row');
    await composeKeys(['Enter', 'ArrowDown', 'Escape']);
    expect(await page.locator('.find input').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.find input', { state: 'detached' });
  });
});
