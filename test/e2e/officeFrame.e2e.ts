/** Search, help, units, settings, backups and copies in the real window. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let folder = '';

const shots = process.env.SHUANGSHU_SHOTS;

/** Pictures at the two sizes an office has, when somebody asks for them. */
async function shoot(page: Page, name: string): Promise<void> {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  for (const [width, height] of [
    [911, 512],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(250);
    await page.screenshot({ path: join(shots, `${name}-${width}.png`) });
  }
}

const rowKeys = (page: Page) =>
  page.locator(id('search-row')).evaluateAll((rows) => rows.map((row) => row.getAttribute('data-key') ?? ''));

async function search(page: Page, query: string, wanted: RegExp): Promise<void> {
  await page.fill(id('search-box'), query);
  await expect
    .poll(() => rowKeys(page), { timeout: 10_000 })
    .toEqual(expect.arrayContaining([expect.stringMatching(wanted)]));
}

describe('the sample', () => {
  it('is searched by characters, pinyin and initials, and every kind of hit opens', async () => {
    started = await launchInTest({ args: ['--sample'] });
    const { page } = started;
    await page.waitForSelector(id('equation-items'), { timeout: 90_000 });
    await introduce(page, '李敏');
    await page.keyboard.press('Control+k');
    await shoot(page, 'search-empty');
    await search(page, '防火', /^item-\d+$/);
    await shoot(page, 'search-characters');
    await search(page, 'fhgld', /^(item|entry)-\d+$/);
    await search(page, 'laoheishan', /^unit-\d+$/);
    await search(page, '土地管理法', /^basis-\d+$/);
    await page
      .locator(`${id('search-row')}[data-key^="basis-"]`)
      .first()
      .click();
    await page.waitForSelector(`${id('search-row')}[data-key^="citing-"]`);
    await shoot(page, 'search-basis');
    await page.keyboard.press('Enter');
    await page.waitForSelector(id('search-box'), { state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.fill(id('search-box'), '没有这样的事项');
    await page.waitForSelector(id('search-none'));
    await search(page, 'sz', /^page-settings$/);
    await page.locator(`${id('search-row')}[data-key="page-settings"]`).click();
    await page.waitForSelector(id('settings-text-size'));
    expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
  });

  it('shows the manual at the chapter of the page, the keys of the page, and copies a failure', async () => {
    started = await launchInTest({ args: ['--sample'] });
    const { page, app } = started;
    await page.waitForSelector(id('equation-items'), { timeout: 90_000 });
    await introduce(page, '李敏');
    await page.click(id('rail-units'));
    await page.keyboard.press('F1');
    await expect.poll(() => page.locator(id('help-text')).innerText(), { timeout: 10_000 }).toContain('并为一家');
    await shoot(page, 'help');
    await page.locator('.help .ant-drawer-close').click();
    await page.locator('.rail').click({ position: { x: 4, y: 4 } });
    await page.keyboard.press('?');
    await expect.poll(() => page.locator(id('keys')).innerText()).toContain('Alt+↑');
    await shoot(page, 'keys');
    await page.keyboard.press('Escape');
    // A refused write shows its sentence; its text goes to the clipboard though the page has no permission for it.
    await page.click(id('rail-units'));
    await page.locator(id('unit-edit')).first().click();
    await page.fill(id('unit-name'), '市民政局');
    await page.click(id('unit-save'));
    await page.waitForSelector(id('error-text'));
    const said = (await page.locator(id('error-text')).innerText()).split(' ')[0] ?? '';
    await page.click(id('error-copy'));
    await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain(said);
  });
});

describe('a new project', () => {
  it('starts with pasted units, orders them, makes two one, and keeps roster and second backups', async () => {
    folder = testFolder('frame');
    const second = join(folder, '移动硬盘');
    mkdirSync(second);
    started = await launchInTest({
      userData: join(folder, 'userData'),
      dialogs: { save: join(folder, '试点.shuangshu'), folder: second },
    });
    const { page, setDialogs } = started;
    await shoot(page, 'start');
    await page.click(id('start-new'));
    await page.fill(id('new-name'), '试点县');
    await shoot(page, 'wizard-1');
    await page.click(id('new-next'));
    const towns = '乡镇\t类别\t人口\t产业\n东镇\t沿边\t1.6万\t黑木耳\n西镇\t林区\t8200\t\n西乡\t\t\t';
    await page.fill(id('new-townships'), towns);
    await expect.poll(() => page.locator('.pasted-list').innerText()).toContain('黑木耳');
    await shoot(page, 'wizard-2');
    // The hand is in the box, where Enter is a new line.
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector(id('new-departments'));
    await page.fill(id('new-departments'), '市民政局\t民政局');
    await page.click(id('new-next'));
    await shoot(page, 'wizard-4');
    await page.click(id('new-next'));
    await page.waitForSelector(id('rail-units'));
    await introduce(page, '王芳');

    await page.click(id('rail-units'));
    await page.locator(id('units-kind')).getByText('乡镇 3').click();
    const names = () => page.locator(id('unit-row')).locator('b').allInnerTexts();
    await expect.poll(names).toEqual(['东镇', '西镇', '西乡']);
    await shoot(page, 'units');
    await page.locator(id('unit-row')).first().click();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(names).toEqual(['西镇', '东镇', '西乡']);
    await page
      .locator(id('unit-handle'))
      .nth(2)
      .dragTo(page.locator(id('unit-row')).first(), { targetPosition: { x: 200, y: 4 } });
    await expect.poll(names).toEqual(['西乡', '西镇', '东镇']);

    await page.locator(id('unit-edit')).first().click();
    await shoot(page, 'unit-dialog');
    await page.click(id('unit-merge'));
    await page.click(id('merge-units-other'));
    await page.locator('.ant-select-item-option').getByText('西镇').click();
    await shoot(page, 'unit-merge');
    await page.click(id('merge-units-do'));
    await expect.poll(names).toEqual(['西镇', '东镇']);
    await expect.poll(() => page.locator(id('unit-row')).first().innerText()).toContain('西乡');
    await page.keyboard.press('Control+z');
    await expect.poll(names).toEqual(['西乡', '西镇', '东镇']);

    await page.click(id('rail-settings'));
    await page.fill(id('roster-name'), '赵强');
    await page.click(id('roster-add'));
    await page.waitForSelector(`${id('roster-row')} >> text=赵强`);
    await page.click(id('second-choose'));
    await page.waitForSelector(`${id('second-state')}[data-state="copied"]`);
    const [place = ''] = readdirSync(second);
    expect(place).toContain('试点县-');
    expect(readdirSync(join(second, place)).length).toBeGreaterThan(0);
    await shoot(page, 'settings');
    const ratio = () => page.evaluate(() => window.devicePixelRatio);
    const before = await ratio();
    await page.locator(id('settings-text-size')).getByText('大').click();
    await expect.poll(ratio).toBeCloseTo((before * 14) / 13, 2);
    await shoot(page, 'settings-large');
    await page.locator(id('settings-text-size')).getByText('标准').click();
    await expect.poll(ratio).toBeCloseTo(before, 2);
    rmSync(second, { recursive: true });
    setDialogs({ folder: join(folder, '没有这个文件夹.txt', '里面'), save: join(folder, '副本.shuangshu') });

    await page.click(id('project-menu'));
    await page.click(id('project-copy'));
    await expect.poll(() => existsSync(join(folder, '副本.shuangshu')), { timeout: 10_000 }).toBe(true);
    await page.click(id('operator-open'));
    await page.locator(id('operator-choice')).getByText('赵强').click();
    await page.waitForSelector(id('operator-choice'), { state: 'detached' });
    await page.click(id('project-menu'));
    await shoot(page, 'project-menu');
    await page.click(id('project-close'));

    // Back at the start: the figures it was left with, and a backup brought back beside it.
    await page.waitForSelector(id('recent-project'));
    await shoot(page, 'start-recent');
    setDialogs({ save: join(folder, '恢复.shuangshu') });
    await page.click(id('start-restore'));
    await page.waitForSelector(id('restore-row'));
    await shoot(page, 'restore');
    await page.click(id('restore-do'));
    await page.waitForSelector(id('rail-units'));
    expect(existsSync(join(folder, '恢复.shuangshu'))).toBe(true);
    expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
  });
});
