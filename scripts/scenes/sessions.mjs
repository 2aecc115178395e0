/** One start of the program for each group of scenes, and the work that leads from the start to them. */
import { join } from 'node:path';
import { agreementScenes } from './agreementScenes.mjs';
import {
  filesToImport,
  GATHERED,
  makeEditions,
  PUBLISHED,
  putInSyncedFolder,
  writeLaws,
  writeReworded,
  writeWithoutCategories,
} from './beginnings.mjs';
import { countyScenes, publishedScenes, uncategorizedScenes } from './countyScenes.mjs';
import { abolitionScenes, editionScenes } from './editionScenes.mjs';
import { makeAsked, opinionScenes } from './opinionScenes.mjs';
import { requestScenes } from './requestScenes.mjs';
import { openRoundScenes, sampleScenes } from './sampleScenes.mjs';
import { elsewhereScenes, startScenes, unpackScenes } from './startScenes.mjs';
import { id } from './steps.mjs';
import { makeReported, superiorScenes } from './superiorScenes.mjs';
import { resize, shoot, sizes } from './takePictures.mjs';
import { arrivedScenes, emptyScenes, gatheredScenes, importScenes, workScenes } from './workScenes.mjs';

/** Says who works at this computer, where the program asks. */
export async function introduce(page) {
  const name = page.locator(id('operator-name'));
  // The bar of an open project bears the name; the question stands in front of it while there is none.
  await page.locator(id('operator-open')).waitFor({ timeout: 60_000 });
  await page.waitForFunction(
    ([asked, known]) =>
      document.querySelector(asked) !== null || !(document.querySelector(known)?.textContent ?? '').includes('操作人'),
    [id('operator-name'), id('operator-open')],
    { timeout: 60_000 },
  );
  if ((await name.count()) === 0) return;
  await name.fill('李敏');
  await page.click(id('operator-save'));
  await name.waitFor({ state: 'detached' });
}

/** Takes in the files in hand one by one: the next one comes into hand by itself once the one before is written. */
async function takeIn(page, count) {
  for (let taken = 1; taken <= count; taken += 1) {
    await page.locator('.import-file.at:not([data-state=confirmed])').waitFor();
    const written = page.locator('.import-file[data-state=confirmed]').nth(taken - 1);
    // Not heard while something about the file is still being read.
    for (let turn = 0; turn < 6 && (await written.count()) === 0; turn += 1) {
      await page.keyboard.press('Control+Enter');
      await written.waitFor({ timeout: 10_000 }).catch(() => undefined);
    }
    await written.waitFor({ timeout: 1_000 });
  }
}

/** Confirms a dialog once it is ready, and waits until what it does is done: a busy button takes no click. */
async function confirm(page, testId) {
  const button = page.locator(`${id(testId)}:not(.ant-btn-loading):not([disabled])`);
  await button.click({ timeout: 60_000 });
  await page.locator(id(testId)).waitFor({ state: 'detached', timeout: 60_000 });
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
  await takeIn(page, filesToImport().length);
  await page.click(id('import-leave'));
  missed += await shoot(work, arrivedScenes, options);
  await resize(work, sizes[1366]);
  await page.click(id('rail-sources'));
  await page.click(id('adopt-all'));
  // Townships the departments name and nobody registered are asked about first.
  const asked = page.locator(id('strange-towns-do'));
  await page.waitForSelector(`${id('strange-towns-do')}, ${id('adopt-all-do')}`);
  if ((await asked.count()) > 0) await confirm(page, 'strange-towns-do');
  await confirm(page, 'adopt-all-do');
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
  await takeIn(page, files.length);
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
  await confirm(page, 'published-do');
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
  if (wanted(unpackScenes)) await pack(page);
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

async function pack(page) {
  await page.click(id('project-menu'));
  await page.click(id('project-pack'));
  await page.fill(id('pack-word'), '东宁移交二〇二五');
  await page.fill(id('pack-again'), '东宁移交二〇二五');
  await page.keyboard.press('Control+Enter');
  await page.locator(id('pack-do')).waitFor({ state: 'detached', timeout: 60_000 });
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
export function sessionsOf(place, packed) {
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
