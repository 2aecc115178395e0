/** Takes the pictures of scenes, one after the other, at every size wanted; what cannot be reached is told and counted. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { root } from '../cache.mjs';
import { say } from '../run.mjs';
import { id } from './steps.mjs';

/** CSS pixels: a small office screen at 100 % and at 150 %, and a large one. */
export const sizes = { 1366: [1366, 768], '150pct': [911, 472], 1920: [1920, 1080] };

export async function resize({ app, page }, [width, height]) {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
    [width, height],
  );
  await page.waitForTimeout(200);
}

/** Takes the scenes wanted at every size; a scene that cannot be reached is told and counted. */
export async function shoot(started, scenes, { folder, wanted, picked, manual, axe }) {
  const { page } = started;
  let missed = 0;
  for (const [label, size] of Object.entries(wanted)) {
    await resize(started, size);
    for (const scene of scenes.filter(picked)) {
      const file = join(folder, manual ? `${scene.name}.png` : `${scene.name}-${label}.png`);
      try {
        if (scene.screen) await page.click(id(`rail-${scene.screen}`));
        if (scene.wait) await page.waitForSelector(id(scene.wait));
        await page.waitForTimeout(400);
        for (const step of scene.steps ?? []) await step(page);
        await page.waitForTimeout(500);
      } catch (error) {
        missed += 1;
        say(`${scene.name} ${label} 没有拍到：${String(error).split('\n')[0]}`);
      }
      await page.screenshot({ path: file });
      if (axe) missed += await judge(page, `${scene.name} ${label}`);
      await leave(page, scene);
    }
  }
  return missed;
}

const axeSource = join(root, 'node_modules', 'axe-core', 'axe.min.js');

/** Findings of axe that an office worker with weak eyes or a keyboard would stumble over, told one by one. */
async function judge(page, place) {
  await page.evaluate(fs.readFileSync(axeSource, 'utf8'));
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id: rule, nodes }) => nodes.map(({ html }) => `${rule}: ${html.slice(0, 200)}`));
  });
  for (const one of found) say(`${place} ${one}`);
  return found.length;
}

async function leave(page, scene) {
  try {
    await (scene.leave ?? (async () => undefined))(page);
  } catch (error) {
    say(`${scene.name} 没有退出：${String(error).split('\n')[0]}`);
  }
  if ((scene.steps ?? []).length === 0 || scene.leave) return;
  for (let turn = 0; turn < 2; turn += 1) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(250);
    // A form with much typed into it asks first.
    if (await page.locator(id('form-leave')).isVisible()) await page.click(id('form-leave'));
  }
}
