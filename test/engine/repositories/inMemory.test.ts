/** What is kept in memory between actions equals what is read anew, whatever was done, undone and redone. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { readCheckFacts } from '../../../electron/engine/repositories/checks/checkFacts';
import { readLedger, rememberedLedger } from '../../../electron/engine/repositories/ledger/ledgerRepository';
import { readContents } from '../../../electron/engine/repositories/pool/itemContents';
import { readNameOrder } from '../../../electron/engine/repositories/pool/nameOrders';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listSourceLists } from '../../../electron/engine/repositories/sources/sourceListRepository';
import { readSourceLists } from '../../../electron/engine/repositories/sources/sourceListsInMemory';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { attachEntry } from '../../../electron/engine/services/merge/attachEntries';
import { amendItem, moveItem } from '../../../electron/engine/services/rounds/changeItems';
import { itemContentSchema } from '../../../shared/model/item';
import { PEOPLE, smallProject, temporaryFolder, unwrap } from '../../builders/project';
import { performStep, type RandomStep, randomStep } from '../database/randomSteps';

let folder: { path: string; remove(): void };
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** Everything kept, as plain data. */
function remembered(project: ProjectFile): unknown {
  const { itemNames: _, ...facts } = readCheckFacts(project);
  const { all, live } = readPool(project);
  return {
    facts: {
      ...facts,
      sourcedItems: [...facts.sourcedItems].sort((a, b) => a - b),
      adoptedUp: byEntry(facts.adoptedUp),
    },
    all,
    live,
    lists: readSourceLists(project),
    ledger: rememberedLedger(project),
    pinyin: readNameOrder(project, 'pinyin'),
    stroke: readNameOrder(project, 'stroke'),
  };
}

function byEntry<T extends { readonly entryId: number }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => a.entryId - b.entryId);
}

/** A project that remembers nothing yet, over the same file. */
function forgetful(project: ProjectFile): ProjectFile {
  return { ...project };
}

function perform(project: ProjectFile, step: RandomStep): void {
  if (step.kind === 'undo') undo(project);
  else if (step.kind === 'redo') redo(project);
  else if (step.kind !== 'restart') performStep(project, step);
}

describe('kept in memory', () => {
  test('is what is read anew after any steps', () => {
    fc.assert(
      fc.property(fc.array(randomStep, { minLength: 1, maxLength: 30 }), (steps) => {
        const place = temporaryFolder();
        const { project, down } = smallProject(place.path);
        try {
          unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
          for (const [place, step] of steps.entries()) {
            perform(project, step);
            // Several actions may pass before anybody looks.
            if (place % 3 !== 0) expect(remembered(project)).toEqual(remembered(forgetful(project)));
          }
          expect(remembered(project)).toEqual(remembered(forgetful(project)));
          expect(readPool(project).live.map((item) => itemContentSchema.parse(item))).toEqual(
            readContents(project.read),
          );
          expect(readSourceLists(project)).toEqual(listSourceLists(project.read));
          expect(rememberedLedger(project)).toEqual(readLedger(project.read));
        } finally {
          project.close();
          place.remove();
        }
      }),
      { numRuns: 25 },
    );
  });

  test('items that nothing touched stay the same objects, and lists are numbered anew only when a place changed', () => {
    const { project, down, up } = smallProject(folder.path);
    unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
    const before = readPool(project);
    const numbered = readCheckFacts(project).numbered;
    unwrap(attachEntry(project, { entryId: up[0] ?? 0, itemId: 1, reason: '' }));
    expect(readPool(project)).toBe(before);
    const wording = { name: '新名', text: '', remark: '', reason: 'x', ...PEOPLE };
    unwrap(amendItem(project, { itemId: 1, townshipRole: 'main', bases: [], ...wording }));
    expect(readPool(project).byId.get(2)).toBe(before.byId.get(2));
    expect(readPool(project).byId.get(1)?.name).toBe('新名');
    expect(readCheckFacts(project).numbered).toBe(numbered);
    unwrap(moveItem(project, { itemId: 1, category: '公共服务', reason: 'x', ...PEOPLE }));
    expect(readCheckFacts(project).numbered).not.toBe(numbered);
    project.close();
  });
});
