/** A county of today: three published lists per township become the pool, and go on from there. */
import { choose, click, id, keys, pause, seen } from './steps.mjs';

/** Before anything is adopted. */
export const publishedScenes = [
  {
    name: '现行清单入库',
    screen: 'sources',
    steps: [
      click('adopt-published'),
      seen('published-towns'),
      (page) => page.locator(`${id('published-own')} summary`).click(),
      pause(300),
    ],
  },
];

/** A list without categories was taken in: a person says where its items go. */
export const uncategorizedScenes = [
  {
    name: '现行清单入库-选类别',
    screen: 'sources',
    steps: [click('adopt-published'), seen('published-unplaced'), pause(300)],
  },
  {
    name: '现行清单入库-选了类别',
    screen: 'sources',
    steps: [
      click('adopt-published'),
      click('published-category-recall'),
      (page) => page.locator('.ant-select-item-option').first().click(),
      pause(500),
    ],
  },
];

const ROWS = [
  ['清单', '类别', '事项名称', '依据'],
  ['基本履职事项清单', '党的建设', '开展流动党员教育管理', '《中国共产党章程》第三十三条'],
  ['基本履职事项清单', '平安法治', '组织巡防值守', '《中华人民共和国突发事件应对法》第二十三条'],
];

/** As Excel puts copied cells on the clipboard. */
const paste = (page) =>
  page.evaluate((rows) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', rows.map((cells) => cells.join('\t')).join('\n'));
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, ROWS);

export const countyScenes = [
  { name: '三张清单-总览', screen: 'overview' },
  { name: '三张清单-事项库', screen: 'pool' },
  { name: '粘贴增加', screen: 'pool', steps: [paste, seen('pasted-row'), pause(300)] },
  { name: '三张清单-轮次', screen: 'rounds', steps: [choose('ledger-by', '清单'), pause(300)] },
  {
    name: '三张清单-点开',
    screen: 'rounds',
    steps: [
      choose('ledger-by', '乡镇'),
      pause(300),
      (page) =>
        page
          .locator(`${id('grouped-sum')} button`)
          .last()
          .click(),
      pause(500),
    ],
  },
  {
    name: '三张清单-汇报',
    screen: 'rounds',
    steps: [click('rounds-tab-report'), seen('report-paragraph')],
    leave: click('rounds-tab-ledger'),
  },
  {
    name: '本镇另定',
    screen: 'townships',
    steps: [
      (page) => page.locator('[role=gridcell].matrix-cell.applies').first().click(),
      keys('F2'),
      keys('Escape'),
      // In a narrow window the cell's pane is behind a button.
      async (page) => {
        const pane = page.getByRole('button', { name: '这一格…' });
        if ((await pane.count()) > 0) await pane.click();
      },
      seen('matrix-own-open'),
      click('matrix-own-open'),
      seen('own-list'),
      pause(300),
    ],
  },
  {
    name: '本镇另定-印发时的写法',
    screen: 'townships',
    steps: [
      (page) => page.getByText(/^另定 \d+$/).click(),
      (page) => page.locator('[role=gridcell].matrix-cell', { hasText: '◆' }).first().click(),
      async (page) => {
        const pane = page.getByRole('button', { name: '这一格…' });
        if ((await pane.count()) > 0) await pane.click();
      },
      seen('matrix-own'),
      click('matrix-own-open'),
      seen('own-printed'),
      pause(300),
    ],
  },
  { name: '改体例-版式', screen: 'settings', steps: [click('scheme-change'), click('scheme-paper'), pause(400)] },
  {
    name: '改体例-变动',
    screen: 'settings',
    steps: [
      click('scheme-change'),
      async (page) => {
        const categories = page.locator(id('scheme-categories')).first();
        await categories.fill((await categories.inputValue()).replace('党的建设', '基层党建'));
      },
      click('scheme-look'),
      seen('scheme-move'),
      pause(300),
    ],
  },
  {
    name: '三张清单-预览',
    screen: 'townships',
    steps: [click('townships-tab-paper'), seen('sheet'), pause(500)],
  },
];
