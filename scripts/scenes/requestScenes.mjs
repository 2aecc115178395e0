/** Scenes of 安澜县's register: its 14 requests, one more on its way, duties that come back, the year, the holidays. */
import { click, fill, id, intoView, keys, pause, row, seen } from './steps.mjs';

const choose = (name, words) => (page) => page.locator(id(name)).getByText(words, { exact: true }).click();
const type = (name, words) => (page) => page.locator(id(name)).locator('input').first().fill(words);

const TASK = '转发文旅短视频并截图报送';

/** A task outside the list, as 竹溪乡 would bring it in. */
const written = [
  click('requests-tab-register'),
  click('request-add'),
  choose('request-kind', '清单外任务'),
  fill('request-title', TASK),
  fill('request-content', '各乡镇（街道）每日转发宣传短视频不少于200条，截图报送'),
  type('request-applicant', '竹溪乡'),
  fill('request-reason', '清单内没有这项任务，请认定'),
  choose('request-towns', '竹溪乡'),
  choose('request-towns', '城南街道'),
  pause(1_500),
];

/** What the request says stands in the form already; the category is chosen. */
const added = [
  click('want-add'),
  (page) => page.getByText('增列一项…').click(),
  click('item-form-category'),
  (page) => page.locator('.ant-select-item-option').getByText('精神文明建设').first().click(),
  click('item-form-submit'),
];

/** The page of a request that waits for a decision: the one an earlier scene wrote, else a new one. */
async function onItsWay(page) {
  await page.fill(id('request-search'), TASK);
  await page.waitForTimeout(400);
  if ((await page.locator(id('request-row')).count()) > 0) await row('request-row', 0, 'dblclick')(page);
  else for (const step of [...written, click('request-form-submit')]) await step(page);
  await page.waitForSelector(id('request-step'));
}

/** A small form over the form of a request. */
const want = (name, entry, steps) => ({
  name,
  screen: 'requests',
  steps: [
    click('requests-tab-register'),
    click('request-add'),
    click('want-add'),
    (page) => page.getByText(entry).click(),
    pause(600),
    ...steps,
  ],
  leave: keys('Escape', 'Escape'),
});

export const requestScenes = [
  { name: '动态调整', screen: 'requests', wait: 'request-row' },
  { name: '动态调整-登记', screen: 'requests', wait: 'request-row', steps: written },
  {
    name: '动态调整-办理',
    screen: 'requests',
    wait: 'request-row',
    steps: [onItsWay, pause(500)],
  },
  {
    name: '动态调整-意见',
    screen: 'requests',
    wait: 'request-row',
    steps: [onItsWay, click('take-opinion'), pause(400)],
  },
  {
    name: '动态调整-决定',
    screen: 'requests',
    wait: 'request-row',
    steps: [onItsWay, click('request-decide'), ...added, pause(800)],
  },
  {
    name: '动态调整-申请页',
    screen: 'requests',
    wait: 'request-row',
    steps: [fill('request-search', 'D06'), pause(400), row('request-row', 0, 'dblclick'), seen('request-step')],
  },
  {
    name: '动态调整-更正',
    screen: 'requests',
    steps: [
      fill('request-search', 'D06'),
      pause(400),
      row('request-row', 0, 'dblclick'),
      click('request-correct'),
      fill('correct-why', '与来文核对，日期录错'),
      pause(500),
    ],
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
  want('改部门依据', '改名称、内容、部门和依据…', [row('item-picker-row', 0), pause(500)]),
  want('拟核减', '核减一项…', [row('item-picker-row', 0), pause(400)]),
  want('拟并入', '核减一项…', [
    row('item-picker-row', 0),
    click('want-reason-kind'),
    (page) => page.locator('.ant-select-item-option').getByText('内容重复合并').click(),
    (page) => page.locator('.item-picker').last().locator(id('item-picker-row')).nth(2).click(),
    pause(500),
  ]),
  want('拟恢复', '恢复一项…', [row('item-picker-row', 0), pause(400)]),
  want('拟调类', '调到另一类…', [row('item-picker-row', 0), pause(400)]),
  want('拟改适用', '改适用的乡镇…', [row('item-picker-row', 0), pause(400)]),
  {
    name: '登记-期限',
    screen: 'requests',
    steps: [
      click('requests-tab-register'),
      click('request-add'),
      (page) => page.locator(id('request-term')).getByText('临时').click(),
      intoView('request-span'),
      pause(400),
    ],
  },
  { name: '动态调整-年度', screen: 'requests', steps: [click('requests-tab-year'), seen('year-total')] },
  { name: '节假日表', screen: 'settings', steps: [intoView('holiday-year'), pause(300)] },
  { name: '到期提醒', screen: 'overview', steps: [pause(500)] },
];
