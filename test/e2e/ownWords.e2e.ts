/** A department's opinion on one township's own words, taken up in the real window: that township's list is reworded, the county's words stay. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { setOwnStanding } from '../../electron/engine/services/townships/setOwnStanding';
import { askedProject } from '../builders/askedProject';
import { unwrap } from '../builders/project';
import { id, introduce } from './hands';
import { launchInTest, testFolder } from './launch';

const text = (page: Page, name: string) => page.locator(id(name)).first().innerText();

it('rewords the township’s own list from what a department wrote', async () => {
  const asked = askedProject(testFolder('ownWords'));
  const { project } = asked;
  const unitId = listUnits(project.read).find(({ name }) => name === '道河镇')?.id ?? 0;
  const own = { itemId: 1, unitId, place: null, wording: '本镇按旬报告党员发展情况。', reason: '林区' };
  unwrap(setOwnStanding(project, own));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-06-12' }));
  unwrap(await asked.send({ sentOn: '2025-06-12', dueOn: '2025-06-20' }));
  const said = { kind: '修改', proposal: '本镇按季报告党员发展情况。', reason: '道河镇党员居住分散' };
  unwrap(await asked.answer('市委组织部', { rows: { 0: said } }, '2025-06-15'));
  project.close();
  const { page, complaints } = await launchInTest({ args: [project.path] });
  await introduce(page);
  await page.keyboard.press('Control+5');
  await page.click(id('opinions-tab-opinions'));
  await page.locator(id('opinion-row')).first().click();
  await page.keyboard.press('1');
  await page.waitForSelector(id('deed-own'));
  expect(await page.locator(id('deed-own-words')).inputValue()).toBe('本镇按旬报告党员发展情况。');
  expect(await page.locator(id('deed-use-proposal')).count()).toBe(0);
  await page.click(id('deed-own-proposal'));
  await expect.poll(() => text(page, 'handling-pane')).toContain('在第3轮记“改”1 条，总数不变');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => text(page, 'opinions-sum')).toContain('采纳 1');
  await page.locator(id('opinion-row')).first().click();
  await expect.poll(() => text(page, 'handling-done')).toContain('道河镇的本镇写法改为：本镇按季报告党员发展情况。');
  expect(complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});
