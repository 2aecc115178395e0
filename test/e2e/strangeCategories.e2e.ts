/** Adopting entries whose table wrote no category, or one the scheme has not: the window asks once for each unit. */
import { expect, it } from 'vitest';
import { openProjectFile } from '../../electron/engine/database/file/open';
import { readContents } from '../../electron/engine/repositories/pool/itemContents';
import { importList, readEntry, smallProject, testOptions, unwrap } from '../builders/project';
import { id, introduce } from './hands';
import { launchInTest, testFolder } from './launch';

it('asks which category, proposes what the unit’s own name says, and writes what was answered', async () => {
  const { project } = smallProject(testFolder('categories'));
  importList(project, '市生态环境保护局', 'down', [readEntry('排污口巡查', { category: '' })]);
  importList(project, '市农业农村局', 'down', [
    readEntry('修水渠', { category: '农田水利' }),
    readEntry('清淤', { category: '农田水利' }),
  ]);
  project.close();
  const { app, page } = await launchInTest({ args: [project.path] });
  await introduce(page);
  await page.click(id('rail-sources'));
  await page.click(id('adopt-all'));
  await page.waitForSelector(id('strange-category'));
  const rows = page.locator(id('strange-category'));
  expect((await rows.allInnerTexts()).map((row) => row.split('\n')[0])).toEqual([
    '市生态环境保护局没有写类别的 1 条',
    '市农业农村局“农田水利” 2 条',
  ]);
  expect((await rows.nth(0).innerText()).split('\n').at(-1)?.trim()).toBe('生态环境保护');
  expect(await page.locator(id('strange-categories-do')).isDisabled()).toBe(true);
  await page.locator(id('strange-category-is')).nth(1).click();
  await page.locator('.ant-select-dropdown:visible').getByText('经济发展', { exact: true }).click();
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('adopt-all-do'));
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('adopt-all-do'), { state: 'detached' });
  await page.click(id('rail-pool'));
  await expect.poll(() => page.locator('.page').innerText()).toContain('修水渠');
  await app.close();
  const written = unwrap(openProjectFile(project.path, testOptions()));
  const categories = readContents(written.read).map(({ name, category }) => [name, category]);
  written.close();
  expect(categories.slice(-3)).toEqual([
    ['排污口巡查', '生态环境保护'],
    ['修水渠', '经济发展'],
    ['清淤', '经济发展'],
  ]);
});
