/** Which registered units may be one: every pair once, none of two kinds, none of which a person said they are two. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unitsAlike } from '../../../../shared/logic/units/unitsAlike';
import type { UnitKind } from '../../../../shared/model/unit';

const registered = (kind: UnitKind, ...names: readonly string[]) =>
  names.map((name, at) => ({ id: at + 1, name, kind, aliases: [] as string[] }));

function named(units: ReturnType<typeof registered>, place = '白鹿县'): string[] {
  const nameOf = (id: number): string => units.find((unit) => unit.id === id)?.name ?? '';
  return unitsAlike(units, place, []).map((pair) => pair.map(nameOf).join('＝'));
}

test('short names, old ones and the county before a name are asked about; stations, towns apart and offices are not', () => {
  const names = [
    '市场监督管理局',
    '县市场监管局',
    '市场监管所',
    '农业农村局',
    '财政局',
    '县财政局',
    '审计局',
    '组织部',
  ];
  expect(named(registered('department', ...names))).toEqual(['市场监督管理局＝县市场监管局', '财政局＝县财政局']);
  expect(named(registered('township', '柳河镇', '柳河乡', '望江镇', '城关镇'))).toEqual(['柳河镇＝柳河乡']);
});

test('units that do what another does are not asked about where their names are nothing alike', () => {
  const apart = [
    ...[
      '市委统战部',
      '市归国华侨联合会',
      '市林业和草原局',
      '东北虎豹国家公园管理局东宁市局',
      '市农业农村局',
      '市乡村振兴局',
    ],
    ...['市城管局', '市综合执法局', '市财政局', '市国资委', '市政务服务局', '市数据局', '市商务局', '市投资促进局'],
  ];
  expect(named(registered('department', ...apart), '东宁市')).toEqual([]);
  const twice = ['市卫生健康局', '卫计委', '市文体广电和旅游局', '文广局'];
  expect(named(registered('department', ...twice), '东宁市')).toEqual([
    '市卫生健康局＝卫计委',
    '市文体广电和旅游局＝文广局',
  ]);
});

test('a name kept as an alias is not asked about', () => {
  const [one, other] = registered('department', '农业农村局', '农业局');
  if (!one || !other) throw new Error('no units');
  expect(unitsAlike([{ ...one, aliases: ['农业局'] }], '', [])).toEqual([]);
  expect(unitsAlike([one, other], '', [])).toEqual([[1, 2]]);
});

test('every pair once, of one kind, whatever order they were registered in; what was said to be two stays two', () => {
  const names = ['市场监管局', '市场监督管理局', '县市监局', '农业局', '农业农村局', '柳河镇', '柳河乡', '审计局'];
  const unit = fc.record({
    id: fc.integer({ min: 1, max: 40 }),
    name: fc.constantFrom(...names),
    kind: fc.constantFrom<UnitKind>('department', 'township'),
    aliases: fc.constant<string[]>([]),
  });
  fc.assert(
    fc.property(fc.uniqueArray(unit, { selector: ({ id }) => id, maxLength: 8 }), (units) => {
      const pairs = unitsAlike(units, '白鹿县', []);
      expect(new Set(pairs.map(String)).size).toBe(pairs.length);
      const kindOf = (id: number) => units.find((one) => one.id === id)?.kind;
      for (const [one, other] of pairs) {
        expect(one).toBeLessThan(other);
        expect(kindOf(one)).toBe(kindOf(other));
      }
      expect(unitsAlike(units.toReversed(), '白鹿县', [])).toEqual(pairs);
      const [said, ...rest] = pairs;
      expect(unitsAlike(units, '白鹿县', said ? [said] : [])).toEqual(rest);
    }),
  );
});
