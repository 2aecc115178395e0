/** A category of one name in several lists: the ledger's figures lead to the rows of the list that was asked for. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readLedger } from '../../../electron/engine/repositories/ledger/ledgerRepository';
import { listItemIds } from '../../../electron/engine/repositories/pool/poolFilter';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { listChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { listSealedItems } from '../../../electron/engine/repositories/rounds/snapshotRepository';
import { argueItems, tabulateArguments } from '../../../electron/engine/services/bases/argueItems';
import { readStandings } from '../../../electron/engine/services/bases/readBases';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { moveItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { draftChanges } from '../../../shared/logic/paper/drafts/draftChanges';
import { draftLedger } from '../../../shared/logic/paper/drafts/draftLedger';
import type { DocumentDraft } from '../../../shared/model/paperDocument';
import { poolFilterSchema } from '../../../shared/model/poolView';
import { buildAnlan } from '../../builders/anlanCounty';
import { PEOPLE, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = buildAnlan(join(folder.path, '安澜县.shuangshu'));
});
afterEach(() => {
  project.close();
  folder.remove();
});

test('every figure of a list’s category is as many rows as stand behind it', () => {
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-07-01' }));
  const { live } = readPool(project);
  const shared = live.find((item) =>
    live.some((other) => other.category === item.category && other.listId !== item.listId),
  );
  const category = shared?.category ?? '';
  const lists = [...new Set(live.filter((item) => item.category === category).map(({ listId }) => listId))];
  expect(lists.length).toBeGreaterThan(1);
  for (const listId of lists) {
    const first = live.find((item) => item.category === category && item.listId === listId);
    const grounds = { reasonKind: '依据不充分', reason: '清理', targetItemId: null, ...PEOPLE };
    unwrap(subtractItems(project, { itemIds: [first?.id ?? 0], ...grounds }));
  }
  const page = { offset: 0, limit: 500 };
  for (const row of readLedger(project.read).rounds[1]?.categories.filter((one) => one.category === category) ?? []) {
    const { listId } = row;
    expect(row.subtracted).toBe(1);
    expect(listChanges(project.read, { round: 2, listId, category, effect: 'out' }).total).toBe(row.subtracted);
    expect(listSealedItems(project, { round: 1, listId, category, ...page }).total).toBe(row.opening);
  }
  // Without a list, all of that name.
  expect(listChanges(project.read, { round: 2, category }).total).toBe(lists.length);
});

test('what moved into a list and out of it are two figures, each as many rows as it says', () => {
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-07-01' }));
  const [one, other] = readProject(project.read).scheme.lists;
  const [first, second, third] = readPool(project).live.filter(({ listId }) => listId === one?.id);
  const away = { listId: other?.id, category: other?.categories[0] ?? '' };
  const within = { listId: one?.id, category: one?.categories.find((name) => name !== third?.category) ?? '' };
  for (const [item, to] of [
    [first, away],
    [second, away],
    [third, within],
  ] as const)
    unwrap(moveItem(project, { itemId: item?.id ?? 0, ...to, reason: '改列', basis: '', ...PEOPLE }));
  const { categories } = summarizeProject(project, { fileName: '', operator: '', backupAt: null }).pool;
  const sums = (listId: string | undefined) => {
    const own = categories.filter((row) => row.listId === listId);
    return ['movedIn', 'movedOut'].map((part) =>
      own.reduce((sum, row) => sum + row[part as 'movedIn' | 'movedOut'], 0),
    );
  };
  expect([sums(one?.id), sums(other?.id)]).toEqual([
    [1, 3],
    [2, 0],
  ]);
  for (const listId of [one?.id, other?.id])
    expect(
      (['movedIn', 'movedOut'] as const).map((effect) => listChanges(project.read, { listId, effect }).total),
    ).toEqual(sums(listId));
});

test('on paper every category says which list it is of', () => {
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-07-01' }));
  const { lists, paper } = readProject(project.read).scheme;
  const { live } = readPool(project);
  const item = live.find((one) =>
    lists.some((list) => list.id !== one.listId && list.categories.includes(one.category)),
  );
  const other = lists.find(({ id, categories }) => id !== item?.listId && categories.includes(item?.category ?? ''));
  const { id: itemId = 0, category = '', listId: from = '' } = item ?? {};
  unwrap(moveItem(project, { itemId, listId: other?.id, category, reason: '改列', basis: '', ...PEOPLE }));
  const head = { place: '安澜县', date: '2025-07-01', lists };
  const { rows: changes } = listChanges(project.read, { round: 2 });
  const moved = tableCells(draftChanges({ ...head, which: '第2轮', changes, renames: [] }, paper)).find(
    (cells) => cells[2] === '调类',
  );
  const short = lists.find(({ id }) => id === from)?.short;
  expect(moved?.[4]).toBe(`${short} · ${category} → ${other?.short} · ${category}`);
  const { rounds } = readLedger(project.read);
  const row = rounds[0]?.categories.find((one) => one.listId === from && one.category === category);
  const sorted = poolFilterSchema.parse({ state: 'all', lists: [from], sorted: category });
  expect(listItemIds(project, sorted, readProject(project.read).scheme).ids).toHaveLength(row?.opening ?? 0);
  const sum = { opening: 0, attached: 0, split: 0, adopted: 0, rejected: 0, returned: 0, closing: 0 };
  const reverse = { rounds: [], sum };
  const names = tableCells(draftLedger({ ...head, rounds, renames: [], groups: [], reverse }, paper)).map(
    ([round, name]) => `${round} ${name}`,
  );
  expect(new Set(names).size).toBe(names.length);
});

test('the table of arguments counts each list’s category once, and its counts add up to the items', () => {
  const standings = readStandings(project);
  unwrap(
    argueItems(project, { itemIds: [standings[0]?.itemId ?? 0], reviewer: '县司法局', verdict: 'sound', note: '' }),
  );
  const interleaved = standings.toSorted((a, b) => (a.itemId % 7) - (b.itemId % 7));
  const { sheets } = tabulateArguments(project, interleaved);
  const sections = sheets[0]?.rows.filter(({ look }) => look === 'section').map(({ cells }) => cells[0] ?? '') ?? [];
  expect(sections).toHaveLength(new Set(standings.map(({ category }) => category)).size);
  expect(sections.reduce((sum, words) => sum + Number(/（(\d+) 项）/.exec(words)?.[1]), 0)).toBe(standings.length);
});

function tableCells({ parts }: DocumentDraft): (readonly string[])[] {
  return parts.flatMap(({ content }) =>
    content.flatMap((block) =>
      'rows' in block ? block.rows.flatMap((row) => ('cells' in row ? [row.cells] : [])) : [],
    ),
  );
}
