/** A clause in a later version: new numbers, the rest as it was, and what only a person can write. */
import { expect, test } from 'vitest';
import { readPlaces } from '../../../../shared/logic/bases/articlePlace';
import { movedClause } from '../../../../shared/logic/bases/movedClause';
import type { ArticleMoved } from '../../../../shared/views/laws';

const article = (place: string) => ({ place, label: '', heading: '', text: '' });
const move = (from: string, to: string | null): ArticleMoved => ({
  before: article(from),
  kind: to === null ? 'gone' : from === to ? 'changed' : 'moved',
  after: to === null ? null : article(to),
});
const moved = (clause: string, ...moves: ArticleMoved[]) => movedClause({ clause, place: readPlaces(clause) }, moves);

test('an article that moved takes its 款 and 项 along', () => {
  expect(moved('第五条第二款第（一）项', move('5', '6'))).toBe('第六条第二款第（一）项');
  expect(moved('第五条、第八条', move('5', '6'), move('8', '8'))).toBe('第六条、第八条');
  expect(moved('第十条第一款、第二款', move('10', '12-1'))).toBe('第十二条之一第一款、第十二条之一第二款');
  expect(moved('二、（三）', move('#2.3', '#3.1'))).toBe('三、（一）');
  expect(moved('二、（三）和（四）', move('#2.3', '#3.1'), move('#2.4', '#3.2'))).toBe('三、（一）（二）');
  expect(moved('第五条、第八条', move('5', '7'), move('8', '7'))).toBe('第七条');
});

test('one that stayed is cited as it was written', () => {
  expect(moved('第5条', move('5', '5'))).toBe('第5条');
});

test('what is gone, not found or a range is for a person', () => {
  expect(moved('第五条', move('5', null))).toBeNull();
  expect(moved('第五条、第八条', move('5', '6'))).toBeNull();
  expect(moved('第五条至第八条', move('5', '6'), move('6', '7'))).toBeNull();
  expect(moved('二、（三）和（四）', move('#2.3', '#2.3'), move('#2.4', '#3.1'))).toBeNull();
  expect(moved('二、（三）和（四）', move('#2.3', '#2.3'), move('#2.4', '#5'))).toBeNull();
  expect(moved('二、（三）', move('#2.3', '#0'))).toBeNull();
  expect(moved('', move('5', '6'))).toBeNull();
});
