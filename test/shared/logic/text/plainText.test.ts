/** The short way through a text of simple characters gives the codes that the runtime's own levelling gives. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainText } from '../../../../shared/logic/text/plainText';

const plain = new PlainText();
const read = (text: string): string => {
  plain.read(text);
  return String.fromCharCode(...plain.codes.subarray(0, plain.size));
};
const levelled = (text: string): string => text.normalize('NFKC').toLowerCase();

describe('a plain text', () => {
  it('is in one width and in lower case', () => {
    expect(read('Ａ４纸，“三资”　管理')).toBe('a4纸,“三资” 管理');
    expect(read('')).toBe('');
  });

  it('of any characters is what the runtime makes of it', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        ...'森林防火，。；（）：“”、-％…\n 　a3XＡ３①℃éΣσ',
        'e\u0301',
        '\u0301',
        '\u3099',
        '\u338f',
        '😀',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), (text) => {
        expect(read(text)).toBe(levelled(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('knows every character alone and beside another', () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      const text = `a${String.fromCharCode(code)}ー林`;
      if (read(text) !== levelled(text)) expect.fail(code.toString(16));
    }
  });
});
