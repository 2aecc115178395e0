/** Rule 20: what was sealed is what was sealed before plus the changes between; every other difference is named. */
import { expect, test } from 'vitest';
import { checkEditions } from '../../../../shared/logic/checks/editionRule';
import { soundFacts } from '../../../builders/checkFacts';

test('holds when every difference has its change', () => {
  expect(checkEditions(soundFacts())).toMatchObject({ id: '20', state: 'passed', detail: '' });
});

test('names an item that came, went or moved without a change, and a change that left no trace', () => {
  const facts = soundFacts();
  const without = (kind: string) => facts.changes.filter((change) => change.kind !== kind);
  expect(checkEditions({ ...facts, changes: without('add') }).detail).toBe('第1轮到现在“事项4”的有无与增减对不上。');
  expect(checkEditions({ ...facts, changes: without('subtract') }).detail).toContain('“事项2”的有无与增减对不上');
  expect(checkEditions({ ...facts, changes: without('move') }).detail).toContain('“事项3”换了类别，却没有调类记录');
  const gone = { ...facts, items: facts.items.filter(({ id }) => id !== 4) };
  expect(checkEditions(gone).detail).toContain('“事项4”');
});

test('has nothing to hold against each other before the first seal', () => {
  expect(checkEditions({ ...soundFacts(), sealed: [] })).toMatchObject({ state: 'passed', figure: '尚未封存' });
});
