/** Clauses as cited and their codes, both ways. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articlesOf, formatPlaces, readPlaces } from '../../../../shared/logic/bases/articlePlace';
import { readNumeral, toArticleNumeral } from '../../../../shared/logic/text/chineseNumerals';

describe('readPlaces', () => {
  test.each([
    ['第三十九条第二款第（一）项', '39.2.1'],
    ['第39条第2款第(1)项', '39.2.1'],
    ['第九条', '9'],
    ['第一百三十三条之一', '133-1'],
    ['第一百三十三条之一第二款', '133-1.2'],
    ['第五条、第六条第二款', '5、6.2'],
    ['第五、六条', '5、6'],
    ['第十条第一款、第二款', '10.1、10.2'],
    ['第十条第（一）、（三）项', '10.0.1、10.0.3'],
    ['第五条至第八条', '5~8'],
    ['第二章第十条', '10'],
    ['第三章', ''],
    ['附件2', ''],
    ['第二部分第（三）点', '#2.3'],
    ['二、（三）', '#2.3'],
    ['三、（一）2.', '#3.1.2'],
    ['', ''],
  ])('%s is %s', (clause, code) => {
    expect(readPlaces(clause)).toBe(code);
  });

  test('what is printed for a code is read back as that code', () => {
    const upTo = (most: number) => fc.integer({ min: 0, max: most });
    const place = fc
      .record({
        article: fc.integer({ min: 1, max: 1300 }),
        after: upTo(3),
        paragraph: upTo(12),
        item: upTo(25),
        subitem: upTo(9),
      })
      .map(({ article, after, paragraph, item, subitem }) => {
        const parts = [paragraph, item, item === 0 ? 0 : subitem];
        while (parts.at(-1) === 0) parts.pop();
        return [`${article}${after > 0 ? `-${after}` : ''}`, ...parts].join('.');
      });
    const codes = fc.uniqueArray(place, { minLength: 1, maxLength: 4 }).map((places) => places.join('、'));
    fc.assert(fc.property(codes, (code) => readPlaces(formatPlaces(code)) === code));
  });

  test('headings are read back too', () => {
    const heading = fc
      .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 }))
      .map(([first, second, third]) => `#${first}.${second}${third > 0 ? `.${third}` : ''}`);
    fc.assert(fc.property(heading, (code) => readPlaces(formatPlaces(code)) === code));
  });

  test('no text makes it fail', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof readPlaces(text) === 'string'));
  });
});

test('articles of a code: without paragraphs, once each, ranges in whole', () => {
  expect(articlesOf('10.1、10.2、12-1')).toEqual(['10', '12-1']);
  expect(articlesOf('5~8')).toEqual(['5', '6', '7', '8']);
  expect(articlesOf('#2.3')).toEqual(['#2.3']);
  expect(articlesOf('')).toEqual([]);
});

test('numerals are read back for every article number', () => {
  for (let value = 1; value <= 2000; value += 1) expect(readNumeral(toArticleNumeral(value))).toBe(value);
  expect([readNumeral('一〇三'), readNumeral('两百'), readNumeral('１２'), readNumeral('甲')]).toEqual([
    103,
    200,
    12,
    null,
  ]);
});
