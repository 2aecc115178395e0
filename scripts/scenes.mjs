/** What `screenshots.mjs` photographs: a scene per screen and state, and how a person comes to it. */

import { roundScenes } from './roundScenes.mjs';
import { click, id, keys, pause, row, type } from './sceneSteps.mjs';

/** Before a project is open. */
export const startScenes = [
  { name: '开始' },
  { name: '新建项目', steps: [click('start-new')] },
  {
    name: '新建项目-乡镇',
    steps: [click('start-new'), (page) => page.fill(id('new-name'), '东宁市'), click('new-next')],
  },
  { name: '从备份恢复', steps: [click('start-restore')] },
  { name: '手册-开始', steps: [keys('F1')] },
];

/** An empty project says what to do next at every step. */
export const emptyScenes = [
  { name: '空-总览', screen: 'overview' },
  { name: '空-报送', screen: 'sources' },
  { name: '空-归并', screen: 'merge' },
  { name: '空-事项库', screen: 'pool' },
  { name: '空-轮次', screen: 'rounds' },
  { name: '空-一镇一单', screen: 'townships' },
  { name: '空-单位', screen: 'units' },
  { name: '空-核对', screen: 'checks' },
  { name: '空-操作记录', screen: 'history' },
];

/** While files are being taken in. */
export const importScenes = [
  { name: '报送-核对' },
  { name: '报送-核对-乡镇', steps: [keys(...Array(6).fill('PageDown'))], leave: keys(...Array(6).fill('PageUp')) },
];

/** In the middle of the work: the departments' items adopted, a town still pending. */
export const workScenes = [
  { name: '进行-总览', screen: 'overview' },
  { name: '进行-报送', screen: 'sources' },
  {
    name: '进行-报送-原表',
    screen: 'sources',
    steps: [keys('F6', 'F6'), (page) => page.getByRole('row').nth(1).dblclick()],
  },
  { name: '归并', screen: 'merge', wait: 'merge-candidate-1' },
  { name: '归并-原表', screen: 'merge', wait: 'merge-candidate-1', steps: [keys('o')] },
  { name: '归并-不予列入', screen: 'merge', wait: 'merge-candidate-1', steps: [keys('r')] },
  { name: '归并-采用', screen: 'merge', wait: 'merge-candidate-1', steps: [keys('n')] },
  { name: '归并-拆入', screen: 'merge', wait: 'merge-candidate-1', steps: [keys('s')] },
  { name: '归并-另找', screen: 'merge', wait: 'merge-candidate-1', steps: [keys('f'), type('防火')] },
  {
    name: '归并-一并确认',
    screen: 'merge',
    wait: 'merge-candidate-1',
    steps: [pause(1500), keys('b')],
    leave: keys('Escape'),
  },
  {
    name: '缺项对照',
    screen: 'merge',
    wait: 'merge-candidate-1',
    steps: [keys('g'), (page) => page.waitForSelector(id('gaps-close'))],
    leave: click('gaps-close'),
  },
  { name: '待答复', screen: 'merge', wait: 'merge-candidate-1', steps: [click('merge-questions-open')] },
  {
    name: '归并-已定',
    screen: 'merge',
    wait: 'merge-candidate-1',
    steps: [keys('Enter'), pause(800), keys('ArrowUp')],
    leave: keys('Control+z'),
  },
  { name: '轮次-封存受阻', screen: 'rounds', steps: [click('rounds-seal')] },
  { name: '一镇一单-首轮', screen: 'townships' },
  { name: '进行-操作记录', screen: 'history' },
  {
    name: '操作记录-撤销到',
    screen: 'history',
    steps: [(page) => page.locator(id('history-row')).nth(1).click(), click('undo-to')],
  },
  { name: '核对-进行', screen: 'checks' },
];

/** The sample at its end. */
export const sampleScenes = [
  { name: '总览', screen: 'overview' },
  { name: '报送', screen: 'sources' },
  { name: '报送-原表', screen: 'sources', steps: [(page) => page.locator('[role=row]').nth(2).dblclick()] },
  { name: '归并-已完', screen: 'merge' },
  { name: '事项库', screen: 'pool' },
  {
    name: '事项库-筛选',
    screen: 'pool',
    steps: [
      (page) =>
        page
          .locator('.pool-filter-button')
          .click({ timeout: 300 })
          .catch(() => undefined),
      row('pool-facet', 1),
    ],
  },
  {
    name: '事项库-无结果',
    screen: 'pool',
    steps: [(page) => page.fill(id('pool-search'), '没有这样的事项'), pause(400)],
    leave: (page) => page.fill(id('pool-search'), ''),
  },
  { name: '事项库-列', screen: 'pool', steps: [click('pool-columns')] },
  {
    name: '事项库-所选',
    screen: 'pool',
    steps: [
      (page) =>
        page
          .locator(`${id('pool-row')} input`)
          .nth(0)
          .check(),
      (page) =>
        page
          .locator(`${id('pool-row')} input`)
          .nth(1)
          .check(),
    ],
  },
  {
    name: '事项库-批量改',
    screen: 'pool',
    steps: [
      (page) =>
        page
          .locator(`${id('pool-row')} input`)
          .nth(0)
          .check(),
      (page) =>
        page
          .locator(`${id('pool-row')} input`)
          .nth(1)
          .check(),
      click('pool-edit'),
    ],
  },
  {
    name: '事项库-核减',
    screen: 'pool',
    steps: [
      (page) =>
        page
          .locator(`${id('pool-row')} input`)
          .nth(0)
          .check(),
      click('pool-subtract'),
    ],
  },
  {
    name: '事项库-查找替换',
    screen: 'pool',
    steps: [
      keys('Control+h'),
      pause(300),
      (page) => page.fill(id('replace-find'), '宣传'),
      (page) => page.fill(id('replace-with'), '宣讲'),
      pause(600),
    ],
  },
  { name: '事项库-加一项', screen: 'pool', steps: [keys('n')] },
  { name: '事项库-存视图', screen: 'pool', steps: [click('view-save')] },
  {
    name: '事项页',
    screen: 'pool',
    steps: [row('pool-row', 3, 'dblclick'), (page) => page.waitForSelector(id('item-page'))],
    leave: click('item-back'),
  },
  {
    name: '事项页-改文字',
    screen: 'pool',
    steps: [row('pool-row', 3, 'dblclick'), click('item-amend')],
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await page.waitForTimeout(400);
      await page.click(id('item-back'));
    },
  },
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
      (page) => page.waitForSelector(id('article-text')),
    ],
  },
  { name: '依据-论证', screen: 'bases', steps: [click('bases-tab-argue')] },
  { name: '依据-文库', screen: 'bases', steps: [click('bases-tab-laws')] },
  ...roundScenes,
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
  {
    name: '一镇一单-预览',
    screen: 'townships',
    steps: [click('townships-tab-paper'), (page) => page.waitForSelector(id('page-preview'))],
  },
  {
    name: '版式',
    screen: 'townships',
    steps: [click('townships-tab-paper'), (page) => page.waitForSelector(id('page-preview')), click('paper-settings')],
  },
  { name: '一镇一单-导出', screen: 'townships', steps: [click('townships-tab-paper'), click('townships-export')] },
  { name: '单位', screen: 'units' },
  { name: '单位-改', screen: 'units', steps: [row('unit-edit', 0)] },
  {
    name: '所担责任',
    screen: 'units',
    steps: [row('unit-parts-open', 9), pause(400)],
    leave: click('unit-parts-back'),
  },
  {
    name: '单位-乡镇',
    screen: 'units',
    steps: [
      (page) =>
        page
          .getByText(/^乡镇 \d/)
          .first()
          .click(),
    ],
    leave: (page) =>
      page
        .getByText(/^部门 \d/)
        .first()
        .click(),
  },
  { name: '单位-登记', screen: 'units', steps: [click('units-add')] },
  { name: '核对', screen: 'checks' },
  { name: '核对-豁免', screen: 'checks', steps: [row('check-row', 0), click('checks-waive')] },
  { name: '操作记录', screen: 'history' },
  { name: '设置', screen: 'settings' },
  { name: '改体例', screen: 'settings', steps: [click('scheme-change'), pause(400)] },
  {
    name: '检索',
    screen: 'overview',
    steps: [keys('Control+k'), type('fanghuo'), pause(600)],
    leave: keys('Escape', 'Escape'),
  },
  {
    name: '检索-无',
    screen: 'overview',
    steps: [keys('Control+k'), type('没有这样的事'), pause(600)],
    leave: keys('Escape', 'Escape'),
  },
  { name: '手册', screen: 'overview', steps: [keys('F1'), pause(600)] },
  { name: '按键', screen: 'pool', steps: [keys('?')] },
  { name: '项目菜单', screen: 'overview', steps: [click('project-menu')] },
  { name: '项目信息', screen: 'overview', steps: [click('project-menu'), click('project-info')] },
];

/** Pictures the manual shows, by name; the others are to look at only. */
export const MANUAL = new Set([
  '开始',
  '新建项目',
  '从备份恢复',
  '总览',
  '报送',
  '报送-核对',
  '归并',
  '归并-一并确认',
  '归并-拆入',
  '事项库',
  '事项库-查找替换',
  '事项页',
  '依据',
  '依据-条文',
  '依据-论证',
  '依据-文库',
  '缺项对照',
  '轮次',
  '轮次-乡镇',
  '会议记录',
  '对比',
  '汇报',
  '版式',
  '一镇一单',
  '一镇一单-导出',
  '单位',
  '单位-改',
  '所担责任',
  '提醒',
  '改体例',
  '核对',
  '核对-豁免',
  '操作记录',
  '设置',
  '检索',
]);

/** Three articles of two laws, so that the pictures show a duty beside its article. */
export const laws = {
  中华人民共和国乡村振兴促进法: [
    '第三十条　各级人民政府应当采取措施丰富农民文化体育生活，倡导科学健康的生产生活方式，发挥村规民约积极作用，普及科学知识，推进移风易俗，破除大操大办、铺张浪费等陈规陋习，提倡孝老爱亲、勤俭节约、诚实守信，促进男女平等，创建文明村镇、文明家庭，培育文明乡风、良好家风、淳朴民风，建设文明乡村。',
  ],
  中华人民共和国消防法: [
    '第三十二条　乡镇人民政府、城市街道办事处应当指导、支持和帮助村民委员会、居民委员会开展群众性的消防工作。村民委员会、居民委员会应当确定消防安全管理人，组织制定防火安全公约，进行防火安全检查。',
    '第三十六条　乡镇人民政府应当根据当地经济发展和消防工作的需要，建立专职消防队、志愿消防队，承担火灾扑救工作。',
  ],
};
