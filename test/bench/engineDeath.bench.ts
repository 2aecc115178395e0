/** How long a person waits when the engine dies: until the window has said so, and until the next write is acknowledged. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { largeProjectCopy } from '../builders/largeProject';
import { type Launched, launch } from '../e2e/launch';
import { median, milliseconds, tell } from './measure';

/** Milliseconds of `reliability.md`: G1. */
const GOAL = 3_000;
/** The sixth death within a minute is taken for good. */
const DEATHS = 5;

const id = (name: string) => `[data-testid="${name}"]`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuangshu-death-'));
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));

async function killEngine({ app }: Launched): Promise<void> {
  const pid = await app.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find((metric) => metric.name === 'shuangshu-engine')?.pid,
  );
  if (!pid) throw new Error('no engine to kill');
  process.kill(pid, 'SIGKILL');
}

async function addUnit(page: Page, name: string): Promise<void> {
  await page.click(id('units-add'));
  await page.fill(id('units-names'), name);
  await page.click(id('units-add-do'));
  await page.waitForSelector(id('units-add-do'), { state: 'detached' });
}

async function dieOver(args: readonly string[]): Promise<{ told: number[]; written: number[] }> {
  const started = await launch({ args, userData: join(folder, 'userData') });
  try {
    const { page } = started;
    await page.waitForSelector(id('rail-units'), { timeout: 60_000 });
    const operator = page.locator(id('operator-name'));
    if (await operator.isVisible()) {
      await operator.fill('李敏');
      await page.click(id('operator-save'));
    }
    await page.click(id('rail-units'));
    const told: number[] = [];
    const written: number[] = [];
    for (let death = 1; death <= DEATHS; death += 1) {
      await killEngine(started);
      const begun = performance.now();
      // It is said when the new engine has opened the project again and answered.
      const notice = page.locator('text=后台程序意外停止').first();
      await notice.waitFor({ timeout: 30_000 });
      told.push(performance.now() - begun);
      await addUnit(page, `第${death}次之后登记的部门`);
      written.push(performance.now() - begun);
      // It goes by itself after a while.
      await notice.waitFor({ state: 'detached' });
    }
    return { told, written };
  } finally {
    await started.close();
  }
}

it.each([
  ['示例县', ['--sample']],
  ['3 万项的县', null],
] as const)('an engine killed over %s is back in time', async (county, args) => {
  const { told, written } = await dieOver(args ?? [largeProjectCopy(folder)]);
  const words = (times: number[]) => `${milliseconds(median(times))}，最多 ${milliseconds(Math.max(...times))}`;
  tell(`${county}，到窗口说明、项目重新打开`, words(told));
  tell(`${county}，到下一次写入确认`, words(written));
  expect(median(told)).toBeLessThanOrEqual(GOAL);
});
