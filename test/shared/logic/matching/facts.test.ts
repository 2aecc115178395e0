/** Facts compared as bits and numbers say what a plain comparison of the rows says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askFacts, buildFacts, compareFacts, FACT, FACTS } from '../../../../shared/logic/matching/index/facts';
import { type KnownProfile, profileOf } from '../../../../shared/logic/matching/index/profile';
import { actionsHeld } from '../../../../shared/logic/matching/knowledge/contrasts';
import { shippedKnowledge } from '../../../../shared/logic/matching/matchEntries';
import type { Matchable } from '../../../../shared/model/match';

const known = (row: Omit<Matchable, 'id'>): KnownProfile => profileOf({ id: 1, ...row }, shippedKnowledge()).known;
const compared = (items: readonly KnownProfile[], entry: KnownProfile, place: number): Float64Array => {
  const facts = buildFacts(items);
  const to = new Float64Array(FACTS);
  compareFacts(to, 0, facts, askFacts(facts, entry), place, items, false);
  return to;
};
const words = fc
  .array(
    fc.constantFrom('森林', '宣传', '检查', '罚款', '发放', '录系统', '受理', '审核', '巡查', '拆除', '80岁', '不'),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''));

describe('facts', () => {
  it('weigh the actions two rows share as lists of actions would', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), words, words, (names, name, text) => {
        const items = names.map((other) => known({ name: other, text }));
        const entry = known({ name, text: '' });
        const { actionWeights } = buildFacts(items);
        const weightOf = (action: number): number => actionWeights[action] ?? 0;
        for (const [place, item] of items.entries()) {
          const to = compared(items, entry, place);
          const met = actionsHeld(entry.nameKinds.actions, item.allKinds.actions, weightOf);
          const back = actionsHeld(item.nameKinds.actions, entry.allKinds.actions, weightOf);
          expect(to[FACT.actionMeets]).toBeCloseTo(met ?? 0, 12);
          expect(to[FACT.itemActionMissing]).toBeCloseTo(back === undefined ? 0 : 1 - back, 12);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('know one department under two names, one law under two, and what is not said', () => {
    const items = [
      known({ name: '森林防火', department: '市林业和草原局', bases: ['《中华人民共和国森林法》'] }),
      known({ name: '高龄津贴', department: '市民政局', bases: [] }),
    ];
    const entry = known({ name: '打防火道', department: '林业局', bases: ['森林法'] });
    const [alike, other] = [compared(items, entry, 0), compared(items, entry, 1)];
    expect(alike[FACT.sameDepartment]).toBeGreaterThan(0);
    expect(alike[FACT.sharedBasis]).toBeGreaterThan(0);
    expect(other[FACT.otherDepartment]).toBe(1);
    expect(other[FACT.sharedBasis]).toBe(0);
    expect(compared(items, known({ name: '打防火道' }), 0)[FACT.otherDepartment]).toBe(0);
  });

  it('see a contradiction of figures and none between rows of one name', () => {
    const items = [known({ name: '80周岁老人津贴' }), known({ name: '100周岁老人津贴' })];
    const entry = known({ name: '100周岁老人津贴' });
    expect(compared(items, entry, 0)[FACT.contradiction]).toBe(1);
    expect(compared(items, entry, 1)[FACT.contradiction]).toBe(0);
    expect(compared(items, entry, 1)[FACT.sameName]).toBe(1);
  });

  it('miss an action of specialists the item lacks', () => {
    const items = [known({ name: '秸秆禁烧巡查' })];
    expect(compared(items, known({ name: '秸秆焚烧罚款' }), 0)[FACT.specialActionMissing]).toBe(1);
    expect(compared(items, known({ name: '秸秆禁烧巡查' }), 0)[FACT.specialActionMissing]).toBe(0);
  });
});
