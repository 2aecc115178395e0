/** Editions in the real window: 安澜县's published lists registered as edition 1, edition 2 issued after its requests, notices, and who bore what on a day. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openProjectFile } from '../../electron/engine/database/file/open';
import { playRegister } from '../../electron/engine/demo/playRegister';
import { sealRound } from '../../electron/engine/services/rounds/runRound';
import { anlanNames, anlanPublished, anlanRegister } from '../builders/anlanRequests';
import { testOptions, testSession, unwrap } from '../builders/project';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let folder = '';

async function open(path: string, dialogs: { folder?: string } = {}): Promise<Page> {
  started = await launchInTest({ args: [path], dialogs });
  const { page } = started;
  await introduce(page);
  await page.click(id('rail-editions'));
  return page;
}

async function towns(page: Page): Promise<string[]> {
  const rows = await page.locator(`${id('edition-towns')} tr`).allInnerTexts();
  return rows.map((text) => text.replace(/\s+/g, ' ').trim());
}

it('registers the published lists as edition 1 once their missing bases are signed for', async () => {
  folder = testFolder('editions');
  const path = join(folder, '安澜县.shuangshu');
  anlanPublished(path).close();
  const page = await open(path);
  await page.click(id('editions-issue'));
  await page.waitForSelector(id('gate-taken-over'));
  expect(await page.locator(id('gate-failed')).count()).toBe(1);
  await page.fill(id('issue-number'), '安办发[2025]12号');
  await page.fill(id('issue-issuer'), '中共安澜县委办公室、安澜县人民政府办公室');
  await page.fill(id('issue-issued'), '2025-06-18');
  await page.fill(id('issue-effective'), '2025-06-18');
  // Nobody has signed yet: it cannot be issued, and the dialog says which rule is in the way.
  expect(await page.locator(id('issue-barred')).innerText()).toContain('第 7 条未过');
  expect(await page.locator(id('issue-confirm')).isDisabled()).toBe(true);
  await page.fill(id('gate-taken-over-decider'), '县委编委第2次会议');
  await page.click(id('gate-taken-over-sign'));
  await page.waitForSelector(id('gate-waived'));
  await page.click(id('issue-confirm'));
  await page.waitForSelector(id('issue-confirm'), { state: 'detached' });
  await expect
    .poll(() => towns(page))
    .toEqual([
      '乡镇 基本 配合 收回 合计',
      '临江镇 120 101 123 344',
      '竹溪乡 114 97 122 333',
      '城南街道 113 95 124 332',
      '镇次 347 293 369 1,009',
    ]);
  const detail = await page.locator(id('edition-detail')).innerText();
  expect(detail).toContain('安办发〔2025〕12号');
  expect(detail).toContain('接续登记');
  expect(await page.locator(id('edition-exception')).innerText()).toContain('县委编委第2次会议');
  expect(await page.locator(id('rail-editions')).innerText()).toContain('第1版');

  // On paper: the number under the title.
  await page.click(id('edition-paper'));
  await page.waitForSelector(id('page-preview'));
  await expect.poll(() => page.locator(id('page-preview')).innerText()).toContain('安办发〔2025〕12号');

  // Edition 2, after the county's 14 requests.
  await started?.close();
  started = null;
  const project = unwrap(
    openProjectFile(path, testOptions({ session: testSession({ start: '2026-02-10T01:12:00.000Z' }) })),
  );
  // Whenever this is run: the temporary duty has not outlived its last day yet.
  const register = anlanRegister();
  const lasting = register.requests.map((request) => (request.ends ? { ...request, ends: '2099-12-31' } : request));
  unwrap(playRegister(project, { ...register, requests: lasting }, anlanNames()));
  unwrap(sealRound(project));
  project.close();
  const out = join(folder, '通知');
  mkdirSync(out);
  await issueSecond(await open(path, { folder: out }), out);
});

async function issueSecond(page: Page, out: string): Promise<void> {
  await page.click(id('editions-issue'));
  await page.waitForSelector(id('gate-failed'));
  expect(await page.locator(id('gate-failed')).getAttribute('data-check')).toBe('7');
  expect(await page.locator(`${id('gate-barred')} li`).count()).toBe(5);
  await page.fill(id('issue-number'), '安办发〔2026〕3号');
  await page.fill(id('issue-issued'), '2026-01-15');
  // It would take effect after the temporary duty is over.
  await page.fill(id('issue-effective'), '2100-01-15');
  await expect.poll(() => page.locator(id('gate-over')).innerText()).toContain('2099年12月31日到期');
  await page.fill(id('issue-effective'), '2026-01-15');
  await page.waitForSelector(id('gate-over'), { state: 'detached' });
  await page.click(id('gate-sign-7'));
  await page.fill(id('gate-reason-7'), '新增事项的条款序号待正式文本核对后填写');
  await page.fill(id('gate-decider-7'), '县委、县政府');
  await page.click(id('issue-confirm'));
  await page.waitForSelector(id('issue-confirm'), { state: 'detached' });
  await expect
    .poll(() => towns(page))
    .toEqual([
      '乡镇 基本 配合 收回 合计',
      '临江镇 120 102 123 345',
      '竹溪乡 116 98 122 336',
      '城南街道 113 95 124 332',
      '镇次 349 295 369 1,013',
    ]);
  expect(await page.locator(id('edition-row')).count()).toBe(2);
  const signed = await page.locator(id('edition-exception')).allInnerTexts();
  expect(signed.map((text) => /豁免|例外/.exec(text)?.[0])).toEqual(['豁免', '例外']);

  // Side by side, and as notices.
  await page.click(id('editions-tab-compare'));
  await expect
    .poll(() => page.locator(id('compare-sum')).innerText())
    .toContain('第1版 367 ＋ 增加 5 − 核减 3 ＝ 第2版 369');
  await page.click(id('editions-tab-notices'));
  await expect.poll(() => page.locator(id('notice-rows')).innerText()).toContain('344 ＋ 4 − 3 ＝ 345');
  await page.click(id('notices-export'));
  await page.waitForSelector(id('notices-done'), { timeout: 60_000 });
  expect(readdirSync(out)).toContain('安澜县_竹溪乡_变更通知_20260115_第2版.docx');

  // Who bore it that day: before the first edition, under the first, between decisions, under the second.
  await page.click(id('editions-tab-duties'));
  await page.fill(id('duties-text'), '视频监控建设');
  await page.fill(id('duties-day'), '2025-06-17');
  await expect.poll(() => page.locator(id('duties-error')).innerText()).toContain('还没有施行的清单');
  await page.fill(id('duties-day'), '2025-08-31');
  await expect.poll(() => page.locator(id('duty-row')).innerText()).toContain('配合责任');
  await page.fill(id('duties-day'), '2025-09-01');
  await expect.poll(() => page.locator(id('duty-row')).innerText()).toContain('已不承担');
  await page.locator(id('duty-row')).click();
  await expect
    .poll(() => page.locator(id('duty-extract')).innerText(), { timeout: 15_000 })
    .toContain('履职事项责任认定摘录');
  await page.click(id('extract-export'));
  await page.waitForSelector(id('extract-done'), { timeout: 30_000 });
  expect(readdirSync(out).some((name) => name.startsWith('安澜县_临江镇_责任认定摘录'))).toBe(true);
  await page.fill(id('duties-day'), '2026-01-15');
  await expect.poll(() => page.locator('.duties-panes').innerText()).toContain('当日的清单里没有这样的事项');

  // For the record room: one folder, with its checksums beside it.
  await page.click(id('editions-archive'));
  await page.waitForSelector(id('archive-done'), { timeout: 120_000 });
  const archive = readdirSync(out).find((name) => name.startsWith('安澜县_归档包_第2版')) ?? '';
  const checked = spawnSync('sha256sum', ['-c', '--quiet', '校验码.sha256'], { cwd: join(out, archive) });
  expect(checked.status).toBe(0);

  // Withdrawn: it stays in view, and its notice is put out beside it.
  await page.click(id('editions-tab-list'));
  await page.click(`${id('edition-detail')} >> text=作废这一版…`);
  await page.fill(id('withdraw-reason'), '附件装订互换');
  await page.fill(id('withdraw-decider'), '县委编委第3次会议');
  await page.click(id('withdraw-confirm'));
  await page.click(id('edition-withdrawal'));
  await page.waitForSelector(id('edition-withdrawal-done'), { timeout: 30_000 });
  expect(readdirSync(out).some((name) => name.startsWith('安澜县_第2版作废通知'))).toBe(true);
  expect(started?.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
}
