/** Scenes of the sample at its end: everything sealed. */
import {
  button,
  choose,
  click,
  clickIfThere,
  closeAnd,
  fill,
  id,
  intoView,
  keys,
  openItem,
  pause,
  row,
  seen,
  tick,
  type,
  words,
} from './steps.mjs';

const pool = (name, steps, leave) => ({
  name,
  screen: 'pool',
  ...(steps ? { steps } : {}),
  ...(leave ? { leave } : {}),
});

/** The page of an item. */
const item = (name, called, steps = []) =>
  pool(name, [openItem(called), seen('item-page'), ...steps], closeAnd(clickIfThere('item-back')));

/** Said in other words by a township; and one with nothing besides. */
const VARIED = '软弱涣散村党组织整顿提升';
const PLAIN = '党委理论学习中心组学习';

/** The ledger kept by something else than categories. */
const ledgerBy = (word) => ({
  name: `轮次-${word}`,
  screen: 'rounds',
  steps: [choose('ledger-by', word), pause(400)],
  leave: choose('ledger-by', '类别'),
});

const roundsTab = (name, tab, sign) => ({
  name,
  screen: 'rounds',
  steps: [click(`rounds-tab-${tab}`), seen(sign)],
  leave: click('rounds-tab-ledger'),
});

const paper = (name, steps = []) => ({
  name,
  screen: 'townships',
  steps: [click('townships-tab-paper'), seen('page-preview'), ...steps],
});

const search = (name, text) => ({
  name,
  screen: 'overview',
  steps: [keys('Control+k'), type(text), pause(600)],
  leave: keys('Escape', 'Escape'),
});

const units = (name, steps, leave) => ({ name, screen: 'units', steps, ...(leave ? { leave } : {}) });

const projectMenu = (name, entry, steps = []) => ({
  name,
  screen: 'overview',
  steps: [click('project-menu'), ...(entry ? [click(`project-${entry}`)] : []), ...steps],
});

const poolScenes = [
  pool('事项库'),
  pool('事项库-筛选', [clickIfThere('.pool-filter-button'), row('pool-facet', 1)], async (page) => {
    await row('pool-facet', 1)(page);
    await page.keyboard.press('Escape');
  }),
  pool('事项库-无结果', [fill('pool-search', '没有这样的事项'), pause(400)], fill('pool-search', '')),
  pool('事项库-列', [click('pool-columns')]),
  pool('事项库-所选', [tick(2)]),
  pool('事项库-批量改', [tick(2), click('pool-edit')]),
  pool('事项库-核减', [tick(1), click('pool-subtract')]),
  pool('事项库-查找替换', [
    keys('Control+h'),
    pause(300),
    fill('replace-find', '宣传'),
    fill('replace-with', '宣讲'),
    pause(600),
  ]),
  pool('查重', [keys('d'), seen('duplicate')]),
  pool('合并', [keys('d'), seen('duplicate'), row('duplicate-merge', 0), row('item-picker-row', 0), pause(400)]),
  pool('事项库-工具', [clickIfThere('pool-tools')]),
  pool('事项库-加一项', [keys('n')]),
  pool(
    '事项库-存视图',
    [clickIfThere('.pool-filter-button'), row('pool-facet', 1), keys('Escape'), click('view-save')],
    closeAnd(async (page) => {
      await clickIfThere('.pool-filter-button')(page);
      await row('pool-facet', 1)(page);
      await page.keyboard.press('Escape');
    }),
  ),
  item('事项页', PLAIN),
  item('说法对照', VARIED, [intoView('item-variants')]),
  item('事项页-经过', VARIED, [intoView('item-action')]),
  item('事项页-改归', VARIED, [row('item-reattach', 0)]),
  item('事项页-改文字', PLAIN, [click('item-amend')]),
  item('调类', PLAIN, [click('item-change'), words('调类…'), pause(400)]),
  item('改适用', PLAIN, [click('item-change'), words('改适用…'), pause(400)]),
  item('事项页-拆分', PLAIN, [click('item-change'), words('拆分…'), pause(400)]),
];

const basisScenes = [
  { name: '依据', screen: 'bases', steps: [click('bases-tab-library')] },
  {
    name: '依据-条文',
    screen: 'bases',
    steps: [
      click('bases-tab-laws'),
      async (page) => {
        if ((await page.locator(id('laws-folder')).count()) > 0) return;
        await page.click(id('laws-index'));
        await page.waitForSelector(id('laws-folder'));
      },
      click('bases-tab-gate'),
      (page) => page.locator(id('gate-row')).filter({ hasText: '农村移风易俗工作' }).click(),
      seen('article-text'),
    ],
  },
  { name: '依据-论证', screen: 'bases', steps: [click('bases-tab-argue')] },
  { name: '依据-文库', screen: 'bases', steps: [click('bases-tab-laws')] },
];

const roundScenes = [
  { name: '轮次', screen: 'rounds' },
  ...['乡镇', '部门', '反向'].map(ledgerBy),
  { name: '会议记录', screen: 'rounds', steps: [click('minutes-open')] },
  roundsTab('对比', 'compare', 'compared-item'),
  roundsTab('汇报', 'report', 'report-paragraph'),
  {
    name: '轮次-本轮',
    screen: 'rounds',
    steps: [row('round-card', 2), choose('round-pictures', '第3轮')],
    leave: choose('round-pictures', '各轮'),
  },
  {
    name: '轮次-期初',
    screen: 'rounds',
    steps: [row('round-card', 3), button('合计 期初'), pause(400)],
  },
  {
    name: '轮次-反向条目',
    screen: 'rounds',
    steps: [choose('ledger-by', '反向'), pause(300), button('合计 不予列入'), pause(400)],
    leave: closeAnd(choose('ledger-by', '类别')),
  },
  {
    name: '汇报-改写法',
    screen: 'rounds',
    steps: [click('rounds-tab-report'), click('report-edit')],
    leave: closeAnd(click('rounds-tab-ledger')),
  },
  { name: '轮次-导出', screen: 'rounds', steps: [words('导出')] },
  { name: '轮次-开下一轮', screen: 'rounds', steps: [click('rounds-open')] },
  { name: '轮次-重开', screen: 'rounds', steps: [click('rounds-more'), words('重开第')] },
];

const townshipScenes = [
  { name: '一镇一单', screen: 'townships' },
  {
    name: '一镇一单-缘由',
    screen: 'townships',
    steps: [(page) => page.locator('[role=gridcell]').nth(30).click(), keys('F2')],
  },
  { name: '一镇一单-按镇情', screen: 'townships', steps: [click('matrix-rule')] },
  {
    name: '提醒',
    screen: 'townships',
    steps: [click('townships-tab-alarms'), pause(300)],
    leave: click('rail-overview'),
  },
  paper('一镇一单-预览'),
  paper('版式', [click('paper-settings')]),
  paper('一镇一单-导出', [click('townships-export')]),
];

const otherScenes = [
  { name: '单位', screen: 'units' },
  units('单位-改', [row('unit-edit', 0)]),
  units('所担责任', [row('unit-parts-open', 9), pause(400)], click('unit-parts-back')),
  units(
    '单位-乡镇',
    [
      (page) =>
        page
          .getByText(/^乡镇 \d/)
          .first()
          .click(),
    ],
    (page) =>
      page
        .getByText(/^部门 \d/)
        .first()
        .click(),
  ),
  units('单位-登记', [click('units-add')]),
  { name: '核对', screen: 'checks' },
  { name: '核对-豁免', screen: 'checks', steps: [row('check-row', 0), click('checks-waive')] },
  { name: '操作记录', screen: 'history' },
  { name: '设置', screen: 'settings' },
  { name: '设置-下半页', screen: 'settings', steps: [(page) => page.mouse.wheel(0, 2000), pause(200)] },
  { name: '改体例', screen: 'settings', steps: [click('scheme-change'), pause(400)] },
  {
    name: '底栏-点开',
    screen: 'overview',
    steps: [
      (page) =>
        page
          .locator(`${id('equation-sources')} button`)
          .first()
          .click(),
      seen('behind-count'),
      pause(500),
    ],
  },
  search('检索', 'fanghuo'),
  search('检索-无', '没有这样的事'),
  { name: '手册', screen: 'overview', steps: [keys('F1'), pause(600)] },
  { name: '按键', screen: 'pool', steps: [keys('?')] },
  projectMenu('项目菜单', null),
  projectMenu('项目信息', 'info'),
  projectMenu('存照', 'anchor', [pause(800)]),
  projectMenu('加密移交包', 'pack'),
];

/** A pool nobody was asked about, agreed to, issued or wanted changed yet. */
const notYetScenes = [
  { name: '尚无-征求意见', screen: 'opinions' },
  { name: '尚无-认定', screen: 'agreement' },
  { name: '尚无-认定-各单位', screen: 'agreement', steps: [click('agreement-tab-units')] },
  {
    name: '尚无-认定-会商',
    screen: 'agreement',
    steps: [click('agreement-tab-talks')],
    leave: click('agreement-tab-items'),
  },
  { name: '尚无-版本', screen: 'editions' },
  { name: '尚无-版本-对照', screen: 'editions', steps: [click('editions-tab-compare')] },
  { name: '尚无-版本-变更通知', screen: 'editions', steps: [click('editions-tab-notices')] },
  {
    name: '尚无-版本-依单问责',
    screen: 'editions',
    steps: [click('editions-tab-duties')],
    leave: click('editions-tab-list'),
  },
  { name: '尚无-动态调整', screen: 'requests' },
  { name: '尚无-动态调整-反弹', screen: 'requests', steps: [click('requests-tab-rebounds')] },
  {
    name: '尚无-动态调整-年度',
    screen: 'requests',
    steps: [click('requests-tab-year')],
    leave: click('requests-tab-register'),
  },
];

export const sampleScenes = [
  { name: '总览', screen: 'overview' },
  { name: '报送', screen: 'sources' },
  { name: '报送-原表', screen: 'sources', steps: [(page) => page.locator('[role=row]').nth(2).dblclick()] },
  { name: '归并-已完', screen: 'merge' },
  {
    name: '缺项对照',
    screen: 'merge',
    wait: 'merge-gaps-open',
    steps: [keys('g'), seen('gap-row')],
    leave: click('gaps-close'),
  },
  ...poolScenes,
  ...basisScenes,
  ...roundScenes,
  ...townshipScenes,
  ...otherScenes,
  ...notYetScenes,
];

/** The sample with a round open: what is prepared and waits for the meeting. */
export const openRoundScenes = [
  pool('事项库-拟减', [
    tick(1),
    click('pool-subtract'),
    (page) => page.locator(id('subtract-reason-kind')).getByText('依据不充分').click(),
    fill('subtract-reason', '所列文件已废止，拟提交会商'),
  ]),
  { name: '拟办', screen: 'rounds', steps: [intoView('prepared')] },
  {
    name: '拟办-议定',
    screen: 'rounds',
    steps: [
      async (page) => {
        await page
          .locator(`${id('prepared')} li input`)
          .first()
          .check();
        await page.click(id('prepared-decide'));
      },
    ],
  },
  { name: '开着的轮次', screen: 'rounds' },
  { name: '轮次-封存', screen: 'rounds', steps: [click('rounds-seal')] },
];
