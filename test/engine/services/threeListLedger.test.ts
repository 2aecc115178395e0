/** A category of one name in several lists: the ledger's figures lead to the rows of the list that was asked for. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/projectFile';
import { readLedger } from '../../../electron/engine/repositories/ledgerRepository';
import { readPool } from '../../../electron/engine/repositories/poolInMemory';
import { listChanges } from '../../../electron/engine/repositories/roundRepository';
import { listSealedItems } from '../../../electron/engine/repositories/snapshotRepository';
import { subtractItems } from '../../../electron/engine/services/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/runRound';
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
