/** What cannot be one duty: objects of one set, unless one is a part of the other. */
import { describe, expect, it } from 'vitest';
import { profileOf } from '../../../../shared/logic/matching/index/profile';
import { contradictionOf } from '../../../../shared/logic/matching/knowledge/contrasts';
import { shippedKnowledge } from '../../../../shared/logic/matching/matchEntries';

const knowledge = shippedKnowledge();
const contradict = (left: string, right: string): boolean => {
  const [mine, theirs] = [left, right].map((name) => profileOf({ id: name, name }, knowledge).known.nameKinds);
  if (mine === undefined || theirs === undefined) throw new Error('no kinds');
  const found = contradictionOf(mine, theirs) !== undefined;
  expect(contradictionOf(theirs, mine) !== undefined).toBe(found);
  return found;
};

describe('two objects of one set', () => {
  it('contradict each other', () => {
    expect(contradict('留守儿童走访', '留守老人走访')).toBe(true);
    expect(contradict('高龄津贴发放', '养老待遇资格认证')).toBe(true);
    expect(contradict('林长制巡查', '河长制巡查')).toBe(true);
    expect(contradict('打山火', '消防安全检查')).toBe(true);
    expect(contradict('私家车装充电桩', '电动自行车充电和停放安全')).toBe(true);
  });

  it('contradict each other where both are parts of the same', () => {
    expect(contradict('秸秆禁烧巡查', '扬尘污染防治')).toBe(true);
  });

  it('do not where one is a part of the other, or where both name it', () => {
    expect(contradict('没人管的娃娃', '留守儿童和困境儿童关爱服务')).toBe(false);
    expect(contradict('老年人关爱', '留守老人关爱')).toBe(false);
    expect(contradict('秸秆禁烧巡查', '大气污染防治')).toBe(false);
    expect(contradict('林长制、河长制巡查', '河长制巡查')).toBe(false);
    expect(contradict('流动党员找家', '党员教育管理')).toBe(false);
    expect(contradict('流动党员找家', '发展党员')).toBe(true);
    expect(contradict('病死猪收集处理', '重大动物疫病防控')).toBe(false);
  });

  it('are not told by a word that stands for both', () => {
    expect(contradict('沿街铺面防火', '消防安全检查')).toBe(false);
    expect(contradict('秋季防火', '森林防火巡护')).toBe(false);
    expect(contradict('小区装充电桩', '电动自行车充电和停放安全')).toBe(false);
  });
});
