/** One whole town of the sample disposed in the window, key by key, as it was decided: 24 attached, 3 split, 3 adopted, 5 rejected. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type DecidedItem, decisionsSchema } from '../../shared/model/decisions';
import { reopen, sampleCountyFile } from '../builders/sampleCounty';
import { sampleFolder } from '../sampleFiles';
import { Hands, id } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

const TOWN = '老黑山镇';

/** What a person has decided about an entry before touching a key. */
type Fate =
  | { readonly kind: 'attach'; readonly item: string }
  | { readonly kind: 'split'; readonly items: readonly string[] }
  | { readonly kind: 'adopt'; readonly item: DecidedItem; readonly reason: string }
  | { readonly kind: 'reject'; readonly reason: string };

let started: Launched | null = null;
let folder = '';

/** By the entry's name. */
function readFates(): Map<string, Fate> {
  const decisions = decisionsSchema.parse(JSON.parse(readFileSync(join(sampleFolder, 'decisions.json'), 'utf8')));
  const nameOf = new Map(decisions.items.map((item) => [item.id, item.name]));
  const { additions, rejected } = decisions.changes;
  const fateOf = (entryId: string, gold: string | readonly string[] | null): Fate => {
    if (typeof gold === 'string') return { kind: 'attach', item: nameOf.get(gold) ?? '' };
    if (gold !== null) return { kind: 'split', items: gold.map((one) => nameOf.get(one) ?? '') };
    const added = additions.find(({ fromTownshipEntry }) => fromTownshipEntry === entryId);
    if (added) return { kind: 'adopt', item: added.newItem, reason: added.reason };
    return { kind: 'reject', reason: rejected.find(({ entry }) => entry === entryId)?.reason ?? '' };
  };
  return new Map(
    decisions.townshipEntries
      .filter(({ town }) => town === TOWN)
      .map((entry) => [entry.name, fateOf(entry.id, entry.gold)]),
  );
}

it('every entry of a town gets its fate without a mouse', async () => {
  folder = testFolder('town');
  const path = join(folder, '东宁.shuangshu');
  sampleCountyFile(path, [TOWN]);
  const fates = readFates();
  started = await launchInTest({ args: [path], userData: join(folder, 'userData') });
  const { page } = started;
  const hands = new Hands(page);
  await page.waitForSelector(id('operator-name'), { timeout: 60_000 });
  await hands.type('李敏');
  await hands.press('Enter');
  await hands.gone('operator-name');
  await hands.press('Control+2');
  await page.waitForSelector(id('merge-entry'));
  const names = await page.locator(id('merge-queue-row')).count();
  expect(names).toBeGreaterThan(0);

  const trail: string[] = [];
  for (let turn = 0; turn < 35; turn += 1) {
    const name = await entryName(hands);
    const fate = fates.get(name);
    if (!fate) throw new Error(`nothing is decided about ${name}`);
    const before = { keys: hands.keys, at: performance.now() };
    const how = await dispose(hands, fate);
    await expect.poll(() => entryName(hands), { timeout: 15_000 }).not.toBe(name);
    const took = Math.round(performance.now() - before.at);
    trail.push(`${name}\t${how}\t${hands.keys - before.keys} 键\t${took} 毫秒`);
  }
  if (process.env.SHUANGSHU_TRIAL) process.stdout.write(`${trail.join('\n')}\n`);
  await page.waitForSelector(id('merge-done'), { timeout: 15_000 });
  expect(await page.locator(id('merge-done')).innerText()).toContain('并入 24、拆入 3、采用 3、不予列入 5');
  expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);

  const running = started;
  started = null;
  await running.close();
  const project = reopen(path);
  const written = project.read.all<{ entry: string; item: string | null }>(
    `SELECT sourceEntry.name AS entry, version.name AS item FROM disposition JOIN sourceEntry ON sourceEntry.id = entryId
     JOIN sourceList ON sourceList.id = sourceListId LEFT JOIN item ON item.id = disposition.itemId
     LEFT JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version
     WHERE direction = 'up' ORDER BY entry, item`,
  );
  project.close();
  for (const [name, fate] of fates) {
    const items = written.filter(({ entry }) => entry === name).map(({ item }) => item);
    if (fate.kind === 'attach') expect(items).toEqual([fate.item]);
    if (fate.kind === 'split') expect(items).toEqual([...fate.items].sort());
    if (fate.kind === 'adopt') expect(items).toEqual([fate.item.name]);
    if (fate.kind === 'reject') expect(items).toEqual([null]);
  }
});

/** The name of the entry in hand without the small numbers of its marks; '' when all are decided. */
async function entryName({ page }: Hands): Promise<string> {
  return page.evaluate((selector) => {
    const shown = document.querySelector(selector)?.cloneNode(true);
    if (!(shown instanceof HTMLElement)) return '';
    for (const mark of shown.querySelectorAll('sup')) mark.remove();
    return (shown.textContent ?? '').replace(/\s+/g, '');
  }, id('merge-entry-name'));
}

async function candidateNames(hands: Hands): Promise<(string | null)[]> {
  const { page } = hands;
  await page.waitForSelector(`${id('merge-candidate-1')}, ${id('merge-folded')}, .candidates .empty`, {
    timeout: 15_000,
  });
  // Where nothing seems to fit, 1 shows what was folded away.
  if (
    (await page.locator(id('merge-candidate-1')).count()) === 0 &&
    (await page.locator(id('merge-folded')).count()) > 0
  ) {
    await hands.press('1');
    await page.waitForSelector(id('merge-candidate-1'));
  }
  return page
    .locator('[data-testid^="merge-candidate-"]')
    .evaluateAll((found) => found.map((one) => one.getAttribute('aria-label')));
}

/** Presses until what should open is open: while the last decision is being written the bench takes no key. */
async function open(hands: Hands, key: string, name: string): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await hands.press(key);
    if (
      await hands.page
        .waitForSelector(id(name), { timeout: 500 })
        .then(() => true)
        .catch(() => false)
    )
      return;
  }
  throw new Error(`${key} does not open ${name}`);
}

async function dispose(hands: Hands, fate: Fate): Promise<string> {
  switch (fate.kind) {
    case 'attach':
      return attach(hands, fate.item);
    case 'split':
      return split(hands, fate.items);
    case 'adopt':
      return adopt(hands, fate.item, fate.reason);
    case 'reject':
      await open(hands, 'r', 'reject-reason');
      await hands.press('2');
      await hands.type(fate.reason);
      await hands.press('Enter');
      await hands.gone('reject-reason');
      return '不予列入';
  }
}

/** The number of the candidate and Enter; F and its name when it is not among them. */
async function attach(hands: Hands, item: string): Promise<string> {
  const at = (await candidateNames(hands)).indexOf(item);
  if (at > 0) await hands.press(String(at + 1));
  if (at < 0) {
    await open(hands, 'f', 'merge-find-search');
    await hands.type(item);
    await hands.page.locator(id('item-picker-row')).first().getByText(item, { exact: true }).waitFor();
    await hands.press('Enter');
    await hands.gone('merge-find-search');
  }
  const chosen = hands.page.locator(`[data-testid^="merge-candidate-"][aria-current="true"]`);
  await expect.poll(() => chosen.getAttribute('aria-label')).toBe(item);
  await hands.press('Enter');
  return at < 0 ? '并入：另找' : `并入：第 ${at + 1} 候选`;
}

/** The guessed items where they are right, else the part's own search. */
async function split(hands: Hands, items: readonly string[]): Promise<string> {
  const { page } = hands;
  await open(hands, 's', 'merge-split-item-1');
  const guessed = () =>
    page
      .locator('[data-testid^="merge-split-item-"]')
      .evaluateAll((found) => found.map((one) => one.textContent?.split('　')[0]?.trim() ?? ''));
  // The guesses come when the parts have been compared.
  for (let before = ''; before !== (await guessed()).join(); await page.waitForTimeout(700))
    before = (await guessed()).join();
  let helped = 0;
  for (let part = 0; part < items.length; part += 1) {
    const now = await guessed();
    if (items.includes(now[part] ?? '') && now.indexOf(now[part] ?? '') === part) continue;
    const missing = items.find((item) => !now.includes(item)) ?? '';
    for (let step = 0; step < 30; step += 1) {
      const there = await page.evaluate(
        (row) =>
          document.activeElement?.textContent === '另找' &&
          document.activeElement.closest('[data-testid="split-part"]') ===
            document.querySelectorAll('[data-testid="split-part"]')[row],
        part,
      );
      if (there) break;
      await hands.press('Tab');
    }
    await hands.press('Enter');
    await page.waitForSelector(id('merge-split-search'));
    await hands.type(missing);
    await page.locator(id('item-picker-row')).first().getByText(missing, { exact: true }).waitFor();
    await hands.press('Enter');
    await hands.gone('merge-split-search');
    helped += 1;
  }
  await expect.poll(async () => [...(await guessed())].sort()).toEqual([...items].sort());
  for (let turn = 0; turn < 10 && (await page.locator(id('merge-split-item-1')).count()) > 0; turn += 1) {
    await hands.press('Control+Enter');
    await page.waitForTimeout(600);
  }
  await hands.gone('merge-split-item-1');
  return helped === 0 ? '拆入：两段都猜对' : `拆入：另找 ${helped} 段`;
}

async function adopt(hands: Hands, item: DecidedItem, reason: string): Promise<string> {
  const { page } = hands;
  await open(hands, 'n', 'item-form-name');
  const replace = async (field: string, words: string) => {
    await hands.tabTo(field);
    await hands.press('Control+a');
    await hands.type(words);
  };
  await hands.tabTo('item-form-category');
  await page.waitForTimeout(200);
  for (let step = 0; step < 7; step += 1) {
    const chosen = await page.evaluate(
      () =>
        document.querySelector('[data-testid="item-form-category"] input:checked')?.closest('label')?.textContent ?? '',
    );
    if (chosen === item.category) break;
    await hands.press(chosen === '' ? 'Space' : 'ArrowRight');
  }
  await replace('item-form-name', item.name);
  await replace('item-form-text', item.text);
  await replace('item-form-reason', reason);
  await hands.press('Control+Enter');
  await hands.gone('item-form-submit');
  return '采用';
}
