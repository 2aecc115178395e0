/** Citations that went through a form: nothing of what was reported is lost on the way. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCitation } from '../../../../shared/logic/bases/parseCitation';
import { typedCitations } from '../../../../shared/logic/bases/typedCitations';

const plain = (title: string, docNumber = '', clause = '') => ({ title, docNumber, clause });

test('a citation nobody touched comes out as it went in, with what the table says', () => {
  const piece = fc.constantFrom(
    ...['《森林法》', '《转发《甲意见》的通知》', '关于贯彻《甲法》的通知', '消防法', '上级要求', '会议纪要'],
    ...['中办发[2021] 27号', '（国务院令第541号）', '第五条', '第36条第二款', '，', '\n', ' '],
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
      const text = pieces.join('');
      fc.pre(text.replace(/[\s，]/g, '') !== '');
      const citation = readCitation(text);
      expect(typedCitations([citation])).toEqual([citation]);
    }),
  );
});

test('a whole citation typed as the name is taken apart; what stands in its own field counts', () => {
  expect(typedCitations([plain('《森林法》第五条')])).toEqual([plain('森林法', '', '第五条')]);
  expect(typedCitations([plain('根据《森林法》第五条', '', ' 第六条 ')])).toEqual([plain('森林法', '', '第六条')]);
  expect(typedCitations([plain(' 消防法 '), plain('  ')])).toEqual([plain('消防法')]);
});

test('a title that holds another keeps its own words', () => {
  expect(typedCitations([plain('关于贯彻《森林法》的通知', '林发〔2020〕1号')])).toEqual([
    plain('关于贯彻《森林法》的通知', '林发〔2020〕1号'),
  ]);
});

test('what the table says goes with a citation that was changed', () => {
  const read = readCitation('消防法第36条');
  expect(typedCitations([{ ...read, clause: '第三十七条' }])).toEqual([plain('消防法', '', '第三十七条')]);
});

test('several typed into one line are as many citations; the fields behind belong to the last', () => {
  expect(typedCitations([plain('《消防法》第五条、《森林法》第三条')])).toEqual([
    plain('消防法', '', '第五条'),
    plain('森林法', '', '第三条'),
  ]);
  expect(typedCitations([plain('《消防法》第五条；《森林防火条例》', '国务院令第541号', '第九条')])).toEqual([
    plain('消防法', '', '第五条'),
    plain('森林防火条例', '国务院令第541号', '第九条'),
  ]);
});
