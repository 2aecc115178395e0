/** 改适用 while no round is open, in the real window: the pool's row, the item's history and the overview tell it. */
import { expect, it } from 'vitest';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../electron/engine/services/merge/leaveOutEntry';
import { sealRound } from '../../electron/engine/services/rounds/runRound';
import { PEOPLE, smallProject, unwrap } from '../builders/project';
import { id, introduce } from './hands';
import { launchInTest, testFolder } from './launch';

it('is seen in the pool, in what the item went through, and from the overview side by side with the seal', async () => {
  const { project, down, up } = smallProject(testFolder('between'));
  unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
  for (const entryId of up) unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '试验' }));
  unwrap(sealRound(project));
  project.close();
  const { page, complaints } = await launchInTest({ args: [project.path] });
  await introduce(page);
  await page.click(id('rail-pool'));
  const row = page.locator(id('pool-row')).filter({ hasText: '抓好党员发展' });
  expect(await row.innerText()).toContain('共性');
  await row.getByRole('button', { name: '抓好党员发展' }).click();
  await page.click(id('item-applicability'));
  await page.getByRole('checkbox', { name: '绥阳镇', exact: true }).uncheck();
  await page.getByLabel('理由，记在去掉的绥阳镇名下').fill('由园区承担');
  await page.click(id('applicability-confirm'));
  await page.waitForSelector(id('applicability-confirm'), { state: 'detached' });

  const line = page.locator(id('item-reapplied'));
  await expect.poll(() => line.innerText()).toMatch(/第1轮封存后 改适用[\s\S]*绥阳镇不再适用[\s\S]*没有记入台账/);
  await page.keyboard.press('Escape');
  await expect.poll(() => row.innerText()).toContain('共性（绥阳镇除外）');

  await page.click(id('rail-overview'));
  await page.getByText('第1轮封存后 1 项改了适用').waitFor();
  await page.getByRole('button', { name: '看对照' }).click();
  await expect.poll(() => page.locator('.compare-body').innerText()).toMatch(/现在（4 项）[\s\S]*共性（绥阳镇除外）/);
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator('.compare-body').innerText()).not.toContain('绥阳镇除外');
  expect(complaints.filter((text) => /Error|Refused/.test(text))).toEqual([]);
});
