/** A town's entries disposed by keyboard alone in the real window: attach, reject, split, note, “not the same”, confirm together, undo. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { reopen, sampleCountyFile } from '../builders/sampleCounty';
import { id, pressAndGoOn } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let folder = '';

const textOf = async (page: Page, name: string) => (await page.locator(id(name)).innerText()).replace(/[\s,]+/g, '');
const expectText = (page: Page, name: string, wanted: string) =>
  expect.poll(() => textOf(page, name), { timeout: 15_000 }).toContain(wanted);
/** The entry in hand, once its marks are plain text again: synonyms carry a number. */
const entryIs = (page: Page, name: string) =>
  expect.poll(async () => (await textOf(page, 'merge-entry-name')).replace(/\d/g, ''), { timeout: 15_000 }).toBe(name);

it('disposes the first rows of a town by keyboard alone, then the sure ones together, and undoes', async () => {
  folder = testFolder('merge');
  const path = join(folder, '东宁.shuangshu');
  sampleCountyFile(path, ['老黑山镇', '道河镇']);
  started = await launchInTest({ args: [path] });
  const { page } = started;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.waitForSelector(id('operator-name'), { timeout: 60_000 });
  await page.keyboard.type('李敏');
  await press('Enter');
  await page.waitForSelector(id('operator-name'), { state: 'detached' });
  await page.click(id('rail-merge'));
  await expectText(page, 'merge-sum', '老黑山镇35＝待定35');
  await expect.poll(() => textOf(page, 'merge-confirm-open'), { timeout: 15_000 }).toMatch(/一并确认[1-9]\d*条/);

  // A town chosen by mouse leaves the arrows to the queue.
  await page.getByText('道河镇　余').click();
  await expectText(page, 'merge-sum', '道河镇34＝待定34');
  await page.getByText('老黑山镇　余').click();
  await expectText(page, 'merge-sum', '老黑山镇35＝待定35');
  await entryIs(page, '武装部那摊子和党管武装');
  await press('ArrowDown', 'ArrowDown');
  await entryIs(page, '选调生带培');
  await press('ArrowUp', 'ArrowUp');

  // P with a note stays pending and goes on.
  await entryIs(page, '武装部那摊子和党管武装');
  await press('p');
  await page.keyboard.type('6月3日问过人武部');
  await press('Enter');
  await entryIs(page, '第一书记和工作队考勤');
  await press('ArrowUp');
  await entryIs(page, '武装部那摊子和党管武装');
  await expectText(page, 'merge-note-row', '6月3日问过人武部');
  await press('ArrowDown');

  // Enter attaches, the queue keeps the row in its place and goes on.
  await entryIs(page, '第一书记和工作队考勤');
  await page.waitForSelector(id('merge-candidate-1'));
  await press('Enter');
  await entryIs(page, '选调生带培');
  await expectText(page, 'merge-sum', '并入1＋待定34');
  await press('Control+z');
  await entryIs(page, '第一书记和工作队考勤');
  await expectText(page, 'merge-sum', '待定35');
  await page.waitForSelector(id('merge-candidate-1'));
  // A key pressed before the write is done is kept for the next entry.
  await press('Enter', 'r');
  await page.waitForSelector(id('reject-reason'));
  expect(await page.getByRole('dialog').innerText()).toContain('选调生带培');
  await press('Escape');
  await page.waitForSelector(id('reject-reason'), { state: 'detached' });
  await entryIs(page, '选调生带培');

  // Who has gone elsewhere before the write is done stays there.
  await press('Control+z');
  await entryIs(page, '第一书记和工作队考勤');
  await page.waitForSelector(id('merge-candidate-1'));
  await pressAndGoOn(page, 'Enter', { key: 'ArrowUp' });
  await expectText(page, 'merge-sum', '并入1＋待定34');
  await page.waitForTimeout(300);
  await entryIs(page, '武装部那摊子和党管武装');
  await press('ArrowDown', 'ArrowDown');
  await entryIs(page, '选调生带培');

  // X takes the chosen candidate away for good, and it can be allowed back.
  await page.waitForSelector(id('merge-candidate-1'));
  const first = await page.locator(id('merge-candidate-1')).getAttribute('aria-label');
  await press('x');
  await expect.poll(() => page.locator(id('merge-candidate-1')).getAttribute('aria-label')).not.toBe(first);
  await expectText(page, 'merge-refused', first ?? '?');
  await press('Control+z');
  await expect.poll(() => page.locator(id('merge-candidate-1')).getAttribute('aria-label')).toBe(first);

  // O shows the row in its file.
  await press('o');
  await expectText(page, 'original-rows', '选调生带培');
  await press('Escape');
  await page.waitForSelector(id('original-rows'), { state: 'detached' });

  // R: number and Enter are enough.
  await press('ArrowUp', 'ArrowUp', 'r');
  await page.waitForSelector(id('reject-reason'));
  await press('2', 'Enter');
  await page.waitForSelector(id('reject-reason'), { state: 'detached' });
  await expectText(page, 'merge-sum', '并入1＋不予列入1＋待定33');

  // B: as many rows as the button says; rows with a warning start unticked; the sum before is the sum after.
  const confirmable = Number(/(\d+)条/.exec(await textOf(page, 'merge-confirm-open'))?.[1]);
  await press('b');
  await page.waitForSelector(id('confirm-row'));
  const [, sure = '0', left = '0'] = /已勾(\d+)条.*?留下(\d+)条/.exec(await textOf(page, 'confirm-sum')) ?? [];
  expect(Number(sure) + Number(left)).toBe(confirmable);
  const ticked = await page.locator(`${id('confirm-row')}[data-state="left"]`).count();
  expect(ticked).toBeGreaterThan(0);
  await press('Space');
  const said = /确认后(老黑山镇35＝.*?)·报送/.exec(await textOf(page, 'confirm-sum'))?.[1] ?? '?';
  await press('Control+Enter');
  await page.waitForSelector(id('confirm-page'), { state: 'detached' });
  await expectText(page, 'merge-sum', said);
  await press('Control+z');
  await expectText(page, 'merge-sum', '并入1＋不予列入1＋待定33');
  expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);

  const running = started;
  started = null;
  await running.close();
  const project = reopen(path);
  const kinds = project.read.all<{ kind: string; count: number }>(
    `SELECT kind, count(*) AS count FROM disposition JOIN sourceEntry ON sourceEntry.id = entryId
     JOIN sourceList ON sourceList.id = sourceListId WHERE direction = 'up' GROUP BY kind ORDER BY kind`,
  );
  project.close();
  expect(kinds).toEqual([
    { kind: 'attach', count: 1 },
    { kind: 'reject', count: 1 },
  ]);
});
