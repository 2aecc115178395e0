/** What of an item is other than it was, field by field. */
import { expect, test } from 'vitest';
import { changedFields } from '../../../../shared/logic/requests/changedFields';
import type { SchemeList } from '../../../../shared/model/scheme';
import { itemContent } from '../../../builders/itemContent';
import { presetScheme } from '../../../builders/townshipLists';

/** A list whose main and cooperating sides stand under headings of one name, below one of their own each. */
function sidedList(): SchemeList {
  const list = presetScheme('main-cooperating').lists.find(({ kind }) => kind === 'mainCooperating');
  if (!list) throw new Error('no such list');
  const sides = ['mainDuty', 'cooperateDuty'];
  const columns = list.columns.map((column) =>
    sides.includes(column.source) ? { ...column, heading: '责任内容' } : column,
  );
  return { ...list, columns };
}

const sided = (main: string, cooperating: string) =>
  itemContent(1, {
    listId: sidedList().id,
    category: sidedList().categories[0] ?? '',
    responsibilities: [
      { unit: '县水利局', role: 'main', text: main },
      { unit: '县公安局', role: 'cooperate', text: cooperating },
    ],
  });

test('of two columns with one heading the second is told as well as the first', () => {
  const list = sidedList();
  const told = (main: string, cooperating: string) =>
    changedFields({ item: sided('清障。', '执法。'), list }, { item: sided(main, cooperating), list }).map(
      ({ label, before, after }) => [label, before.split('\n')[0], after.split('\n')[0]],
    );
  const first = ['责任内容', '县水利局：清障。', '县水利局：清障、巡查。'];
  const second = ['责任内容', '县公安局：执法。', '县公安局：查处。'];
  expect(told('清障。', '执法。')).toEqual([]);
  expect(told('清障、巡查。', '执法。')).toEqual([first]);
  expect(told('清障。', '查处。')).toEqual([second]);
  expect(told('清障、巡查。', '查处。')).toEqual([first, second]);
});

test('an own field that has the heading of a column is told beside it', () => {
  const list = { ...sidedList(), fields: [{ id: 'duty', label: '责任内容' }] } as SchemeList;
  const of = (duty: string) => ({ item: { ...sided('清障。', '执法。'), fields: { duty } }, list });
  expect(changedFields(of('甲'), of('乙'))).toMatchObject([{ label: '责任内容', before: '甲', after: '乙' }]);
  expect(changedFields(of('甲'), of(''))).toMatchObject([{ label: '责任内容', before: '甲', after: '' }]);
});
