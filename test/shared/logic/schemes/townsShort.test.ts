/** Townships in few words: told whole, whatever way is shortest. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { townsShort } from '../../../../shared/logic/schemes/townsShort';

const six = ['东宁镇', '三岔口镇', '大肚川镇', '老黑山镇', '道河镇', '绥阳镇'];

test.each([
  [[], ''],
  [['道河镇'], '道河镇'],
  [['道河镇', '绥阳镇'], '道河镇、绥阳镇'],
  [['东宁镇', '道河镇', '绥阳镇'], '东宁、道河、绥阳'],
  [six.slice(1), '除东宁镇外各镇'],
  [six.slice(2), '除东宁、三岔口外各镇'],
  [six, '各镇'],
])('%j', (names, words) => {
  expect(townsShort(names, six)).toBe(words);
});

test('a name that is called otherwise today is said, and no two are called alike', () => {
  expect(townsShort(['小河乡（今石桥镇）', '东宁镇', '道河镇', '绥阳镇', '三岔口镇', '大肚川镇'], six)).toBe(
    '6 镇：小河乡（今石桥镇）、东宁、道河、绥阳、三岔口、大肚川',
  );
  expect(townsShort(['东宁镇', '东宁乡', '城南街道'], six)).toBe('东宁镇、东宁乡、城南街道');
  expect(townsShort(['临江镇', '竹溪乡'], ['临江镇', '竹溪乡', '城南街道'])).toBe('临江镇、竹溪乡');
});

test('whoever knows the county can tell each township from the words', () => {
  fc.assert(
    fc.property(fc.subarray(six, { minLength: 1 }), (names) => {
      const words = townsShort(names, six);
      const said = six.filter((town) => words.includes(town) || words.includes(town.slice(0, -1)));
      const meant = words === '各镇' ? six : words.startsWith('除') ? six.filter((town) => !said.includes(town)) : said;
      expect(meant).toEqual(names);
    }),
  );
});
