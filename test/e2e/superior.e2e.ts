/** 报上级审核 in the real window: the list goes up, the city's own table comes back, is handled one by one and at once, and reported. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../electron/engine/services/merge/leaveOutEntry';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { smallProject, unwrap } from '../builders/project';
import { superiorWorkbook } from '../builders/superiorAnswers';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let folder = '';

const text = (page: Page, name: string) => page.locator(id(name)).first().innerText();

function makeProject(): string {
  folder = testFolder('superior');
  const { project, down, up } = smallProject(folder);
  unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));
  for (const entryId of up) unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '试验' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-03' }));
  project.close();
  return project.path;
}

async function openOpinions(): Promise<Page> {
  started = await launchInTest({ args: [makeProject()] });
  const { page } = started;
  await introduce(page);
  await page.keyboard.press('Control+5');
  await page.waitForSelector(id('opinions-report'));
  return page;
}

it('goes up and comes back, and every opinion ends in the round and in the report', async () => {
  const page = await openOpinions();
  mkdirSync(join(folder, 'out'));
  started?.setDialogs({ folder: join(folder, 'out') });
  await page.click(id('opinions-report'));
  await page.locator(`${id('report-superior')} input`).fill('市委编办');
  await expect.poll(() => text(page, 'report-effect')).toBe('第1轮，4 项，3 个文件');
  await page.click(id('report-confirm'));
  await page.waitForSelector(id('pack-row'), { timeout: 60_000 });
  expect(readdirSync(join(folder, 'out', '市委编办'))).toHaveLength(3);
  expect(await text(page, 'opinions-packs-sum')).toBe('还没有反馈');

  const file = join(folder, '市里反馈.xlsx');
  const table = {
    above: ['关于职责任务清单的反馈意见', '牡编办函〔2025〕15号'],
    rows: [
      ['1', '落实“三会一课”', '删除', '', '属党组织日常工作'],
      ['2', '管护防火隔离带', '修改', '每年春秋两季管护防火隔离带。', '与省里表述一致'],
      ['3', '人居环境整治', '删除', '', '重复'],
      ['4', '做好退役军人服务', '新增', '受理登记，按月走访。', '省目录第12项'],
    ],
  };
  writeFileSync(file, await superiorWorkbook(table));
  started?.setDialogs({ files: [file] });
  await page.click(id('opinions-collect'));
  await page.waitForSelector(id('return-file'), { timeout: 60_000 });
  expect(await page.locator(id('return-number')).inputValue()).toBe('牡编办函〔2025〕15号');
  expect(await page.locator(id('return-take')).isDisabled()).toBe(true);
  // 人居环境整治 is not so called in what went up: which item it is, a person says.
  await page.click(id('return-item'));
  await page.locator('.ant-select-item-option', { hasText: '整治人居环境' }).click();
  await page.click(id('return-take'));
  await page.waitForSelector(`${id('return-file')}[data-state=taken]`);
  await page.click(id('opinions-tab-opinions'));
  await expect
    .poll(() => text(page, 'opinions-sum'))
    .toContain('意见 4 ＝ 采纳 0 ＋ 部分采纳 0 ＋ 不采纳 0 ＋ 撤回 0 ＋ 待处理 4');

  // Three at once, just as they were written; the new one by itself.
  const row = (name: string) => page.locator(id('opinion-row')).filter({ hasText: name });
  for (const name of ['落实三会一课', '管护防火隔离带', '整治人居环境']) {
    await row(name).click();
    await page.keyboard.press('Space');
  }
  await page.click(id('handling-adopted'));
  await page.locator(id('each-reason-kind')).getByText('其他', { exact: true }).click();
  await page.click(id('handling-submit'));
  await expect
    .poll(() => text(page, 'opinions-sum'))
    .toContain('采纳 3 ＋ 部分采纳 0 ＋ 不采纳 0 ＋ 撤回 0 ＋ 待处理 1');
  await row('做好退役军人服务').click();
  await page.keyboard.press('3');
  await page.locator(id('handling-reason')).fill('本县无此机构');
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(() => text(page, 'opinions-sum'))
    .toContain('采纳 3 ＋ 部分采纳 0 ＋ 不采纳 1 ＋ 撤回 0 ＋ 待处理 0');

  mkdirSync(join(folder, 'reply'));
  started?.setDialogs({ folder: join(folder, 'reply') });
  await page.click(id('opinions-export'));
  await page.getByText('上级反馈意见采纳情况表').click();
  await page.waitForSelector(id('opinions-export-done'), { timeout: 60_000 });
  const written = readdirSync(join(folder, 'reply')).map((name) => name.slice(name.lastIndexOf('.')));
  expect(written.sort()).toEqual(['.docx', '.xlsx']);

  // None of the county's units: registered apart, and the round tells whose the changes were.
  await page.getByText('单位', { exact: true }).first().click();
  await page.locator(id('units-kind')).getByText('上级机关 1').click();
  expect(await page.locator(id('unit-row')).innerText()).toContain('市委编办');
});
