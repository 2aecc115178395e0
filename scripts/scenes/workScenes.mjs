/** Scenes of a project that begins empty: its first steps, the import, the middle of the merging. */
import { click, clickIfThere, id, keys, pause, toEntry, type } from './steps.mjs';

/** An empty project says what to do next at every step. */
export const emptyScenes = [
  ['总览', 'overview'],
  ['报送', 'sources'],
  ['归并', 'merge'],
  ['事项库', 'pool'],
  ['依据', 'bases'],
  ['征求意见', 'opinions'],
  ['认定', 'agreement'],
  ['轮次', 'rounds'],
  ['一镇一单', 'townships'],
  ['版本', 'editions'],
  ['动态调整', 'requests'],
  ['单位', 'units'],
  ['核对', 'checks'],
  ['操作记录', 'history'],
].map(([word, screen]) => ({ name: `空-${word}`, screen }));

/** In the column of files, or in the list that stands for it where the window is narrow. */
const pickFile = (at) => async (page) => {
  const line = page.locator(id(`import-file-${at}`));
  if (await line.isVisible()) return line.click();
  await page.locator('.file-turn').click();
  await page.locator('.ant-select-item-option').nth(at).click();
};

/** While files are being taken in. */
export const importScenes = [
  { name: '报送-核对' },
  {
    name: '报送-核对-乡镇',
    steps: [pickFile(6), pause(400)],
    leave: pickFile(0),
  },
];

/** A workbook of several townships, a list of each. */
export const gatheredScenes = [{ name: '报送-几个单位', steps: [pause(500)] }];

/** All files are in, nothing is adopted yet. */
export const arrivedScenes = [
  { name: '收齐-总览', screen: 'overview' },
  { name: '收齐-报送', screen: 'sources' },
  { name: '轮次-封存受阻', screen: 'rounds', steps: [click('rounds-seal')] },
];

/** Something done on the merging bench, this entry in hand. */
const bench = (name, steps = [], leave = undefined, entry = '打防火道') => ({
  name,
  screen: 'merge',
  wait: 'merge-entry',
  steps: [toEntry(entry), ...steps],
  ...(leave ? { leave } : {}),
});

/** In the middle of the work: the departments' items adopted, a town still pending. */
export const workScenes = [
  { name: '进行-总览', screen: 'overview' },
  { name: '进行-报送', screen: 'sources' },
  {
    name: '进行-报送-原表',
    screen: 'sources',
    steps: [keys('F6', 'F6'), (page) => page.getByRole('row').nth(1).dblclick()],
  },
  bench('归并'),
  // On a small screen the queue and its kinds lie behind a button.
  bench(
    '归并-无相近',
    [pause(1500), clickIfThere('merge-queue-open'), click('merge-kind-none'), pause(700)],
    async (page) => {
      await page.click(id('merge-kind-none'));
      await clickIfThere('merge-queue-open')(page);
    },
  ),
  bench('归并-原表', [keys('o')]),
  bench('归并-不予列入', [keys('r')]),
  bench('归并-采用', [keys('n')]),
  bench('归并-拆入', [keys('s')], undefined, '巡河和清河滩乱占乱堆'),
  bench('归并-另找', [keys('f'), type('防火')]),
  // Each key goes round three choices.
  bench('归并-改写', [keys('u', 'i', 'i'), pause(300)], keys('Escape', 'u', 'Escape', 'u', 'i')),
  bench('归并-一并确认', [pause(1500), keys('b')], keys('Escape')),
  bench('待答复', [click('merge-questions-open')]),
  bench('归并-已定', [keys('Enter'), pause(1200), keys('ArrowUp')], keys('Control+z')),
  bench(
    '改归',
    [keys('Enter'), pause(1200), keys('ArrowUp'), pause(300), click('merge-reattach'), pause(500)],
    keys('Escape', 'Control+z'),
  ),
  { name: '轮次-封存首轮', screen: 'rounds', steps: [click('rounds-seal')] },
  { name: '一镇一单-首轮', screen: 'townships' },
  { name: '进行-操作记录', screen: 'history' },
  {
    name: '操作记录-撤销到',
    screen: 'history',
    steps: [(page) => page.locator(id('history-row')).filter({ hasText: '导入' }).first().click(), click('undo-to')],
  },
  { name: '核对-进行', screen: 'checks' },
];

/** Laws for the pages that show a duty beside its article. */
export const laws = {
  中华人民共和国乡村振兴促进法: [
    '第三十条　各级人民政府应当采取措施丰富农民文化体育生活，倡导科学健康的生产生活方式，发挥村规民约积极作用，普及科学知识，推进移风易俗，破除大操大办、铺张浪费等陈规陋习，提倡孝老爱亲、勤俭节约、诚实守信，促进男女平等，创建文明村镇、文明家庭，培育文明乡风、良好家风、淳朴民风，建设文明乡村。',
  ],
  中华人民共和国消防法: [
    '第三十二条　乡镇人民政府、城市街道办事处应当指导、支持和帮助村民委员会、居民委员会开展群众性的消防工作。村民委员会、居民委员会应当确定消防安全管理人，组织制定防火安全公约，进行防火安全检查。',
    '第三十六条　乡镇人民政府应当根据当地经济发展和消防工作的需要，建立专职消防队、志愿消防队，承担火灾扑救工作。',
  ],
};
