/** What a person types finds a text by characters, pinyin, initials and mixtures, and says where. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, matchQuery, SearchedText, termsOf } from '../../../../shared/logic/text/matchQuery';

const READINGS: Readonly<Record<string, readonly string[]>> = {
  护: ['hu'],
  林: ['lin'],
  防: ['fang'],
  火: ['huo'],
  张: ['zhang'],
  长: ['chang', 'zhang'],
  曾: ['ceng', 'zeng'],
  西: ['xi'],
  安: ['an'],
  先: ['xian'],
};
const readingsOf = (character: string) => READINGS[character] ?? [];
const match = (query: string, text: string) => matchQuery(termsOf(query), new SearchedText(text), readingsOf);

describe('matchQuery', () => {
  it('finds characters, the whole before the beginning before the middle', () => {
    expect(match('护林防火', '护林防火')).toEqual({ rank: 0, marks: [0, 1, 2, 3] });
    expect(match('护林', '护林防火')).toEqual({ rank: 1, marks: [0, 1] });
    expect(match('防火', '护林防火')).toEqual({ rank: 2, marks: [2, 3] });
    expect(match('防汛', '护林防火')).toBeNull();
  });

  it('finds whole pinyin, pinyin cut off at its end, initials, and mixtures', () => {
    expect(match('hulinfanghuo', '护林防火')?.marks).toEqual([0, 1, 2, 3]);
    expect(match('fangh', '护林防火')).toEqual({ rank: 4, marks: [2, 3] });
    expect(match('hlfh', '护林防火')).toEqual({ rank: 3, marks: [0, 1, 2, 3] });
    expect(match('护lf火', '护林防火')?.marks).toEqual([0, 1, 2, 3]);
    expect(match('hulinfang', '护林防火')?.marks).toEqual([0, 1, 2]);
    expect(match('hulx', '护林防火')).toBeNull();
  });

  it('knows every reading of a character, and zh, ch, sh as one letter or two', () => {
    expect(match('zeng', '曾')).not.toBeNull();
    expect(match('ceng', '曾')).not.toBeNull();
    expect(match('zhl', '张林')).not.toBeNull();
    expect(match('zl', '长林')).not.toBeNull();
  });

  it('reads xian as one syllable and as two', () => {
    expect(match('xian', '西安')?.marks).toEqual([0, 1]);
    expect(match('xian', '先')?.marks).toEqual([0]);
  });

  it('wants every term, in any order, and levels width and case', () => {
    expect(match('防火 护林', '护林防火')?.marks).toEqual([0, 1, 2, 3]);
    expect(match('防火 汛', '护林防火')).toBeNull();
    expect(match('ａ类', 'A类')).toEqual({ rank: 0, marks: [0, 1] });
  });

  it('counts positions in characters, also beyond the basic plane', () => {
    expect(match('林', '𠮷林')?.marks).toEqual([1]);
  });

  it('finds every piece of a text and every piece of its initials', () => {
    const text = fc.array(fc.constantFrom(...Object.keys(READINGS)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (characters, a, b) => {
        const start = a % characters.length;
        const piece = characters.slice(start, start + 1 + (b % (characters.length - start)));
        const whole = characters.join('');
        expect(match(piece.join(''), whole)).not.toBeNull();
        expect(match(piece.map((one) => readingsOf(one)[0]?.[0] ?? '').join(''), whole)).not.toBeNull();
        expect(match(piece.map((one) => readingsOf(one)[0] ?? '').join(''), whole)).not.toBeNull();
      }),
    );
  });
});

describe('excerptOf', () => {
  it('cuts the piece around the term and marks both cuts', () => {
    const text = `${'前'.repeat(40)}防火${'后'.repeat(60)}`;
    expect(excerptOf(text, ['防火'], 3)).toBe('…前前前防火后后后后…');
    expect(excerptOf('防火', ['防火'])).toBe('防火');
    expect(excerptOf('防火', ['防汛'])).toBe('');
  });
});
