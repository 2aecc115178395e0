/** Characters outside GB 2312. */
import { expect, it } from 'vitest';
import { rareCharacters } from '../../../../shared/logic/paper/rareCharacters';

it('passes over the 6,763 characters of the set, from the first to the last', () => {
  expect(rareCharacters(['啊阿职责任务清单座亍丌齄', '（一）《》〔2025〕ABC，。'])).toEqual([]);
});

it('names each other character once, in order', () => {
  expect(rareCharacters(['大垾村、𠮷祥', '垾、澛港'])).toEqual(['垾', '𠮷', '澛']);
});

it('does not take characters that only the larger GBK has', () => {
  expect(rareCharacters(['镕堃喆'])).toEqual(['镕', '堃', '喆']);
});
