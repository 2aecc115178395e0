/** Names of two duties are taken apart, others left whole. */
import { describe, expect, it } from 'vitest';
import { splitDuties } from '../../../../shared/logic/matching/knowledge/splitDuties';

describe('splitDuties', () => {
  it.each([
    ['地膜、农药瓶子回收', ['地膜回收', '农药瓶子回收']],
    ['红白事简办，彩礼别攀比', ['红白事简办', '彩礼别攀比']],
    ['社区矫正和刑满释放人员帮教', ['社区矫正', '刑满释放人员帮教']],
  ])('parts %s', (name, parts) => {
    expect(splitDuties(name)).toEqual(parts);
  });

  it.each(['森林防火', '和美乡村建设', '一、二', '养猪、养牛、养羊', ''])('leaves %j whole', (name) => {
    expect(splitDuties(name)).toEqual([]);
  });
});
