/** A list printed here, written over by a township and dropped into the window: known, held against what was printed, taken in as opinions. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { sendPacks } from '../../electron/engine/services/opinions/sendPacks';
import { sealRound } from '../../electron/engine/services/rounds/runRound';
import { exportTownshipLists } from '../../electron/engine/services/townships/exportTownshipLists';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import { smallProject, unwrap } from '../builders/project';
import { dropFiles, id, introduce } from './hands';
import { launchInTest, testFolder } from './launch';

const text = (page: Page, name: string) => page.locator(id(name)).first().innerText();

/** The project with its lists printed and its units asked; the printed list of 道河镇 with a task rewritten, a row out, one in. */
async function makeProject(): Promise<{ path: string; file: string }> {
  const folder = testFolder('printed');
  const { project, down } = smallProject(folder);
  unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
  const lists = join(folder, 'lists');
  const written = await exportTownshipLists(project, inlineTasks(), {
    ...{ folder: lists, mustBeEmpty: true, formats: ['xlsx'] },
  });
  const printed = unwrap(written).find(({ township }) => township === '道河镇');
  const packs = {
    folder: join(folder, 'packs'),
    mustBeEmpty: true,
    source: 'sealed',
    townshipId: null,
    title: '',
  } as const;
  const days = { sentOn: '2025-06-02', dueOn: '2099-06-10', remark: '', empties: true };
  unwrap(await sendPacks(project, inlineTasks(), { ...packs, ...days }));
  project.close();
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(printed?.path ?? '');
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('no sheet');
  const rowOf = (name: string): number => {
    for (let row = 1; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, 2).value === name) return row;
    throw new Error(name);
  };
  sheet.getCell(rowOf('抓好党员发展'), 3).value = '抓好党员发展，每季度报告。';
  sheet.insertRow(rowOf('整治人居环境') + 1, ['5', '看管庙会', '看管庙会秩序。', '主体责任', '', '市公安局', '']);
  sheet.spliceRows(rowOf('落实三会一课'), 1);
  mkdirSync(join(folder, 'drop'));
  const file = join(folder, 'drop', '道河镇意见.xlsx');
  writeFileSync(file, new Uint8Array(await book.xlsx.writeBuffer()));
  return { path: project.path, file };
}

it('is told from a list and goes to 收件核对 with each difference asked; as a list it takes the place of none', async () => {
  const { path, file } = await makeProject();
  const { page } = await launchInTest({ args: [path] });
  await introduce(page);
  await dropFiles(page, [file]);
  await page.waitForSelector(id('printed-paper'), { timeout: 60_000 });
  expect(await text(page, 'printed-paper')).toContain('本项目印给道河镇的第1轮征求意见稿');
  expect(await text(page, 'printed-paper')).toContain('改了 1 项、加了 1 项、少了 1 项');
  expect(await page.locator(id('import-earlier')).count()).toBe(0);
  expect(await page.locator(id('import-confirm')).isDisabled()).toBe(true);
  await page.click(id('printed-list'));
  // A list after all: nothing is replaced unless that is said.
  await page.waitForSelector(id('import-earlier'));
  expect(await page.locator(`${id('import-earlier')} input:checked`).getAttribute('value')).toBe('0');
  await page.click(id('import-leave'));
  await dropFiles(page, [file]);
  await page.waitForSelector(id('printed-answer'));
  await page.click(id('printed-answer'));
  await page.waitForSelector(id('return-answer-all'));
  expect(await page.locator(id('return-answer')).count()).toBe(3);
  expect(await page.locator(id('return-take')).isDisabled()).toBe(true);
  await page.click(id('return-answer-all'));
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(`${id('return-file')}[data-state=taken]`);
  await page.click(id('opinions-tab-opinions'));
  await expect.poll(() => page.locator('.page').innerText()).toContain('抓好党员发展，每季度报告。');
});
