/** Scenes of 认定: both sides of one item, talked over, ruled on; the units; the talks. */
import { click, closeAnd, fill, id, keys, pause } from './steps.mjs';

/** What a party holds against the item in hand. */
const against = (unit, key, text, person) => async (page) => {
  await page.locator(`${id('party')}[data-unit="${unit}"]`).click();
  await page.keyboard.press(key);
  await page.fill(id('verdict-words'), text);
  await page.fill(id('verdict-person'), person);
  await page.keyboard.press('Control+Enter');
  await page.locator(id('verdict-confirm')).waitFor({ state: 'detached' });
};

const state = (word) => async (page) => {
  await page.locator(id('agreement-state')).click();
  await page.locator('.ant-select-item-option').getByText(word).first().click();
  await page.waitForTimeout(500);
};

const conflict = [
  click('agreement-tab-items'),
  state('全部'),
  (page) => page.locator(id('agreement-row')).first().click(),
  pause(300),
  against('东宁镇', '2', '镇里没有执法权，建议由部门组织实施，镇里只报告情况。', '王镇长'),
  against('市委组织部', '3', '镇里应当组织实施并报告情况，部门负责指导。', '张科长'),
  (page) => page.locator(`${id('party')}[data-unit="三岔口镇"]`).click(),
  keys('1'),
  pause(600),
];

export const agreementScenes = [
  { name: '认定', screen: 'agreement', steps: conflict },
  {
    name: '认定-登记',
    screen: 'agreement',
    steps: [click('agreement-tab-items'), pause(300), click('agreement-verdict')],
  },
  {
    name: '认定-裁定',
    screen: 'agreement',
    steps: [
      click('agreement-tab-items'),
      state('分歧'),
      click('agreement-rule'),
      pause(300),
      fill('ruling-decision', '按现文字列入，由部门指导'),
      fill('ruling-reason', '条例规定由乡镇组织实施'),
    ],
  },
  {
    name: '认定-各单位',
    screen: 'agreement',
    steps: [click('agreement-tab-units')],
    leave: closeAnd(click('agreement-tab-items')),
  },
  {
    name: '认定-开会',
    screen: 'agreement',
    steps: [click('agreement-tab-talks'), click('talk-meeting'), pause(300), fill('talk-title', '第一次会商会')],
    leave: closeAnd(click('agreement-tab-items')),
  },
  {
    name: '认定-其余同意',
    screen: 'agreement',
    steps: [click('agreement-tab-units'), click('progress-pick-all'), click('progress-agree-together'), pause(300)],
    leave: closeAnd(click('agreement-tab-items')),
  },
  {
    name: '认定-结果',
    screen: 'agreement',
    steps: [
      click('agreement-tab-talks'),
      click('talk-meeting'),
      fill('talk-title', '第一次会商会'),
      fill('talk-date', '2025-06-20'),
      fill('talk-people', '市委编办、市委组织部、东宁镇'),
      fill('talk-minutes', '镇里提出没有执法权，部门同意派人指导。'),
      click('talk-confirm'),
      click('talk-outcome'),
      (page) => page.locator(id('outcome-result')).getByText('编办裁定').click(),
      pause(400),
    ],
    leave: closeAnd(click('agreement-tab-items')),
  },
];
