/** The bench's finer deeds in the real window: wording by U and I, breaks by keyboard and mouse, 改归, 撤回, a question and its answer. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { reopen, sampleCountyFile } from '../builders/sampleCounty';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let folder = '';

const textOf = async (page: Page, name: string) =>
  (await page.locator(id(name)).first().innerText()).replace(/\s+/g, '');
const entryIs = (page: Page, name: string) =>
  expect.poll(async () => (await textOf(page, 'merge-entry-name')).replace(/\d/g, ''), { timeout: 20_000 }).toBe(name);
const sumHas = (page: Page, wanted: string) =>
  expect.poll(async () => textOf(page, 'merge-sum'), { timeout: 20_000 }).toContain(wanted);

async function openBench(path: string): Promise<Page> {
  started = await launchInTest({ args: [path], userData: join(folder, 'userData') });
  const { page } = started;
  await introduce(page);
  await page.click(id('rail-merge'));
  await sumHas(page, '老黑山镇35＝待定35');
  return page;
}

/** Arrow by arrow to an entry of the queue; each press is seen to arrive before the next. */
async function goTo(page: Page, name: string): Promise<void> {
  const shown = async () => (await textOf(page, 'merge-entry-name')).replace(/\d/g, '');
  for (let step = 0; step < 40; step += 1) {
    const before = await shown();
    if (before === name) return;
    await page.keyboard.press('ArrowDown');
    await expect.poll(shown, { message: `below ${before}` }).not.toBe(before);
  }
  throw new Error(`${name} is not in the queue`);
}

it('an entry is attached with the town’s words, put right and taken back, and every step can be undone', async () => {
  folder = testFolder('deeds');
  const path = join(folder, '东宁.shuangshu');
  sampleCountyFile(path, ['老黑山镇']);
  const page = await openBench(path);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  // U: the town's name; I twice: own words. Enter attaches and amends in one step.
  await goTo(page, '第一书记和工作队考勤');
  await page.waitForSelector(id('merge-candidate-1'));
  const item = (await page.locator(id('merge-candidate-1')).getAttribute('aria-label')) ?? '';
  const other = (await page.locator(id('merge-candidate-2')).getAttribute('aria-label')) ?? '';
  await press('u', 'i', 'i');
  await page.waitForSelector(id('wording-own-text'));
  await press('Control+a');
  await page.keyboard.insertText('每周点名，每月公示在岗天数');
  await press('Enter', 'Enter');
  await sumHas(page, '并入1＋待定34');
  // The bench goes on to the next of itself.
  await entryIs(page, '选调生带培');

  // The entry stays in its place; 改归 leads it to another item, for a reason.
  await press('ArrowUp');
  await entryIs(page, '第一书记和工作队考勤');
  await page.waitForSelector(id('merge-decided'));
  expect(await textOf(page, 'merge-decided')).toContain('第一书记和工作队考勤');
  await page.click(id('merge-reattach'));
  await page.waitForSelector(id('reattach-search'));
  await page.fill(id('reattach-search'), other);
  await page.locator(id('item-picker-row')).first().getByText(other, { exact: true }).click();
  await page.fill(id('reattach-reason'), '看错了行');
  await press('Control+Enter');
  await page.waitForSelector(id('reattach-confirm'), { state: 'detached', timeout: 20_000 });
  await expect.poll(() => textOf(page, 'merge-decided'), { timeout: 20_000 }).toContain('理由：看错了行');
  await press('Control+z');
  await expect.poll(() => textOf(page, 'merge-decided'), { timeout: 20_000 }).not.toContain('看错了行');

  // 撤回: pending again, and the item keeps the words it was given.
  await page.click(id('merge-detach'));
  await page.waitForSelector(id('detach-confirm'));
  await press('Control+Enter');
  await sumHas(page, '老黑山镇35＝待定35');
  const project = await closed(path);
  const named = project.read.value<string>(
    `SELECT text FROM itemVersion JOIN item ON item.id = itemId AND item.version = number WHERE name = ?`,
    ['第一书记和工作队考勤'],
  );
  const before = project.read.value<number>('SELECT count(*) FROM itemVersion WHERE name = ?', [item]);
  project.close();
  expect(named).toBe('每周点名，每月公示在岗天数');
  expect(before).toBeGreaterThan(0);
});

it('a row of two duties is parted where the breaks stand, moved by keys and by mouse', async () => {
  folder = testFolder('deeds');
  const path = join(folder, '东宁.shuangshu');
  sampleCountyFile(path, ['老黑山镇']);
  const page = await openBench(path);
  const parts = () =>
    page.locator('[data-testid="split-words"] [data-at]').evaluateAll((found) => {
      const texts: string[] = [];
      for (const one of found) {
        const part = Number(/split-part-(\d)/.exec(one.className)?.[1] ?? 0);
        texts[part] = (texts[part] ?? '') + (one.textContent ?? '');
      }
      return texts;
    });
  // What is hardly alike is folded away until 1 is pressed.
  await page.waitForSelector(id('merge-folded'));
  await page.keyboard.press('1');
  await page.waitForSelector(id('merge-candidate-1'));
  await page.keyboard.press('s');
  await page.waitForSelector(id('split-words'));
  await page.locator(id('split-words')).focus();
  const first = await parts();
  expect(first).toHaveLength(2);
  await page.keyboard.press('ArrowRight');
  expect((await parts())[0]).toBe(`${first[0]}${first[1]?.[0]}`);
  await page.keyboard.press('ArrowLeft');
  expect(await parts()).toEqual(first);
  await page.keyboard.press('+');
  expect(await parts()).toHaveLength(3);
  await page.keyboard.press('-');
  expect(await parts()).toHaveLength(2);

  // The mouse drags a break to the left edge of the third character.
  const third = page.locator('[data-testid="split-words"] [data-at]').nth(2);
  const to = await third.boundingBox();
  const from = await page.locator('.split-break').first().boundingBox();
  if (!to || !from) throw new Error('nothing to drag');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 1, to.y + to.height / 2, { steps: 8 });
  // The characters stand elsewhere now that the break has left its place.
  const there = await third.boundingBox();
  if (!there) throw new Error('nowhere to drop');
  await page.mouse.move(there.x + 1, there.y + there.height / 2);
  await page.mouse.up();
  await expect.poll(async () => (await parts())[0]).toHaveLength(2);
  await page.keyboard.press('Escape');
  await sumHas(page, '老黑山镇35＝待定35');
});

it('a question is put on the item page and answered there', async () => {
  folder = testFolder('deeds');
  const path = join(folder, '东宁.shuangshu');
  sampleCountyFile(path, ['老黑山镇']);
  const page = await openBench(path);
  await page.click(id('rail-pool'));
  await page.locator(id('pool-row')).first().dblclick();
  await page.waitForSelector(id('item-page'));
  await page.click(id('item-note'));
  await page.waitForSelector(id('note-text'));
  await page.keyboard.insertText('这一项镇里有没有人手');
  await page.locator(id('note-unit')).click();
  await page.keyboard.insertText('老黑山');
  await page.keyboard.press('Enter');
  await page.check(id('note-question'));
  await page.click(id('note-confirm'));
  await page.waitForSelector(id('note-confirm'), { state: 'detached', timeout: 20_000 });
  await expect.poll(() => textOf(page, 'item-notes')).toContain('待答复');
  await page.fill(id('note-answer'), '有一人兼着');
  await page.locator(id('note-answer')).press('Enter');
  await expect.poll(() => textOf(page, 'item-notes'), { timeout: 20_000 }).toContain('已答复');
  expect(await textOf(page, 'item-notes')).toContain('答复：有一人兼着');
  expect(await page.locator(id('note-answer')).count()).toBe(0);
});

async function closed(path: string): Promise<ReturnType<typeof reopen>> {
  const running = started;
  started = null;
  expect(running?.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
  await running?.close();
  return reopen(path);
}

it('after a button was clicked, Enter attaches the next entry', async () => {
  folder = testFolder('clicked');
  const path = join(folder, '东宁.shuangshu');
  sampleCountyFile(path, ['老黑山镇']);
  const page = await openBench(path);
  await goTo(page, '第一书记和工作队考勤');
  await page.click(id('merge-reject'));
  await page.waitForSelector(id('reject-reason'));
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('reject-reason'), { state: 'detached' });
  await entryIs(page, '选调生带培');
  await page.waitForSelector(id('merge-candidate-1'));
  await page.keyboard.press('Enter');
  await sumHas(page, '并入1＋');
  expect(await page.locator(id('reject-reason')).count()).toBe(0);
});
