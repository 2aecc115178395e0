/** 认定 in the real window: a conflict from its first verdict over a talk to a ruling, and a round that waits for it. */
import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { id, introduce, pressAndGoOn } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let out = '';
const text = async (page: Page, name: string) =>
  (await page.locator(id(name)).first().innerText()).replace(/\s+/g, ' ').trim();

it('takes a conflict from its first verdict to a ruling, by keys, with the figures tying at every step', async () => {
  out = testFolder('agreement');
  started = await launchInTest({ args: ['--sample'], dialogs: { folder: out } });
  const { page } = started;
  await introduce(page);
  await page.click(id('rail-rounds'));
  await page.click(id('rounds-open'));
  await page.locator('.ant-modal').getByText('审定', { exact: true }).click();
  await page.click(id('rounds-open-confirm'));
  await page.waitForSelector(id('rounds-open-confirm'), { state: 'detached' });

  // Nothing is agreed by silence.
  await page.click(id('rail-agreement'));
  await expect.poll(() => text(page, 'agreement-sum')).toBe('417 ＝ 已认定 0 ＋ 裁定 0 ＋ 未定 417');
  await page.waitForSelector(id('party'));
  const parties = page.locator(id('party'));
  const count = await parties.count();
  expect(count).toBeGreaterThan(3);

  // Every party says yes by a key, but the last township, which says why not.
  await page.locator(`${id('party')}[data-unit="东宁镇"]`).click();
  await page.keyboard.press('2');
  await page.fill(id('verdict-words'), '镇里没有执法权，应由部门牵头。');
  await page.fill(id('verdict-person'), '王镇长');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('verdict-confirm'), { state: 'detached' });
  await expect.poll(() => page.locator(`${id('party')}[data-position="disagree"]`).count()).toBe(1);
  const name = await text(page, 'agreement-title');
  await parties.first().click();
  await page.keyboard.press('1');
  await expect.poll(() => page.locator(`${id('party')}[data-position="agree"]`).count()).toBe(1);
  // The next item starts with its first party, also when the verdict is written only after the step to it.
  await pressAndGoOn(page, '1', { key: 'ArrowDown' });
  await expect.poll(() => text(page, 'agreement-title')).not.toBe(name);
  await page.waitForTimeout(300);
  expect(await parties.first().getAttribute('aria-current')).toBe('true');
  await page.keyboard.press('Control+z');
  await page.locator(id('agreement-state')).click();
  await page.locator('.ant-select-item-option').getByText('分歧 1', { exact: true }).click();
  await expect.poll(() => page.locator(id('agreement-row')).count()).toBe(1);
  expect(await text(page, 'agreement-row')).toContain('东宁镇有不同意见');
  // What is in hand is what the filter found: the keys never speak for an item that is not in the list.
  await expect.poll(() => text(page, 'agreement-title')).toBe(name);
  // The filter chosen by mouse has let go of the keys.
  await page.keyboard.press('m');
  await page.waitForSelector(id('talk-title'));
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('talk-title'), { state: 'detached' });

  // The final round names it and waits.
  await page.click(id('rail-rounds'));
  await page.click(id('rounds-seal'));
  await page.waitForSelector(id('rounds-seal-confirm'));
  await expect.poll(() => page.locator('.ant-modal').innerText()).toContain(`“${name}”`);
  await page.keyboard.press('Escape');
  await page.click(id('rail-agreement'));

  // A talk with minutes, then the ruling that rests on it, all by keys.
  await page.waitForSelector(id('party'));
  await page.keyboard.press('m');
  await page.fill(id('talk-title'), '第一次会商会');
  // Mostly noted on the day: today stands there already.
  const today = new Date();
  const parts = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  expect(await page.inputValue(id('talk-date'))).toBe(parts.map((part) => String(part).padStart(2, '0')).join('-'));
  await page.fill(id('talk-date'), '2025-06-20');
  await page.fill(id('talk-people'), '编办李敏、东宁镇王镇长');
  await page.fill(id('talk-minutes'), '镇里提出没有执法权，部门同意派人到场。');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('item-talk'));
  await page.keyboard.press('c');
  await page.fill(id('ruling-decision'), '按现文字列入');
  await page.fill(id('ruling-reason'), '法律规定由乡镇先行处置');
  await page.locator(id('ruling-decider')).locator('input').fill('编委会');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('ruling'));
  expect(await text(page, 'ruling')).toContain('按现文字列入。理由：法律规定由乡镇先行处置');
  await expect.poll(() => text(page, 'agreement-sum')).toBe('417 ＝ 已认定 0 ＋ 裁定 1 ＋ 未定 416');

  // What a unit agrees to as a whole is put down at once.
  await page.click(id('agreement-tab-units'));
  const town = page.locator(`${id('progress-row')}[data-unit="道河镇"]`);
  expect((await town.innerText()).replace(/\s+/g, ' ')).toMatch(/↑ 道河镇 376 0 0 0 0 376/);
  await town.locator(id('progress-agree')).click();
  await page.click(id('verdict-confirm'));
  await expect.poll(async () => (await town.innerText()).replace(/\s+/g, ' ')).toMatch(/道河镇 376 376 0 0 0 0/);

  // The documents of it, read back.
  await page.click(id('agreement-export'));
  await page.getByText('分歧事项及处理情况表…').click();
  await page.waitForSelector(id('agreement-export-done'), { timeout: 60_000 });
  expect(readdirSync(out).filter((file) => file.includes('分歧事项及处理情况表'))).toHaveLength(2);

  // The item's own page says the same.
  await page.click(id('sum-ruled'));
  await expect.poll(() => page.locator(id('agreement-row')).count()).toBe(1);
  await page.click(id('agreement-pool'));
  await page.waitForSelector(id('item-agreement'));
  expect(await text(page, 'item-agreement')).toContain('裁定');
  await page.click(id('item-agreement-open'));

  // Who has not spoken does not bar the seal, but whoever seals is told.
  await page.click(id('rail-rounds'));
  await page.click(id('rounds-seal'));
  await expect.poll(() => text(page, 'rounds-seal-open')).toContain('还有 416 项没有认定');
  await page.keyboard.press('Escape');
  await page.click(id('rail-agreement'));

  // Unit after unit agrees to the rest; then everything is agreed or ruled, and the round is sealed.
  await page.click(id('agreement-tab-units'));
  const agree = page.locator(id('progress-agree'));
  for (let left = await agree.count(); left > 0; left -= 1) {
    await agree.first().click();
    await page.waitForSelector(id('verdict-confirm'));
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector(id('verdict-confirm'), { state: 'detached', timeout: 60_000 });
    await expect.poll(() => agree.count(), { timeout: 60_000 }).toBe(left - 1);
  }
  await expect.poll(() => text(page, 'agreement-sum')).toBe('417 ＝ 已认定 416 ＋ 裁定 1 ＋ 未定 0');
  await page.click(id('rail-rounds'));
  await page.click(id('rounds-seal'));
  await page.waitForSelector(id('rounds-seal-confirm'));
  expect(await page.locator(id('rounds-seal-open')).count()).toBe(0);
  await page.click(id('rounds-seal-confirm'));
  await page.waitForSelector(id('rounds-seal-confirm'), { state: 'detached' });
  expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});

it('lists what a meeting was about one below the other, with its buttons inside the dialog', async () => {
  started = await launchInTest({ args: ['--sample'] });
  const { page } = started;
  await introduce(page);
  await page.click(id('rail-agreement'));
  await page.waitForSelector(id('party'));
  for (let item = 1; item <= 12; item += 1) {
    const name = await text(page, 'agreement-title');
    await page.keyboard.press('2');
    await page.fill(id('verdict-words'), '应由部门牵头。');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector(id('verdict-confirm'), { state: 'detached' });
    if (item < 12) await page.keyboard.press('ArrowDown');
    if (item < 12) await expect.poll(() => text(page, 'agreement-title')).not.toBe(name);
  }
  await page.click(id('agreement-tab-talks'));
  await page.click(id('talk-meeting'));
  await page.fill(id('talk-title'), '第一次会商会');
  await page.fill(id('talk-date'), '2025-06-20');
  await page.fill(id('talk-minutes'), '逐项研究。');
  await page.keyboard.press('Control+Enter');
  await page.click(id('talk-outcome'));
  const list = page.locator(id('outcome-items'));
  await list.waitFor();
  expect(await list.locator('input').count()).toBe(12);
  const left = await list.locator('input').evaluateAll((all) => all.map((box) => box.getBoundingClientRect().left));
  expect(new Set(left).size).toBe(1);
  const button = await page.locator(id('outcome-confirm')).boundingBox();
  const dialog = await page.locator('[role=dialog]:visible .ant-modal-container').boundingBox();
  expect((button?.x ?? 0) + (button?.width ?? 0)).toBeLessThanOrEqual((dialog?.x ?? 0) + (dialog?.width ?? 0));
});
