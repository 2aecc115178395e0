/** 征求意见 once more, in the real window: an earlier form, notes in cells, late answers, what came to nothing at the talk. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { OPINION_SOURCES } from '../../electron/engine/handlers/opinionHandlers';
import { exportOpinionPapers } from '../../electron/engine/services/opinions/exportOpinionPapers';
import { readConsultations, readOpinions } from '../../electron/engine/services/opinions/readOpinions';
import { dropPrepared } from '../../electron/engine/services/rounds/prepareChanges';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import { askedProject } from '../builders/askedProject';
import { FIRST_ROW } from '../builders/filledForms';
import { unwrap } from '../builders/project';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

const text = (page: Page, name: string) => page.locator(id(name)).first().innerText();
const picture = (page: Page, name: string) =>
  process.env.SHOTS ? page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) }) : null;

async function opened(path: string): Promise<Launched> {
  const launched = await launchInTest({ args: [path] });
  const { app, page } = launched;
  await introduce(page);
  // 1366×768 at 150 %.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(911, 472));
  await page.keyboard.press('Control+5');
  await page.waitForSelector(id('pack-row'));
  return launched;
}

const SECOND = { title: '第2次征求意见', sentOn: '2025-06-20', dueOn: '2025-06-30' } as const;

it('an earlier form and its notes wait for a person; a late answer says by how many days', async () => {
  const folder = testFolder('again');
  const asked = askedProject(folder);
  unwrap(await asked.send());
  const form = await asked.fill('市委组织部', { rows: { 0: { kind: '删除', reason: '重复' } } });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(form).buffer as ArrayBuffer);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('no sheet');
  sheet.getCell(FIRST_ROW, 5).note = { texts: [{ text: '张三:' }, { text: '\n三定里已有' }] };
  sheet.getCell(FIRST_ROW + 1, 4).note = '名称请再斟酌';
  writeFileSync(form, new Uint8Array(await book.xlsx.writeBuffer()));
  unwrap(await asked.send(SECOND, 'second'));
  asked.project.close();
  const { page, setDialogs } = await opened(asked.project.path);
  setDialogs({ files: [form] });
  await page.click(id('opinions-collect'));
  await page.waitForSelector(id('return-earlier'));
  expect(await text(page, 'return-earlier')).toContain('市委组织部还没有报回第2次征求意见的（2025-06-30 截止）');
  expect(await page.locator(id('return-file')).innerText()).toContain('上一次的表');
  await picture(page, 'earlier');
  await page.click(id('return-for-present'));
  await expect.poll(() => page.locator(id('return-file')).innerText()).toContain('2 处疑问');
  const choose = async (place: number, words: string): Promise<void> => {
    await page.locator(id('return-answer')).nth(place).click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: words }).click();
  };
  await choose(0, '记入这一行的意见');
  await choose(1, '不作意见');
  await page.locator('.returns-question').last().scrollIntoViewIfNeeded();
  await picture(page, 'notes');
  await page.fill(id('returns-day'), '2025-07-03');
  await page.click(id('return-take'));
  await expect.poll(() => page.locator(`${id('return-file')}[data-state=taken]`).count()).toBe(1);
  await page.click(id('returns-leave'));
  await expect.poll(() => text(page, 'opinions-packs-sum')).toContain('有意见 1');
  expect(await text(page, 'opinions-packs-sum')).toContain('逾期报回 1');
  const row = page.locator(id('pack-row')).filter({ hasText: '市委组织部' });
  expect(await row.innerText()).toContain('逾期 3 天');
  await picture(page, 'packs');
  const sideways = await page.evaluate(() => {
    const grid = document.querySelector('[data-testid="packs-grid"]');
    return [grid, ...(grid?.querySelectorAll('*') ?? [])].some(
      (one) =>
        one &&
        getComputedStyle(one).overflowX !== 'visible' &&
        one.scrollWidth > one.clientWidth + 1 &&
        one.querySelector('[role="row"]'),
    );
  });
  expect(sideways).toBe(false);
  await page.click(id('opinions-tab-opinions'));
  await page.locator(id('opinion-row')).first().click();
  expect(await page.locator(id('handling-pane')).innerText()).toContain('批注：三定里已有');
});

it('what the talk did not agree to says so by itself, names the letters, and is handled again', async () => {
  const folder = testFolder('unmet');
  const asked = askedProject(folder);
  const { project } = asked;
  unwrap(await asked.send());
  unwrap(await asked.answer('市委组织部', { rows: { 0: { kind: '删除', reason: '属部门自身职责' } } }));
  const [opinion] = readOpinions(project, {});
  const itemId = opinion?.itemId ?? 0;
  const deed = { kind: 'subtract', itemId, reasonKind: '其他', targetItemId: null } as const;
  unwrap(asked.handle([opinion?.id ?? 0], 'adopted', '', [deed], { prepare: true }));
  const consultationId = readConsultations(project)[0]?.id ?? 0;
  const letters = {
    consultationId,
    what: 'replies',
    formats: ['docx' as const],
    folder: join(folder, 'letters'),
  } as const;
  unwrap(await exportOpinionPapers(project, inlineTasks(), OPINION_SOURCES, { ...letters, formats: ['docx'] }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'meeting', title: '', date: '2025-06-20' }));
  unwrap(dropPrepared(project, { preparedIds: [1], reason: '仍应保留' }));
  project.close();
  const { page } = await opened(project.path);
  expect(await text(page, 'opinions-unmet')).toContain('给市委组织部的复函已经过时');
  expect(await text(page, 'opinions-sum')).toContain(
    '采纳 0 ＋ 部分采纳 0 ＋ 不采纳 0 ＋ 撤回 0 ＋ 未落实 1 ＋ 待处理 0',
  );
  await picture(page, 'unmet-packs');
  await page.click(id('opinions-tab-opinions'));
  await page.locator(id('opinion-row')).first().click();
  expect(await text(page, 'handling-unmet')).toContain('会商未同意拟减（第3轮）：仍应保留');
  await picture(page, 'unmet-pane');
  await page.click(id('handling-reopen'));
  await page.keyboard.type('会商未同意');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => text(page, 'opinions-sum')).toContain('待处理 1');
  await page.locator(id('opinion-row')).first().click();
  await page.keyboard.press('3');
  await page.keyboard.type('会商认为仍应保留');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => text(page, 'opinions-sum')).toContain('不采纳 1 ＋ 撤回 0 ＋ 待处理 0');
});
