/** Scenes of 轮次, of what is merged and split, and of the numbers behind the ledger. */
import { click, id, pause, row, words } from './sceneSteps.mjs';

/** In a narrow window it stands behind 工具. */
const duplicates = async (page) => {
  if ((await page.locator(id('pool-tools')).count()) > 0) await page.click(id('pool-tools'));
  await page.click(id('pool-duplicates'));
  await page.waitForSelector(id('duplicate'));
};

export const roundScenes = [
  { name: '轮次', screen: 'rounds' },
  {
    name: '轮次-乡镇',
    screen: 'rounds',
    steps: [(page) => page.locator(id('ledger-by')).getByText('乡镇', { exact: true }).click()],
    leave: (page) => page.locator(id('ledger-by')).getByText('类别', { exact: true }).click(),
  },
  {
    name: '轮次-部门',
    screen: 'rounds',
    steps: [(page) => page.locator(id('ledger-by')).getByText('部门', { exact: true }).click()],
    leave: (page) => page.locator(id('ledger-by')).getByText('类别', { exact: true }).click(),
  },
  {
    name: '轮次-反向',
    screen: 'rounds',
    steps: [(page) => page.locator(id('ledger-by')).getByText('反向', { exact: true }).click()],
    leave: (page) => page.locator(id('ledger-by')).getByText('类别', { exact: true }).click(),
  },
  { name: '会议记录', screen: 'rounds', steps: [click('minutes-open')] },
  {
    name: '对比',
    screen: 'rounds',
    steps: [click('rounds-tab-compare'), (page) => page.waitForSelector(id('compared-item'))],
    leave: click('rounds-tab-ledger'),
  },
  {
    name: '汇报',
    screen: 'rounds',
    steps: [click('rounds-tab-report'), (page) => page.waitForSelector(id('report-paragraph'))],
    leave: click('rounds-tab-ledger'),
  },
  {
    name: '轮次-本轮',
    screen: 'rounds',
    steps: [row('round-card', 2), (page) => page.locator(id('round-pictures')).getByText('第3轮').click()],
    leave: (page) => page.locator(id('round-pictures')).getByText('各轮').click(),
  },
  {
    name: '轮次-期初',
    screen: 'rounds',
    steps: [
      row('round-card', 3),
      (page) => page.getByRole('button', { name: '合计 期初', exact: false }).click(),
      pause(400),
    ],
  },
  {
    name: '轮次-反向条目',
    screen: 'rounds',
    steps: [
      (page) => page.locator(id('ledger-by')).getByText('反向', { exact: true }).click(),
      pause(300),
      (page) => page.getByRole('button', { name: '合计 不予列入', exact: false }).click(),
      pause(400),
    ],
  },
  {
    name: '事项页-拆分',
    screen: 'pool',
    steps: [row('pool-row', 3, 'dblclick'), click('item-change'), words('拆分…'), pause(400)],
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await page.waitForTimeout(400);
      await page.click(id('item-back'));
    },
  },
  { name: '轮次-开下一轮', screen: 'rounds', steps: [click('rounds-open')] },
  {
    name: '汇报-改写法',
    screen: 'rounds',
    steps: [click('rounds-tab-report'), click('report-edit')],
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await page.waitForTimeout(300);
      await page.click(id('rounds-tab-ledger'));
    },
  },
  {
    name: '查重',
    screen: 'pool',
    steps: [duplicates],
  },
  {
    name: '合并',
    screen: 'pool',
    steps: [duplicates, row('duplicate-merge', 0), row('item-picker-row', 0), pause(400)],
  },
  { name: '轮次-重开', screen: 'rounds', steps: [click('rounds-more'), words('重开第')] },
];
