/** Near-duplicates of one list: what is one duty said twice is paired with reasons, what only looks alike is not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findNearDuplicates } from '../../../../shared/logic/matching/findNearDuplicates';
import type { Matchable } from '../../../../shared/model/match';
import { readLabelledLists } from '../../../bench/labelledEntries';
import { sampleFolder } from '../../../sampleFiles';

const row = (id: string, name: string, text = ''): Matchable => ({ id, name, text, department: '县民政局' });

const list: Matchable[] = [
  row('低保', '最低生活保障申请受理', '受理低保申请，入户核查家庭收入，组织评议和公示。'),
  row('吃低保', '吃低保的申请受理', '收低保申请，入户看家庭收入，评议公示。'),
  row('高龄', '高龄津贴申请受理', '受理八十周岁以上老人高龄津贴申请并公示。'),
  row('认证', '养老待遇资格认证', '组织领取养老金的老人开展资格认证。'),
  row('公墓', '公益性公墓建设管理', '建设公益性公墓，制止散埋乱葬。'),
];

const item = z.object({
  id: z.string(),
  name: z.string(),
  text: z.string(),
  bases: z.array(z.object({ title: z.string() })),
});
const decisions = z.object({ changes: z.object({ additions: z.array(z.object({ newItem: item })) }) });
/** The items that the sample's rounds add to its pool. */
const laterItems = (): Matchable[] =>
  decisions
    .parse(JSON.parse(readFileSync(join(sampleFolder, 'decisions.json'), 'utf8')))
    .changes.additions.map(({ newItem }) => newItem);

describe('findNearDuplicates', () => {
  it('pairs two wordings of one duty and says why', () => {
    const [pair, ...others] = findNearDuplicates(list);
    expect(others).toEqual([]);
    expect([pair?.first, pair?.second]).toEqual(['低保', '吃低保']);
    expect(pair?.reasons.join(' · ')).toContain('共有：');
    expect(pair?.reasons.at(-1)).toContain('差别：');
  });

  it('keeps two benefits apart, however alike the words', () => {
    const benefits = [row('a', '高龄津贴发放登记'), row('b', '残疾人两项补贴发放登记')];
    expect(findNearDuplicates(benefits)).toEqual([]);
  });

  it('leaves out a pair called not the same, in either order', () => {
    expect(findNearDuplicates(list, [['吃低保', '低保']])).toEqual([]);
    expect(findNearDuplicates(list, [['低保', '吃低保']])).toEqual([]);
  });

  it('finds both pairs the sample keeps on purpose among its few, one of them with an item that comes in a later round', () => {
    const pairs = findNearDuplicates([...readLabelledLists('full').items, ...laterItems()]).map(
      ({ first, second }) => `${first}/${second}`,
    );
    expect(pairs).toContain('A081/C059');
    expect(pairs).toContain('C054/A155');
    expect(pairs.length).toBeLessThan(40);
  });

  it('names every pair once, whatever the order of the list', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: 0 }), (rows) => {
        const pairs = findNearDuplicates(rows).map(({ first, second }) => [first, second].sort().join('/'));
        expect(new Set(pairs).size).toBe(pairs.length);
        for (const pair of pairs) expect(pair).toBe(['低保', '吃低保'].sort().join('/'));
      }),
      { numRuns: 25 },
    );
  });
});
