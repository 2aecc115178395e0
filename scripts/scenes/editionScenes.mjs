/** Scenes of 安澜县 with two editions issued. */
import { click, fill, id, keys, pause, row, seen } from './steps.mjs';

export const editionScenes = [
  { name: '版本', screen: 'editions', steps: [seen('edition-detail')] },
  { name: '版本-定稿', screen: 'editions', steps: [click('editions-issue'), pause(500)] },
  {
    name: '版本-送审稿',
    screen: 'editions',
    steps: [click('editions-issue'), pause(300), click('issue-stage-review')],
  },
  { name: '版本-对照', screen: 'editions', steps: [click('editions-tab-compare'), pause(600)] },
  { name: '版本-变更通知', screen: 'editions', steps: [click('editions-tab-notices'), pause(800)] },
  {
    name: '版本-变更通知-部门',
    screen: 'editions',
    steps: [click('editions-tab-notices'), pause(300), click('notices-departments'), pause(400)],
  },
  {
    name: '依单问责',
    screen: 'editions',
    steps: [
      click('editions-tab-duties'),
      fill('duties-day', '2025-12-31'),
      fill('duties-text', '治理'),
      pause(800),
      row('duty-row', 0),
      pause(1500),
    ],
  },
  {
    name: '版本-预览',
    screen: 'editions',
    steps: [click('editions-tab-list'), click('edition-paper'), pause(1500)],
  },
];

/** A round for the deed; a scene before may have opened one. */
async function openRound(page) {
  await page.click(id('rail-rounds'));
  await page.waitForSelector(`${id('rounds-open')}, ${id('rounds-seal')}`);
  if ((await page.locator(id('rounds-open')).count()) === 0) return;
  await page.click(id('rounds-open'));
  await page.click(id('rounds-open-confirm'));
  await page.locator(id('rounds-open-confirm')).waitFor({ state: 'detached' });
}

/** After all others: a township is no more. */
export const abolitionScenes = [
  {
    name: '撤镇并镇',
    screen: 'units',
    steps: [
      openRound,
      click('rail-units'),
      (page) =>
        page
          .locator(`${id('units-kind')} .ant-segmented-item`)
          .nth(1)
          .click(),
      (page) => page.locator(id('unit-row')).filter({ hasText: '城南街道' }).locator(id('unit-edit')).click(),
      click('unit-abolish'),
      click('abolish-into'),
      (page) => page.locator('.ant-select-item-option', { hasText: '临江镇' }).click(),
      fill('abolish-day', '2026-03-01'),
      fill('abolish-reason', '省民政厅关于撤销城南街道的批复（省民复〔2026〕8号）'),
      pause(600),
    ],
    leave: keys('Control+Enter'),
  },
  { name: '撤镇并镇-以后', screen: 'units', steps: [seen('units-gone'), pause(300)] },
];
