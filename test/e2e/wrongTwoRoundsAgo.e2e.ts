/** A disposition noticed wrong two rounds later, put right in the real window without losing what came after; and 恢复 of an item merged by mistake. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { listEntries } from '../../electron/engine/repositories/merge/entryRepository';
import { readContents } from '../../electron/engine/repositories/pool/itemContents';
import { attachEntry } from '../../electron/engine/services/merge/attachEntries';
import { amendItem, subtractItems } from '../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { quoted } from '../../shared/logic/text/nestQuotes';
import { MERGE_REASON } from '../../shared/model/round';
import { PEOPLE, unwrap } from '../builders/project';
import { buildSampleCounty, reopen } from '../builders/sampleCounty';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let folder = '';

const textOf = async (page: Page, name: string) =>
  (await page.locator(id(name)).first().innerText()).replace(/[\s,]+/g, '');

const WRONG = '到村任职选调生管理培养';
const RIGHT = '驻村第一书记和工作队管理服务';
const LATER = '选调生带培';
const ENTRY = '第一书记和工作队考勤';
const GROUNDS = { reason: '审核组意见', basis: '', ...PEOPLE };

function itemId(project: ProjectFile, name: string): number {
  return readContents(project.read).find((item) => item.name === name)?.id ?? 0;
}

/** Round one attaches to the wrong item, and two items go into one; in round two the wrong item is reworded and another entry comes. */
function threeRounds(path: string): { into: string; merged: string } {
  const project = buildSampleCounty(path, ['老黑山镇']);
  const entries = listEntries(project.read, { direction: 'up' }).rows;
  const entryId = entries.find(({ name }) => name === ENTRY)?.id ?? 0;
  const wrong = itemId(project, WRONG);
  unwrap(attachEntry(project, { entryId, itemId: wrong, reason: '' }));
  const [into, merged] = readContents(project.read).filter(
    ({ id: one }) => one !== wrong && one !== itemId(project, RIGHT),
  );
  if (!into || !merged) throw new Error('no items');
  const join = { townships: true, bases: true, departments: true, places: [] };
  const merging = { itemIds: [merged.id], targetItemId: into.id, join, reasonKind: MERGE_REASON, ...GROUNDS };
  unwrap(subtractItems(project, merging));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
  const [before] = readContents(project.read, [wrong]);
  if (!before) throw new Error('no item');
  const { townshipRole, bases, remark } = before;
  unwrap(
    amendItem(project, {
      itemId: wrong,
      name: WRONG,
      text: '第二轮改定的文字。',
      townshipRole,
      bases,
      remark,
      ...GROUNDS,
    }),
  );
  const other = entries.find(({ name }) => name === LATER)?.id ?? 0;
  unwrap(attachEntry(project, { entryId: other, itemId: wrong, reason: '' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-20' }));
  project.close();
  return { into: into.name, merged: merged.name };
}

async function open(path: string): Promise<Page> {
  started = await launchInTest({ args: [path], userData: join(folder, 'userData') });
  const { page } = started;
  await introduce(page);
  return page;
}

it('an entry attached wrongly in round one goes to the right item in round three; the rewording and the later entry stay', async () => {
  folder = testFolder('rounds');
  const path = join(folder, '东宁.shuangshu');
  threeRounds(path);
  const page = await open(path);
  await page.click(id('rail-merge'));
  await expect.poll(() => textOf(page, 'merge-sum'), { timeout: 20_000 }).toContain('并入2＋待定33');
  await page.getByText('已定 2', { exact: true }).click();
  await page.getByText(ENTRY, { exact: true }).first().click();
  await page.waitForSelector(id('merge-decided'));
  expect(await textOf(page, 'merge-decided')).toContain('轮次已封存');

  await page.click(id('merge-reattach'));
  await page.fill(id('reattach-search'), RIGHT);
  await page.locator(id('item-picker-row')).first().getByText(RIGHT, { exact: true }).click();
  await page.fill(id('reattach-reason'), '第一轮归错');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('reattach-confirm'), { state: 'detached', timeout: 20_000 });
  await expect.poll(() => textOf(page, 'merge-decided'), { timeout: 20_000 }).toContain('理由：第一轮归错');
  expect(await textOf(page, 'merge-sum')).toContain('并入2＋待定33');
  await page.keyboard.press('Control+z');
  await expect.poll(() => textOf(page, 'merge-decided'), { timeout: 20_000 }).toContain(WRONG);
  await page.keyboard.press('Control+y');
  await expect.poll(() => textOf(page, 'merge-decided'), { timeout: 20_000 }).toContain('理由：第一轮归错');

  const project = await closed(path);
  const entriesOf = (name: string) =>
    listEntries(project.read, { itemIds: [itemId(project, name)], direction: 'up' }).rows.map((entry) => entry.name);
  const [reworded] = readContents(project.read, [itemId(project, WRONG)]);
  const found = { right: entriesOf(RIGHT), wrong: entriesOf(WRONG), text: reworded?.text };
  project.close();
  expect(found).toEqual({ right: [ENTRY], wrong: [LATER], text: '第二轮改定的文字。' });
});

it('two items merged in round one are two again in round three, and the count of the sealed rounds stays', async () => {
  folder = testFolder('rounds');
  const path = join(folder, '东宁.shuangshu');
  const { into, merged } = threeRounds(path);
  const page = await open(path);
  await page.click(id('rail-pool'));
  await page.waitForSelector(id('pool-row'));
  await page.locator(id('pool-row')).getByText(into, { exact: true }).first().dblclick();
  await page.waitForSelector(id('item-page'));
  // What went into it stands among its wordings, and its rows among its sources.
  await expect.poll(() => textOf(page, 'item-variants'), { timeout: 20_000 }).toContain(merged.replace(/[\s,]+/g, ''));
  expect(await textOf(page, 'item-page')).toContain(`原属${quoted(merged.replace(/[\s,]+/g, ''))}`);
  // From there to the page of the item that went, and back into the pool.
  await page.click(id('item-joined'));
  await page.waitForSelector(id('item-restore'));
  await page.click(id('item-restore'));
  await page.waitForSelector(id('restore-reason'));
  expect(await page.getByRole('dialog').innerText()).toContain(`它当时并到${quoted(into)}`);
  await page.fill(id('restore-reason'), '不是一回事');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('restore-confirm'), { state: 'detached', timeout: 20_000 });

  const after = await closed(path);
  const names = readContents(after.read).map((item) => item.name);
  const items = after.read.all<{ items: number }>('SELECT items FROM snapshot ORDER BY id').map((one) => one.items);
  const sorted = after.read.value<number>('SELECT count(*) FROM item WHERE sortedRoundId IS NOT NULL') ?? 0;
  const joined = after.read.value<number>('SELECT count(*) FROM joining');
  after.close();
  expect([names.includes(into), names.includes(merged)]).toEqual([true, true]);
  expect(joined).toBe(0);
  expect(items).toEqual([sorted - 1, sorted - 1]);
});

async function closed(path: string): Promise<ProjectFile> {
  const running = started;
  started = null;
  expect(running?.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
  await running?.close();
  return reopen(path);
}
