/** The shipped thesaurus and contrasts hold together and are looked up by the longest word. */
import { describe, expect, it } from 'vitest';
import {
  buildContrasts,
  claimsOf,
  differingFigures,
  differingNegation,
  oppositeWords,
} from '../../../../shared/logic/matching/knowledge/contrasts';
import contrastData from '../../../../shared/logic/matching/knowledge/contrasts.json';
import {
  buildThesaurus,
  differVisibly,
  findConcepts,
  shippedThesaurus,
} from '../../../../shared/logic/matching/knowledge/thesaurus';

const small = buildThesaurus([
  { field: '林业', terms: ['防火隔离带', '打防火道'], related: ['林区'] },
  { field: '民政', terms: ['养老服务', '养老'] },
  { field: '人社', terms: ['养老待遇资格认证', '刷脸认证'] },
]);

describe('the thesaurus', () => {
  it('finds words of a concept wherever they stand', () => {
    expect(findConcepts('每年春天打防火道', small)).toEqual([{ concept: 0, word: '打防火道', start: 4, strong: true }]);
    expect(findConcepts('林区住户', small)[0]?.strong).toBe(false);
  });

  it('takes the longest word: 养老待遇资格认证 is not 养老', () => {
    expect(findConcepts('养老待遇资格认证', small).map((hit) => hit.concept)).toEqual([2]);
  });

  it('tells words for one thing apart only where they do not look alike', () => {
    expect(differVisibly('打防火道', '防火隔离带')).toBe(true);
    expect(differVisibly('生态护林员选聘', '护林员管理')).toBe(false);
    expect(differVisibly('低保', '低保户复核')).toBe(false);
  });

  it('knows a pasture from the hay meadow on it', () => {
    const shipped = shippedThesaurus();
    const named = (text: string): (string | undefined)[] =>
      findConcepts(text, shipped).map(({ concept }) => shipped.groups[concept]?.terms[0]);
    expect(named('谁家草场')).not.toContain('打草场');
    expect(named('打草场抓阄')).toContain('打草场');
  });

  it('ships several hundred groups of every field, each with two words or more', () => {
    const { groups } = shippedThesaurus();
    expect(groups.length).toBeGreaterThan(400);
    const fields = new Set(groups.map((group) => group.field));
    for (const field of [
      '党建',
      '民政',
      '农业',
      '林业',
      '水利',
      '应急安全',
      '综治平安',
      '卫健',
      '医保',
      '人社',
      '自然资源',
      '生态环保',
    ]) {
      expect(fields, field).toContain(field);
    }
    for (const group of groups) {
      const words = [...group.terms, ...(group.related ?? [])];
      expect(words.length, group.terms[0]).toBeGreaterThanOrEqual(2);
      expect(new Set(words).size, group.terms[0]).toBe(words.length);
    }
  });
});

describe('contrasts', () => {
  it('names only members the thesaurus knows', () => {
    const thesaurus = shippedThesaurus();
    const known = [
      ...contrastData.objects.map(({ members }) => members),
      contrastData.parts.flatMap(Object.values<string>),
    ];
    for (const members of known) {
      for (const member of members) {
        const strong = findConcepts(member, thesaurus).some((hit) => hit.strong && hit.word === member);
        expect(strong, member).toBe(true);
      }
    }
    expect(buildContrasts(thesaurus).setsOf.filter((sets) => sets !== undefined).length).toBeGreaterThan(100);
  });

  it('sees differing figures and negations', () => {
    expect(oppositeWords(claimsOf('违建拆除'), claimsOf('违法用地和违法建设处置'))).toBeUndefined();
    expect(oppositeWords(claimsOf('村级公园建设'), claimsOf('违法建筑拆除'))).toEqual(['建设', '拆除']);
    // Kinds of food business are apart, unless a name holds both.
    expect(oppositeWords(claimsOf('食品摊贩备案核查'), claimsOf('食品小作坊登记核查'))).toEqual(['摊贩', '小作坊']);
    expect(oppositeWords(claimsOf('小餐饮登记'), claimsOf('小作坊小餐饮小摊贩监管'))).toBeUndefined();
    expect(differingFigures(claimsOf('80周岁津贴'), claimsOf('100周岁津贴'))).toEqual(['80', '100']);
    expect(differingFigures(claimsOf('12345热线'), claimsOf('热线12345'))).toBeUndefined();
    expect(differingNegation(claimsOf('非煤矿山检查'), claimsOf('煤矿山检查'))).toBe('非煤矿');
    expect(differingNegation(claimsOf('殡葬之外收山地款'), claimsOf('殡葬移风易俗'))).toBe('殡葬之外');
    expect(differingNegation(claimsOf('殡葬之外收山地款'), claimsOf('征地补偿安置'))).toBeUndefined();
    expect(differingNegation(claimsOf('非法采矿'), claimsOf('打击非法采矿'))).toBeUndefined();
    // Said in other words, or not yet done: no denial. 防非 is short for 防范非法集资.
    expect(differingNegation(claimsOf('无物业小区自治'), claimsOf('没物业的老小区自己管'))).toBeUndefined();
    expect(differingNegation(claimsOf('进公墓不乱埋'), claimsOf('劝止乱埋乱葬'))).toBeUndefined();
    expect(differingNegation(claimsOf('未认证人员上门'), claimsOf('养老待遇资格认证'))).toBeUndefined();
    expect(differingNegation(claimsOf('反诈防非宣传'), claimsOf('电信网络诈骗预防宣传'))).toBeUndefined();
    expect(differingNegation(claimsOf('无物业小区、物业公司考核'), claimsOf('无物业小区自治'))).toBeUndefined();
    expect(differingNegation(claimsOf('无物业小区自治'), claimsOf('物业公司考核'))).toBe('无物业');
  });
});
