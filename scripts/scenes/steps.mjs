/** What a person does on the way to a scene, one step each. */

export const id = (name) => `[data-testid="${name}"]`;

export const click = (name) => (page) => page.click(id(name));
export const row =
  (name, at, deed = 'click') =>
  (page) =>
    page.locator(id(name)).nth(at)[deed]();
export const words = (text) => (page) => page.getByText(text, { exact: false }).first().click();
export const button = (words) => (page) => page.getByRole('button', { name: words, exact: false }).first().click();
export const keys =
  (...pressed) =>
  async (page) => {
    for (const key of pressed) await page.keyboard.press(key);
  };
export const type = (text) => (page) => page.keyboard.insertText(text);
export const fill = (name, text) => (page) => page.fill(id(name), text);
export const pause = (milliseconds) => (page) => page.waitForTimeout(milliseconds);
export const seen = (name) => (page) => page.waitForSelector(id(name));
export const intoView = (name) => (page) => page.locator(id(name)).first().scrollIntoViewIfNeeded();

/** A button that only one width of window has. */
export const clickIfThere = (name) => (page) =>
  page
    .click(typeof name === 'string' && name.startsWith('.') ? name : id(name), { timeout: 400 })
    .catch(() => undefined);

/** Ticks the first rows of the pool. */
export const tick = (count) => async (page) => {
  for (let at = 0; at < count; at += 1)
    await page
      .locator(`${id('pool-row')} input`)
      .nth(at)
      .check();
};

/** One of the words of a switch. */
export const choose = (name, word) => (page) => page.locator(id(name)).getByText(word, { exact: true }).click();

/** Closes what lies on top, then does the rest. */
export const closeAnd = (step) => async (page) => {
  await page.keyboard.press('Escape');
  await page.waitForTimeout(400);
  await step(page);
};

/** Along the queue of the merging bench, down and then up, to the entry of this name, once its candidates are there. */
export const toEntry = (name) => async (page) => {
  for (let step = 0; step < 80; step += 1) {
    await page.waitForTimeout(120);
    if ((await page.locator(id('merge-entry-name')).innerText()).includes(name)) {
      await page.locator(id('merge-candidate-1')).waitFor();
      return;
    }
    await page.keyboard.press(step < 40 ? 'ArrowDown' : 'ArrowUp');
  }
  throw new Error(`no entry ${name}`);
};

/** Opens the page of the item of this name: where its row stands, and which rows there are, depends on the size of the window. */
export const openItem = (name) => async (page) => {
  const rows = page.locator(id('pool-row'));
  const wanted = rows.filter({ hasText: name }).first();
  await rows.first().hover();
  await page.mouse.wheel(0, -100_000);
  for (let turn = 0; turn < 100 && (await wanted.count()) === 0; turn += 1) {
    await page.mouse.wheel(0, 150);
    await page.waitForTimeout(100);
  }
  await wanted.scrollIntoViewIfNeeded();
  // The grid learns of it a frame later; clicked sooner, it goes back to where it thinks it stands.
  await page.waitForTimeout(200);
  await wanted.dblclick();
};
