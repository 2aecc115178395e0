/** 准入与调整 in the real window: one request from registering to the change it becomes, on 安澜县's published lists. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { anlanPublished } from '../builders/anlanRequests';
import { ask } from '../builders/requests';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let out = '';
const text = (page: Page, name: string) => page.locator(id(name)).first().innerText();
const gone = (page: Page, name: string) => page.waitForSelector(id(name), { state: 'detached' });

it('registers a request, sees that it had been taken back, asks the townships, decides it, and the change is linked', async () => {
  out = testFolder('requests');
  const path = join(out, '安澜县.shuangshu');
  anlanPublished(path).close();
  started = await launchInTest({ args: [path], dialogs: { folder: out } });
  const { page } = started;
  await introduce(page);
  await page.click(id('rail-requests'));

  // What is being registered resembles a duty that was taken back, and the form says so.
  await page.click(id('request-add'));
  await page.locator(id('request-kind')).getByText('清单外任务').click();
  await page.fill(id('request-title'), '转发文旅短视频并截图报送');
  await page.fill(id('request-content'), '各乡镇每日转发宣传短视频不少于 200 条');
  await page.waitForSelector(id('recognized-row'));
  expect(await text(page, 'recognized-row')).toContain('文旅宣传短视频转发点赞任务');
  expect(await text(page, 'recognized-row')).toContain('县文化广电旅游体育局');
  // Said to be that one, it stands first where the item to change is looked for.
  await page.locator(id('recognized-row')).first().getByRole('checkbox').check();
  await page.click(id('want-add'));
  await page.getByText('改名称、内容、部门和依据…', { exact: true }).click();
  await expect.poll(() => text(page, 'item-picker-row')).toContain('文旅宣传短视频转发点赞任务');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.inputValue(id('want-name'))).toContain('文旅宣传短视频转发点赞任务');
  await page.keyboard.press('Escape');
  await gone(page, 'want-confirm');
  // What an adjustment comes from is for a person to say.
  await page.locator(id('request-kind')).getByText('动态调整').click();
  await page.locator(id('request-applicant')).locator('input').fill('县林业局');
  await page.keyboard.press('Control+Enter');
  await page.getByText('请选起因。').waitFor();
  await page.keyboard.press('Escape');
  await page.click(id('form-leave'));
  await gone(page, 'request-form-submit');

  // A township asks that an item be taken off.
  await page.click(id('request-add'));
  await page.locator(id('request-kind')).getByText('动态调整').click();
  await page.locator(id('request-cause')).getByText('乡镇申请').click();
  await page.fill(id('request-title'), '核减公共区域视频监控配合事项');
  await page.locator(id('request-applicant')).locator('input').fill('临江镇');
  await page.fill(id('request-basis'), '《公共安全视频图像信息系统管理条例》');
  await page.fill(id('request-reason'), '点位看护由县公安局统一委托运维');
  await page.locator(id('request-towns')).getByText('临江镇').click();
  await page.locator(id('request-towns')).getByText('竹溪乡').click();
  await page.click(id('want-add'));
  await page.getByText('核减一项…', { exact: true }).click();
  await page.fill(id('item-picker-search'), '视频监控建设');
  // Pressed at once, it takes what is looked for, not what stood there before it was found.
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.locator(`${id('item-picker-row')}[aria-selected="true"]`).innerText())
    .toContain('视频监控建设');
  await page.click(id('want-confirm'));
  await gone(page, 'want-confirm');
  await expect.poll(() => text(page, 'want-row')).toContain('核减“校园周边及公共区域视频监控建设”');
  // It stands on a third list: the form says whose, and names that township too at one press.
  expect(await text(page, 'wants-unasked')).toContain('其中城南街道不在“涉及的乡镇”里');
  await page.click(id('wants-add-towns'));
  await gone(page, 'wants-unasked');
  await page.click(id('request-form-submit'));
  await gone(page, 'request-form-submit');

  // The page shows the way; approving before the townships have answered is refused with a sentence.
  expect(await text(page, 'request-state')).toContain('待受理');
  expect(await text(page, 'request-want')).toContain('−1 项，−3 镇次');
  await page.click(id('request-decide'));
  await page.fill(id('decide-text'), '同意核减');
  await page.click(id('decide-confirm'));
  await expect.poll(() => page.locator('body').innerText()).toContain('未反馈不视为同意');
  await page.keyboard.press('Escape');
  await gone(page, 'decide-confirm');
  for (const words of ['本镇提出，同意核减。', '无不同意见。', '同意。']) {
    await page.click(id('take-opinion'));
    await page.fill(id('opinion-text'), words);
    await page.click(id('opinion-confirm'));
    await gone(page, 'opinion-confirm');
  }
  for (const kind of ['legal', 'meeting']) {
    await page.click(id(`take-${kind}`));
    await page.fill(id('step-text'), '核减有据，同意。');
    await page.click(id('step-confirm'));
    await gone(page, 'step-confirm');
  }
  await page.click(id('request-decide'));
  // Who decides is a name, not the sentence on how it comes to a decision.
  expect(await page.locator(id('decide-decider')).locator('input').inputValue()).toBe('县委、县政府');
  await page.fill(id('decide-text'), '核减，由县公安局直接承担');
  expect((await text(page, 'decide-effect')).replace(/\s+/g, ' ')).toBe('367 −1 ＝ 366 项，−3 镇次');
  await page.click(id('decide-confirm'));
  await gone(page, 'decide-confirm');
  expect(await text(page, 'request-state')).toContain('同意');
  expect(await text(page, 'request-change')).toContain('校园周边及公共区域视频监控建设');
  expect(await page.locator(id('request-step')).count()).toBe(7);

  // The papers go out and are read back.
  await page.click(id('request-export'));
  await page.getByText('申请表…', { exact: true }).click();
  await page.waitForSelector(id('request-export-done'), { timeout: 60_000 });
  expect(readdirSync(out).filter((name) => name.includes('申请表')).length).toBe(2);

  // The change stands in the round of adjustment; one undo takes decision and change back.
  await page.locator(id('request-change')).getByRole('button', { name: '第2轮' }).click();
  await expect.poll(() => text(page, 'change-count')).toBe('1 条');
  await page.keyboard.press('Control+z');
  await page.click(id('rail-requests'));
  await page.waitForSelector(id('request-row'));
  await expect.poll(() => text(page, 'request-row')).toContain('办理中');
  expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});

it('says that the holiday table lacks the year of a limit, and leads to that year in the settings', async () => {
  out = testFolder('requests');
  const path = join(out, '安澜县.shuangshu');
  const project = anlanPublished(path);
  ask(project, { date: '2024-09-27' });
  project.close();
  started = await launchInTest({ args: [path] });
  const { page } = started;
  await introduce(page);
  await expect.poll(() => text(page, 'calendar-gaps')).toContain('节假日表没有2024年，按周末算');
  await page.click(id('rail-requests'));
  await page.waitForSelector(id('request-row'));
  await expect.poll(() => text(page, 'calendar-gaps')).toContain('节假日表没有2024年，按周末算');
  await page.locator(id('request-row')).getByText('调整清单').dblclick();
  await page.waitForSelector(id('request-due'));
  expect(await text(page, 'calendar-gaps')).toContain('期限可能不准');
  await page.locator(id('calendar-gaps')).getByText('补节假日表').click();
  await page.waitForSelector(id('holiday-days'));
  expect(await text(page, 'holiday-days')).toBe('这一年还没有录入，只按周末算。');
  expect(await text(page, 'holiday-year')).toBe('2024年');
  await page.click(id('holiday-edit'));
  await page.fill(id('holiday-text'), '2024-10-01 放假 国庆节\n2024-10-12 上班 国庆节调休');
  await page.click(id('holiday-save'));
  await gone(page, 'holiday-text');
  await page.click(id('rail-requests'));
  await page.waitForSelector(id('request-row'));
  await gone(page, 'calendar-gaps');
});

it('moves an item to another list with what that list asks for, by one request', async () => {
  out = testFolder('requests');
  const path = join(out, '安澜县.shuangshu');
  anlanPublished(path).close();
  started = await launchInTest({ args: [path] });
  const { page } = started;
  await introduce(page);
  await page.click(id('rail-requests'));
  await page.click(id('request-add'));
  await page.locator(id('request-kind')).getByText('动态调整').click();
  await page.locator(id('request-cause')).getByText('乡镇申请').click();
  await page.fill(id('request-title'), '高标准农田管护改为配合事项');
  await page.locator(id('request-applicant')).locator('input').fill('临江镇');
  await page.fill(id('request-basis'), '《高标准农田建设条例》第九条');
  await page.click(id('want-add'));
  await page.getByText('调到另一类、另一张清单…', { exact: true }).click();
  await page.fill(id('item-picker-search'), '组织管护高标准农田');
  await page.locator(id('item-picker-row')).first().click();
  await page.click(id('want-section'));
  await page.keyboard.type('配合 · 乡村');
  await page.locator('.ant-select-item-option').getByText('配合 · 乡村振兴').click();
  await page.fill(id('want-text'), '协助核查、上报。');
  await page.locator(id('item-form-department')).locator('input').fill('县农业农村局');
  await page.getByLabel('县农业农村局的职责').fill('负责高标准农田建设和管护。');
  // The basis the request rests on is offered for the item.
  expect(await page.locator(id('item-form-basis')).last().inputValue()).toBe('高标准农田建设条例');
  await page.click(id('want-confirm'));
  await gone(page, 'want-confirm');
  await expect
    .poll(() => text(page, 'want-row'))
    .toContain('由基本履职事项清单调入配合履职事项清单“乡村振兴”类，写明内容、部门和职责、依据');
  await page.click(id('wants-add-towns'));
  await page.click(id('request-form-submit'));
  await gone(page, 'request-form-submit');

  // A day that has not come is refused beside its field.
  await page.click(id('take-accept'));
  await page.fill(id('step-date'), '2099-12-31');
  await page.click(id('step-confirm'));
  await expect.poll(() => page.locator('.ant-form-item-explain-error').innerText()).toContain('晚于今天');
  await page.keyboard.press('Escape');
  await gone(page, 'step-confirm');

  for (let town = 0; town < 3; town += 1) {
    await page.click(id('take-opinion'));
    await page.click(id('opinion-confirm'));
    await gone(page, 'opinion-confirm');
  }
  // Nobody wrote an acceptance down: it is not waited for.
  expect(await text(page, 'request-due')).toContain('合法性审查');
  for (const kind of ['legal', 'meeting']) {
    await page.click(id(`take-${kind}`));
    await page.click(id('step-confirm'));
    await gone(page, 'step-confirm');
  }
  await page.click(id('request-decide'));
  await page.fill(id('decide-text'), '同意调整');
  await page.click(id('decide-confirm'));
  await gone(page, 'decide-confirm');
  expect(await text(page, 'request-change')).toContain('基本 · 乡村振兴 → 配合 · 乡村振兴');
  await page.locator(id('request-change')).getByRole('button').first().click();
  await expect.poll(() => page.locator('body').innerText()).toContain('负责高标准农田建设和管护。');
  expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});
