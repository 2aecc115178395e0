/** Taking a row apart: nothing of its words is lost, breaks keep their order, and the first proposal follows the items. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anotherBreak, moveBreak, partsAt, proposeBreak } from '../../../../shared/logic/paper/layout/breakText';

describe('breaks in a text', () => {
  const text = '镇级河长每月走河，看见河滩堆料、盖棚子、开荒种地的，建账清走。';

  it('are proposed where the two items part', () => {
    const at = proposeBreak(text, '镇级河长按频次巡河', '清理河滩堆料、开荒种地，建立台账');
    expect(partsAt(text, [at])).toEqual(['镇级河长每月走河', '看见河滩堆料、盖棚子、开荒种地的，建账清走']);
    expect(proposeBreak(text, '清理河滩堆料、开荒种地，建立台账', '镇级河长按频次巡河')).toBe(at);
  });

  it('lose no word however they lie and are moved', () => {
    const letters = fc.string({
      unit: fc.constantFrom('甲', '乙', '丙', '，', '。', '丁'),
      minLength: 4,
      maxLength: 40,
    });
    const moved = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: -5, max: 50 })), { maxLength: 8 });
    fc.assert(
      fc.property(letters, moved, (words, moves) => {
        let breaks = [Math.max(1, Math.floor(words.length / 2))];
        for (const [index, to] of moves) {
          const more = index === 5 ? anotherBreak(words, breaks) : null;
          if (more !== null) breaks = [...breaks, more].sort((a, b) => a - b);
          else breaks = moveBreak(words, breaks, index % breaks.length, to);
          expect(breaks.every((at, place) => at > (breaks[place - 1] ?? 0) && at < words.length)).toBe(true);
        }
        const plain = (part: string) => part.replace(/[，。、；\s]/gu, '');
        expect(partsAt(words, breaks).map(plain).join('')).toBe(plain(words));
      }),
      { numRuns: 200 },
    );
  });
});
