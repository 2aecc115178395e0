/** Whatever is changed, sealed, reopened, restored, prepared and undone: the ledger ties, and what was sealed stays. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { readLedger } from '../../../electron/engine/repositories/ledger/ledgerRepository';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { readState } from '../../../electron/engine/repositories/pool/poolStates';
import { listPrepared } from '../../../electron/engine/repositories/rounds/preparedRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { readGroupedLedger } from '../../../electron/engine/services/ledger/readGroupedLedger';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { createProject } from '../../../electron/engine/services/project/createProject';
import { decidePrepared } from '../../../electron/engine/services/rounds/prepareChanges';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { totalLedger } from '../../../shared/logic/ledger/foldLedger';
import type { ItemContent } from '../../../shared/model/item';
import {
  importList,
  readEntry,
  smallProject,
  TOWNSHIPS,
  temporaryFolder,
  testOptions,
  unwrap,
} from '../../builders/project';
import { threeListScheme } from '../../builders/townshipLists';
import { performStep, type RandomStep, randomStep } from '../database/randomSteps';

/** Units and imports aside: those change no ledger and have tests of their own. */
const ASIDE = new Set<RandomStep['kind']>(['restart', 'addUnits', 'setAliases', 'import', 'withdraw', 'waive']);

function act(project: ProjectFile, step: RandomStep): boolean {
  if (step.kind === 'undo') return undo(project).ok;
  if (step.kind === 'redo') return redo(project).ok;
  return performStep(project, step).result.ok;
}

function expectTied(project: ProjectFile): void {
  const { rounds } = readLedger(project.read);
  const live = readPool(project).live.length;
  expect(totalLedger(rounds).live).toBe(live);
  rounds.forEach((round, index) => {
    expect(round.opening + round.added - round.subtracted).toBe(round.closing);
    if (index > 0) expect(round.opening).toBe(rounds[index - 1]?.closing);
    for (const by of ['list', 'township', 'department'] as const) {
      const { lines } = readGroupedLedger(project, { by, round: round.round });
      for (const line of lines)
        expect(line.opening + line.added - line.subtracted + line.movedIn - line.movedOut).toBe(line.closing);
      // Every item stands in one list, so that the lists together are the round itself.
      if (by !== 'list') continue;
      for (const part of ['opening', 'added', 'subtracted', 'closing'] as const)
        expect(lines.reduce((sum, line) => sum + line[part], 0)).toBe(round[part]);
    }
  });
  const states = checkProject(project)
    .filter(({ id }) => ['1', '2', '3'].includes(id))
    .map(({ id, state, detail }) => [id, state, detail]);
  expect(states).toEqual([
    ['1', 'passed', ''],
    ['2', 'passed', ''],
    ['3', 'passed', ''],
  ]);
}

/** Three townships and a department's list, all adopted, under a scheme of three lists. */
function threeLists(folder: string): { project: ProjectFile; down: readonly number[] } {
  const input = { name: '安澜县', scheme: threeListScheme(), effectiveDate: '2025-06-30' };
  const project = unwrap(createProject(join(folder, '安澜县.shuangshu'), input, testOptions()));
  unwrap(addUnits(project, { kind: 'township', names: [...TOWNSHIPS] }));
  const rows = ['党的建设', '党的建设', '平安法治'].map((category, at) => readEntry(`职责${at}`, { category }));
  return { project, down: importList(project, '市委组织部', 'down', rows) };
}

test.each([
  ['one list', smallProject],
  ['three lists', threeLists],
])(
  'random work always ties with %s, and a sealed state is what it was when it was sealed',
  { timeout: 120_000 },
  (_, make) => {
    fc.assert(
      fc.property(fc.array(randomStep, { minLength: 5, maxLength: 30 }), (steps) => {
        const folder = temporaryFolder();
        const { project, down } = make(folder.path);
        try {
          unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));
          const sealed = new Map<number, readonly ItemContent[]>();
          for (const step of steps.filter(({ kind }) => !ASIDE.has(kind))) {
            if (!act(project, step)) continue;
            const { rounds } = readLedger(project.read);
            const last = rounds.at(-1);
            if (last && step.kind === 'sealRound')
              sealed.set(last.round, structuredClone(readPool(project).live.map(bare)));
            for (const { round, state } of rounds) if (state === 'open') sealed.delete(round);
            expectTied(project);
          }
          for (const [round, items] of sealed)
            expect(unwrap(readState(project, { kind: 'round', round }))).toEqual(items);
        } finally {
          project.close();
          folder.remove();
        }
      }),
      { seed: 7, numRuns: 40 },
    );
  },
);

test('prepared changes of every kind are decided in the random work', () => {
  const done = new Set<string>();
  const folder = temporaryFolder();
  const { project, down } = threeLists(folder.path);
  unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));
  const steps = fc.sample(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 })), { seed: 3, numRuns: 120 });
  for (const [a, b] of steps) {
    act(project, { kind: 'prepare', a, b });
    for (const { id, kind } of listPrepared(project.read).filter(({ state }) => state === 'waiting'))
      if (decidePrepared(project, { preparedIds: [id], decider: '会议' }).ok) done.add(kind);
  }
  expectTied(project);
  expect([...done].sort()).toEqual(['add', 'amend', 'move', 'restore', 'split', 'subtract']);
  project.close();
  folder.remove();
});

/** Only what a snapshot holds. */
function bare(item: ItemContent): ItemContent {
  const { id, listId, category, position, version, name, text, townshipRole, scope, remark } = item;
  const { fields, responsibilities, bases, townships } = item;
  return {
    id,
    listId,
    category,
    position,
    version,
    name,
    text,
    townshipRole,
    scope,
    remark,
    fields,
    responsibilities,
    bases,
    townships,
  };
}
