/** Scenes of 安澜县's register: its 14 requests, one more on its way, duties that come back, the year, the holidays. */
import { click, fill, id, intoView, pause, row, seen } from './steps.mjs';

const choose = (name, words) => (page) => page.locator(id(name)).getByText(words, { exact: true }).click();
const type = (name, words) => (page) => page.locator(id(name)).locator('input').first().fill(words);

/** A task outside the list, as 竹溪乡 would bring it in. */
const written = [
  click('request-add'),
  choose('request-kind', '清单外任务'),
  fill('request-title', '转发文旅短视频并截图报送'),
  fill('request-content', '各乡镇（街道）每日转发宣传短视频不少于200条，截图报送'),
  type('request-applicant', '竹溪乡'),
  fill('request-reason', '清单内没有这项任务，请认定'),
  choose('request-towns', '竹溪乡'),
  choose('request-towns', '城南街道'),
  pause(1_500),
];

export const requestScenes = [
  { name: '动态调整', screen: 'requests', wait: 'request-row' },
  { name: '动态调整-登记', screen: 'requests', wait: 'request-row', steps: written },
  {
    name: '动态调整-办理',
    screen: 'requests',
    wait: 'request-row',
    steps: [...written, click('request-form-submit'), seen('request-step'), pause(500)],
  },
  {
    name: '动态调整-意见',
    screen: 'requests',
    wait: 'request-row',
    steps: [row('request-row', 0, 'dblclick'), seen('request-step'), click('take-opinion'), pause(400)],
  },
  {
    name: '动态调整-决定',
    screen: 'requests',
    wait: 'request-row',
    steps: [row('request-row', 0, 'dblclick'), seen('request-step'), click('request-decide'), pause(600)],
  },
  {
    name: '动态调整-申请页',
    screen: 'requests',
    wait: 'request-row',
    steps: [fill('request-search', 'D06'), pause(400), row('request-row', 0, 'dblclick'), seen('request-step')],
  },
  {
    name: '动态调整-反弹',
    screen: 'requests',
    steps: [click('requests-tab-rebounds'), seen('rebound-row'), pause(400)],
  },
  {
    name: '记一次呼叫',
    screen: 'requests',
    steps: [click('requests-tab-rebounds'), click('rebound-call'), pause(500)],
  },
  {
    name: '改部门依据-菜单',
    screen: 'requests',
    steps: [click('requests-tab-register'), click('request-add'), click('want-add'), pause(500)],
    leave: async (page) => {
      for (let turn = 0; turn < 2; turn += 1) {
        await page.keyboard.press('Escape');
        await page.waitForTimeout(500);
      }
    },
  },
  {
    name: '改部门依据',
    screen: 'requests',
    steps: [
      click('requests-tab-register'),
      click('request-add'),
      click('want-add'),
      (page) => page.getByText('改名称、内容、部门和依据…').click(),
      pause(600),
      row('item-picker-row', 0),
      pause(500),
    ],
    leave: async (page) => {
      for (let turn = 0; turn < 2; turn += 1) {
        await page.keyboard.press('Escape');
        await page.waitForTimeout(500);
      }
    },
  },
  { name: '动态调整-年度', screen: 'requests', steps: [click('requests-tab-year'), seen('year-total')] },
  { name: '节假日表', screen: 'settings', steps: [intoView('holiday-year'), pause(300)] },
  { name: '到期提醒', screen: 'overview', steps: [pause(500)] },
];
