/** 征求意见 in the real window: packs sent, forms returned in one go, doubts settled, opinions handled by keyboard, units answered. */
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { readContents } from '../../electron/engine/repositories/pool/itemContents';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../electron/engine/services/merge/leaveOutEntry';
import { amendItem } from '../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { type FormFilling, fillForm } from '../builders/filledForms';
import { PEOPLE, smallProject, unwrap } from '../builders/project';
import { id, introduce, pressAndGoOn } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let folder = '';

const text = (page: Page, name: string) => page.locator(id(name)).first().innerText();

/** Four items sealed in round 1, round 2 open for what comes of the opinions, one item reworded in it already. */
function makeProject(): string {
  folder = testFolder('opinions');
  const { project, down, up } = smallProject(folder);
  unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));
  for (const entryId of up) unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '试验' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-06-03' }));
  const item = readContents(project.read).find(({ name }) => name === '落实三会一课');
  const wording = { itemId: item?.id ?? 0, name: '落实三会一课', text: '每月一次。', townshipRole: 'main' as const };
  unwrap(amendItem(project, { ...wording, bases: [], remark: '', reason: '写清频次', ...PEOPLE }));
  project.close();
  return project.path;
}

async function openOpinions(): Promise<Page> {
  started = await launchInTest({ args: [makeProject()] });
  const { page } = started;
  await introduce(page);
  await page.keyboard.press('Control+5');
  await page.waitForSelector(id('opinions-send'));
  return page;
}

async function fill(unit: string, items: number, filling: FormFilling): Promise<string> {
  const out = join(folder, 'out', unit);
  const form = readdirSync(out).find((name) => name.endsWith('.xlsx')) ?? '';
  const target = join(folder, 'returned', `${unit.slice(0, 2)}的回复.xlsx`);
  mkdirSync(join(folder, 'returned'), { recursive: true });
  await fillForm(join(out, form), target, items, filling);
  return target;
}

it('goes from packs to answers by hand and keyboard', async () => {
  const page = await openOpinions();
  mkdirSync(join(folder, 'out'));
  started?.setDialogs({ folder: join(folder, 'out') });
  await page.click(id('opinions-send'));
  await expect.poll(() => text(page, 'send-effect')).toBe('5 家、14 项次、10 个文件');
  await page.click(id('send-confirm'));
  await page.waitForSelector(id('pack-row'), { timeout: 60_000 });
  expect(await page.locator(id('pack-row')).count()).toBe(5);
  expect(await text(page, 'opinions-packs-sum')).toBe('发出 5 ＝ 无意见 0 ＋ 有意见 0 ＋ 未反馈 5');

  const amend = { 0: { kind: '修改', proposal: '按季度报告。', reason: '减轻负担' } };
  const scan = join(folder, '绥阳镇签章页.pdf');
  writeFileSync(scan, '%PDF-1.4 scanned');
  const files = [
    await fill('道河镇', 4, {
      overall: '有意见，见下表',
      rows: { ...amend, 1: { name: '改动的名称' } },
      contact: '张三 13800000000',
    }),
    await fill('绥阳镇', 3, { rows: amend }),
    await fill('老黑山镇', 3, { overall: '全部无意见' }),
    await fill('市委组织部', 4, { rows: { 2: { kind: '删除', reason: '属部门职责' } } }),
    scan,
  ];
  started?.setDialogs({ files });
  await page.click(id('opinions-collect'));
  await page.waitForSelector(id('return-file'), { timeout: 60_000 });
  expect(await text(page, 'returns-headline')).toBe('收到 5 份：认出 4，没有认出 1；已收 0');
  await page.waitForSelector(id('returns-take-sure'));
  await page.keyboard.press('Control+Shift+Enter');
  await expect.poll(() => page.locator(`${id('return-file')}[data-state=taken]`).count()).toBe(3);
  // Only what is still to be taken in is turned to.
  const inHand = (): Promise<string> => page.locator(`${id('return-file')}[aria-selected=true]`).innerText();
  const first = await inHand();
  await page.keyboard.press('PageDown');
  await expect.poll(inHand).not.toBe(first);
  expect(await inHand()).not.toContain('已收');
  await page.keyboard.press('PageUp');
  await expect.poll(inHand).toBe(first);
  await page.locator(id('return-file')).filter({ hasText: '道河镇' }).click();
  expect(await text(page, 'return-findings')).toContain('事项名称原为“落实三会一课”，报回为“改动的名称”，未采信');
  await page.click(id('return-answer'));
  await page.locator('.ant-select-item-option', { hasText: '不作意见' }).click();
  await page.click(id('return-take'));
  await expect.poll(() => page.locator(`${id('return-file')}[data-state=taken]`).count()).toBe(4);
  await page.locator(id('return-file')).filter({ hasText: '绥阳镇签章页' }).click();
  await page.click(id('return-keep-signed'));
  await expect.poll(() => page.locator(`${id('return-file')}[data-state=attached]`).count()).toBe(1);
  await page.click(id('returns-leave'));
  await expect.poll(() => text(page, 'opinions-packs-sum')).toBe('发出 5 ＝ 无意见 1 ＋ 有意见 3 ＋ 未反馈 1');

  await page.click(id('opinions-tab-opinions'));
  await page.waitForSelector(id('opinion-row'));
  expect(await page.locator(id('opinion-row')).count()).toBe(2);
  // The filter counts what the equation counts, and says how many rows that is.
  expect(await text(page, 'opinions-sum')).toContain('待处理 3');
  expect(await page.locator('.opinions-bar').innerText()).toContain('3 条归成 2 行');
  await page.getByLabel('看哪些处理').click();
  const options = page.locator('.ant-select-dropdown:visible .ant-select-item-option');
  await options.filter({ hasText: '待处理 3 条' }).click();
  expect(await page.locator(id('opinion-row')).count()).toBe(2);
  await page.getByLabel('看哪些处理').click();
  await options.filter({ hasText: '全部处理情况' }).click();
  await page.locator(id('opinion-row')).nth(1).click();
  await page.keyboard.press('3');
  await page.keyboard.type('上级规定由乡镇承担');
  // Who goes on to another before this one is written is not taken elsewhere by its answer.
  await pressAndGoOn(page, 'Control+Enter', { click: `.grid-row:not(.active)${id('opinion-row')} [aria-colindex]` });
  await expect.poll(() => text(page, 'opinions-sum')).toContain('不采纳 1 ＋ 撤回 0 ＋ 待处理 2');
  await page.waitForTimeout(300);
  expect(await page.locator(`.grid-row.active${id('opinion-row')}`).innerText()).toContain('抓好党员发展');
  await page.keyboard.press('1');
  await page.click(id('deed-use-proposal'));
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(() => text(page, 'opinions-sum'))
    .toContain('意见 3 ＝ 采纳 2 ＋ 部分采纳 0 ＋ 不采纳 1 ＋ 撤回 0 ＋ 待处理 0');

  started?.setDialogs({ folder: join(folder, 'papers') });
  await page.click(id('opinions-export'));
  await page.locator('.ant-dropdown-menu-item', { hasText: '复函' }).click();
  await expect.poll(() => text(page, 'opinions-export-done'), { timeout: 60_000 }).toContain('复函已写出 3 个文件');
  expect(readdirSync(join(folder, 'papers')).filter((name) => name.includes('复函'))).toHaveLength(3);
  await expect.poll(() => text(page, 'handling-done')).toContain('复函');
  expect(started?.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});

it('links an opinion to what was changed already, and puts a letter with the asking it answers', async () => {
  const page = await openOpinions();
  for (const [at, out] of ['out', 'again'].entries()) {
    mkdirSync(join(folder, out));
    started?.setDialogs({ folder: join(folder, out) });
    await page.click(id('opinions-send'));
    await page.click(id('send-confirm'));
    await page.waitForSelector(id('send-confirm'), { state: 'detached', timeout: 60_000 });
    await expect.poll(() => page.locator(id('opinions-send')).innerText()).toBe('再次征求…');
    if (at === 0) expect(await text(page, 'opinions-packs-sum')).toContain('发出 5');
  }
  const amend = { 1: { kind: '修改', proposal: '写清多久一次。' } };
  const form = await fill('绥阳镇', 3, { rows: amend });
  const letter = join(folder, '老黑山镇来函.pdf');
  writeFileSync(letter, '%PDF-1.4 letter');
  started?.setDialogs({ files: [form, letter] });
  await page.click(id('opinions-collect'));
  await page.waitForSelector(id('return-file'), { timeout: 60_000 });
  await page.fill(id('returns-day'), '2025-06-05');
  await page.locator(id('return-file')).filter({ hasText: '绥阳镇' }).click();
  // The form is of the first asking, and the unit has been asked again since.
  await page.click(id('return-for-earlier'));
  await page.click(id('return-take'));
  await page.waitForSelector(`${id('return-file')}[data-state=taken]`);
  await page.locator(id('return-file')).filter({ hasText: '老黑山镇来函' }).click();
  await page.click(id('return-asking'));
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '第1次征求意见' }).click();
  await page.click(id('return-letter'));
  await page.click(id('letter-agreed'));
  await expect.poll(() => page.locator(`${id('return-file')}[data-state=taken]`).count()).toBe(2);
  await page.click(id('returns-leave'));
  await page.getByLabel('哪一次征求意见').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '第1次征求意见' }).click();
  await expect.poll(() => text(page, 'opinions-packs-sum')).toBe('发出 5 ＝ 无意见 1 ＋ 有意见 1 ＋ 未反馈 3');
  expect(await page.locator(id('pack-row')).filter({ hasText: '绥阳镇' }).innerText()).toContain('2025-06-05');

  await page.click(id('opinions-tab-opinions'));
  await page.locator(id('opinion-row')).click();
  await page.keyboard.press('1');
  await page.locator(id('deed-link')).locator('input').check();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => text(page, 'opinions-sum')).toContain('采纳 1');
  expect(await text(page, 'handling-done')).toContain('第2轮已改');
  expect(started?.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});

it('takes neither of two answers of one unit by itself, and not the second after the first was taken', async () => {
  const page = await openOpinions();
  mkdirSync(join(folder, 'out'));
  started?.setDialogs({ folder: join(folder, 'out') });
  await page.click(id('opinions-send'));
  await page.click(id('send-confirm'));
  await page.waitForSelector(id('pack-row'), { timeout: 60_000 });
  const draft = join(folder, 'returned', '绥阳（初稿）.xlsx');
  renameSync(await fill('绥阳镇', 3, { overall: '全部无意见' }), draft);
  const final = await fill('绥阳镇', 3, {
    rows: { 0: { kind: '修改', proposal: '按季度报告。', reason: '减轻负担' } },
  });
  started?.setDialogs({ files: [draft, final, await fill('老黑山镇', 3, { overall: '全部无意见' })] });
  await page.click(id('opinions-collect'));
  await page.waitForSelector(id('return-rival'), { timeout: 60_000 });
  const taken = page.locator(`${id('return-file')}[data-state=taken]`);
  await page.keyboard.press('Control+Shift+Enter');
  await expect.poll(() => taken.allInnerTexts()).toEqual([expect.stringContaining('老黑')]);
  await page.locator(id('return-file')).filter({ hasText: '绥阳的回复' }).click();
  await page.click(id('return-take'));
  await expect.poll(() => taken.count()).toBe(2);
  await page.locator(id('return-file')).filter({ hasText: '初稿' }).click();
  expect(await text(page, 'return-rival')).toContain('绥阳镇已收下“绥阳的回复.xlsx”');
  await page.keyboard.press('Control+Shift+Enter');
  await page.waitForTimeout(500);
  expect(await taken.count()).toBe(2);
});
