/** Hands on the keyboard, for tests that work without a mouse. */
import type { Page } from 'playwright-core';

const id = (name: string): string => `[data-testid="${name}"]`;

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

/** Lets files and folders fall onto the middle of the window, as a hand from the file manager does. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  await session.detach();
}
