/** How far towns share their duties, and what that says for an item that some have named. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Familiarity, familiarityOf } from '../../../../shared/logic/matching/index/familiarity';
import { matchEntries } from '../../../../shared/logic/matching/matchEntries';

const none: string[] = [];
const times = <Each>(count: number, each: (place: number) => Each): Each[] =>
  Array.from({ length: count }, (_, place) => each(place));

describe('how much it says that towns have named an item', () => {
  it('lifts the named where towns share their duties, and takes nothing from the others', () => {
    const shared = [...times(30, () => ['甲镇', '乙镇', '丙镇']), ...times(30, () => none)];
    const { named, unnamed } = familiarityOf(shared);
    expect(named).toBeGreaterThan(1);
    expect(unnamed).toBe(0);
  });

  it('prefers the unnamed where each names its own, and the named only lose what the others win', () => {
    const apart = [...times(30, (place) => [place % 2 === 0 ? '甲镇' : '乙镇']), ...times(30, () => none)];
    const { named, unnamed } = familiarityOf(apart);
    expect(named).toBeLessThan(-0.5);
    expect(unnamed).toBeGreaterThan(0.3);
    // Nearly all are named: to be one of them says next to nothing.
    const most = familiarityOf([...times(57, (place) => [place % 2 === 0 ? '甲镇' : '乙镇']), ...times(3, () => none)]);
    expect(most.named).toBeLessThan(0);
    expect(most.unnamed).toBe(2);
  });

  it('says nothing of one town, and little of a few entries', () => {
    expect(familiarityOf([['甲镇'], ['甲镇', '甲镇'], none])).toEqual({ named: 0, unnamed: 0 });
    expect(familiarityOf([none, none])).toEqual({ named: 0, unnamed: 0 });
    expect(Math.abs(familiarityOf([['甲镇', '乙镇'], none, none]).named)).toBeLessThan(0.5);
  });

  it('stays within its bounds, and the lead of the named never falls as an item is shared', () => {
    const unit = fc.constantFrom('甲镇', '乙镇', '丙镇', '丁镇');
    const items = fc.array(fc.array(unit, { maxLength: 5 }), { minLength: 1, maxLength: 40 });
    const lead = ({ named, unnamed }: Familiarity): number => named - unnamed;
    fc.assert(
      fc.property(items, (attachedUnits) => {
        const before = familiarityOf(attachedUnits);
        for (const odds of [before.named, before.unnamed]) expect(Math.abs(odds)).toBeLessThanOrEqual(2);
        const alone = attachedUnits.findIndex((of) => of.length === 1);
        const other = attachedUnits.flat().find((one) => one !== attachedUnits[alone]?.[0]);
        if (alone < 0 || other === undefined) return;
        const joined = attachedUnits.map((of, place) => (place === alone ? [...of, other] : of));
        expect(lead(familiarityOf(joined))).toBeGreaterThanOrEqual(lead(before));
      }),
    );
  });
});

describe('an entry between two items that fit alike', () => {
  const items = [
    ...times(40, (place) => ({
      id: `other ${place}`,
      name: `事项${'甲乙丙丁戊己庚辛壬癸'[place % 10] ?? ''}第${place}类`,
    })),
    { id: 'fresh', name: '林区防火巡查' },
    { id: 'known', name: '林地防火巡查' },
  ];
  const attached = new Map([
    ['known', ['甲镇', '乙镇'].map((unit) => ({ id: unit, name: '巡山', unit }))],
    ...times(
      20,
      (place) =>
        [`other ${place}`, ['甲镇', '乙镇'].map((unit) => ({ id: `${unit}${place}`, name: '杂事', unit }))] as const,
    ),
  ]);
  const scoreFor = (unit: string | undefined, item: string): number =>
    matchEntries(items, [{ id: 1, name: '山林防火巡查', unit }], { attached })[0]?.candidates.find(
      (candidate) => candidate.item === item,
    )?.score ?? 0;

  it('is likelier the one that towns have named, where a town sent it', () => {
    expect(scoreFor('丙镇', 'known')).toBeGreaterThan(scoreFor(undefined, 'known'));
    expect(scoreFor('丙镇', 'fresh')).toBe(scoreFor(undefined, 'fresh'));
  });
});
