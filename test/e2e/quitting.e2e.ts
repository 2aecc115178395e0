/** The window closed while files are made: it asks, goes on when told to, and leaves nothing half made when it goes. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { anlanWithFirstEdition } from '../builders/editions';
import { id, introduce } from './hands';
import { launchInTest, testFolder } from './launch';

it('asks while an archive is made, stays when told to, and leaves no half of it when it goes', async () => {
  const folder = testFolder('quitting');
  const path = join(folder, '安澜县.shuangshu');
  anlanWithFirstEdition(path).close();
  const out = join(folder, '档案');
  mkdirSync(out);
  const { app, page } = await launchInTest({ args: [path], dialogs: { folder: out } });
  await introduce(page);
  const answer = (response: number) =>
    app.evaluate(({ dialog }, chosen) => {
      const asked = globalThis as { asked?: string[] };
      asked.asked ??= [];
      dialog.showMessageBox = async (...args: unknown[]) => {
        asked.asked?.push((args.at(-1) as { message: string }).message);
        // A person takes their time.
        await new Promise((read) => setTimeout(read, 300));
        return { response: chosen, checkboxChecked: false };
      };
    }, response);
  const close = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const asked = () => app.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);

  await page.click(id('rail-editions'));
  await answer(0);
  await page.click(id('editions-archive'));
  await expect.poll(() => readdirSync(out).length, { timeout: 20_000 }).toBe(1);
  await close();
  await expect.poll(asked).toEqual(['还有文件没有做完。']);
  await page.waitForSelector(id('archive-done'), { timeout: 40_000 });
  expect(readdirSync(out).filter((name) => name.startsWith('安澜县_归档包'))).toHaveLength(1);

  await answer(1);
  await page.click(id('editions-archive'));
  await expect.poll(() => readdirSync(out).length, { timeout: 20_000 }).toBe(2);
  const gone = app.waitForEvent('close');
  await close();
  await gone;
  expect(readdirSync(out).filter((name) => !name.startsWith('安澜县_归档包'))).toEqual([]);
  expect(readdirSync(out)).toHaveLength(1);
}, 80_000);
