/** A request decided and sealed is put right in the real window; pickers and the pool say whose an item is. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPool } from '../../electron/engine/repositories/pool/poolInMemory';
import { sealRound } from '../../electron/engine/services/rounds/runRound';
import { anlanWithFirstEdition } from '../builders/editions';
import { unwrap } from '../builders/project';
import { approve } from '../builders/requests';
import { id, introduce } from './hands';
import { launchInTest, testFolder } from './launch';

it('corrects what the register says of it, with the reason among its steps', async () => {
  const project = anlanWithFirstEdition(join(testFolder('corrected'), '安澜县.shuangshu'));
  const wants = [{ kind: 'amend' as const, itemId: readPool(project).live[0]?.id ?? 0, name: '防汛值守' }];
  approve(project, { title: '防讯值守', basis: '安防〔2025〕3号', applicant: '临江镇', wants });
  unwrap(sealRound(project));
  project.close();
  const { page, complaints } = await launchInTest({ args: [project.path] });
  const picture = async (name: string): Promise<void> => {
    const folder = process.env.SHUANGSHU_PICTURES;
    if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
  };
  await introduce(page);
  await page.click(id('rail-requests'));
  await page
    .locator(`${id('requests-grid')} [role=row]`, { hasText: '防讯值守' })
    .first()
    .dblclick();
  await page.click(id('request-correct'));
  expect(await page.locator(id('correct-submit')).isDisabled()).toBe(true);
  await page.fill(id('correct-title'), '防汛值守');
  await page.fill(id('correct-basis'), '安防〔2025〕13号');
  await page.keyboard.press('Control+Enter');
  // Why is asked for, and nothing is lost of what was typed.
  await page.getByText('请写明为什么更正。').waitFor();
  await picture('correct');
  await page.fill(id('correct-why'), '与来文核对，文号录错');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('correct-submit'), { state: 'detached' });
  await expect.poll(() => page.locator(id('request-name')).innerText()).toContain('防汛值守');
  await expect
    .poll(() => page.locator(id('request-step')).last().innerText())
    .toContain('更正登记：事项由“防讯值守”改为“防汛值守”；依据由“安防〔2025〕3号”改为“安防〔2025〕13号”');
  await picture('corrected');

  // Where there are several lists, a picker says which one an item is in.
  await page.click(id('request-back'));
  await page.click(id('request-add'));
  await page.click(id('want-add'));
  await page.getByText('核减一项…', { exact: true }).click();
  await page.waitForSelector(id('item-picker-row'));
  expect(await page.locator(id('item-picker-row')).first().innerText()).toMatch(/(基本|配合|收回) · /);
  await picture('picker');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  // Townships that lead themselves stand among the lead departments.
  await page.click(id('rail-pool'));
  const led = page.locator(id('pool-facet'), { hasText: '乡镇（街道）' });
  const count = (await led.innerText()).replace(/\D/g, '');
  await led.click();
  await expect.poll(() => page.locator('.pool-foot').innerText()).toContain(count);
  await picture('led');
  expect(complaints.filter((line) => /Error/.test(line))).toEqual([]);
});
