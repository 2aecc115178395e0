/** Undo and redo over the real services: any history goes back to exactly where it was, and forward again. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { redo, undo, undoState } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { listSourceLists } from '../../../electron/engine/repositories/sources/sourceListRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { addItem, amendItem } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, reopenRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { importSourceList, withdrawSourceList } from '../../../electron/engine/services/sources/importSourceList';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import {
  codeOf,
  draft,
  newProject,
  PEOPLE,
  readEntry,
  smallProject,
  temporaryFolder,
  testOptions,
  understoodFile,
  unwrap,
} from '../../builders/project';
import { performStep, type RandomStep, randomStep } from './randomSteps';
import { expectImages, type Images, imagesOf } from './tableImages';

let folder: { path: string; remove(): void };
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

function reopened(project: ProjectFile): ProjectFile {
  project.close();
  return unwrap(openProjectFile(project.path, testOptions()));
}

/** What a person expects of Ctrl+Z and Ctrl+Y: the state before and after each step that can still be taken back. */
interface Expected {
  readonly done: { before: Images; after: Images }[];
  readonly undone: { before: Images; after: Images }[];
}

const MUST_TIE = ['1', '2', '3', '6', '9', '17'];

function expectTies(project: ProjectFile, step: RandomStep): void {
  const failed = checkProject(project).filter(({ id, state }) => MUST_TIE.includes(id) && state === 'failed');
  expect([step.kind, failed.map(({ id, detail }) => `${id}: ${detail}`)]).toEqual([step.kind, []]);
  const found = verifyProject(project.read);
  expect([step.kind, found.ok, found]).toEqual([step.kind, true, found]);
}

function runStep(project: ProjectFile, step: RandomStep, expected: Expected): ProjectFile {
  if (step.kind === 'restart') return reopened(project);
  const before = imagesOf(project);
  const seq = lastSeq(project.read);
  if (step.kind === 'undo' || step.kind === 'redo') {
    const [from, to] = step.kind === 'undo' ? [expected.done, expected.undone] : [expected.undone, expected.done];
    const wanted = from.pop();
    const result = step.kind === 'undo' ? undo(project) : redo(project);
    expect([step.kind, result.ok]).toEqual([step.kind, wanted !== undefined]);
    if (wanted) to.push(wanted);
    expectImages(project, wanted ? (step.kind === 'undo' ? wanted.before : wanted.after) : before);
    return project;
  }
  const { result, effect } = performStep(project, step);
  if (!result.ok) {
    // A refusal leaves nothing, not even an action.
    expect([step.kind, lastSeq(project.read)]).toEqual([step.kind, seq]);
    expectImages(project, before);
    return project;
  }
  if (lastSeq(project.read) === seq) {
    // Nothing to do is a success without an action.
    expect(step.kind).toBe('addUnits');
    expectImages(project, before);
    return project;
  }
  expect(lastSeq(project.read)).toBe(seq + 1);
  if (effect === 'barrier') expected.done.length = 0;
  else expected.done.push({ before, after: imagesOf(project) });
  expected.undone.length = 0;
  return project;
}

describe('any history', () => {
  test('ties after every step, goes back step by step to the last seal, and forward again', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fc.array(randomStep, { minLength: 1, maxLength: 40, size: 'max' }), (steps) => {
        const place = temporaryFolder();
        let { project } = smallProject(place.path);
        const expected: Expected = { done: [], undone: [] };
        try {
          for (const step of steps) {
            if (step.kind === 'undo' && expected.done.length === 0) continue;
            const seq = lastSeq(project.read);
            project = runStep(project, step, expected);
            if (lastSeq(project.read) > seq) kinds.add(step.kind);
            expectTies(project, step);
          }
          const wayBack = [...expected.done];
          for (const { before } of [...wayBack].reverse()) {
            unwrap(undo(project));
            expectImages(project, before);
          }
          project = reopened(project);
          for (const { after } of wayBack) {
            unwrap(redo(project));
            expectImages(project, after);
          }
          // Anything beyond has been undone in the course of the steps.
          if (wayBack.length > 0) expect(undoState(project).redo === null).toBe(expected.undone.length === 0);
          expect(verifyProject(project.read).ok).toBe(true);
        } finally {
          project.close();
          place.remove();
        }
      }),
      { numRuns: 24, seed: 5_250_608 },
    );
    // Every kind of step got through at least once, else the property says little.
    expect([...kinds].sort()).toEqual(
      [
        'abolish',
        'addItem',
        'addUnits',
        'adopt',
        'amend',
        'applicability',
        'attach',
        'decide',
        'detach',
        'import',
        'merge',
        'move',
        'openRound',
        'prepare',
        'redo',
        'reject',
        'reopenRound',
        'restore',
        'return',
        'rule',
        'sealRound',
        'setAliases',
        'split',
        'splitItem',
        'subtract',
        'undo',
        'verdict',
        'waive',
        'withdraw',
      ].sort(),
    );
  });

  test('of odd texts comes back to the letter', () => {
    const project = newProject(folder.path);
    unwrap(addItem(project, { item: draft('起点'), reason: '起', ...PEOPLE }));
    const [id] = project.read.all<{ id: number }>('SELECT id FROM item');
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        (odd, other) => {
          const before = imagesOf(project);
          const wording = {
            itemId: id?.id ?? 0,
            name: `名${odd}`,
            text: `\\"'{}[]\n\t$.a ${other}`,
            townshipRole: 'main' as const,
            bases: [],
            remark: odd,
          };
          unwrap(amendItem(project, { ...wording, reason: '改', ...PEOPLE }));
          const after = imagesOf(project);
          unwrap(undo(project));
          expectImages(project, before);
          unwrap(redo(project));
          expectImages(project, after);
        },
      ),
      { numRuns: 60, seed: 7 },
    );
    expect(verifyProject(project.read).ok).toBe(true);
    project.close();
  });
});

describe('undo', () => {
  test('has nothing to do in a new project', () => {
    const project = newProject(folder.path);
    expect([codeOf(undo(project)), codeOf(redo(project))]).toEqual(['NOTHING_TO_UNDO', 'NOTHING_TO_REDO']);
    project.close();
  });

  test('stops at a seal and says so', () => {
    const project = newProject(folder.path);
    unwrap(addUnits(project, { kind: 'township', names: ['道河镇'] }));
    unwrap(sealRound(project));
    expect([codeOf(undo(project)), codeOf(redo(project))]).toEqual(['UNDO_BARRIER', 'NOTHING_TO_REDO']);
    unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
    expect(unwrap(undo(project)).summary).toBe('撤销：开始第2轮：规范审核');
    expect(codeOf(undo(project))).toBe('UNDO_BARRIER');
    project.close();
  });

  test('names what it would take back, also after a restart', () => {
    const first = newProject(folder.path);
    unwrap(addUnits(first, { kind: 'township', names: ['道河镇'] }));
    const project = reopened(first);
    expect([undoState(project).undo?.summary, undoState(project).redo]).toEqual(['登记乡镇 1 个', null]);
    unwrap(undo(project));
    expect([undoState(project).undo, undoState(project).redo?.summary]).toEqual([null, '登记乡镇 1 个']);
    project.close();
  });

  test('is an action of its own with the same chain, and something new ends the way forward', () => {
    const project = newProject(folder.path);
    unwrap(addUnits(project, { kind: 'township', names: ['道河镇'] }));
    const target = lastSeq(project.read);
    unwrap(undo(project));
    expect(project.read.get('SELECT kind, target, command FROM action ORDER BY seq DESC LIMIT 1')).toEqual({
      kind: 'undo',
      target,
      command: 'undo',
    });
    unwrap(addUnits(project, { kind: 'township', names: ['绥阳镇'] }));
    expect(codeOf(redo(project))).toBe('NOTHING_TO_REDO');
    expect(verifyProject(project.read).ok).toBe(true);
    project.close();
  });

  test('of an import by an unknown unit takes the unit back too, and the list stays only as withdrawn', () => {
    const project = newProject(folder.path);
    const file = understoodFile('绥芬河镇.xlsx', [readEntry('巡查')]);
    const target = { unit: '绥芬河镇', direction: 'up' } as const;
    unwrap(importSourceList(project, file, target));
    unwrap(undo(project));
    expect(listUnits(project.read)).toEqual([]);
    expect(listEntries(project.read, {}).total).toBe(0);
    expect(listSourceLists(project.read).filter(({ withdrawn }) => !withdrawn)).toEqual([]);
    expect(project.read.value('SELECT withdrawn FROM sourceList')).toBe(1);
    expect(verifyProject(project.read)).toMatchObject({ ok: true, integrity: { ok: true } });

    unwrap(redo(project));
    expect(listUnits(project.read).map(({ name }) => name)).toEqual(['绥芬河镇']);
    expect(listEntries(project.read, {}).rows.map(({ name, unit }) => [name, unit])).toEqual([['巡查', '绥芬河镇']]);

    unwrap(undo(project));
    unwrap(importSourceList(project, file, target));
    expect(listEntries(project.read, {}).total).toBe(1);
    expect(codeOf(importSourceList(project, file, target))).toBe('ALREADY_IMPORTED');
    expect(verifyProject(project.read).ok).toBe(true);
    project.close();
  });

  test('of units registered before an import that was undone works as well', () => {
    const project = newProject(folder.path);
    unwrap(addUnits(project, { kind: 'township', names: ['道河镇'] }));
    unwrap(
      importSourceList(project, understoodFile('a.xlsx', [readEntry('巡查')]), { unit: '道河镇', direction: 'up' }),
    );
    unwrap(undo(project));
    unwrap(undo(project));
    expect(listUnits(project.read)).toEqual([]);
    expect(codeOf(undo(project))).toBe('NOTHING_TO_UNDO');
    unwrap(redo(project));
    unwrap(redo(project));
    expect(listEntries(project.read, {}).total).toBe(1);
    project.close();
  });

  test('of a withdrawal brings the list back', () => {
    const { project } = smallProject(folder.path);
    const [list] = listSourceLists(project.read);
    unwrap(withdrawSourceList(project, { sourceListId: list?.id ?? 0, reason: '报错了' }));
    expect(listEntries(project.read, {}).total).toBe(3);
    unwrap(undo(project));
    expect(listEntries(project.read, {}).total).toBe(7);
    expect(verifyProject(project.read).ok).toBe(true);
    project.close();
  });

  test('of adopting many is one step', () => {
    const { project, down } = smallProject(folder.path);
    const before = imagesOf(project);
    unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
    unwrap(undo(project));
    expectImages(project, before);
    project.close();
  });
});

test('a reopened round stays verifiable: its reopening is kept with operator and reason', () => {
  const project = newProject(folder.path);
  unwrap(sealRound(project));
  unwrap(reopenRound(project, { reason: '漏了“一项”' }));
  expect(verifyProject(project.read)).toMatchObject({ ok: true });
  const [round] = project.read.all<{ reopenings: string }>('SELECT reopenings FROM round');
  expect(JSON.parse(round?.reopenings ?? '')).toEqual([
    { at: expect.any(String), operator: '王建国', reason: '漏了“一项”' },
  ]);
  project.close();
});
