/** How far towns share their duties, and what that says for an item that some have named. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familiarityOf } from '../../../../shared/logic/matching/familiarity';
import { matchEntries } from '../../../../shared/logic/matching/matchEntries';

const none: string[] = [];
const times = <Each>(count: number, each: (place: number) => Each): Each[] =>
  Array.from({ length: count }, (_, place) => each(place));

describe('how much it says that towns have named an item', () => {
  it('is for it where towns share their duties, against it where each names its own', () => {
    const shared = [...times(30, () => ['甲镇', '乙镇', '丙镇']), ...times(30, () => none)];
    const apart = [...times(30, (place) => [place % 2 === 0 ? '甲镇' : '乙镇']), ...times(30, () => none)];
    expect(familiarityOf(shared)).toBeGreaterThan(1);
    expect(familiarityOf(apart)).toBeLessThan(-0.5);
  });

  it('says nothing of one town, and little of a few entries', () => {
    expect(familiarityOf([['甲镇'], ['甲镇', '甲镇'], none])).toBe(0);
    expect(familiarityOf([none, none])).toBe(0);
    expect(Math.abs(familiarityOf([['甲镇', '乙镇'], none, none]))).toBeLessThan(0.5);
  });

  it('stays within its bounds, and never falls as an item is shared', () => {
    const unit = fc.constantFrom('甲镇', '乙镇', '丙镇', '丁镇');
    const items = fc.array(fc.array(unit, { maxLength: 5 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(items, (attachedUnits) => {
        const before = familiarityOf(attachedUnits);
        expect(Math.abs(before)).toBeLessThanOrEqual(2);
        const alone = attachedUnits.findIndex((of) => of.length === 1);
        const other = attachedUnits.flat().find((one) => one !== attachedUnits[alone]?.[0]);
        if (alone < 0 || other === undefined) return;
        const joined = attachedUnits.map((of, place) => (place === alone ? [...of, other] : of));
        expect(familiarityOf(joined)).toBeGreaterThanOrEqual(before);
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
