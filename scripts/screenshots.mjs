/**
 * Pictures of every screen: `npm run screenshots -- FOLDER [--size=1366|150pct|1920] [--axe] [NAME…]` to look at,
 * `-- --manual [NAME…]` those the manual shows. With `--axe` each scene is judged as well.
 */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright-core';
import { answerDialogs } from './answer-dialogs.mjs';
import { root } from './cache.mjs';
import { isEntry, Refusal, runMain, say } from './run.mjs';
import { agreementScenes } from './scenes/agreementScenes.mjs';
import {
  filesToImport,
  GATHERED,
  makeEditions,
  PUBLISHED,
  putInSyncedFolder,
  writeLaws,
  writeReworded,
  writeWithoutCategories,
} from './scenes/beginnings.mjs';
import { countyScenes, publishedScenes, uncategorizedScenes } from './scenes/countyScenes.mjs';
import { abolitionScenes, editionScenes } from './scenes/editionScenes.mjs';
import { MANUAL } from './scenes/manualPictures.mjs';
import { makeAsked, opinionScenes } from './scenes/opinionScenes.mjs';
import { requestScenes } from './scenes/requestScenes.mjs';
import { openRoundScenes, sampleScenes } from './scenes/sampleScenes.mjs';
import { elsewhereScenes, startScenes, unpackScenes } from './scenes/startScenes.mjs';
import { id } from './scenes/steps.mjs';
import { makeReported, superiorScenes } from './scenes/superiorScenes.mjs';
import { arrivedScenes, emptyScenes, gatheredScenes, importScenes, workScenes } from './scenes/workScenes.mjs';
import { setup } from './window-tests-setup.mjs';

/** CSS pixels: a small office screen at 100 % and at 150 %, and a large one. */
const sizes = { 1366: [1366, 768], '150pct': [911, 472], 1920: [1920, 1080] };

/** Runtime by environment, as in `test/e2e/launch.ts`: naming the executable lets one start in forty hang. */
async function launch(userData, args, dialogs) {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const dialogFile = join(userData, '..', 'dialogs.json');
  fs.writeFileSync(dialogFile, JSON.stringify(dialogs));
  const app = await _electron.launch({
    args: [...sandbox, '--disable-gpu', root, ...args],
    cwd: root,
    env: { ...process.env, SHUANGSHU_USER_DATA: userData },
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  await answerDialogs(app, dialogFile);
  page.setDefaultTimeout(15_000);
  return { app, page };
}

async function resize({ app, page }, [width, height]) {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
    [width, height],
  );
  await page.waitForTimeout(200);
}

async function introduce(page) {
  const name = page.locator(id('operator-name'));
  await name.waitFor({ timeout: 5_000 }).catch(() => undefined);
  if ((await name.count()) === 0) return;
  await name.fill('李敏');
  await page.click(id('operator-save'));
  await name.waitFor({ state: 'detached' });
}

/** Takes the scenes wanted at every size; a scene that cannot be reached is told and counted. */
async function shoot(started, scenes, { folder, wanted, picked, manual, axe }) {
  const { page } = started;
  let missed = 0;
  for (const [label, size] of Object.entries(wanted)) {
    await resize(started, size);
    for (const scene of scenes.filter(picked)) {
      const file = join(folder, manual ? `${scene.name}.png` : `${scene.name}-${label}.png`);
      try {
        if (scene.screen) await page.click(id(`rail-${scene.screen}`));
        if (scene.wait) await page.waitForSelector(id(scene.wait));
        await page.waitForTimeout(400);
        for (const step of scene.steps ?? []) await step(page);
        await page.waitForTimeout(500);
      } catch (error) {
        missed += 1;
        say(`${scene.name} ${label} 没有拍到：${String(error).split('\n')[0]}`);
      }
      await page.screenshot({ path: file });
      if (axe) missed += await judge(page, `${scene.name} ${label}`);
      await leave(page, scene);
    }
  }
  return missed;
}

const axeSource = join(root, 'node_modules', 'axe-core', 'axe.min.js');

/** Findings of axe that an office worker with weak eyes or a keyboard would stumble over, told one by one. */
async function judge(page, place) {
  await page.evaluate(fs.readFileSync(axeSource, 'utf8'));
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id: rule, nodes }) => nodes.map(({ html }) => `${rule}: ${html.slice(0, 200)}`));
  });
  for (const one of found) say(`${place} ${one}`);
  return found.length;
}

async function leave(page, scene) {
  try {
    await (scene.leave ?? (async () => undefined))(page);
  } catch (error) {
    say(`${scene.name} 没有退出：${String(error).split('\n')[0]}`);
  }
  if ((scene.steps ?? []).length === 0 || scene.leave) return;
  for (let turn = 0; turn < 2; turn += 1) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(250);
  }
}

/** From an empty project through the import to the middle of the merging. */
async function shootWork(work, _scenes, options) {
  const { page } = work;
  await page.click(id('start-new'));
  await page.fill(id('new-name'), '东宁市');
  // Without a name the first step would bear the computer's account.
  await page.fill(id('new-operator'), '李敏', { timeout: 500 }).catch(() => undefined);
  await page.click(id('new-scheme'));
  await page.locator('.ant-select-item-option', { hasText: '六类职责任务清单' }).click();
  await page.click(id('new-create'));
  await introduce(page);
  let missed = await shoot(work, emptyScenes, options);
  await page.click(id('rail-sources'));
  await page.click(id('import-files'));
  await page.waitForSelector(id('import-rows'), { timeout: 60_000 });
  await page.waitForTimeout(1_500);
  missed += await shoot(work, importScenes, options);
  await resize(work, sizes[1366]);
  for (const _ of filesToImport()) {
    // The next file comes into hand by itself.
    await page.keyboard.press('Control+Enter');
    await page.waitForTimeout(1_200);
  }
  await page.click(id('import-leave'));
  missed += await shoot(work, arrivedScenes, options);
  await resize(work, sizes[1366]);
  await page.click(id('rail-sources'));
  await page.click(id('adopt-all'));
  // Townships the departments name and nobody registered are asked about first.
  const asked = page.locator(id('strange-towns-do'));
  await page.waitForSelector(`${id('strange-towns-do')}, ${id('adopt-all-do')}`);
  if ((await asked.count()) > 0) await asked.click();
  await page.click(id('adopt-all-do'));
  await page.waitForTimeout(1_500);
  return missed + (await shoot(work, workScenes, options));
}

/** A new project with the files in hand, none of them taken in. */
async function chooseFiles(page, county) {
  await page.click(id('start-new'));
  await page.fill(id('new-name'), county);
  await page.click(id('new-create'));
  await introduce(page);
  await page.click(id('rail-sources'));
  await page.click(id('import-files'));
  await page.waitForSelector(id('import-rows'), { timeout: 60_000 });
}

/** A file that several townships send. */
async function shootGathered(gathered, scenes, options) {
  await chooseFiles(gathered.page, '安平县');
  return shoot(gathered, scenes, options);
}

/** A county's project with published files taken in, before anything is adopted. */
async function takePublished(page, files) {
  await chooseFiles(page, '安澜县');
  for (const _ of files) {
    await page.waitForTimeout(1_500);
    await page.keyboard.press('Control+Enter');
  }
  await page.waitForTimeout(1_500);
  await page.click(id('import-leave'));
}

/** From the published files of three townships to the pool of their county. */
async function shootCounty(county, _scenes, options) {
  const { page } = county;
  await takePublished(page, PUBLISHED);
  const missed = await shoot(county, publishedScenes, options);
  await resize(county, sizes[1366]);
  await page.click(id('rail-sources'));
  await page.click(id('adopt-published'));
  await page.click(id('published-do'));
  await page.waitForTimeout(2_500);
  return missed + (await shoot(county, countyScenes, options));
}

async function shootUncategorized(county, scenes, options) {
  await takePublished(county.page, ['one']);
  return shoot(county, scenes, options);
}

/** The sample sealed; then with a round open and a subtraction prepared for the meeting; then packed for another computer. */
async function shootSample(sample, _scenes, options) {
  let missed = await shoot(sample, sampleScenes, options);
  const { page } = sample;
  const wanted = (some) => some.some(options.picked);
  await resize(sample, sizes[1366]);
  if (wanted(openRoundScenes)) {
    await page.click(id('rail-rounds'));
    await page.click(id('rounds-open'));
    await page.click(id('rounds-open-confirm'));
    await page.locator(id('rounds-open-confirm')).waitFor({ state: 'detached' });
    await prepareOne(page);
    missed += await shoot(sample, openRoundScenes, options);
  }
  if (wanted(agreementScenes)) missed += await shoot(sample, agreementScenes, options);
  if (wanted(unpackScenes)) await pack(page, options.package);
  return missed;
}

async function prepareOne(page) {
  await page.click(id('rail-pool'));
  await page
    .locator(`${id('pool-row')} input`)
    .first()
    .check();
  await page.click(id('pool-subtract'));
  await page.locator(id('subtract-reason-kind')).getByText('依据不充分').click();
  await page.fill(id('subtract-reason'), '所列文件已废止，拟提交会商');
  await page.check(id('decision-later'));
  await page.click(id('subtract-confirm'));
  await page.locator(id('subtract-confirm')).waitFor({ state: 'detached' });
}

async function pack(page, file) {
  await page.click(id('project-menu'));
  await page.click(id('project-pack'));
  await page.fill(id('pack-word'), '东宁移交二〇二五');
  await page.fill(id('pack-again'), '东宁移交二〇二五');
  await page.keyboard.press('Control+Enter');
  for (let turn = 0; turn < 100 && !fs.existsSync(file); turn += 1) await page.waitForTimeout(200);
  await page.waitForTimeout(500);
}

/** The sample asked, with a round open for what comes of it. */
async function shootAsked(asked, scenes, options) {
  const { page } = asked;
  await page.click(id('rail-rounds'));
  await page.click(id('rounds-open'));
  await page.click(id('rounds-open-confirm'));
  await page.locator(id('rounds-open-confirm')).waitFor({ state: 'detached' });
  return shoot(asked, scenes, options);
}

/** One start of the program each, with what its file dialogs answer. */
function sessionsOf(place, packed) {
  const folder = writeLaws(place);
  const work = { save: join(place, '东宁市.shuangshu'), files: filesToImport(), folder };
  return [
    { scenes: startScenes, args: [], ready: 'start-new', take: shoot, dialogs: work },
    { scenes: elsewhereScenes, args: () => [putInSyncedFolder(place)], ready: 'work-here', take: shoot, dialogs: work },
    {
      scenes: [...sampleScenes, ...openRoundScenes, ...agreementScenes, ...unpackScenes],
      args: ['--sample'],
      ready: 'waterfall',
      take: shootSample,
      named: true,
      dialogs: { save: packed, files: [], folder },
    },
    {
      scenes: [...editionScenes, ...requestScenes, ...abolitionScenes],
      args: () => [makeEditions(place)],
      ready: 'rail-editions',
      take: shoot,
      named: true,
      dialogs: { folder },
    },
    {
      scenes: opinionScenes,
      prepare: () => makeAsked(place),
      ready: 'rail-opinions',
      take: shootAsked,
      named: true,
      dialogs: { folder },
    },
    {
      scenes: superiorScenes,
      prepare: () => makeReported(place),
      ready: 'rail-opinions',
      take: shootAsked,
      named: true,
      dialogs: { folder },
    },
    {
      scenes: [...emptyScenes, ...importScenes, ...arrivedScenes, ...workScenes],
      args: [],
      ready: 'start-new',
      take: shootWork,
      dialogs: work,
    },
    {
      scenes: gatheredScenes,
      args: [],
      ready: 'start-new',
      take: shootGathered,
      dialogs: { save: join(place, '安平县.shuangshu'), files: [GATHERED], folder },
    },
    {
      scenes: [...publishedScenes, ...countyScenes],
      prepare: async () => ({ args: [], files: await writeReworded(place) }),
      ready: 'start-new',
      take: shootCounty,
      dialogs: { save: join(place, '安澜县三张清单.shuangshu'), folder },
    },
    {
      scenes: uncategorizedScenes,
      prepare: async () => ({ args: [], files: [await writeWithoutCategories(place)] }),
      ready: 'start-new',
      take: shootUncategorized,
      dialogs: { save: join(place, '安澜县一镇.shuangshu'), folder },
    },
    {
      scenes: unpackScenes,
      args: [],
      ready: 'start-new',
      take: shoot,
      dialogs: { save: join(place, '移交来的.shuangshu'), files: [packed], folder },
    },
  ];
}

async function main() {
  const manual = process.argv.includes('--manual');
  const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
  const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const [target] = words;
  const wantedNames = manual ? words : words.slice(1);
  const folder = manual ? join(root, 'docs', '手册', '图') : resolve(target ?? '');
  if (!manual && target === undefined) throw new Refusal('请写明图片放到哪个文件夹，或用 --manual 更新手册的图');
  fs.mkdirSync(folder, { recursive: true });
  const stop = await setup();
  const place = fs.mkdtempSync(join(tmpdir(), 'shuangshu-pictures-'));
  const userData = join(place, 'user');
  fs.mkdirSync(userData);
  const named = ({ name }) => wantedNames.length === 0 || wantedNames.some((part) => name.includes(part));
  const picked = manual ? (scene) => MANUAL.has(scene.name) && named(scene) : named;
  const only = flags.find((flag) => flag.startsWith('--size='))?.slice('--size='.length);
  const wanted = Object.fromEntries(
    Object.entries(sizes).filter(([label]) => (manual ? label === '1366' : only === undefined || label === only)),
  );
  const axe = flags.includes('--axe');
  const packed = join(place, '东宁市.sspack');
  const options = { folder, wanted, picked, manual, axe, package: packed };
  const sessions = sessionsOf(place, packed);
  let missed = 0;
  try {
    for (const { scenes, args, prepare, ready, take, named, dialogs } of sessions) {
      if (!scenes.some(picked)) continue;
      const made = await prepare?.();
      const given = made?.args ?? (made ? [made.project] : typeof args === 'function' ? args() : args);
      const started = await launch(userData, given, made ? { ...dialogs, files: made.files } : dialogs);
      await started.page.waitForSelector(id(ready), { timeout: 60_000 });
      if (named) await introduce(started.page);
      try {
        missed += await take(started, scenes, options);
      } catch (error) {
        missed += 1;
        say(String(error));
        await started.page.screenshot({ path: join(folder, '中断.png') });
      }
      await started.app.close();
    }
  } finally {
    fs.rmSync(place, { recursive: true, force: true });
    await stop?.();
  }
  if (missed > 0) throw new Refusal(`有 ${missed} 处没有拍到，或无障碍检查有发现`);
}

if (isEntry(import.meta.url)) await runMain(main);
