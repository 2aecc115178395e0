/** What may stand in a document, whatever was in the cell. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printableText } from '../../../../shared/logic/paper/printableText';

describe('printableText', () => {
  it.each([
    ['甲\r\n乙\r丙\u2028丁', '甲\n乙\n丙\n丁'],
    ['甲\t乙', '甲 乙'],
    ['甲\u0000\u0007\u001b\u007f\uffff乙', '甲乙'],
    ['\ud800甲', '\ufffd甲'],
    ['😀 𠮷  =1+1', '😀 𠮷  =1+1'],
  ])('makes %j into %j', (text, expected) => {
    expect(printableText(text)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = printableText(text);
        expect(printableText(once)).toBe(once);
      }),
    );
  });
});
