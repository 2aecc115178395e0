/** Adopting an entry that names a township nobody registered: the window asks who it is before anything is written. */
import { expect, it } from 'vitest';
import { importList, readEntry, smallProject } from '../builders/project';
import { id, introduce } from './hands';
import { launchInTest, testFolder } from './launch';

it('asks with the nearest at hand, and writes what was answered', async () => {
  const { project } = smallProject(testFolder('towns'));
  importList(project, '市农业农村局', 'down', [readEntry('看护河坝', { applies: ['道河乡', '新民镇'] })]);
  project.close();
  const { page } = await launchInTest({ args: [project.path] });
  await introduce(page);
  await page.click(id('rail-sources'));
  await page.click(id('adopt-all'));
  await page.waitForSelector(id('strange-town'));
  expect(await page.locator(id('strange-town')).allInnerTexts()).toEqual([
    expect.stringContaining('像是已登记的道河镇'),
    expect.stringContaining('不像已登记的哪一个'),
  ]);
  expect(await page.locator(id('strange-towns-do')).isDisabled()).toBe(true);
  const answer = async (at: number, words: string): Promise<void> => {
    await page.locator(id('strange-town-is')).nth(at).click();
    await page.locator('.ant-select-dropdown:visible').getByText(words, { exact: true }).click();
  };
  await answer(0, '道河镇');
  // What is like nobody is proposed as new, and stands there to be confirmed.
  expect(await page.locator(id('strange-town')).nth(1).innerText()).toContain('都不是，登记新乡镇“新民镇”');
  await page.click(id('strange-towns-do'));
  await page.click(id('adopt-all-do'));
  await page.waitForSelector(id('adopt-all-do'), { state: 'detached' });
  await page.click(id('rail-units'));
  // 道河镇, 绥阳镇, 老黑山镇 and the new one.
  await expect.poll(() => page.locator('.page').innerText()).toContain('乡镇 4');
  expect(await page.locator('.page').innerText()).not.toContain('登记了两次');
});

it('adopts as many as its button says, without those that are some townships’ and name none', async () => {
  const { project } = smallProject(testFolder('townless'));
  importList(project, '市农业农村局', 'down', [readEntry('看护河坝', { applies: [] }), readEntry('清理沟渠')]);
  project.close();
  const { page } = await launchInTest({ args: [project.path] });
  await introduce(page);
  await page.click(id('rail-sources'));
  const before = await page.locator(id('adopt-all')).innerText();
  const pending = Number(/\d+/.exec(before)?.[0]);
  await page.click(id('adopt-all'));
  await page.waitForSelector(id('adopt-all-do'));
  expect(await page.locator(id('adopt-all-left')).innerText()).toContain('另有 1 条');
  expect(await page.locator(id('adopt-all-do')).innerText()).toBe(`采用这 ${pending - 1} 条`);
  await page.click(id('adopt-all-do'));
  await page.waitForSelector(id('adopt-all-do'), { state: 'detached' });
  await expect.poll(() => page.locator(id('adopt-all')).innerText()).toContain('部门 1 条');
});
