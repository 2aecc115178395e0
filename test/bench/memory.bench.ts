/** What the program holds in memory with a county at its largest, and how long its newest backup takes to be worked on again. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backUp } from '../../electron/engine/database/file/backup';
import { openProjectFile } from '../../electron/engine/database/file/open';
import { restoreBackup } from '../../electron/engine/services/project/restoreBackup';
import { largeProjectCopy } from '../builders/largeProject';
import { testOptions, unwrap } from '../builders/project';
import { launch } from '../e2e/launch';
import { tell } from './measure';

/** Megabytes and seconds of `reliability.md`: G8 and G9. */
const ENGINE = 400;
const WINDOW = 350;
const RESTORE = 30;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuangshu-memory-'));
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));

/** Proportional set size in megabytes: shared pages count once over all processes. */
function megabytes(pid: number): number {
  const kilobytes = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1').match(/^Pss:\s+(\d+)/m)?.[1];
  return Math.round(Number(kilobytes ?? 0) / 1024);
}

it('the engine and the window stay small while every screen of a large county is looked at', async () => {
  const started = await launch({ args: [largeProjectCopy(folder)], userData: join(folder, 'userData') });
  try {
    const { page, app } = started;
    await page.waitForSelector('[data-testid="rail-pool"]', { timeout: 60_000 });
    await page.fill('[data-testid="operator-name"]', '李敏');
    await page.click('[data-testid="operator-save"]');
    const most = { engine: 0, window: 0, all: 0 };
    for (const screen of ['sources', 'merge', 'pool', 'bases', 'rounds', 'townships', 'checks', 'pool']) {
      await page.click(`[data-testid="rail-${screen}"]`);
      await page.waitForTimeout(4_000);
      const metrics = await app.evaluate(({ app: electron }) =>
        electron.getAppMetrics().map(({ pid, type, name }) => ({ pid, what: `${type} ${name ?? ''}` })),
      );
      const held = metrics.map(({ pid, what }) => ({ what, size: megabytes(pid) }));
      const of = (word: string) =>
        Math.max(0, ...held.filter(({ what }) => what.includes(word)).map(({ size }) => size));
      most.engine = Math.max(most.engine, of('engine'));
      most.window = Math.max(most.window, of('Tab'));
      most.all = Math.max(
        most.all,
        held.reduce((sum, { size }) => sum + size, 0),
      );
      tell(screen, held.map(({ what, size }) => `${what.trim()} ${size}`).join('，'));
    }
    tell('最多（MB）', `后台 ${most.engine}，窗口 ${most.window}，全部进程 ${most.all}`);
    expect(most.engine).toBeGreaterThan(0);
    expect(most.engine).toBeLessThanOrEqual(ENGINE);
    expect(most.window).toBeLessThanOrEqual(WINDOW);
  } finally {
    await started.close();
  }
});

it('the newest backup of 60,000 rows is checked from end to end and open again in time', () => {
  const path = largeProjectCopy(folder);
  const project = unwrap(openProjectFile(path, testOptions()));
  const place = join(folder, '备份');
  const at = '2026-06-01T08:00:00.000Z';
  const made = unwrap(backUp(project.database, { projectPath: path, folder: place, reason: 'manual', at }));
  project.close();
  const begun = performance.now();
  const restored = unwrap(restoreBackup(join(place, made.fileName), join(folder, '恢复.shuangshu'), testOptions()));
  const seconds = (performance.now() - begun) / 1_000;
  restored.close();
  tell('恢复', `${seconds.toFixed(1)} s，${Math.round(statSync(path).size / 2 ** 20)} MB`);
  expect(seconds).toBeLessThanOrEqual(RESTORE);
});
