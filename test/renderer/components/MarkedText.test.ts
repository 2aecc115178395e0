/** Which words two texts share, and where they are underlined. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markTerms, sharedTerms } from '../../../renderer/components/texts/MarkedText';

describe('markTerms', () => {
  test('the longer term wins where terms overlap', () => {
    const marked = markTerms('开设防火隔离带', ['防火', '防火隔离带']).filter((piece) => piece.shared);
    expect(marked.map((piece) => piece.text)).toEqual(['防火隔离带']);
  });

  test('single characters are never marked', () => {
    expect(markTerms('防火', ['火']).some((piece) => piece.shared)).toBe(false);
  });

  test('at most six marks', () => {
    expect(markTerms('防火，'.repeat(9), ['防火']).filter((piece) => piece.shared)).toHaveLength(6);
  });

  test('the pieces put together are the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ minLength: 1, maxLength: 3 })), (text, terms) => {
        const pieces = markTerms(text, terms);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});

test('shared words are read from the reason that names them', () => {
  expect(sharedTerms(['同一部门', '共有：防火、隔离带', '差别：对象是草原'])).toEqual(['防火', '隔离带']);
  expect(sharedTerms(['同一部门'])).toEqual([]);
});
