/**
 * The sample from asking to agreement through the window alone: forms out to 54 departments and 6 towns, filled in by a script
 * as units do, back in one drop, handled, asked again, talked over, ruled; 417 agreed or ruled, and every figure ties.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { fillForm } from '../builders/filledForms';
import { type Asked, type Expected, fillReturns } from '../builders/opinionCampaign';
import { unwrap } from '../builders/project';
import { missingOfficeTools } from '../office/renderPdf';
import { dropFiles, id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

/** The sample as it was written down, by hand: items and items of each town after round 7. */
const ITEMS = 417;
const BY_TOWN = { 东宁镇: 394, 三岔口镇: 392, 大肚川镇: 380, 老黑山镇: 383, 道河镇: 376, 绥阳镇: 393 };
const TOWN_TIMES = 2318;

let started: Launched | null = null;
let folder = '';
const text = async (page: Page, name: string) =>
  (await page.locator(id(name)).first().innerText()).replace(/\s+/g, ' ').trim();
const place = (name: string): string => {
  const made = join(folder, name);
  mkdirSync(made, { recursive: true });
  return made;
};

interface OnDisk extends Asked {
  /** 编号 of its items. */
  readonly numbers: readonly string[];
}

/** What went out, read from the files on the disk and not from the program. */
async function askedIn(out: string): Promise<OnDisk[]> {
  const asked: OnDisk[] = [];
  for (const unit of readdirSync(out).sort()) {
    const form = readdirSync(join(out, unit)).find((name) => name.endsWith('.xlsx')) ?? '';
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(out, unit, form));
    const hidden = book.worksheets.find(({ state }) => state !== 'visible');
    const numbers = Array.from(
      { length: (hidden?.rowCount ?? 4) - 4 },
      (_, row) => hidden?.getCell(row + 5, 1).text ?? '',
    );
    asked.push({ unit, unitKind: unit in BY_TOWN ? 'township' : 'department', items: numbers.length, numbers });
  }
  return asked;
}

async function openRound(page: Page, kind: string): Promise<void> {
  await page.click(id('rail-rounds'));
  await page.click(id('rounds-open'));
  await page.locator('.ant-modal').getByText(kind, { exact: true }).click();
  await page.click(id('rounds-open-confirm'));
  await page.waitForSelector(id('rounds-open-confirm'), { state: 'detached' });
}

async function sealRound(page: Page): Promise<void> {
  await page.click(id('rail-rounds'));
  await page.click(id('rounds-seal'));
  await page.click(id('rounds-seal-confirm'));
  await page.waitForSelector(id('rounds-seal-confirm'), { state: 'detached', timeout: 30_000 });
}

/** All forms and letters into a folder; answers what the window said it would send. */
async function send(page: Page, title: string, out: string, choose: () => Promise<void>): Promise<string> {
  started?.setDialogs({ folder: out });
  await page.click(id('rail-opinions'));
  await page.click(id('opinions-send'));
  await page.fill(id('send-title'), title);
  await choose();
  const effect = await text(page, 'send-effect');
  await page.click(id('send-confirm'));
  await page.waitForSelector(id('send-confirm'), { state: 'detached', timeout: 180_000 });
  return effect;
}

/** Every file in the folder, in one drop. */
async function drop(page: Page, path: string, headline: string): Promise<void> {
  await dropFiles(page, [path]);
  await expect.poll(() => text(page, 'returns-headline').catch(() => ''), { timeout: 180_000 }).toBe(headline);
}

async function takeSure(page: Page, sure: number): Promise<void> {
  await page.fill(id('returns-day'), '2025-06-27');
  expect(await text(page, 'returns-take-sure')).toBe(`收下没有疑问的 ${sure} 份 Ctrl Shift Enter`);
  await page.click(id('returns-take-sure'));
  await expect
    .poll(() => page.locator(`${id('return-file')}[data-state=taken]`).count(), { timeout: 60_000 })
    .toBe(sure);
}

const opinion = (page: Page, words: string) =>
  page
    .locator(`${id('opinion-row')}[data-state=open]`)
    .filter({ hasText: words })
    .first();

/** Presses the key of an outcome on the opinion, fills in what it wants, and waits until one less is open. */
async function handle(page: Page, words: string, key: string, fill: () => Promise<void>): Promise<void> {
  const open = async () => Number(/待处理 (\d+)/.exec(await text(page, 'opinions-sum'))?.[1]);
  const before = await open();
  // What was handled last may still leave its place among the rows: a click meant for one row would meet the next.
  await expect
    .poll(async () => {
      await opinion(page, words).click();
      return opinion(page, words).getAttribute('class');
    })
    .toContain('active');
  await page.keyboard.press(key);
  await fill();
  await page.waitForSelector(`${id('handling-submit')}:not([disabled])`);
  await page.keyboard.press('Control+Enter');
  await expect.poll(open).toBeLessThan(before);
}

const reason = (page: Page, words: string) => () => page.fill(id('handling-reason'), words);

async function exportPaper(page: Page, label: string, done: string): Promise<void> {
  await page.click(id('opinions-export'));
  await page.locator('.ant-dropdown-menu-item', { hasText: label }).click();
  await expect.poll(() => text(page, 'opinions-export-done').catch(() => ''), { timeout: 120_000 }).toContain(done);
}

/** All cells of the one file in the folder whose name holds the words. */
function textOf(path: string, ...words: string[]): string {
  const name = readdirSync(path).find((one) => words.every((word) => one.includes(word))) ?? '';
  const { grids } = unwrap(readDocument(readFileSync(join(path, name)), name));
  return grids.flatMap(({ rows, above = [] }) => [...above, ...rows.flatMap(({ cells }) => cells)]).join('\n');
}

/** First asking: 60 packs, everything back in one drop, doubts settled, a letter written down, a scan kept. */
async function askAll(page: Page): Promise<Expected> {
  const out = place('out');
  const effect = await send(page, '一下', out, () => page.click(id('send-submitters')));
  const packs = await askedIn(out);
  const rows = packs.reduce((sum, { items }) => sum + items, 0);
  expect(effect).toBe(`60 家、${rows.toLocaleString('en-US')} 项次、120 个文件`);
  const towns = packs.filter(({ unitKind }) => unitKind === 'township');
  expect(Object.fromEntries(towns.map(({ unit, items }) => [unit, items]))).toEqual(BY_TOWN);
  expect(packs.length - towns.length).toBe(54);

  const returned = place('returned');
  const profile = missingOfficeTools() === undefined ? join(folder, 'profile') : null;
  const expected = await fillReturns(packs, out, returned, profile);
  const letter = new Document({ sections: [{ children: [new Paragraph('道河镇对征求意见稿没有意见。')] }] });
  writeFileSync(join(returned, '道河镇来函.docx'), new Uint8Array(await Packer.toBuffer(letter)));
  writeFileSync(join(returned, '绥阳镇签章页.pdf'), '%PDF-1.4 scanned');
  await drop(page, returned, `收到 ${expected.files + 2} 份：认出 ${expected.files}，没有认出 2；已收 0`);
  await takeSure(page, expected.files - expected.unclear.length);
  for (const unit of expected.tampered) {
    await page.locator(id('return-file')).filter({ hasText: unit }).click();
    expect(await text(page, 'return-findings')).toContain('报回为“被改动的名称”，未采信');
  }
  for (const unit of expected.unclear) {
    await page.locator(id('return-file')).filter({ hasText: unit }).click();
    await page.click(id('return-answer'));
    await page
      .locator('.ant-select-dropdown:visible .ant-select-item-option')
      .getByText('修改', { exact: true })
      .click();
    await page.click(id('return-take'));
    await page.waitForSelector(`${id('return-file')}[data-state=taken]:has-text("${unit}")`);
  }
  await page.locator(id('return-file')).filter({ hasText: '绥阳镇签章页' }).click();
  await page.click(id('return-keep-signed'));
  await page.waitForSelector(`${id('return-file')}[data-state=attached]`);
  await page.locator(id('return-file')).filter({ hasText: '道河镇来函' }).click();
  await page.click(id('return-letter'));
  await page.click(id('letter-agreed'));
  await expect.poll(() => text(page, 'returns-headline')).toContain(`已收 ${expected.files + 2}`);
  await page.click(id('returns-leave'));
  return expected;
}

/** One of each is taken up, in part or withdrawn, one proposal for one subtraction; the rest is refused at once for one reason. */
async function handleAll(page: Page, { byKind, units }: Expected): Promise<void> {
  const total = byKind.amend + byKind.add + byKind.subtract + byKind.move;
  const sum = (adopted: number, partly: number, refused: number, withdrawn: number, open: number) =>
    `意见 ${total} ＝ 采纳 ${adopted} ＋ 部分采纳 ${partly} ＋ 不采纳 ${refused} ＋ 撤回 ${withdrawn} ＋ 待处理 ${open}`;
  const nth = (how: string, at: number): string => units.get(how)?.[at] ?? '';
  await page.click(id('opinions-tab-opinions'));
  await page.waitForSelector(id('opinion-row'));
  expect(await text(page, 'opinions-sum')).toBe(sum(0, 0, 0, 0, total));
  const asProposed = () => page.click(id('deed-use-proposal'));
  await handle(page, '同 5 家', '1', asProposed);
  await handle(page, nth('amend', 0), '1', asProposed);
  await handle(page, nth('tampered', 0), '1', asProposed);
  await handle(page, '校车站点看护', '1', async () => {
    await page.click(id('deed-new-item'));
    await page.waitForSelector(id('item-form-name'));
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector(id('item-form-submit'), { state: 'detached' });
  });
  await handle(page, nth('subtract', 0), '1', () =>
    page.locator(id('deed-reason-kind')).getByText('属部门职责').click(),
  );
  await handle(page, '调类', '1', async () => undefined);
  await handle(page, nth('amend', 1), '2', reason(page, '已在其他事项中体现'));
  await handle(page, nth('amend', 2), '4', reason(page, '该单位电话告知撤回'));
  expect(await text(page, 'opinions-sum')).toContain(sum(11, 1, 0, 1, total - 13));
  await page.locator(id('opinion-row')).first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('3');
  await reason(page, '与上级规定不一致')();
  await page.keyboard.press('Control+Enter');
  const done = sum(11, 1, total - 13, 1, 0);
  await expect.poll(() => text(page, 'opinions-sum'), { timeout: 30_000 }).toContain(done);
  const papers = place('papers');
  started?.setDialogs({ folder: papers });
  const rate = ((12 / (total - 1)) * 100).toFixed(1);
  await exportPaper(page, '复函', '复函已写出');
  await exportPaper(page, '采纳情况汇总表', '采纳情况汇总表已写出');
  await exportPaper(page, '统计表', '统计表已写出');
  expect(textOf(papers, '汇总表', '.xlsx').replaceAll(' ', '')).toContain(
    `意见${total}条＝采纳11＋部分采纳1＋不采纳${total - 13}＋撤回1＋待处理0`,
  );
  expect(textOf(papers, '统计表', '.docx')).toContain(`采纳率 ${rate}％`);
}

/** What the forms say is put down as what the units hold. */
async function takeUp(page: Page, units: number, verdicts: number): Promise<void> {
  await page.click(id('rail-agreement'));
  await page.click(id('agreement-tab-units'));
  expect(await text(page, 'progress-take-up')).toBe(
    `登记 ${units} 家反馈表里的表态 ${verdicts.toLocaleString('en-US')} 条`,
  );
  await page.click(id('progress-take-up'));
  await page.waitForSelector(id('progress-take-up'), { state: 'detached', timeout: 60_000 });
}

/** 417 ＝ 已认定 a ＋ 裁定 b ＋ 未定 c, held against the sum. */
async function agreement(page: Page): Promise<{ agreed: number; ruled: number; open: number }> {
  const said = await text(page, 'agreement-sum');
  const [total = 0, agreed = 0, ruled = 0, open = 0] = (said.match(/\d+/g) ?? []).map(Number);
  expect(total).toBe(ITEMS);
  expect(agreed + ruled + open).toBe(ITEMS);
  return { agreed, ruled, open };
}

/** Second asking: only what is not settled; two departments stay against it, all others agree. Answers the numbers of those items. */
async function askAgain(page: Page, settled: number, against: readonly string[]): Promise<Set<string>> {
  const out = place('out again');
  const effect = await send(page, '二下', out, async () => {
    await page.check(id('send-undecided'));
    await page.uncheck(id('send-empties'));
    await page.click(id('send-submitters'));
  });
  const packs = await askedIn(out);
  const rows = packs.reduce((sum, { items }) => sum + items, 0);
  expect(effect).toBe(`${packs.length} 家、${rows.toLocaleString('en-US')} 项次、${packs.length * 2} 个文件`);
  const returned = place('returned again');
  const held = new Set<string>();
  for (const [index, { unit, items, numbers }] of packs.entries()) {
    const form = readdirSync(join(out, unit)).find((name) => name.endsWith('.xlsx')) ?? '';
    const row = against.includes(unit) ? numbers.findIndex((number) => !held.has(number)) : -1;
    const rest = Object.fromEntries(numbers.map((_, at) => [at, { kind: '无意见' }]));
    const filling =
      row >= 0
        ? { overall: '有意见，见下表', rows: { ...rest, [row]: { kind: '修改', proposal: '仍请由市级牵头。' } } }
        : { overall: '全部无意见' };
    await fillForm(join(out, unit, form), join(returned, `再次回复${index}.xlsx`), items, filling);
    if (row >= 0) held.add(numbers[row] ?? '');
  }
  expect(held.size).toBe(2);
  expect(new Set(packs.flatMap(({ numbers }) => numbers)).size).toBe(ITEMS - settled);
  // Dropped onto another page: the window finds out that these are answers.
  await page.click(id('rail-overview'));
  await drop(page, returned, `收到 ${packs.length} 份：认出 ${packs.length}；已收 0`);
  await takeSure(page, packs.length);
  await page.click(id('returns-leave'));
  await takeUp(page, packs.length, rows);
  return held;
}

/** What is still open of the last asking, all refused for one reason, and answered. */
async function refuseRest(page: Page, opinions: number): Promise<void> {
  await page.click(id('rail-opinions'));
  await page.click(id('opinions-tab-opinions'));
  await page.locator(id('opinion-row')).first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('3');
  await reason(page, '会商会已议定')();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => text(page, 'opinions-sum')).toContain(`不采纳 ${opinions} ＋ 撤回 0 ＋ 待处理 0`);
  started?.setDialogs({ folder: place('replies') });
  await exportPaper(page, '复函', '复函已写出');
}

/** Whoever was not asked in writing agrees at once; then a meeting: some items agreed there, one ruled on. */
async function meet(page: Page, conflicts: number): Promise<void> {
  await page.check(id('progress-pick-all'));
  await page.click(id('progress-agree-together'));
  await page.fill(id('verdict-words'), '电话征得同意');
  await page.click(id('verdict-confirm'));
  await page.waitForSelector(id('verdict-confirm'), { state: 'detached', timeout: 60_000 });
  expect(await agreement(page)).toEqual({ agreed: ITEMS - conflicts, ruled: 0, open: conflicts });
  await page.click(id('agreement-tab-talks'));
  expect(await text(page, 'talk-meeting')).toBe(`为 ${conflicts} 项分歧开一次会…`);
  await page.click(id('talk-meeting'));
  await page.fill(id('talk-title'), '第一次会商会');
  await page.fill(id('talk-date'), '2025-07-10');
  await page.fill(id('talk-people'), '市委编办、有关部门和各镇');
  await page.fill(id('talk-minutes'), '逐项听取意见。');
  await page.click(id('talk-confirm'));
  await page.click(id('talk-outcome'));
  await page.locator(id('outcome-items')).locator('input').first().uncheck();
  await page.click(id('outcome-confirm'));
  await expect.poll(() => text(page, 'talk-outcome')).toBe('登记结果 1 项…');
  await page.click(id('talk-outcome'));
  await page.locator(id('outcome-result')).getByText('编办裁定').click();
  await page.fill(id('ruling-reason'), '法律规定由乡镇先行处置');
  await page.locator(id('ruling-decider')).locator('input').fill('编委会');
  await page.click(id('outcome-confirm'));
  await page.waitForSelector(id('talk-outcome'), { state: 'detached' });
  expect(await agreement(page)).toEqual({ agreed: ITEMS - 1, ruled: 1, open: 0 });
}

async function exportAgreed(page: Page, label: string): Promise<string> {
  const out = place(label);
  started?.setDialogs({ folder: out });
  await page.click(id('agreement-export'));
  await page.locator('.ant-dropdown-menu-item', { hasText: label }).click();
  // What the export before this one said stands there until this one begins.
  await expect.poll(() => readdirSync(out).length, { timeout: 240_000 }).toBeGreaterThan(0);
  await page.waitForSelector(id('agreement-export-done'), { timeout: 240_000 });
  return out;
}

/** The papers say the same as the window; towns keep their items but for the one added and the one subtracted. */
async function readPapers(page: Page, conflicts: number): Promise<void> {
  await page.click(id('rail-agreement'));
  const minutes = await exportAgreed(page, '会议纪要');
  expect(textOf(minutes, '纪要')).toContain('裁定：理由：法律规定由乡镇先行处置（编委会，2025年7月10日）');
  const list = textOf(await exportAgreed(page, '分歧事项及处理情况表'), '.xlsx').replaceAll(' ', '');
  expect(list).toContain(`分歧${conflicts}项＝协商一致${conflicts - 2}＋裁定1＋核减1＋未了结0`);
  const forms = await exportAgreed(page, '各单位认定表');
  const said = (unit: string): number[] =>
    (/涉及.*/.exec(textOf(forms, unit, '.xlsx').replaceAll(' ', ''))?.[0].match(/\d+/g) ?? []).map(Number);
  const towns = Object.entries(BY_TOWN).map(([unit, items]) => {
    const [total = 0, agreed = 0, ruled = 0, open = 0] = said(unit);
    expect(agreed + ruled + open, unit).toBe(total);
    expect(open, unit).toBe(0);
    expect(total - items, unit).toBe(unit === '东宁镇' || unit === '绥阳镇' ? 0 : -1);
    return total;
  });
  expect(towns.reduce((sum, total) => sum + total, 0)).toBe(TOWN_TIMES - 4);
}

it('is asked, answered, handled, asked again, talked over and agreed, and all figures tie', {
  timeout: 500_000,
}, async () => {
  folder = testFolder('sample-agreed');
  started = await launchInTest({ args: ['--sample'] });
  const { page } = started;
  await introduce(page);
  await openRound(page, '征求意见');
  const expected = await askAll(page);
  const answered = 60 - expected.silent.length + 1;
  expect(await text(page, 'opinions-packs-sum')).toContain(
    `发出 60 ＝ 无意见 ${expected.agreed + 1} ＋ 有意见 ${answered - expected.agreed - 1} ＋ 未反馈 ${60 - answered}`,
  );

  const verdicts = expected.answered + BY_TOWN.道河镇;
  await takeUp(page, answered, verdicts);
  expect(await agreement(page)).toEqual({ agreed: 0, ruled: 0, open: ITEMS });

  await page.click(id('rail-opinions'));
  await handleAll(page, expected);
  await sealRound(page);
  await openRound(page, '审定');

  // The office speaks, then what is still open goes out again.
  await page.click(id('rail-agreement'));
  await page.click(id('agreement-tab-units'));
  await page.locator(id('progress-row')).last().locator(id('progress-agree')).click();
  await page.click(id('verdict-confirm'));
  await page.waitForSelector(id('verdict-confirm'), { state: 'detached', timeout: 60_000 });
  const { agreed } = await agreement(page);
  expect(agreed).toBeGreaterThan(0);
  const stubborn = ['amend', 'wrongColumn'].map((how) => expected.units.get(how)?.at(-1) ?? '');
  const held = await askAgain(page, agreed, stubborn);
  await meet(page, held.size);
  await refuseRest(page, held.size);

  // The opinion its unit took back was never a dispute; what was subtracted stays one.
  await readPapers(page, new Set([...expected.against, ...held]).size - 1);
  await page.click(id('rail-checks'));
  for (const check of ['18', '19'])
    await expect
      .poll(() => page.locator(`${id('check-row')}[data-check="${check}"]`).getAttribute('data-state'))
      .toBe('passed');
  await sealRound(page);
  expect(await text(page, 'equation-items')).toContain(`${ITEMS}`);
  expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});
