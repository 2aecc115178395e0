/** Hands on the keyboard, for tests that work without a mouse. */
import type { Page } from 'playwright-core';

/** Selector of what bears the name. */
export const id = (name: string): string => `[data-testid="${name}"]`;

/** Says who works here, as the program asks on a computer that does not know yet; waits for the question. */
export async function introduce(page: Page, name = '李敏'): Promise<void> {
  const asked = page.locator(id('operator-name'));
  await asked.waitFor({ timeout: 150_000 });
  await asked.fill(name);
  await page.keyboard.press('Enter');
  await asked.waitFor({ state: 'detached' });
}

/** Opens the next round of the sample, whose own seven are sealed. */
export async function openRound(page: Page): Promise<void> {
  await page.click(id('rail-rounds'));
  await page.click(id('rounds-open'));
  await page.click(id('rounds-open-confirm'));
  await page.waitForSelector(id('rounds-open-confirm'), { state: 'detached' });
}

/** The sample has nothing pending: takes the first decided entry of the bench back. */
export async function takeBackFirst(page: Page): Promise<void> {
  await page.click(id('rail-merge'));
  await page
    .getByText(/^已定 \d+$/)
    .first()
    .click();
  await page.locator(id('merge-queue-row')).first().click();
  await page.click(id('merge-detach'));
  await page.fill(id('detach-reason'), '归错，重新归并');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('detach-reason'), { state: 'detached' });
}

export class Hands {
  readonly page: Page;
  /** Keys pressed so far; a pasted or typed text counts once. */
  keys = 0;
  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.keys += 1;
      await this.page.keyboard.press(key);
    }
  }

  async type(words: string): Promise<void> {
    this.keys += 1;
    await this.page.keyboard.insertText(words);
  }

  /** Tabs until the focus is on (or in) what bears the name, backwards where that is shorter. */
  async tabTo(name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.page.waitForSelector(id(name));
    for (let step = 0; step < 90; step += 1) {
      if (await this.isAt(name)) return;
      await this.press(key);
    }
    throw new Error(`Tab does not reach ${name}`);
  }

  /** In what bears the name, or on a radio button of the choice it belongs to. */
  isAt(name: string): Promise<boolean> {
    return this.page.evaluate((wanted) => {
      const place = document.querySelector(`[data-testid="${wanted}"]`);
      const choice = place?.closest('.ant-segmented');
      if (choice) return document.activeElement instanceof HTMLInputElement && choice.contains(document.activeElement);
      return place?.contains(document.activeElement) ?? false;
    }, name);
  }

  async gone(name: string): Promise<void> {
    await this.page.waitForSelector(id(name), { state: 'detached', timeout: 20_000 });
  }
}

/**
 * Presses a key that writes, and does the next thing before the engine can have answered: another key, or a click on what
 * the selector finds. Playwright alone is too slow a hand for that.
 */
export async function pressAndGoOn(
  page: Page,
  write: string,
  next: { key: string } | { click: string },
): Promise<void> {
  await page.evaluate(
    async ([first, then]) => {
      const press = (keys: string): void => {
        const key = keys.split('+').at(-1) ?? '';
        const ctrlKey = keys.startsWith('Control+');
        const init = { key, ctrlKey, bubbles: true, cancelable: true };
        (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', init));
      };
      press(first);
      // What the first key changed in the window itself is drawn.
      await Promise.resolve();
      if ('key' in then) press(then.key);
      else document.querySelector<HTMLElement>(then.click)?.click();
    },
    [write, next] as const,
  );
}

/** Lets files and folders fall onto the middle of the window, as a hand from the file manager does. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  await session.detach();
}
