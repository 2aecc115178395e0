/** The steps a scene is made of: how a person comes to what is photographed. */

export const id = (name) => `[data-testid="${name}"]`;

export const click = (name) => (page) => page.click(id(name));
export const row =
  (name, at, deed = 'click') =>
  (page) =>
    page.locator(id(name)).nth(at)[deed]();
export const words = (text) => (page) => page.getByText(text, { exact: false }).first().click();
export const keys =
  (...pressed) =>
  async (page) => {
    for (const key of pressed) await page.keyboard.press(key);
  };
export const type = (text) => (page) => page.keyboard.insertText(text);
export const pause = (milliseconds) => (page) => page.waitForTimeout(milliseconds);
