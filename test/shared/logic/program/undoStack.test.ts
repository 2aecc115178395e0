/** Which action Ctrl+Z and Ctrl+Y speak of, from the log alone. */
import { expect, test } from 'vitest';
import { type LoggedStep, nextRedo, nextUndo } from '../../../../shared/logic/program/undoStack';

/** 'do', 'undo 1', 'redo 1', 'seal', 'export': the log with running numbers. */
function log(...words: string[]): LoggedStep[] {
  return words.map((word, index) => {
    const [kind = '', target] = word.split(' ');
    const seq = index + 1;
    if (kind === 'seal') return { seq, kind: 'do', target: null, effect: 'barrier' };
    if (kind === 'export') return { seq, kind: 'do', target: null, effect: 'neutral' };
    if (kind === 'undo' || kind === 'redo') return { seq, kind, target: Number(target), effect: 'undoable' };
    return { seq, kind: 'do', target: null, effect: 'undoable' };
  });
}

const next = (...words: string[]) => [nextUndo(log(...words))?.seq ?? null, nextRedo(log(...words))?.seq ?? null];

test.each([
  ['nothing was done', [], [null, null]],
  ['two things were done', ['do', 'do'], [2, null]],
  ['one was undone', ['do', 'do', 'undo 2'], [1, 2]],
  ['all were undone: the earlier is redone first', ['do', 'do', 'undo 2', 'undo 1'], [null, 1]],
  ['undone and redone', ['do', 'do', 'undo 2', 'undo 1', 'redo 1'], [1, 2]],
  ['undone, redone and undone again', ['do', 'undo 1', 'redo 1', 'undo 1'], [null, 1]],
  ['something new ends the way forward', ['do', 'do', 'undo 2', 'do'], [4, null]],
  ['after that, undoing goes past what was undone before', ['do', 'do', 'undo 2', 'do', 'undo 4'], [1, 4]],
  ['a seal ends both ways', ['do', 'do', 'undo 2', 'seal'], [null, null]],
  ['after a seal only what came later', ['do', 'seal', 'do'], [3, null]],
  ['an export stands in nobody’s way', ['do', 'export', 'undo 1', 'export'], [null, 1]],
] as const)('%s', (_what, words, expected) => {
  expect(next(...words)).toEqual(expected);
});

test('an undo of something before the seal, which no log should hold, is passed over', () => {
  const steps = log('do', 'seal', 'do', 'undo 3').filter(({ seq }) => seq > 2);
  expect([nextUndo(steps), nextRedo(steps)?.seq]).toEqual([null, 3]);
  expect(nextUndo([{ seq: 5, kind: 'undo', target: 1, effect: 'undoable' }])).toBeNull();
});
