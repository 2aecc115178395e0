/** Scenes of 报上级审核: the sample sent up twice, the city's own table taken in, the province's still to be looked at. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { cli, makeSample } from './opinionScenes.mjs';
import { click, id, pause, seen } from './steps.mjs';

const CITY = '牡丹江市委编办';
const PROVINCE = '省委编办';
/** Of the form: first row with an item, and where its name stands. */
const FIRST = 5;
const NAME = 4;

async function namesIn(form) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(form);
  return (at) => String(book.worksheets[0].getCell(FIRST + at, NAME).value);
}

async function writeTable(target, title, number, rows) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('反馈意见');
  for (const row of [[title], [number], ['序号', '事项名称', '反馈类型', '修改意见', '理由'], ...rows])
    sheet.addRow(row);
  await book.xlsx.writeFile(target);
}

/** The project, and the files that are still to be taken in. */
export async function makeReported(place) {
  const project = makeSample(join(place, 'reported'));
  const up = (superior, sent) => {
    const out = join(place, superior);
    cli('ask', '--project', project, '--out', out, '--sent', sent, '--due', '2025-07-20', '--superior', superior);
    const form = fs.readdirSync(join(out, superior)).find((name) => name.includes('审核反馈表'));
    return join(out, superior, form);
  };
  const name = await namesIn(up(PROVINCE, '2025-07-01'));
  up(CITY, '2025-07-03');
  const city = join(place, `${CITY}反馈意见.xlsx`);
  await writeTable(city, '关于东宁市乡镇职责任务清单的反馈意见', '牡编办函〔2025〕15号', [
    ['1', name(2), '修改', '精简镇级文件会议、督查考核和报表台账，反映基层负担问题。', '与市里表述一致'],
    ['2', name(6), '删除', '', '属市直部门职责'],
    ['3', name(11), '删除', '', '与第10项重复'],
    ['4', name(20), '修改', `名称修改为“${name(20)}管理”`, '规范名称'],
    ['5', '退役军人走访慰问', '新增', '建档立卡，重要节日走访慰问。', '省目录第12项'],
  ]);
  cli('returns', '--project', project, '--received', '2025-07-15', city);
  const province = join(place, `${PROVINCE}反馈意见.xlsx`);
  await writeTable(province, '审核反馈意见', '黑编办函〔2025〕88号', [
    ['1', name(1), '删除', '', '属党组织日常工作'],
    ['2', `${name(3)}工作`, '修改', '按季度组织。', '与省目录一致'],
    ['3', name(4), '合并', '与上一项合并', '内容相近'],
    ['4', '校外培训机构排查', '删除', '', '教育部门职责'],
    ['5', '村级综合服务站点管理', '新增', '登记站点，按月巡查。', '省目录第31项'],
  ]);
  return { project, files: [province] };
}

export const superiorScenes = [
  { name: '报上级', screen: 'opinions', steps: [click('opinions-report'), pause(1_200)] },
  {
    name: '报上级-收件',
    screen: 'opinions',
    steps: [click('opinions-collect'), seen('return-file'), pause(800)],
    leave: (page) => page.click(id('returns-leave')),
  },
  {
    name: '报上级-处理',
    screen: 'opinions',
    steps: [
      click('opinions-tab-opinions'),
      async (page) => {
        for (const at of [0, 1, 2, 3]) {
          await page.locator(id('opinion-row')).nth(at).click();
          await page.keyboard.press('Space');
        }
      },
      click('handling-adopted'),
      pause(500),
    ],
  },
];
