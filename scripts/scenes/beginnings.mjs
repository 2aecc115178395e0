/** What the pictures begin with: the files that are taken in, and projects made beforehand. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { basename, join } from 'node:path';
import ExcelJS from 'exceljs';
import { root } from '../cache.mjs';
import { Refusal } from '../run.mjs';
import { laws } from './workScenes.mjs';

const sample = join(root, 'resources', 'sample', 'dongning');
const published = join(root, 'test', 'published', 'anlan');
const DEPARTMENTS = ['06', '10', '35', '39', '43', '47'];
const TOWNS = ['老黑山镇', '道河镇'];
/** A workbook that two townships send. */
export const GATHERED = join(root, 'test', 'fixtures', 'layouts', '汇总各乡镇.xlsx');

export const PUBLISHED = ['临江镇', '竹溪乡', '城南街道'].map((town) =>
  join(published, `安澜县${town}履职事项清单.xlsx`),
);

/** A folder with two laws, for the pages that show a duty beside its article. */
export function writeLaws(place) {
  const folder = join(place, '法律法规');
  fs.mkdirSync(folder);
  for (const [title, articles] of Object.entries(laws))
    fs.writeFileSync(join(folder, `${title}.txt`), `${title}\n（2021年4月29日公布）\n${articles.join('\n')}\n`);
  return folder;
}

/** 安澜县 by the command line: its published files, edition 1, its 14 requests, edition 2. */
export function makeEditions(place) {
  const project = join(place, '安澜县.shuangshu');
  const cli = (command, ...options) => {
    const run = spawnSync(
      process.execPath,
      [join(root, 'out', 'main', 'cli.js'), command, '--project', project, ...options],
      { env: { ...process.env, SHUANGSHU_OPERATOR: '李敏', SHUANGSHU_USER_DATA: join(place, 'user') } },
    );
    if (run.status !== 0) throw new Refusal(`${command}: ${run.stdout}${run.stderr}`);
  };
  const issuer = ['--issuer', '中共安澜县委办公室、安澜县人民政府办公室'];
  const dated = (day) => ['--issued', day, '--effective', day];
  cli('new', '--name', '安澜县', '--scheme', 'three-lists', '--date', '2025-06-18');
  for (const town of ['临江镇', '竹溪乡', '城南街道']) {
    const file = join(published, `安澜县${town}履职事项清单.xlsx`);
    cli('import', '--file', file, '--unit', town, '--direction', 'up');
  }
  cli('adopt', '--published');
  cli('seal');
  cli('waive', '--rule', 'takenOver', '--reason', '接续已印发清单，依据待补', '--decider', '县委编委第2次会议');
  cli('issue', '--taken-over', '--number', '安办发〔2025〕12号', ...issuer, ...dated('2025-06-18'));
  // Whenever the pictures are taken: the temporary duty has not outlived its last day yet.
  const register = JSON.parse(fs.readFileSync(join(published, 'adjustment.json'), 'utf8'));
  for (const request of register.requests) if (request.ends) request.ends = '2099-12-31';
  const lasting = join(place, '申请.json');
  fs.writeFileSync(lasting, JSON.stringify(register));
  cli('register', '--file', lasting, '--lists', join(published, 'lists.json'));
  cli('seal');
  const exceptions = join(place, '例外.json');
  const signed = { check: '7', reason: '新增事项的条款序号待正式文本核对后填写', decider: '县委、县政府' };
  fs.writeFileSync(exceptions, JSON.stringify([signed]));
  cli('issue', '--number', '安办发〔2026〕3号', ...issuer, ...dated('2026-01-15'), '--exceptions', exceptions);
  return project;
}

/** As a project lies that an office keeps in a folder of its cloud. */
export function putInSyncedFolder(place) {
  const folder = join(place, '坚果云');
  fs.mkdirSync(folder);
  const project = join(folder, '东宁市.shuangshu');
  fs.copyFileSync(join(root, 'test', 'fixtures', 'projects', 'schema-5.shuangshu'), project);
  return project;
}

export function filesToImport() {
  const named = (folder, wanted) =>
    fs
      .readdirSync(join(sample, folder))
      .filter((name) => wanted.some((part) => name.startsWith(part)))
      .sort()
      .map((name) => join(sample, folder, name));
  return [...named('departments', DEPARTMENTS), ...named('townships', TOWNS)];
}

/** 安澜县's published lists; 竹溪乡's says what departments do in words of its own. */
export async function writeReworded(place) {
  const book = new ExcelJS.Workbook();
  const [first, original, last] = PUBLISHED;
  await book.xlsx.readFile(original);
  const cooperating = book.getWorksheet('配合履职事项清单');
  cooperating.getCell('D5').value = '组织干部人事档案专项审核，抽查个人有关事项报告。';
  cooperating.getCell('C6').value = '县人力资源和社会保障局';
  book.getWorksheet('上级部门收回事项清单').getCell('D4').value = '不再分配征订任务。';
  const file = join(place, basename(original));
  await book.xlsx.writeFile(file);
  return [first, file, last];
}

/** A published list as some townships print it: its rows follow each other without a line for the category. */
export async function writeWithoutCategories(place) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(published, '安澜县竹溪乡履职事项清单.xlsx'));
  const whole = book.getWorksheet('上级部门收回事项清单');
  const bare = new ExcelJS.Workbook();
  const sheet = bare.addWorksheet(whole.name);
  whole.eachRow((row, at) => {
    if (at === 1) sheet.addRow([row.getCell(1).value]);
    else if (at === 2 || typeof row.getCell(1).value === 'number') sheet.addRow(row.values.slice(1));
  });
  const file = join(place, '安澜县竹溪乡上级部门收回事项清单.xlsx');
  await bare.xlsx.writeFile(file);
  return file;
}
