/** Killing the engine, or the whole program, in the middle of a write: nothing acknowledged is lost, nothing is half, work goes on. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openProjectFile } from '../../electron/engine/database/file/open';
import { verifyProject } from '../../electron/engine/database/log/verify';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let folder = '';

const crowd = Array.from({ length: 4_000 }, (_, index) => `部门${index + 1}`);

async function enginePid(): Promise<number> {
  const pid = await started?.app.evaluate(
    ({ app }) => app.getAppMetrics().find((metric) => metric.name === 'shuangshu-engine')?.pid,
  );
  if (!pid) throw new Error('no engine to kill');
  return pid;
}

async function killEngine(): Promise<void> {
  process.kill(await enginePid(), 'SIGKILL');
}

/** A new project with one department that was acknowledged. */
async function begin(page: Page): Promise<void> {
  await page.click(id('start-new'));
  await page.fill(id('new-name'), '试点县');
  await page.click(id('new-create'));
  await introduce(page);
  await page.click(id('rail-units'));
  await addUnits(page, ['先前登记的部门']);
  await page.waitForSelector(id('units-add-do'), { state: 'detached' });
}

async function addUnits(page: Page, names: readonly string[]): Promise<void> {
  await page.click(id('units-add'));
  await pasteInto(page.locator(id('units-names')), names.join('\n'));
  await page.click(id('units-add-do'));
}

/** Playwright's own fill types line by line, which takes minutes for thousands; a paste arrives at once. */
async function pasteInto(field: Locator, text: string): Promise<void> {
  await field.evaluate((element, value) => {
    if (!(element instanceof HTMLTextAreaElement)) throw new Error('not a text area');
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(element, value);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
}

for (const delay of [5, 60, 250]) {
  it(`${delay} ms into a write of 4,000 units leaves all of them or none, and the window recovers`, async () => {
    folder = testFolder('kill');
    const project = join(folder, '试点.shuangshu');
    started = await launchInTest({ dialogs: { save: project } });
    const { page } = started;
    await begin(page);

    await addUnits(page, crowd);
    await page.waitForTimeout(delay);
    await killEngine();

    // The window says so, stays on its screen and takes the next write.
    await page.waitForSelector('text=后台程序意外停止', { timeout: 15_000 });
    if (await page.locator(id('units-names')).isVisible()) await page.keyboard.press('Escape');
    await page.waitForSelector(id('units-names'), { state: 'detached' });
    await expect
      .poll(() => page.locator(id('unit-row')).first().innerText(), { timeout: 15_000 })
      .toContain('先前登记的部门');
    await addUnits(page, ['之后登记的部门']);
    await page.waitForSelector(id('units-add-do'), { state: 'detached' });
    await started.close();
    started = null;
    expectWhole(project);
  });
}

for (const delay of [20, 150]) {
  it(`the whole program killed ${delay} ms into a write ends its engine, and the next start offers the project and goes on`, async () => {
    folder = testFolder('kill');
    const project = join(folder, '试点.shuangshu');
    const userData = join(folder, 'userData');
    started = await launchInTest({ dialogs: { save: project }, userData });
    const { page } = started;
    await begin(page);
    const engine = await enginePid();
    await addUnits(page, crowd);
    await page.waitForTimeout(delay);
    started.app.process().kill('SIGKILL');
    // The engine sees that nobody is there any more; as long as it lives it holds the file.
    await expect.poll(() => isAlive(engine), { timeout: 15_000 }).toBe(false);
    await started.close();

    started = await launchInTest({ userData });
    // What the crash left beside the file stands in nobody's way: one click, no question, and work goes on.
    await started.page.click(id('recent-project'));
    await started.page.click(id('rail-units'));
    await addUnits(started.page, ['之后登记的部门']);
    await started.page.waitForSelector(id('units-add-do'), { state: 'detached' });
    await started.close();
    started = null;
    expectWhole(project);
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function expectWhole(path: string): void {
  const session = { operator: '测试', computer: '测试', now: () => '2025-06-30T00:00:00.000Z' };
  const opened = openProjectFile(path, { session, backups: null, takeOver: true });
  if (!opened.ok) throw new Error(opened.code);
  const names = listUnits(opened.value.read).map(({ name }) => name);
  const verification = verifyProject(opened.value.read);
  opened.value.close();
  expect(names).toContain('先前登记的部门');
  expect(names).toContain('之后登记的部门');
  expect([2, crowd.length + 2]).toContain(names.length);
  expect(verification).toMatchObject({ ok: true });
}
