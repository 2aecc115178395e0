/** What an entry names and an item does not say speaks against a tick, however much else is alike. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doesOther } from '../../../../shared/logic/matching/decideMatch';
import { MATCH_WEIGHTS } from '../../../../shared/logic/matching/index/matchWeights';
import { buildPool, withRow } from '../../../../shared/logic/matching/index/pool';
import { profileOf } from '../../../../shared/logic/matching/index/profile';
import { type Ranked, rankItems } from '../../../../shared/logic/matching/index/rankItems';
import { shippedKnowledge } from '../../../../shared/logic/matching/matchEntries';
import type { Matchable } from '../../../../shared/model/match';
import { readLabelledLists } from '../../../bench/labelledEntries';

const knowledge = shippedKnowledge();
const rank = (items: readonly Matchable[], entry: Matchable): Ranked[] => {
  const pool = buildPool(items, new Map(), knowledge);
  const profile = profileOf(entry, knowledge);
  return withRow(pool, profile, (row) => rankItems(pool, profile, row, MATCH_WEIGHTS.withText, () => true));
};
const first = (item: Omit<Matchable, 'id'>, entry: Omit<Matchable, 'id'>): Ranked => {
  const [found] = rank([{ ...item, id: 1 }], { ...entry, id: 'a' });
  if (found === undefined) throw new Error('nothing ranked');
  return found;
};

test('is nothing where all is said, all where nothing is, and a part between', () => {
  const item = { name: '秸秆禁烧巡查', text: '开展秸秆禁烧巡查。' };
  expect(first(item, { name: '秸秆禁烧' }).lacking).toBe(0);
  expect(first(item, { name: '养老金认证、秸秆禁烧' }).lacking).toBeGreaterThan(0.1);
  expect(first(item, { name: '养老金认证巡查' }).lacking).toBe(1);
});

test('names nothing by words of every duty', () => {
  expect(first({ name: '秸秆禁烧巡查' }, { name: '检查' }).lacking).toBe(0);
});

test('lies between 0 and 1 for every entry and candidate', () => {
  const { items, entries } = readLabelledLists('full');
  const pool = buildPool(items, new Map(), knowledge);
  fc.assert(
    fc.property(fc.constantFrom(...entries), ({ entry }) => {
      const profile = profileOf(entry, knowledge);
      const ranked = withRow(pool, profile, (row) => rankItems(pool, profile, row, MATCH_WEIGHTS.withText, () => true));
      for (const { lacking } of ranked) expect(lacking >= 0 && lacking <= 1).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('what an entry does may stand in its text, where its name tells nothing done', () => {
  const item = { name: '沿边开放政策宣传', text: '宣传边民互市政策，收集需求。' };
  const asked = { name: '边民互市小组', text: '边民互市的纠纷要调解，名单要审核。' };
  expect(doesOther(first(item, asked))).toBe(true);
  expect(doesOther(first(item, { ...asked, text: '边民互市的政策要宣传。' }))).toBe(false);
});
