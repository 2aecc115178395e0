/** The tree finds what looking every word up would find. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordTree } from '../../../../shared/logic/matching/knowledge/wordTree';

const text = fc.string({ unit: fc.constantFrom(...'森林防火河道清淤a'), minLength: 1, maxLength: 5 });

describe('a tree of words', () => {
  it('finds the longest word at every place of a text', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { maxLength: 30 }), fc.array(text), (words, parts) => {
        const tree = new WordTree(words);
        const read = parts.join('');
        for (let at = 0; at < read.length; at += 1) {
          const standing = words.filter((word) => read.startsWith(word, at)).sort((a, b) => b.length - a.length);
          expect(tree.words[tree.longestAt(read, at)]).toBe(standing[0]);
          const next = at + 1 < read.length ? read.charCodeAt(at + 1) : 0;
          if (standing.length > 0) expect(tree.mayBegin(read.charCodeAt(at), next)).toBe(true);
        }
      }),
    );
  });
});
