/** Scenes of 征求意见: the sample asked, most answers taken in, a few still to be looked at. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { root } from '../cache.mjs';
import { Refusal } from '../run.mjs';
import { click, fill, id, keys, pause, row, seen } from './steps.mjs';

/** 0-based columns of the form, and its first row with an item. */
const KIND = 6;
const PROPOSAL = 7;
const REASON = 8;
const FIRST = 5;

const ALIKE = '本项由市级部门统筹，乡镇负责宣传、巡查和上报。';

/** What each unit of the pictures answers: [row, kind, proposal, reason]; none: all agreed. */
const ANSWERS = {
  绥阳镇: [[0, '修改', ALIKE, '乡镇没有执法权限']],
  三岔口镇: [[0, '修改', ALIKE, '乡镇没有执法权限']],
  道河镇: [[245, '删除', '', '绥芬河不流经本镇，没有禁渔河段']],
  大肚川镇: [[0, '修改', ALIKE, '人员编制不足']],
  市水务局: [[0, '修改', '镇级河湖长按频次巡河，如实记录巡河情况。', '巡河系统由市级统一管理']],
  市民政局: [[1, '删除', '', '已由部门直接办理']],
  市司法局: [[0, '调类', '调入公共服务', '性质相同']],
  市公安局: [],
  市审计局: [],
  市统计局: [],
};
/** Still in hand when the pictures are taken. */
const LATE = { 市应急管理局: [[0, '', '', '请再研究']], 市财政局: [], 东宁镇: [[0, '修改', ALIKE, '力量不足']] };

async function fillIn(form, target, answers) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(form);
  const sheet = book.worksheets[0];
  sheet.getCell(3, REASON).value = '王丽 0453-3621234';
  sheet.getCell(3, KIND).value = answers.length === 0 ? '全部无意见' : '有意见，见下表';
  for (const [at, kind, proposal, reason] of answers) {
    sheet.getCell(FIRST + at, KIND).value = kind;
    sheet.getCell(FIRST + at, PROPOSAL).value = proposal;
    sheet.getCell(FIRST + at, REASON).value = reason;
  }
  await book.xlsx.writeFile(target);
}

export function cli(...options) {
  const run = spawnSync(process.execPath, [join(root, 'out', 'main', 'cli.js'), ...options], { maxBuffer: 2 ** 28 });
  if (run.status === 1) throw new Refusal(`${options[0]}: ${run.stdout}${run.stderr}`);
  return JSON.parse(String(run.stdout));
}

/** The sample as a project in a folder of its own. */
export function makeSample(folder) {
  const sample = join(root, 'resources', 'sample', 'dongning');
  return cli('demo', '--out', folder, '--files', sample, '--decisions', join(sample, 'decisions.json')).project;
}

/** The project, and the files that are still to be taken in. */
export async function makeAsked(place) {
  const project = makeSample(join(place, 'asked'));
  const out = join(place, '征求意见稿');
  cli('ask', '--project', project, '--out', out, '--sent', '2025-06-20', '--due', '2025-07-04', '--title', '一下');
  const folders = { taken: join(place, '报回'), late: join(place, '待收') };
  for (const folder of Object.values(folders)) fs.mkdirSync(folder);
  const write = async (answers, folder) => {
    for (const [unit, said] of Object.entries(answers)) {
      const form = fs.readdirSync(join(out, unit)).find((name) => name.endsWith('.xlsx'));
      await fillIn(join(out, unit, form), join(folder, `${unit}反馈.xlsx`), said);
    }
  };
  await write(ANSWERS, folders.taken);
  await write(LATE, folders.late);
  fs.writeFileSync(join(folders.late, '绥阳镇签章页.pdf'), '%PDF-1.4');
  cli('returns', '--project', project, '--received', '2025-07-02', folders.taken);
  return { project, files: fs.readdirSync(folders.late).map((name) => join(folders.late, name)) };
}

export const opinionScenes = [
  { name: '征求意见', screen: 'opinions', steps: [click('opinions-tab-packs'), seen('pack-row'), pause(400)] },
  { name: '征求意见-发出', screen: 'opinions', steps: [click('opinions-send'), pause(1_200)] },
  {
    name: '征求意见-收件',
    screen: 'opinions',
    steps: [
      click('opinions-collect'),
      seen('return-file'),
      pause(800),
      (page) => page.locator(id('return-file')).filter({ hasText: '市应急管理局' }).first().click(),
      pause(500),
    ],
    leave: (page) => page.click(id('returns-leave')),
  },
  {
    name: '征求意见-来函',
    screen: 'opinions',
    steps: [
      click('opinions-collect'),
      seen('return-file'),
      (page) => page.locator(id('return-file')).filter({ hasText: '签章页' }).first().click(),
      pause(300),
      click('return-letter'),
      pause(300),
    ],
    leave: (page) => page.click(id('returns-leave')),
  },
  {
    name: '征求意见-处理',
    screen: 'opinions',
    steps: [
      click('opinions-tab-opinions'),
      row('opinion-row', 0),
      pause(500),
      click('handling-adopted'),
      pause(400),
      click('deed-use-proposal'),
      pause(300),
    ],
  },
  {
    name: '征求意见-删除',
    screen: 'opinions',
    steps: [
      click('opinions-tab-opinions'),
      (page) => page.locator(id('opinion-row')).filter({ hasText: '道河镇' }).click(),
      pause(400),
      click('handling-adopted'),
      seen('deed-way'),
      pause(400),
    ],
  },
  {
    name: '征求意见-一起处理',
    screen: 'opinions',
    steps: [
      click('opinions-tab-opinions'),
      row('opinion-row', 0),
      keys('Control+a', '3'),
      fill('handling-reason', '与上级规定不一致'),
      pause(300),
    ],
    leave: async (page) => {
      await page.locator(id('opinion-row')).first().click();
      await page.keyboard.press('Escape');
    },
  },
];
