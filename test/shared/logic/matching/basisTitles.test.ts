/** Titles of laws as people cite them. */
import { describe, expect, it } from 'vitest';
import { basisTitles, sameBasisTitle, titleOf } from '../../../../shared/logic/matching/knowledge/basisTitles';

const same = (left: string, right: string): boolean =>
  basisTitles(left).some((mine) => basisTitles(right).some((theirs) => sameBasisTitle(titleOf(mine), titleOf(theirs))));

describe('titles of laws as people cite them', () => {
  it.each([
    ['老年法', '《中华人民共和国老年人权益保障法》第十二条'],
    ['支部工作条例', '《中国共产党支部工作条例（试行）》'],
    ['森林法', '《中华人民共和国森林法》'],
    ['发展党员工作细则', '《中国共产党发展党员工作细则》'],
    ['《信访工作条例》第八条', '信访工作条例'],
    ['农技推广法', '《中华人民共和国农业技术推广法》'],
  ])('%s is %s', (left, right) => {
    expect(same(left, right)).toBe(true);
  });

  it.each([
    ['森林法', '《中华人民共和国森林法实施条例》'],
    ['防洪法', '《中华人民共和国防震减灾法》'],
    ['口头布置', '《中华人民共和国森林法》'],
    ['草原法', '《森林法》'],
  ])('%s is not %s', (left, right) => {
    expect(same(left, right)).toBe(false);
  });

  it('reads several titles of one text', () => {
    expect(basisTitles('《森林法》、《草原法》第三条')).toEqual(['森林法', '草原法']);
  });
});
