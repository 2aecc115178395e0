/** What the other entries of a township's list make of a suggestion. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ranked } from '../../../../shared/logic/matching/index/rankItems';
import { bidsOf, matchAgainst, matchEntries, preparePool } from '../../../../shared/logic/matching/matchEntries';
import { addBid, addBids, amongRivals, type Bids } from '../../../../shared/logic/matching/rivals';
import type { Match, Matchable } from '../../../../shared/model/match';

const duty = (id: string, name: string, text = ''): Matchable => ({ id, name, text });
const entry = (id: string, name: string, text = '', unit: string | null = '道河镇'): Matchable => ({
  id,
  name,
  text,
  unit,
});

const items = [
  duty('接访', '领导干部接访下访', '领导干部定期接待来访群众，约访下访。'),
  duty('信访', '信访事项受理办理', '受理来信来访，按期答复信访人。'),
  duty('禁烧', '秸秆禁烧巡查', '巡查田间，制止焚烧秸秆。'),
  duty('秸秆', '秸秆综合利用', '推广秸秆还田、离田打包。'),
  duty('河道', '河道采砂巡查', '巡查河道，发现非法采砂及时报告。'),
];
const leaders = entry('甲', '领导干部接访下访', '镇领导每周接待来访群众，下村约访。');
const letters = entry('乙', '来访群众接待答复', '来访群众接待登记。');

const scoreOf = (match: Match | undefined, item: string): number =>
  match?.candidates.find((candidate) => candidate.item === item)?.score ?? 0;
const reasonsOf = (match: Match | undefined, item: string): readonly string[] =>
  match?.candidates.find((candidate) => candidate.item === item)?.reasons ?? [];

describe('an item that another entry of the list says more clearly', () => {
  const [, beside] = matchEntries(items, [leaders, letters]);
  const [alone] = matchEntries(items, [letters]);

  it('counts less, and the reason names that entry', () => {
    expect(scoreOf(beside, '接访')).toBeLessThan(scoreOf(alone, '接访'));
    expect(scoreOf(beside, '信访')).toBe(scoreOf(alone, '信访'));
    expect(reasonsOf(beside, '接访')).toContain('同一乡镇另有“领导干部接访下访”，更像此项');
    expect(reasonsOf(alone, '接访').join()).not.toContain('同一乡镇');
    expect(reasonsOf(beside, '接访').at(-1)).toMatch(/^差别：/u);
  });

  it('leaves the clearer entry as it was', () => {
    const [clear] = matchEntries(items, [leaders, letters]);
    const [without] = matchEntries(items, [leaders]);
    expect(clear?.preselected).toEqual(['接访']);
    expect(scoreOf(clear, '接访')).toBe(scoreOf(without, '接访'));
  });

  it('counts as before where the other one stands in another list, or in none', () => {
    for (const unit of ['老黑山镇', null]) {
      const [, away] = matchEntries(items, [{ ...leaders, unit }, letters]);
      expect(away).toEqual(alone);
    }
  });

  it('counts as before once the other one was said not to be it', () => {
    const [, freed] = matchEntries(items, [leaders, letters], { refused: [['甲', '接访']] });
    expect(scoreOf(freed, '接访')).toBe(scoreOf(alone, '接访'));
  });
});

it('two entries that say the same take no place from each other, and are left to a person', () => {
  const twins = [entry('甲', '秸秆禁烧'), entry('乙', '秸秆禁烧')];
  for (const match of matchEntries(items, twins)) {
    expect(match.candidates[0]?.item).toBe('禁烧');
    expect(reasonsOf(match, '禁烧')).toContain('同一乡镇另有“秸秆禁烧”，也像此项');
  }
});

describe('what is decided', () => {
  const pool = preparePool(items);
  const [alone] = matchAgainst(pool, [letters]);

  it('claims its item whole, whatever its words say, and no other', () => {
    const elsewhere = bidsOf(pool, [letters], [[{ id: '甲', name: '领导干部接访下访' }, '河道']]);
    const [freed] = matchAgainst(pool, [letters], { bids: elsewhere });
    expect(scoreOf(freed, '接访')).toBe(scoreOf(alone, '接访'));
    expect(scoreOf(freed, '河道')).toBeLessThanOrEqual(scoreOf(alone, '河道'));
    const there = bidsOf(pool, [letters], [[{ id: '甲', name: '接访' }, '接访']]);
    const [beside] = matchAgainst(pool, [letters], { bids: there });
    expect(scoreOf(beside, '接访')).toBeLessThan(scoreOf(alone, '接访'));
  });

  it('of an item the pool no longer holds says nothing', () => {
    const bids = bidsOf(pool, [], [[{ id: '甲', name: '接访' }, '撤销的事项']]);
    expect(bids.size).toBe(0);
  });

  it('is no rival of itself', () => {
    const bids = bidsOf(pool, [], [[{ id: '乙', name: '来访群众接待答复' }, '接访']]);
    expect(matchAgainst(pool, [letters], { bids })).toEqual([alone]);
  });
});

describe('for any bids', () => {
  const anyRanked = fc
    .uniqueArray(fc.record({ item: fc.nat(9), odds: fc.double({ min: -8, max: 8, noNaN: true }) }), {
      minLength: 1,
      maxLength: 8,
      selector: ({ item }) => item,
    })
    .map((rows): Ranked[] =>
      rows
        .map(({ item, odds }) => ({ item, odds, features: [], lacking: 0, lead: 0, contested: 0 }))
        .sort((a, b) => b.odds - a.odds),
    );
  const all = (): boolean => true;

  it('candidates stay the same items, in falling order, and none gains', () => {
    fc.assert(
      fc.property(anyRanked, fc.array(anyRanked, { maxLength: 4 }), (ranked, others) => {
        const bids: Bids = new Map();
        for (const [place, other] of others.entries()) addBids(bids, { id: place, name: `第 ${place} 条` }, other);
        const found = amongRivals(bids, 'asked', ranked, all).ranked;
        const before = new Map(ranked.map(({ item, odds }) => [item, odds]));
        expect(new Set(found.map(({ item }) => item))).toEqual(new Set(before.keys()));
        for (const [place, { item, odds, contested }] of found.entries()) {
          expect(odds).toBeLessThanOrEqual(before.get(item) ?? -99);
          expect(odds).toBeGreaterThanOrEqual((before.get(item) ?? 99) - 2);
          expect(odds).toBeLessThanOrEqual(found[place - 1]?.odds ?? 99);
          expect(contested).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('what nobody else gives a share worth counting stays untouched', () => {
    const ranked: Ranked[] = [{ item: 1, odds: 2, features: [], lacking: 0, lead: 0, contested: 0 }];
    const bids: Bids = new Map();
    addBid(bids, 1, { id: 'other', name: '别的' }, 0.04);
    expect(amongRivals(bids, 'asked', ranked, all)).toEqual({ ranked, rivals: new Map() });
  });
});
