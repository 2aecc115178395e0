/** Traditional characters become simplified ones for comparing; simplified texts stay as they are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchEntries } from '../../../../shared/logic/matching/matchEntries';
import { normalizeText } from '../../../../shared/logic/text/normalizeText';
import { toSimplified } from '../../../../shared/logic/text/toSimplified';
import { readLabelledLists } from '../../../bench/labelledEntries';

describe('toSimplified', () => {
  it('folds what offices write', () => {
    expect(toSimplified('農村危房改造、殘疾人補貼、養老待遇認證')).toBe('农村危房改造、残疾人补贴、养老待遇认证');
    expect(toSimplified('烘乾、跟著、乾隆')).toBe('烘干、跟着、乾隆');
  });

  it('touches no simplified text of the sample', () => {
    for (const { name, text } of readLabelledLists('full').items) {
      expect(toSimplified(name)).toBe(name);
      expect(toSimplified(text ?? '')).toBe(text ?? '');
    }
  });

  it('is done after once', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'農村國家乾旱瞭望著名会发后') }), (text) => {
        expect(toSimplified(toSimplified(text))).toBe(toSimplified(text));
        expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
      }),
    );
  });

  it('lets a town that writes traditional characters find its item', () => {
    const [match] = matchEntries(
      [
        { id: 1, name: '农村危房改造' },
        { id: 2, name: '农村公路养护' },
        { id: 3, name: '残疾人两项补贴' },
      ],
      [{ id: 't', name: '農村危房改造' }],
    );
    expect(match?.candidates[0]?.item).toBe(1);
    expect(match?.suggestion).toBe('attach');
  });
});
