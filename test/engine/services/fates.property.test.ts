/** Every entry of a list in force has one fate or is pending, and the fates add up, by file, unit and direction, at every moment. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { readSourceLists } from '../../../electron/engine/repositories/sources/sourceListsInMemory';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { splitEntry } from '../../../electron/engine/services/merge/splitEntry';
import { reattachEntry } from '../../../electron/engine/services/merge/takeBackEntry';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { resubmitSourceList } from '../../../electron/engine/services/sources/resubmitSourceList';
import type { DispositionCounts } from '../../../shared/model/disposition';
import {
  draft,
  PEOPLE,
  readEntry,
  smallProject,
  temporaryFolder,
  understoodFile,
  unwrap,
} from '../../builders/project';
import { performStep, type RandomStep, randomStep } from '../database/randomSteps';

type FateStep = { readonly kind: 'resubmit' | 'reattach' | 'takeApart'; readonly a: number; readonly b: number };
const fateStep: fc.Arbitrary<FateStep> = fc.record({
  kind: fc.constantFrom('resubmit', 'reattach', 'takeApart'),
  a: fc.nat(11),
  b: fc.nat(11),
});
/** A restart opens another project object; what survives it is tested where files are. */
const plainStep = randomStep.filter(({ kind }) => kind !== 'restart');

function act(project: ProjectFile, step: RandomStep | FateStep): void {
  const { a, b } = step;
  const entries = listEntries(project.read, {}).rows;
  const live = project.read.all<{ id: number }>('SELECT id FROM item WHERE live = 1').map(({ id }) => id);
  const item = (at: number): number => live[at % Math.max(1, live.length)] ?? 0;
  switch (step.kind) {
    case 'undo':
      undo(project);
      return;
    case 'redo':
      redo(project);
      return;
    case 'reattach': {
      const linked = entries.filter(({ disposition }) => disposition.items.length > 0);
      const entry = linked[a % Math.max(1, linked.length)];
      const fromItemId = entry?.disposition.items[0]?.id ?? 0;
      reattachEntry(project, { entryId: entry?.id ?? 0, fromItemId, toItemId: item(b), reason: '并错了' });
      return;
    }
    case 'takeApart': {
      const pending = entries.filter(({ disposition }) => disposition.kind === 'pending');
      const entryId = pending[a % Math.max(1, pending.length)]?.id ?? 0;
      const fates = [
        { kind: 'attach' as const, itemId: item(b) },
        { kind: 'adopt' as const, item: draft(`另立${a}${b}`) },
        { kind: 'reject' as const, reasonKind: '', reason: '不归乡镇' },
      ];
      const into = (at: number) => fates[at % fates.length] ?? { kind: 'attach' as const, itemId: item(at) };
      const parts = [into(a), into(b)].map((fate, at) => ({ text: `第${at + 1}段`, into: fate }));
      splitEntry(project, { entryId, parts, reason: '一条写了两项', ...PEOPLE });
      return;
    }
    case 'resubmit': {
      const list = readSourceLists(project).find(({ withdrawn }) => !withdrawn);
      if (!list) return;
      const names = ['抓好党员发展', '开三会', '打防火道', `新报${a}`].slice(b % 3, (b % 3) + 2);
      const read = names.map((name) => readEntry(name));
      const { fileName, format, bytes, table } = understoodFile(`重报${a}${b}.xlsx`, read);
      const file = { fileName, format, bytes, table, unit: list.unit, replaces: list.id };
      resubmitSourceList(project, { ...file, layouts: [], droppedLayouts: [] });
      return;
    }
    default:
      performStep(project, step);
  }
}

const sum = (counts: DispositionCounts): number => Object.values(counts).reduce((total, count) => total + count, 0);

function add(counts: readonly DispositionCounts[]): DispositionCounts {
  const kinds = ['adopt', 'attach', 'split', 'reject', 'return', 'pending'] as const;
  const of = (kind: (typeof kinds)[number]) => counts.reduce((total, one) => total + one[kind], 0);
  return {
    adopt: of('adopt'),
    attach: of('attach'),
    split: of('split'),
    reject: of('reject'),
    return: of('return'),
    pending: of('pending'),
  };
}

function expectEveryFateCounted(project: ProjectFile): void {
  const lists = readSourceLists(project).filter(({ withdrawn }) => !withdrawn);
  for (const list of lists) {
    expect(list.rows).toBe(list.entries + list.skipped);
    expect(sum(list.counts)).toBe(list.entries);
    const rows = listEntries(project.read, { sourceListId: list.id }).rows;
    for (const kind of ['adopt', 'attach', 'split', 'reject', 'return', 'pending'] as const)
      expect(rows.filter(({ disposition }) => disposition.kind === kind)).toHaveLength(list.counts[kind]);
    for (const { disposition } of rows) {
      if (disposition.kind === 'split') expect(disposition.items.length).toBeGreaterThan(1);
      if (disposition.kind === 'attach' || disposition.kind === 'adopt') expect(disposition.items).toHaveLength(1);
      if (disposition.kind === 'reject' || disposition.kind === 'return') expect(disposition.items).toEqual([]);
    }
  }
  const { sources, townships } = summarizeProject(project, { fileName: '', operator: '', backupAt: null });
  for (const direction of ['down', 'up'] as const)
    expect(sources[direction]).toEqual(
      add(lists.filter((list) => list.direction === direction).map(({ counts }) => counts)),
    );
  for (const town of townships)
    expect(town.counts).toEqual(add(lists.filter(({ unitId }) => unitId === town.unitId).map(({ counts }) => counts)));
  expect(sum(sources.down) + sum(sources.up)).toBe(sources.entries);
  // One entry, one kind: whatever is taken apart counts once.
  const mixed = project.read.all('SELECT entryId FROM disposition GROUP BY entryId HAVING count(DISTINCT kind) > 1');
  expect(mixed).toEqual([]);
}

test('fates add up by file, unit and direction whatever is decided, taken back, undone, withdrawn or resubmitted', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(plainStep, fateStep), { minLength: 5, maxLength: 30 }), (steps) => {
      const folder = temporaryFolder();
      const { project, down } = smallProject(folder.path);
      try {
        unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
        for (const step of steps) {
          act(project, step);
          expectEveryFateCounted(project);
        }
      } finally {
        project.close();
        folder.remove();
      }
    }),
    { seed: 5, numRuns: 40 },
  );
});
