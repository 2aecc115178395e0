/** Whatever is changed, sealed, reopened, restored, prepared and undone: the ledger ties, and what was sealed stays. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/projectFile';
import { redo, undo } from '../../../electron/engine/database/undo';
import { readLedger } from '../../../electron/engine/repositories/ledgerRepository';
import { readPool } from '../../../electron/engine/repositories/poolInMemory';
import { readState } from '../../../electron/engine/repositories/poolStates';
import { checkProject } from '../../../electron/engine/services/checkProject';
import { adoptEntries } from '../../../electron/engine/services/disposeEntries';
import { readGroupedLedger } from '../../../electron/engine/services/readGroupedLedger';
import { totalLedger } from '../../../shared/logic/foldLedger';
import type { ItemContent } from '../../../shared/model/item';
import { smallProject, temporaryFolder, unwrap } from '../../builders/project';
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
      // One list only, so that its line is the round itself.
      if (by === 'list' && lines[0])
        expect([lines[0].opening, lines[0].added, lines[0].subtracted, lines[0].closing]).toEqual([
          round.opening,
          round.added,
          round.subtracted,
          round.closing,
        ]);
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

test('random work always ties, and a sealed state is what it was when it was sealed', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.array(randomStep, { minLength: 5, maxLength: 30 }), (steps) => {
      const folder = temporaryFolder();
      const { project, down } = smallProject(folder.path);
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
