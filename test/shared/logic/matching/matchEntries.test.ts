/** Suggestions: what is ticked, what is left to people, and the reasons given. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideMatch } from '../../../../shared/logic/matching/decideMatch';
import { MATCH_THRESHOLDS } from '../../../../shared/logic/matching/index/matchWeights';
import type { Ranked } from '../../../../shared/logic/matching/index/rankItems';
import { matchEntries } from '../../../../shared/logic/matching/matchEntries';
import type { Match, Matchable } from '../../../../shared/model/match';

const item = (id: string, name: string, text = '', department = '', bases: string[] = []): Matchable => ({
  id,
  name,
  text,
  department,
  bases,
});

const pool: Matchable[] = [
  item('隔离带', '森林防火隔离带开设', '春秋两季组织开设和维护防火隔离带。', '县林业局', ['《森林防火条例》']),
  item('防火宣传', '森林防火宣传教育', '开展防火政策宣传，签订责任书。', '县林业局', ['《森林防火条例》']),
  item('草原', '草原防火', '落实草原防火责任，开展草原巡查。', '县林业和草原局', ['《草原防火条例》']),
  item('高龄', '高龄津贴申请受理', '受理八十周岁以上老人高龄津贴申请并公示。', '县民政局'),
  item('养老', '养老保险待遇资格认证', '组织领取养老金人员开展资格认证。', '县人力资源和社会保障局'),
  item('低保', '最低生活保障申请审核', '受理低保申请，入户核查家庭收入。', '县民政局', ['《社会救助暂行办法》']),
  item('三会', '落实“三会一课”制度', '按期召开支部党员大会、支委会、党小组会，上好党课。', '县委组织部'),
  item('主题党日', '组织开展主题党日活动', '每月固定一天开展主题党日。', '县委组织部'),
  item('农膜', '废弃农膜回收', '设置回收点，组织捡拾交售废旧地膜。', '县农业农村局'),
  item('农药瓶', '农药包装废弃物回收', '组织农户交回农药瓶、农药袋。', '县农业农村局'),
  item('河道', '河道采砂巡查', '巡查河道，发现非法采砂及时报告。', '县水利局'),
  item('信访', '信访事项受理办理', '接待来访群众，按期答复。', '县信访局'),
];

const one = (entry: Matchable, options = {}): Match => {
  const [match] = matchEntries(pool, [entry], options);
  if (match === undefined) throw new Error('no match came back');
  return match;
};
const reasonsFor = (match: Match, id: string): string =>
  match.candidates.find((c) => c.item === id)?.reasons.join(' · ') ?? '';

describe('matchEntries', () => {
  it('knows colloquial words for official ones and says so', () => {
    const match = one(item('t', '打防火道', '', '林业局'));
    expect(match.candidates[0]?.item).toBe('隔离带');
    expect(reasonsFor(match, '隔离带')).toContain('打防火道 ≈ 防火隔离带');
    expect(reasonsFor(match, '隔离带')).toContain('同一部门');
  });

  it('never ticks 养老待遇认证 for 高龄津贴 and names the contradiction', () => {
    const match = one(item('t', '养老金认证', '给老人刷脸认证，核对还在不在。', '社保局'), { top: 12 });
    expect(match.candidates[0]?.item).toBe('养老');
    expect(match.preselected).not.toContain('高龄');
    const other = one(item('t', '高龄津贴认证'), { top: 12 });
    expect(other.candidates[0]?.item).toBe('高龄');
    expect(reasonsFor(other, '养老')).toContain('差别：对象不同');
  });

  it('says what only one names in whole words: the 地 of 田间地头 takes nothing from 地质灾害', () => {
    const hazards = item('地灾', '地质灾害隐患点监测', '落实监测员，雨季巡查，组织避险。', '县自然资源局');
    const straw = item('t', '秸秆禁烧', '巡查田间地头，制止露天焚烧秸秆。', '县生态环境局');
    const [match] = matchEntries([...pool, hazards], [straw], { top: 12 });
    const told = match?.candidates.find((c) => c.item === '地灾')?.reasons.at(-1) ?? '';
    expect(told).toContain('事项另有地质灾害隐患点监测');
    const houses = item('危房', '农村危房改造', '受理申请，入户核实。', '县住房和城乡建设局');
    const [built] = matchEntries([...pool, houses], [item('t', '村民建房审批', '受理建房申请')], { top: 12 });
    const said = built?.candidates.find((c) => c.item === '危房')?.reasons.at(-1) ?? '';
    expect(said).toContain('事项另有农村危房改造');
    expect(said).toContain('条目另有村民建房审批');
  });

  it('never ticks another kind of food business, and says whose it is', () => {
    const workshops = item('作坊', '食品小作坊登记核查', '对食品小作坊登记开展现场核查。', '县市场监督管理局');
    const all = item('三小', '食品小作坊、小餐饮、小摊贩监管', '日常检查小作坊、小餐饮、摊贩。', '县市场监督管理局');
    const stalls = item('t', '食品摊贩备案核查', '对食品摊贩备案开展核查。', '县市场监督管理局');
    const [match] = matchEntries([...pool, workshops], [stalls]);
    expect(match?.preselected).toEqual([]);
    expect(match && reasonsFor(match, '作坊')).toContain('对象不同，条目是摊贩，事项是小作坊');
    const [both] = matchEntries([...pool, all], [stalls]);
    expect(both && reasonsFor(both, '三小')).not.toContain('对象不同');
  });

  it('ticks no second item that the whole row hardly means, whatever half of its name says', () => {
    const candidate = (item: number, odds: number): Ranked => ({
      item,
      features: [],
      odds,
      lacking: 0,
      lead: 0,
      contested: 0,
    });
    const tickedWhere = (first: number, second: number): readonly number[] => {
      const parts = [0, 1].map((item) => [candidate(item, 5), candidate(1 - item, -5)]);
      return decideMatch([candidate(0, first), candidate(1, second)], parts, 'withText', MATCH_THRESHOLDS).preselected;
    };
    expect(tickedWhere(9, 3)).toEqual([0, 1]);
    expect(tickedWhere(9, 1)).toEqual([0]);
    // Enough of the belief, as the first is none too likely either, but by itself unlikely.
    expect(tickedWhere(6, -0.8)).toEqual([0, 1]);
    expect(tickedWhere(6, -0.88)).toEqual([0]);
  });

  it('ticks both items of a row that holds two duties', () => {
    const match = one(item('t', '地膜、农药瓶子回收', '各村设点收旧地膜和农药瓶子。', '农业局'));
    expect(match.suggestion).toBe('attach');
    expect([...match.preselected].sort()).toEqual(['农膜', '农药瓶'].sort());
  });

  it('ticks nothing for a row that its table wants to go, and still says what it is', () => {
    const row = item('t', '森林防火隔离带开设', '春秋两季组织开设和维护防火隔离带。', '县林业局');
    expect(one(row).preselected).toEqual(['隔离带']);
    const match = one({ ...row, takenOff: true });
    expect([match.suggestion, match.preselected, match.candidates[0]?.item]).toEqual(['review', [], '隔离带']);
  });

  it('says new when nothing fits', () => {
    const match = one(item('t', '电影院票房分账结算', '按月与发行公司核对票房。', '电影公司'));
    expect(match.suggestion).toBe('new');
    expect(match.preselected).toEqual([]);
  });

  it('answers new without candidates for an empty pool', () => {
    const [match] = matchEntries([], [item('t', '打防火道')]);
    expect(match).toEqual({ entry: 't', suggestion: 'new', preselected: [], candidates: [] });
  });

  it('never suggests a pair called not the same', () => {
    const refused: [string, string][] = [['t', '隔离带']];
    const ids = one(item('t', '打防火道'), { refused, top: 12 }).candidates.map((candidate) => candidate.item);
    expect(ids).not.toContain('隔离带');
    expect(ids).toContain('防火宣传');
  });

  it('knows an item by what is attached to it, and says how many', () => {
    const entry = item('t', '二愣子那档子事');
    expect(one(entry).candidates[0]?.item).not.toBe('河道');
    const attached = new Map([['河道', [item('earlier', '二愣子那档子事', '看着点别让人拉走河里的石头。')]]]);
    const match = one(entry, { attached });
    expect(match.candidates[0]?.item).toBe('河道');
    expect(reasonsFor(match, '河道')).toContain('已有 1 条并入此项');
  });

  it('names the towns whose entries belong to an item', () => {
    const entry = item('t', '二愣子那档子事');
    const from = (...units: string[]) =>
      new Map([['河道', units.map((unit, place) => ({ ...item(`earlier${place}`, '二愣子那档子事'), unit }))]]);
    const told = (...units: string[]): string => reasonsFor(one(entry, { attached: from(...units) }), '河道');
    expect(told('道河镇')).toContain('已有道河镇并入此项');
    expect(told('道河镇', '东宁镇', '绥阳镇')).toContain('已有三镇并入此项');
    expect(told('道河镇', '道河镇')).toContain('已有道河镇并入此项');
    expect(told('道河镇', '竹溪乡')).toContain('已有两个乡镇并入此项');
    expect(told('城南街道', '城北街道')).toContain('已有两个街道并入此项');
    expect(told(...Array.from({ length: 120 }, (_, place) => `第${place}镇`))).toContain('已有120镇并入此项');
  });

  it('leaves work that others hand down, or that only specialists do, to a person', () => {
    const text = '春秋两季组织开设和维护防火隔离带。';
    expect(one(item('t', '森林防火隔离带开设', text, '林业局')).suggestion).toBe('attach');
    expect(one(item('t', '打防火道的罚款', text, '林业局')).suggestion).not.toBe('attach');
    const plain = one(item('t', '防火隔离带开设', '开设防火隔离带', '林业局')).candidates[0]?.score ?? 0;
    const handed = one(item('t', '替林场开设防火隔离带', '开设防火隔离带', '林业局')).candidates[0]?.score ?? 0;
    expect(handed).toBeLessThan(plain);
  });

  it('leaves money beside the management of the same thing to a person', () => {
    const rows = [
      item('管', '海洋伏季休渔管理', '休渔期清点渔船，劝阻违规出海。', '渔业局'),
      item('钱', '渔船燃油补贴申报', '核对船名、功率，公示发放。', '渔业局'),
    ];
    const ticked = (name: string) => matchEntries(rows, [item('t', name, '', '渔业局')])[0]?.preselected;
    expect(ticked('海洋伏季休渔')).toEqual(['管']);
    expect(ticked('伏季休渔那份钱')).not.toContain('管');
    expect(ticked('海洋伏季休渔补助')).not.toContain('管');
  });

  it('ticks nothing that a row says it is not', () => {
    expect(one(item('t', '高龄津贴申请受理')).preselected).toEqual(['高龄']);
    const match = one(item('t', '高龄津贴之外，老人津贴申请受理'), { top: 12 });
    expect(match.preselected).toEqual([]);
    expect(reasonsFor(match, '高龄')).toContain('只有一方写“高龄津贴之外”');
  });

  it('answers rows of nothing but ids and names on both sides, and any order of entries alike', () => {
    const names = pool.map(({ id, name }) => ({ id, name }));
    const entries = ['打防火道', '收地膜', '开三会', '低保年审'].map((name, id) => ({ id, name }));
    const forward = matchEntries(names, entries);
    const backward = matchEntries(names, [...entries].reverse());
    expect([...backward].reverse()).toEqual(forward);
    expect(matchEntries(names, entries)).toEqual(forward);
    expect(forward[0]?.candidates[0]?.item).toBe('隔离带');
  });

  it('names a differing department in the difference', () => {
    const match = one(item('t', '森林防火隔离带开设', '', '水利局'));
    expect(reasonsFor(match, '隔离带')).toContain('部门不同，条目写水利局，事项归县林业局');
  });

  it('compares figures and negations', () => {
    const figures = matchEntries(
      [item('a', '80周岁老人津贴'), item('b', '100周岁老人津贴')],
      [item('t', '100周岁老人津贴发放')],
      { top: 2 },
    );
    expect(figures[0]?.candidates[0]?.item).toBe('b');
    expect(figures[0]?.candidates[1]?.reasons.join()).toContain('数字不同，条目是100，事项是80');
    const negation = matchEntries(
      [item('a', '煤矿山安全'), item('b', '非煤矿山安全')],
      [item('t', '非煤矿山安全检查')],
      { top: 2 },
    );
    expect(negation[0]?.candidates[0]?.item).toBe('b');
    expect(negation[0]?.candidates[1]?.reasons.join()).toContain('只有一方写“非煤矿”');
  });

  it('reports progress entry by entry', () => {
    const seen: string[] = [];
    matchEntries(pool, [item('1', '防火'), item('2', '低保')], {
      onProgress: (done, total) => seen.push(`${done}/${total}`),
    });
    expect(seen).toEqual(['1/2', '2/2']);
  });

  it('keeps number ids numbers', () => {
    const [match] = matchEntries([{ id: 7, name: '森林防火' }], [{ id: 1, name: '森林防火' }]);
    expect(match?.candidates[0]?.item).toBe(7);
    expect(match?.preselected).toEqual([7]);
  });
});

const anyEntry = fc.record({
  id: fc.uuid(),
  name: fc.oneof(
    fc.constantFrom(...pool.map((known) => known.name), '盯各支部', '老人补贴', '防火', '、', '负责工作'),
    fc.string({ unit: fc.constantFrom(...'森林防火河道低保老人会课地膜瓶回收、和 1a') }),
  ),
  text: fc.option(fc.string({ unit: fc.constantFrom(...'组织开展防火宣传巡查河道低保，。') }), { nil: null }),
  department: fc.constantFrom('', '林业局', '民政局', '没听过的单位', undefined),
});

describe('for any entries', () => {
  it('candidates are items, scores fall within 0 to 1, what is ticked is among the candidates', () => {
    const ids = new Set(pool.map((known) => known.id));
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 4 }), fc.integer({ min: 1, max: 6 }), (entries, top) => {
        for (const match of matchEntries(pool, entries, { top })) {
          const scores = match.candidates.map((candidate) => candidate.score);
          expect(match.candidates.length).toBeLessThanOrEqual(top);
          expect(match.candidates.every((candidate) => ids.has(candidate.item))).toBe(true);
          expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
          expect(scores).toEqual([...scores].sort((a, b) => b - a));
          const shown = match.candidates.map((candidate) => candidate.item);
          expect(match.preselected.every((id) => shown.includes(id))).toBe(true);
          expect(match.preselected.length > 0).toBe(match.suggestion === 'attach');
          for (const { reasons } of match.candidates) {
            expect(reasons.length).toBeGreaterThanOrEqual(2);
            expect(reasons.length).toBeLessThanOrEqual(5);
            expect(reasons.at(-1)).toMatch(/^差别：/u);
          }
        }
      }),
    );
  });

  it('an answer depends on no entry of another list, and on no order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyEntry, { maxLength: 5, selector: (entry) => entry.id }), (entries) => {
        const together = matchEntries(pool, entries);
        const backwards = matchEntries(pool, [...entries].reverse()).reverse();
        expect(backwards).toEqual(together);
        expect(entries.flatMap((entry) => matchEntries(pool, [entry]))).toEqual(together);
        const town = (unit: string): Matchable[] => entries.map((row) => ({ ...row, id: `${unit}${row.id}`, unit }));
        const [one, other] = [town('甲镇'), town('乙镇')];
        expect(matchEntries(pool, [...other, ...one].reverse()).reverse()).toEqual([
          ...matchEntries(pool, other),
          ...matchEntries(pool, one),
        ]);
      }),
      { numRuns: 40 },
    );
  });

  it('an item of the same name comes first', () => {
    for (const known of pool) {
      const match = one({ id: 't', name: known.name });
      expect(match.candidates[0]?.item, known.name).toBe(known.id);
    }
  });
});
