/** A list's title shows words and keeps the program's names. */
import { expect, test } from 'vitest';
import { titleKept, titleShown } from '../../../renderer/screens/settings/scheme/titleWords';

test('names become words and words become names again', () => {
  const kept = '〔place〕〔township〕〔list〕';
  expect(titleShown(kept)).toBe('〔县名〕〔镇名〕〔清单名〕');
  expect(titleKept(titleShown(kept))).toBe(kept);
});

test('half a name and other brackets stay as typed', () => {
  expect(titleKept('〔县〔2025〕职责清单')).toBe('〔县〔2025〕职责清单');
});
