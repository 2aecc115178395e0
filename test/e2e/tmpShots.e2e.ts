/** Scratch. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { sampleCountyFile } from '../builders/sampleCounty';
import { launch } from './launch';
it('shots', { timeout: 170_000 }, async () => {
  const folder = mkdtempSync('/tmp/shots-');
  const path = join(folder, '东宁.shuangshu');
  sampleCountyFile(path, ['老黑山镇', '道河镇']);
  const started = await launch({ args: [path] });
  const { page, app } = started;
  const size = async (width: number, height: number) => {
    await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 0, h ?? 0), [width, height]);
    await page.waitForTimeout(400);
  };
  const shot = (name: string) => page.screenshot({ path: `/tmp/shots/${name}.png` });
  try {
    await page.waitForSelector('[data-testid="operator-name"]', { timeout: 30_000 });
    await page.fill('[data-testid="operator-name"]', '李敏');
    await page.click('[data-testid="operator-save"]');
    await size(1366, 768);
    await page.click('[data-testid="rail-merge"]');
    await page.getByText('老黑山镇　余').first().click();
    await page.waitForSelector('[data-testid="merge-candidate-1"]');
    await page.waitForTimeout(1500);
    await shot('merge-1');
    for (let i = 0; i < 14; i++) await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(400);
    await shot('merge-2');
    await page.keyboard.press('o'); await page.waitForTimeout(600); await shot('merge-original'); await page.keyboard.press('Escape'); await page.waitForTimeout(400);
    await page.keyboard.press('r'); await page.waitForTimeout(600); await shot('merge-reject'); await page.keyboard.press('Escape'); await page.waitForTimeout(400);
    await page.keyboard.press('s'); await page.waitForTimeout(1200); await shot('merge-split'); await page.keyboard.press('Escape'); await page.waitForTimeout(400);
    await page.keyboard.press('x'); await page.waitForTimeout(700); await shot('merge-x');
    await page.keyboard.press('b'); await page.waitForTimeout(900); await shot('merge-bulk');
    await page.keyboard.press('ArrowRight'); await page.waitForTimeout(300); await shot('merge-bulk-open');
    await size(911, 512); await shot('merge-bulk-150');
    await page.keyboard.press('Escape'); await page.waitForTimeout(500); await shot('merge-150');
    await page.click('[data-testid="merge-queue-open"]'); await page.waitForTimeout(300); await shot('merge-150-queue');
    await size(1920, 1080); await shot('merge-1920');
  } finally {
    console.log(started.complaints.join('\n'));
    await started.close();
  }
});
