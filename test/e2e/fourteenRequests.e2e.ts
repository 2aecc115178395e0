/** 安澜县's 14 requests typed into the real window one by one, from its published lists to edition 2 with the counts of its README. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { addDays } from '../../shared/logic/requests/workdays';
import type { RegisteredItem, RegisteredRequest } from '../../shared/model/requestRegister';
import { ANLAN_TOWNS, type AnlanItem, anlanItems } from '../builders/anlanCounty';
import { anlanPublished, anlanRegister } from '../builders/anlanRequests';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let folder = '';

const text = (page: Page, name: string) => page.locator(id(name)).first().innerText();
const gone = (page: Page, name: string) => page.waitForSelector(id(name), { state: 'detached' });
const bare = (words: string) => words.replace(/\s+/g, '');
const items = new Map(anlanItems().map((item) => [item.id, item]));

it('takes 安澜县 from its published lists through its 14 requests to edition 2, all by hand', async () => {
  folder = testFolder('fourteenRequests');
  const path = join(folder, '安澜县.shuangshu');
  anlanPublished(path).close();
  started = await launchInTest({ args: [path] });
  const { page } = started;
  await introduce(page);
  await issueFirst(page);

  const { requests, outcome } = anlanRegister() as ReturnType<typeof anlanRegister> & { outcome: unknown };
  expect(requests.length).toBe(14);
  const made: string[] = [];
  for (const row of requests) made.push(await handle(page, row));
  const count = (what: string): number => made.filter((one) => one === what).length;
  expect({
    addition: count('addition'),
    subtraction: count('subtraction'),
    amendment: count('amendment'),
    refused: count('refused'),
  }).toEqual(outcome);
  expect(outcome).toEqual({ addition: 5, subtraction: 3, amendment: 4, refused: 2 });
  await page.click(id('rail-requests'));
  await expect
    .poll(() => text(page, 'requests-sum'))
    .toContain('14 件 ＝ 已同意 12 ＋ 未同意 2 ＋ 撤回 0 ＋ 在办 0　增减 12 条');

  await sealAdjustment(page);
  await issueSecond(page);
  expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
}, 560_000);

// ── One request, from the form to what it became ──

/** Answers what the window shows that it became. */
async function handle(page: Page, row: RegisteredRequest): Promise<string> {
  await page.click(id('rail-requests'));
  await page.click(id('request-add'));
  await register(page, row);
  await expect.poll(() => text(page, 'request-name')).toContain(row.id);
  expect(await text(page, 'request-state')).toContain('待受理');
  for (const { date, text: words } of row.history.slice(0, -1)) await giveBack(page, { date, words });
  for (const opinion of row.townOpinions) await takeOpinion(page, opinion, decidedOn(row));
  await takeStep(page, 'legal', { date: decidedOn(row), words: row.legalReview });
  for (const kind of stepsOf(row)) await takeStep(page, kind, { date: decidedOn(row), words: '同意提交决定。' });
  await decide(page, row);
  return row.decision === '不同意' ? refusedStays(page) : whatItBecame(page, row);
}

/** What else the way of such a request asks for before it may be decided. */
function stepsOf({ kind }: RegisteredRequest): readonly string[] {
  switch (kind) {
    case '准入-常态':
      return ['meeting', 'county', 'superior'];
    case '准入-阶段性':
      return ['meeting', 'county'];
    case '准入-临时':
      return ['county'];
    default:
      return ['meeting'];
  }
}

/** The day of the decision: the last row of the history, else the day it took effect, the only one the register names. */
function decidedOn({ history, effective }: RegisteredRequest): string {
  return history.at(-1)?.date ?? effective;
}

/**
 * The last day, where the form asks for one. A temporary duty leaves by itself at opening and every ten minutes once
 * its day is past, and D01's (2026-06-30) is: it is given a day far off, so that the program does not take the item out
 * between its decision and edition 2. D10 names its day only in words.
 */
function endsOf({ kind, ends, term }: RegisteredRequest): string {
  if (kind === '准入-临时') return '2099-12-31';
  const [, year = '', month = '', day = ''] = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(term) ?? [];
  return ends ?? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

// ── The form of a request ──

const KINDS: Readonly<Record<RegisteredRequest['kind'], readonly [string, string, string]>> = {
  '准入-常态': ['准入', 'request-term', '常态'],
  '准入-阶段性': ['准入', 'request-term', '阶段性'],
  '准入-临时': ['准入', 'request-term', '临时'],
  '动态调整-法律变化': ['动态调整', 'request-cause', '法律变化'],
  '动态调整-上级目录调整': ['动态调整', 'request-cause', '上级目录调整'],
  '动态调整-乡镇申请': ['动态调整', 'request-cause', '乡镇申请'],
  '动态调整-部门申请': ['动态调整', 'request-cause', '部门申请'],
  清单外任务: ['清单外任务', '', ''],
};

async function register(page: Page, row: RegisteredRequest): Promise<void> {
  const { newItem, targetItem } = row;
  const about = targetItem === undefined ? undefined : items.get(targetItem);
  const form = page.getByRole('dialog', { name: '登记申请' });
  const [kind, field, which] = KINDS[row.kind];
  await pick(form, 'request-kind', kind);
  if (field !== '') await pick(form, field, which);
  await form.locator(id('request-title')).fill(newItem?.name ?? about?.name ?? '');
  await form.locator(id('request-content')).fill(newItem?.townDuty ?? newItem?.name ?? '');
  await form.locator(id('request-applicant')).locator('input').fill(row.from);
  await form.locator(id('request-date')).fill(row.date);
  await form.locator(id('request-code')).fill(row.id);
  await form.locator(id('request-basis')).fill(row.basis);
  await form.locator(id('request-reason')).fill(row.reason);
  for (const town of row.townsAffected) await pick(form, 'request-towns', town);
  if (row.kind === '准入-阶段性' || row.kind === '准入-临时') await form.locator(id('request-ends')).fill(endsOf(row));
  if (newItem) await wantAddition(page, newItem);
  else if (row.outcome === 'subtraction' && about) await wantSubtraction(page, about);
  else if (row.amendment?.towns && about) await wantApplicability(page, about, row.amendment);
  else if (row.amendment && about) await wantAmendment(page, about, row.amendment);
  else if (about) await sayItIs(form, about);
  await form.locator(id('request-form-submit')).click();
  await gone(page, 'request-form-submit');
}

/** Nothing is to be changed: the form recognizes the item it is about, and the person says that it is that one. */
async function sayItIs(form: Locator, { name }: AnlanItem): Promise<void> {
  const recognized = form.locator(id('recognized-row')).filter({ hasText: name }).first();
  await recognized.getByRole('checkbox').check();
}

async function pick(place: Locator, field: string, words: string): Promise<void> {
  const choice = place.locator(id(field)).getByText(words, { exact: true });
  await choice.click();
  // The click that was meant for it reached it.
  await expect.poll(() => choice.locator('xpath=ancestor::label').locator('input').isChecked()).toBe(true);
}

async function openWant(page: Page, kind: string, title: string): Promise<Locator> {
  await page.click(id('want-add'));
  await page.getByText(kind, { exact: true }).click();
  return page.getByRole('dialog', { name: title });
}

async function closeWant(page: Page, dialog: Locator, button = 'want-confirm'): Promise<void> {
  await dialog.locator(id(button)).click();
  await gone(page, button);
  expect(await page.locator(id('want-row')).count()).toBe(1);
}

async function findItem(page: Page, dialog: Locator, { name }: AnlanItem): Promise<void> {
  await dialog.locator(id('item-picker-search')).fill(name);
  await dialog
    .locator(id('item-picker-row'))
    .filter({ has: page.getByText(name, { exact: true }) })
    .click();
}

async function wantAddition(page: Page, item: RegisteredItem): Promise<void> {
  const dialog = await openWant(page, '增列一项…', '拟增列的事项');
  await pick(dialog, 'item-form-list', item.list === 'cooperate' ? '配合' : '基本');
  await choose(page, dialog.locator(id('item-form-category')), item.category);
  // What the request says already stands there.
  expect(await dialog.locator(id('item-form-name')).inputValue()).toBe(item.name);
  expect(await dialog.locator(id('item-form-text')).inputValue()).toBe(item.townDuty ?? item.name);
  await dialog.locator(id('item-form-text')).fill(item.townDuty ?? '');
  const departments = item.department === '' ? [] : item.department.split('、');
  if (departments[0] !== undefined)
    await dialog.locator(id('item-form-department')).locator('input').fill(departments[0]);
  await addDepartments(page, dialog, departments.slice(1));
  if (item.superiorDuty !== undefined) await fillDuties(dialog, departments, item.superiorDuty);
  await fillBases(dialog, item.bases);
  if (item.towns !== 'all') {
    await dialog.getByText('差异化（只适用部分镇）', { exact: true }).click();
    for (const town of item.towns) await dialog.getByRole('checkbox', { name: town, exact: true }).check();
    await dialog.locator(id('item-form-reason')).fill(item.reason);
  }
  await closeWant(page, dialog, 'item-form-submit');
}

async function wantSubtraction(page: Page, item: AnlanItem): Promise<void> {
  const dialog = await openWant(page, '核减一项…', '拟核减的事项');
  await findItem(page, dialog, item);
  await choose(page, dialog.locator(id('want-reason-kind')), '属部门职责');
  await closeWant(page, dialog);
}

type Amendment = NonNullable<RegisteredRequest['amendment']>;

async function wantApplicability(page: Page, item: AnlanItem, { towns, reason }: Amendment): Promise<void> {
  const dialog = await openWant(page, '改适用的乡镇…', '拟改适用的事项');
  await findItem(page, dialog, item);
  // The form shows where it applies now.
  const now = item.towns === 'all' ? ANLAN_TOWNS : item.towns;
  const box = (town: string) => dialog.locator(id('town-checks')).getByRole('checkbox', { name: town, exact: true });
  for (const town of ANLAN_TOWNS) await expect.poll(() => box(town).isChecked()).toBe(now.includes(town));
  const after = towns?.after === 'all' ? ANLAN_TOWNS : (towns?.after ?? []);
  for (const town of ANLAN_TOWNS) await box(town).setChecked(after.includes(town));
  await dialog.locator(id('want-why')).fill(reason?.after ?? '');
  await closeWant(page, dialog);
}

async function wantAmendment(page: Page, item: AnlanItem, amendment: Amendment): Promise<void> {
  const { name, townDuty, department, superiorDuty, bases } = amendment;
  const dialog = await openWant(page, '改名称、内容、部门和依据…', '拟修改的事项');
  await findItem(page, dialog, item);
  // The form shows the item as it stands, as the register says that it does.
  const now = dialog.locator(id('want-name'));
  await expect.poll(async () => bare(await now.inputValue())).toBe(bare(name?.before ?? item.name));
  if (name) await now.fill(name.after);
  if (townDuty) {
    expect(bare(await dialog.locator(id('want-text')).inputValue())).toBe(bare(townDuty.before));
    await dialog.locator(id('want-text')).fill(townDuty.after);
  }
  const before = item.department.split('、');
  const after = department?.after.split('、') ?? before;
  await addDepartments(
    page,
    dialog,
    after.filter((one) => !before.includes(one)),
  );
  if (superiorDuty) await fillDuties(dialog, after, superiorDuty.after);
  if (bases) await fillBases(dialog, bases.after);
  await closeWant(page, dialog);
}

/** One of a list that drops down, searched by typing where it can be. */
async function choose(page: Page, field: Locator, value: string): Promise<void> {
  await field.click();
  const option = page.locator('.ant-select-dropdown:visible .ant-select-item-option-content');
  await option.first().waitFor();
  const search = field.locator('input');
  if (await search.isEditable()) await search.fill(value);
  await option.filter({ hasText: new RegExp(`^${value}$`) }).click();
  await expect.poll(() => field.innerText()).toContain(value);
}

async function addDepartments(page: Page, dialog: Locator, names: readonly string[]): Promise<void> {
  const field = dialog.getByLabel('配合部门', { exact: true });
  for (const name of names) {
    await field.fill(name);
    // Enter takes what the list offers, once it offers it.
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active').getByText(name).waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByLabel(`${name}的职责`, { exact: true }).waitFor();
  }
  if (names.length > 0) await page.keyboard.press('Tab');
}

async function fillDuties(dialog: Locator, departments: readonly string[], duties: string): Promise<void> {
  for (const [name, lines] of toldBy(departments, duties))
    await dialog.getByLabel(`${name}的职责`, { exact: true }).fill(lines.join('\n'));
}

/** “县教育局：…” begins what that department does; with one department all of it is its own. Each must have its part. */
function toldBy(departments: readonly string[], duties: string): ReadonlyMap<string, readonly string[]> {
  const told = new Map<string, string[]>();
  let at = departments[0] ?? '';
  for (const line of duties.split('\n')) {
    const named = departments.find((name) => departments.length > 1 && line.startsWith(`${name}：`));
    at = named ?? at;
    const words = named === undefined ? line : line.slice(named.length + 1);
    if (words !== '') told.set(at, [...(told.get(at) ?? []), words]);
  }
  expect([...told.keys()]).toEqual(departments);
  return told;
}

async function fillBases(dialog: Locator, bases: RegisteredItem['bases']): Promise<void> {
  const lines = dialog.locator('.basis-line');
  for (let more = (await lines.count()) - bases.length; more > 0; more -= 1)
    await lines.last().getByRole('button', { name: '去掉这一行' }).click();
  for (const [at, { title, docNumber, clause }] of bases.entries()) {
    if ((await lines.count()) <= at) await dialog.locator(id('item-form-basis-add')).click();
    await lines.nth(at).getByLabel('依据名称').fill(title);
    await lines.nth(at).getByLabel('文号').fill(docNumber);
    await lines.nth(at).getByLabel('条款').fill(clause);
  }
}

// ── The page of a request ──

/** Returned for completion and handed in again the day after; the register names no day. */
async function giveBack(page: Page, { date, words }: { date: string; words: string }): Promise<void> {
  await page.click(id('request-more'));
  await page.getByText('退回补正…', { exact: true }).click();
  await fillStep(page, { date, words });
  await expect.poll(() => text(page, 'request-state')).toContain('已退回补正');
  await page.click(id('request-resubmit'));
  await page.fill(id('request-date'), addDays(date, 1));
  expect(await page.locator(id('want-row')).count()).toBe(1);
  await page.click(id('request-form-submit'));
  await gone(page, 'request-form-submit');
  await expect.poll(() => text(page, 'request-state')).toContain('待受理');
}

type Opinion = RegisteredRequest['townOpinions'][number];

async function takeOpinion(page: Page, { town, opinion, text: words }: Opinion, date: string): Promise<void> {
  await page.getByRole('button', { name: `记意见…（${town}）`, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '乡镇书面意见' });
  expect(await dialog.locator(id('opinion-town')).innerText()).toContain(town);
  await pick(dialog, 'opinion-verdict', opinion);
  await dialog.locator('input[type="date"]').fill(date);
  await dialog.locator(id('opinion-text')).fill(words);
  await dialog.locator(id('opinion-confirm')).click();
  await gone(page, 'opinion-confirm');
  const line = page.locator(id('town-opinion')).filter({ has: page.getByText(town, { exact: true }) });
  await expect.poll(() => line.innerText()).toContain(opinion);
}

async function takeStep(page: Page, kind: string, said: { date: string; words: string }): Promise<void> {
  await page.click(id(`take-${kind}`));
  await fillStep(page, said);
  await expect.poll(() => page.locator(id(`way-${kind}`)).getAttribute('data-done')).toBe('true');
}

async function fillStep(page: Page, { date, words }: { date: string; words: string }): Promise<void> {
  await page.fill(id('step-date'), date);
  await page.fill(id('step-text'), words);
  await page.click(id('step-confirm'));
  await gone(page, 'step-confirm');
}

async function decide(page: Page, row: RegisteredRequest): Promise<void> {
  await page.click(id('request-decide'));
  const dialog = page.getByRole('dialog', { name: `${row.id} 作出决定` });
  await pick(dialog, 'decide-decision', row.decision);
  await dialog.locator(id('decide-date')).fill(decidedOn(row));
  if (row.decision !== '不同意') await dialog.locator(id('decide-effective')).fill(row.effective);
  await dialog.locator(id('decide-text')).fill(row.decisionText);
  await dialog.locator(id('decide-confirm')).click();
  await gone(page, 'decide-confirm');
  await expect.poll(() => text(page, 'request-state')).toMatch(new RegExp(`^[✓✕] ${row.decision}$`));
  expect(await text(page, 'request-decision')).toContain(row.decisionText);
}

async function refusedStays(page: Page): Promise<string> {
  await expect.poll(() => page.locator('.request-wants').innerText()).toContain('未予同意，清单不变');
  expect(await page.locator(id('request-change')).count()).toBe(0);
  return 'refused';
}

/** The one change linked to it; what departments do in the item and its bases stand on the item's page as they were typed. */
async function whatItBecame(page: Page, row: RegisteredRequest): Promise<string> {
  const change = page.locator(id('request-change'));
  await expect.poll(() => change.count()).toBe(1);
  const words = await change.innerText();
  const duties = row.newItem?.superiorDuty ?? row.amendment?.superiorDuty?.after;
  const bases = row.newItem?.bases ?? row.amendment?.bases?.after;
  if (duties !== undefined || bases !== undefined) {
    await change.locator('button.link').first().click();
    await page.waitForSelector(id('item-page'));
  }
  if (duties !== undefined) await dutiesStand(page, departmentsOf(row), duties);
  if (bases !== undefined) await basesStand(page, bases);
  if (words.startsWith('＋')) return 'addition';
  return words.startsWith('−') ? 'subtraction' : 'amendment';
}

function departmentsOf({ newItem, amendment, targetItem = '' }: RegisteredRequest): readonly string[] {
  return (
    newItem ?? { department: amendment?.department?.after ?? items.get(targetItem)?.department ?? '' }
  ).department.split('、');
}

async function dutiesStand(page: Page, departments: readonly string[], duties: string): Promise<void> {
  for (const [name, lines] of toldBy(departments, duties)) {
    const part = page.locator(`${id('item-page')} .item-part`).filter({ hasText: new RegExp(`^\\S+ ${name}`) });
    await expect.poll(async () => bare(await part.innerText())).toContain(`${name}${bare(lines.join(''))}`);
  }
}

async function basesStand(page: Page, bases: RegisteredItem['bases']): Promise<void> {
  const lines = page.locator(id('item-basis'));
  await expect.poll(() => lines.count()).toBe(bases.length);
  for (const [at, { title, docNumber, clause }] of bases.entries())
    for (const words of [title, docNumber, clause])
      await expect.poll(async () => bare(await lines.nth(at).innerText())).toContain(bare(words));
}

// ── Rounds and editions ──

async function sealAdjustment(page: Page): Promise<void> {
  await page.click(id('rail-rounds'));
  await page.click(id('rounds-seal'));
  await expect.poll(async () => bare(await text(page, 'rounds-seal-equation'))).toBe('367＋5−3＝369');
  await page.click(id('rounds-seal-confirm'));
  await gone(page, 'rounds-seal-confirm');
}

async function towns(page: Page): Promise<string[]> {
  const rows = await page.locator(`${id('edition-towns')} tr`).allInnerTexts();
  return rows.map((row) => row.replace(/\s+/g, ' ').trim());
}

/** The lists as they were published, registered under their own number once their missing bases are signed for. */
async function issueFirst(page: Page): Promise<void> {
  await page.click(id('rail-editions'));
  await page.click(id('editions-issue'));
  await page.waitForSelector(id('gate-taken-over'));
  await page.fill(id('issue-number'), '安办发〔2025〕12号');
  await page.fill(id('issue-issuer'), '中共安澜县委办公室、安澜县人民政府办公室');
  await page.fill(id('issue-issued'), '2025-06-18');
  await page.fill(id('issue-effective'), '2025-06-18');
  await page.fill(id('gate-taken-over-decider'), '县委编委第2次会议');
  await page.click(id('gate-taken-over-sign'));
  await page.waitForSelector(id('gate-waived'));
  await page.click(id('issue-confirm'));
  await gone(page, 'issue-confirm');
  await expect
    .poll(() => towns(page))
    .toEqual([
      '乡镇 基本 配合 收回 合计',
      '临江镇 120 101 123 344',
      '竹溪乡 114 97 122 333',
      '城南街道 113 95 124 332',
      '镇次 347 293 369 1,009',
    ]);
  expect(await text(page, 'edition-detail')).toContain('接续登记');
}

async function issueSecond(page: Page): Promise<void> {
  await page.click(id('rail-editions'));
  await page.click(id('editions-issue'));
  await page.waitForSelector(id('gate-failed'));
  expect(await page.locator(id('gate-failed')).getAttribute('data-check')).toBe('7');
  expect(await page.locator(`${id('gate-barred')} li`).count()).toBe(5);
  await page.fill(id('issue-number'), '安办发〔2026〕3号');
  await page.fill(id('issue-issued'), '2026-01-15');
  await page.fill(id('issue-effective'), '2026-01-15');
  await page.click(id('gate-sign-7'));
  await page.fill(id('gate-reason-7'), '新增事项的条款序号待正式文本核对后填写');
  await page.fill(id('gate-decider-7'), '县委、县政府');
  await page.click(id('issue-confirm'));
  await gone(page, 'issue-confirm');
  await expect
    .poll(() => towns(page))
    .toEqual([
      '乡镇 基本 配合 收回 合计',
      '临江镇 120 102 123 345',
      '竹溪乡 116 98 122 336',
      '城南街道 113 95 124 332',
      '镇次 349 295 369 1,013',
    ]);
  await page.click(id('editions-tab-compare'));
  await expect
    .poll(() => text(page, 'compare-sum'))
    .toMatch(/第1版 367 ＋ 增加 5 − 核减 3 ＝ 第2版 369\s+有变动 12 项/);
}
