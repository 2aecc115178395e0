/** Pictures of every screen: `npm run screenshots -- FOLDER` at three sizes to look at, `-- --manual` those the manual shows. */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright-core';
import { root } from './cache.mjs';
import { isEntry, Refusal, runMain, say } from './run.mjs';
import { setup } from './window-tests-setup.mjs';

/** CSS pixels: a small office screen at 100 % and at 150 %, and a large one. */
const sizes = { 1366: [1366, 768], '150pct': [911, 512], 1920: [1920, 1080] };

const id = (name) => `[data-testid="${name}"]`;

/** What to do before each picture; the window shows the sample unless `start` is set. */
const scenes = [
  { name: '开始', start: true },
  {
    name: '新建项目',
    start: true,
    act: (page) => page.click(id('start-new')),
    leave: (page) => page.keyboard.press('Escape'),
  },
  { name: '总览', screen: 'overview' },
  { name: '报送', screen: 'sources' },
  { name: '归并', screen: 'merge' },
  { name: '事项库', screen: 'pool' },
  {
    name: '事项页',
    screen: 'pool',
    act: async (page) => {
      await page.locator(id('pool-row')).nth(3).dblclick();
      await page.waitForSelector(id('item-page'));
    },
    leave: (page) => page.click(id('item-back')),
  },
  { name: '依据', screen: 'bases', act: (page) => page.click(id('bases-tab-library')) },
  {
    name: '依据-条文',
    screen: 'bases',
    act: async (page) => {
      await page.click(id('bases-tab-laws'));
      if ((await page.locator(id('laws-folder')).count()) === 0) {
        await page.click(id('laws-index'));
        await page.waitForSelector(id('laws-folder'));
      }
      await page.click(id('bases-tab-gate'));
      await page.locator(id('gate-row')).filter({ hasText: '农村移风易俗工作' }).click();
      await page.waitForSelector(id('article-text'));
    },
  },
  { name: '依据-论证', screen: 'bases', act: (page) => page.click(id('bases-tab-argue')) },
  { name: '依据-文库', screen: 'bases', act: (page) => page.click(id('bases-tab-laws')) },
  { name: '轮次', screen: 'rounds' },
  { name: '一镇一单', screen: 'townships' },
  { name: '单位', screen: 'units' },
  { name: '核对', screen: 'checks' },
  { name: '操作记录', screen: 'history' },
  { name: '设置', screen: 'settings' },
  {
    name: '检索',
    screen: 'overview',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('fanghuo');
      await page.waitForTimeout(600);
    },
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    },
  },
  {
    name: '手册',
    screen: 'overview',
    act: async (page) => {
      await page.keyboard.press('F1');
      await page.waitForTimeout(600);
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
];

/** Three articles of two laws, so that the pictures show a duty beside its article. */
const laws = {
  中华人民共和国乡村振兴促进法: [
    '第三十条　各级人民政府应当采取措施丰富农民文化体育生活，倡导科学健康的生产生活方式，发挥村规民约积极作用，普及科学知识，推进移风易俗，破除大操大办、铺张浪费等陈规陋习，提倡孝老爱亲、勤俭节约、诚实守信，促进男女平等，创建文明村镇、文明家庭，培育文明乡风、良好家风、淳朴民风，建设文明乡村。',
  ],
  中华人民共和国消防法: [
    '第三十二条　乡镇人民政府、城市街道办事处应当指导、支持和帮助村民委员会、居民委员会开展群众性的消防工作。村民委员会、居民委员会应当确定消防安全管理人，组织制定防火安全公约，进行防火安全检查。',
    '第三十六条　乡镇人民政府应当根据当地经济发展和消防工作的需要，建立专职消防队、志愿消防队，承担火灾扑救工作。',
  ],
};

/** A folder of laws, and the file that answers the folder dialog with it. */
function writeLaws(userData) {
  const folder = join(userData, '法律法规');
  fs.mkdirSync(folder, { recursive: true });
  for (const [title, articles] of Object.entries(laws))
    fs.writeFileSync(join(folder, `${title}.txt`), `${title}\n（2021年4月29日公布）\n${articles.join('\n')}\n`);
  const answers = join(userData, 'dialogs.json');
  fs.writeFileSync(answers, JSON.stringify({ folder }));
  return answers;
}

async function launch(userData, args) {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: process.env.ELECTRON_EXEC_PATH,
    args: [...sandbox, '--disable-gpu', root, ...args],
    cwd: root,
    env: { ...process.env, SHUANGSHU_USER_DATA: userData, SHUANGSHU_DIALOGS: writeLaws(userData) },
  });
  return { app, page: await app.firstWindow() };
}

async function resize(app, page, [width, height]) {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
    [width, height],
  );
  await page.waitForTimeout(300);
}

async function shoot({ app, page }, chosen, folder, wanted) {
  for (const [label, size] of Object.entries(wanted)) {
    await resize(app, page, size);
    for (const scene of chosen) {
      if (scene.screen) await page.click(id(`rail-${scene.screen}`));
      await page.waitForTimeout(500);
      await scene.act?.(page);
      await page.waitForTimeout(500);
      const file = join(folder, Object.keys(wanted).length > 1 ? `${scene.name}-${label}.png` : `${scene.name}.png`);
      await page.screenshot({ path: file });
      say(file);
      await scene.leave?.(page);
    }
  }
}

async function main() {
  const manual = process.argv.includes('--manual');
  const folder = manual ? join(root, 'docs', '手册', '图') : resolve(process.argv[2] ?? '');
  if (!manual && process.argv[2] === undefined)
    throw new Refusal('请写明图片放到哪个文件夹，或用 --manual 更新手册的图');
  fs.mkdirSync(folder, { recursive: true });
  const stop = await setup();
  const userData = fs.mkdtempSync(join(tmpdir(), 'shuangshu-pictures-'));
  const wanted = manual ? { 1366: sizes[1366] } : sizes;
  try {
    const bare = await launch(userData, []);
    await bare.page.waitForSelector(id('start-new'));
    await shoot(
      bare,
      scenes.filter(({ start }) => start),
      folder,
      wanted,
    );
    await bare.app.close();
    const sample = await launch(userData, ['--sample']);
    await sample.page.waitForSelector(id('waterfall'), { timeout: 60_000 });
    await sample.page.fill(id('operator-name'), '李敏');
    await sample.page.click(id('operator-save'));
    await shoot(
      sample,
      scenes.filter(({ start }) => !start),
      folder,
      wanted,
    );
    await sample.app.close();
  } finally {
    fs.rmSync(userData, { recursive: true, force: true });
    await stop?.();
  }
}

if (isEntry(import.meta.url)) await runMain(main);
