/** 依据 in the real window: a folder indexed, an article beside its duty, verified by one key, bases added, repealed, argued, exported. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { id, introduce, pressAndGoOn } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let folder = '';

const text = (page: Page, name: string) => page.locator(id(name)).first().innerText();

/** Made up for this test: the sample cites the first of these articles. */
function writeLaws(): string {
  const laws = join(folder, '法规');
  mkdirSync(laws, { recursive: true });
  const articles = Array.from(
    { length: 60 },
    (_, at) => `第${at + 1}条　乡镇人民政府应当组织开展农村基层组织建设，做好党员发展、防火巡查和人居环境整治。`,
  );
  for (const title of ['中国共产党章程', '中国共产党农村基层组织工作条例', '中华人民共和国消防法'])
    writeFileSync(join(laws, `${title}.txt`), `${title}\n（2021年4月29日公布）\n${articles.join('\n')}\n`);
  return laws;
}

async function openBases(): Promise<Page> {
  folder = testFolder('bases');
  started = await launchInTest({ args: ['--sample'] });
  const { page } = started;
  await introduce(page);
  await page.keyboard.press('Control+4');
  await page.waitForSelector(id('basis-totals'));
  return page;
}

it('indexes a folder of laws and verifies an article beside its duty with one key, undone by Ctrl+Z', async () => {
  const page = await openBases();
  started?.setDialogs({ folder: writeLaws() });
  await page.click(id('bases-tab-laws'));
  await page.click(id('laws-index'));
  await expect.poll(() => text(page, 'laws-done'), { timeout: 30_000 }).toContain('3 件');
  await expect.poll(() => text(page, 'laws-totals')).toMatch(/找到条文\s*[1-9]/);

  await page.click(id('bases-tab-gate'));
  // The sample's waiver lets all pass; they are still listed, to be verified.
  await page.waitForSelector(id('gate-row'));
  expect(await text(page, 'gate-barred')).toContain('0');
  const waived = Number((await text(page, 'gate-waived')).replace(/\D/g, ''));
  expect(waived).toBe(417);
  await page.locator(id('gate-grid')).focus();
  for (let step = 0; step < 40 && (await page.locator(id('article-text')).count()) === 0; step += 1) {
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(150);
  }
  expect(await text(page, 'article-text')).toContain('乡镇人民政府应当组织');
  const name = await text(page, 'duty-name');
  await page.keyboard.press('v');
  await expect.poll(() => text(page, 'gate-waived')).toContain(String(waived - 1));
  await expect.poll(() => text(page, 'duty-name')).not.toBe(name);
  await page.keyboard.press('Control+z');
  await expect.poll(() => text(page, 'gate-waived')).toContain(String(waived));
  expect(started?.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});

it('adds a citation with 〔〕 by Ctrl+;, shows how it is understood, and makes a worklist when it is repealed', async () => {
  const page = await openBases();
  await page.click(id('bases-tab-gate'));
  await page.waitForSelector(id('gate-row'));
  await page.locator(id('gate-grid')).focus();
  await page.keyboard.press('n');
  await page.waitForSelector(id('citation-text'));
  await page.keyboard.type('《关于护林的意见》（某政办发');
  await page.keyboard.press('Control+;');
  await page.keyboard.type('2024');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('12号）第三条第二款');
  await expect
    .poll(() => text(page, 'citation-understood'))
    .toContain('《关于护林的意见》（某政办发〔2024〕12号）第三条第二款');
  expect(await text(page, 'citation-understood')).toContain('3.2');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('citation-text'), { state: 'detached' });
  await expect
    .poll(() => page.locator(id('citation-card')).allInnerTexts())
    .toEqual(expect.arrayContaining([expect.stringContaining('关于护林的意见')]));

  await page.click(id('bases-tab-library'));
  await page.fill(id('basis-search'), '关于护林的意见');
  await page.waitForSelector(id('basis-row'));
  await page.click(id('basis-event'));
  await page.waitForSelector(id('basis-event-since'));
  await page.getByText('废止', { exact: true }).first().click();
  await page.fill(id('basis-event-since'), '2025-06-01');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => text(page, 'basis-events')).toContain('2025年6月1日 废止');
  await page.click(id('bases-tab-gate'));
  // A choice has no caret for the brackets to go to.
  await page.locator('.ant-segmented-item-input').first().focus();
  await page.keyboard.press('Control+;');
  await page.click(id('gate-doubts'));
  await expect.poll(() => page.locator(id('gate-row')).count()).toBe(1);
  // From the overview there is a way to the very rows.
  await page.click(id('rail-overview'));
  await page
    .locator(id('remaining-row'), { hasText: '1 项须复核依据' })
    .getByRole('button', { name: '去复核' })
    .click();
  await expect.poll(() => page.locator(id('gate-row')).count()).toBe(1);
  expect(started?.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});

it('asks which version is meant where another is in force, and cites that by one key; in bulk it is left for the eye', async () => {
  const page = await openBases();
  const laws = join(folder, '法规');
  mkdirSync(laws, { recursive: true });
  const write = (name: string, day: string, at: number): void => {
    const articles = Array.from({ length: 9 }, (_, place) =>
      place + 1 === at
        ? `第${at}条　乡镇人民政府组织开设防火隔离带。`
        : `第${place + 1}条　第${place + 1}种许可由国务院规定。`,
    );
    writeFileSync(join(laws, name), `中华人民共和国森林法\n（${day}公布）\n${articles.join('\n')}\n`);
  };
  write('旧.txt', '2009年8月27日', 5);
  write('新.txt', '2019年12月28日', 7);
  started?.setDialogs({ folder: laws });
  await page.click(id('bases-tab-laws'));
  await page.click(id('laws-index'));
  await expect.poll(() => text(page, 'laws-done'), { timeout: 30_000 }).toContain('2 件');
  await page.click(id('bases-tab-gate'));
  await page.waitForSelector(id('gate-row'));
  await page.locator(id('gate-grid')).focus();
  await page.keyboard.press('n');
  await page.fill(id('citation-text'), '《森林法》（2009年修正）第五条第二款');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('other-version'));
  expect(await text(page, 'other-version')).toContain('第五条换到第七条');
  expect(await text(page, 'article-text')).toContain('防火隔离带');
  await page.locator(id('gate-grid')).focus();
  await page.keyboard.press('Control+a');
  await page.click(id('gate-bulk'));
  await expect.poll(() => text(page, 'gate-bulk-other')).toContain('另有 1 条');
  await page.keyboard.press('Escape');
  await page.locator(id('gate-grid')).focus();
  await page.keyboard.press('r');
  await page.waitForSelector(id('other-version'), { state: 'detached' });
  await expect
    .poll(() => page.locator(id('citation-card')).allInnerTexts())
    .toEqual(expect.arrayContaining([expect.stringContaining('《中华人民共和国森林法》第七条第二款')]));
  expect(started?.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});

it('argues entries one after the other by keys and exports the result', async () => {
  const page = await openBases();
  await page.click(id('bases-tab-argue'));
  await page.waitForSelector(id('argue-row'));
  const first = await text(page, 'duty-name');
  await page.locator(id('argue-grid')).focus();
  await page.keyboard.press('1');
  await expect.poll(() => text(page, 'argue-progress')).toContain('1 / 417');
  expect(await text(page, 'duty-name')).not.toBe(first);
  await page.keyboard.press('3');
  await page.waitForSelector(`${id('argue-note')}:focus`);
  await page.keyboard.type('没有法律依据');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => text(page, 'argue-progress')).toContain('2 / 417');
  const save = join(folder, '逐条论证结果表.xlsx');
  started?.setDialogs({ save });
  await page.click(id('argue-export'));
  await expect.poll(() => existsSync(save), { timeout: 20_000 }).toBe(true);
  await page.keyboard.press('Control+z');
  await expect.poll(() => text(page, 'argue-progress')).toContain('1 / 417');

  // Who has gone on before the verdict is written stays where the hand is, though the row above leaves the list.
  await page.locator(id('argue-row')).nth(1).click();
  const wanted = await page.locator(id('argue-row')).nth(3).innerText();
  await page.keyboard.press('ArrowDown');
  await pressAndGoOn(page, '1', { key: 'ArrowDown' });
  await expect.poll(() => text(page, 'argue-progress')).toContain('2 / 417');
  await page.waitForTimeout(300);
  expect(wanted).toContain(await text(page, 'duty-name'));
});

it('replaces a repealed law by its successor in all items that cite it, but the one left out, undone by Ctrl+Z', async () => {
  const page = await openBases();
  await page.locator(id('basis-row')).first().click();
  const citing = page.locator(id('citing-row'));
  await citing.first().waitFor();
  const before = await citing.count();
  expect(before).toBeGreaterThan(2);
  await page.click(id('basis-event'));
  await page.getByText('废止', { exact: true }).first().click();
  await page.fill(id('basis-event-since'), '2025-06-01');
  await page.keyboard.press('Control+Enter');
  await page.click(id('basis-replace'));
  await page.click(id('replace-basis-by'));
  await page.locator('.ant-select-item-option').last().click();
  const rows = page.locator(id('replace-row'));
  await expect.poll(() => rows.count()).toBe(before);
  // Without the texts at hand a person writes the articles; what is not written stays.
  await expect.poll(() => text(page, 'replace-row')).toContain('文库里没有，请写条款');
  const unwritten = await rows.filter({ hasText: '请写条款' }).count();
  expect(unwritten).toBeGreaterThan(1);
  await rows.nth(0).locator(id('replace-clause')).fill('第1条');
  const words = `${before - unwritten + 1} 项改引，条款须重新核对；留下 ${unwritten - 1} 条不动`;
  await expect.poll(() => text(page, 'replace-effect')).toContain(words);
  await rows.nth(1).getByRole('checkbox').click();
  await page.fill(id('replace-basis-reason'), '旧条例废止');
  await page.click(id('replace-basis-confirm'));
  await expect.poll(() => citing.count()).toBe(unwritten);
  await page.keyboard.press('Control+z');
  await expect.poll(() => citing.count()).toBe(before);
  expect(started?.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});
