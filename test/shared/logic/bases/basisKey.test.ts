/** Spellings of one title have one key; other documents have others. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { basisKey } from '../../../../shared/logic/bases/basisKey';
import { formatCitation, parseCitation } from '../../../../shared/logic/bases/parseCitation';

test.each([
  ['民法典', '《中华人民共和国民法典》', '中华人民共和国 民法典', '民法典（2020年）', '〈民法典〉'],
  ['老年人权益保障法', '老年法', '《老年人权益保障法》（2018修正）', '中华人民共和国老年人权益保障法'],
  ['中国共产党支部工作条例(试行)', '中国共产党支部工作条例', '支部工作条例', '《中国共产党支部工作条例（试行）》'],
])('%s is one document in every spelling', (...spellings) => {
  expect(new Set(spellings.map(basisKey)).size).toBe(1);
});

test.each([
  ['森林法', '森林法实施条例'],
  // The one of 2005 went out of force when the other came, and has a number of its own.
  ['信访条例', '信访工作条例'],
  ['上海市优化营商环境条例', '优化营商环境条例'],
  ['关于做好防汛工作的通知', '关于做好防火工作的通知'],
])('%s is not %s', (one, other) => {
  expect(basisKey(one)).not.toBe(basisKey(other));
});

test('a key is its own key, and never empty for a title with letters', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (title) => {
      const key = basisKey(title);
      return basisKey(key) === key && (key !== '' || !/[\p{L}\p{N}]/u.test(title.normalize('NFKC')));
    }),
  );
});

test('what is printed of a citation is read back as that citation, however it was typed', () => {
  const brackets = fc.constantFrom(['〔', '〕'], ['[', ']'], ['（', '）'], ['【', '】'], ['(', ')']);
  const number = fc
    .tuple(
      fc.constantFrom('国办发', '黑政办', '中办发', '鲁厅字'),
      brackets,
      fc.integer({ min: 1990, max: 2030 }),
      fc.nat(400),
    )
    .map(([code, [open, close], year, serial]) => `${code}${open}${year}${close} ${serial + 1} 号`);
  const clause = fc.constantFrom('', '第五条', '第十条第二款', '第39条第2款第（一）项', '第一百三十三条之一');
  const title = fc.constantFrom(
    '森林防火条例',
    '中华人民共和国消防法',
    '关于印发〈甲方案〉的通知',
    '支部工作条例（试行）',
  );
  fc.assert(
    fc.property(title, fc.option(number, { nil: '' }), clause, (name, docNumber, place) => {
      const once = parseCitation(`《${name}》${docNumber === '' ? '' : `（${docNumber}）`} ${place}`);
      expect(parseCitation(formatCitation(once))).toEqual(once);
    }),
  );
});
