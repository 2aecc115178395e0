/** Where an item applies afterwards is what was asked, and a reason is said of nobody it was not meant of. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appliesTo } from '../../../../shared/logic/schemes/appliesTo';
import { movedWords, reappliedWords, reapply } from '../../../../shared/logic/schemes/reapply';
import type { ItemScope, ItemTownship } from '../../../../shared/model/item';

const TOWNS = ['道河镇', '绥阳镇', '老黑山镇', '三岔口镇'];

interface Standing {
  readonly scope: ItemScope;
  readonly townships: ItemTownship[];
}

const set = (item: Standing, scope: ItemScope, applying: readonly string[], reason = '新的缘由') =>
  reapply(item, { scope, applies: (town) => applying.includes(town), reason }, TOWNS);

/** As the engine writes it: the cells named anew, the rows of a rule no longer for a particular item. */
function after({ townships }: Standing, scope: ItemScope, cells: ReturnType<typeof reapply>): ItemTownship[] {
  const anew = new Map(cells.map((cell) => [cell.township, cell]));
  const kept = townships.filter(({ township, byRule }) => !anew.has(township) && !(byRule && scope === 'particular'));
  return [...kept, ...anew.values()];
}

const cell = (township: string) =>
  fc.option(
    fc.record({ township: fc.constant(township), applies: fc.boolean(), reason: fc.constantFrom('', '旧的缘由') }),
    { nil: undefined },
  );
const standing: fc.Arbitrary<Standing> = fc.record({
  scope: fc.constantFrom('common' as const, 'particular' as const),
  townships: fc.tuple(...TOWNS.map(cell)).map((rows) => rows.filter((row) => row !== undefined)),
});

test('it applies where it was asked to, and only townships that changed are said anything new of', () => {
  const asked = fc.tuple(
    standing,
    fc.constantFrom('common' as const, 'particular' as const),
    fc.subarray(TOWNS, { minLength: 1 }),
  );
  fc.assert(
    fc.property(asked, ([item, scope, applying]) => {
      const done = set(item, scope, applying);
      const rows = after(item, scope, done);
      expect(TOWNS.filter((town) => appliesTo(scope, rows, town))).toEqual(applying);
      const moved = TOWNS.filter((town) => appliesTo(item.scope, item.townships, town) !== applying.includes(town));
      for (const { township, reason } of rows) {
        const before = item.townships.find((row) => row.township === township)?.reason ?? '';
        if (moved.includes(township)) expect(reason).toBe('新的缘由');
        else if (before !== '' || applying.includes(township)) expect(reason).toBe(before);
      }
    }),
  );
});

test('a township taken off has the reason, those that keep the duty do not', () => {
  const item: Standing = {
    scope: 'particular',
    townships: TOWNS.slice(0, 3).map((township) => ({ township, applies: true, reason: '沿边' })),
  };
  const cells = set(item, 'particular', ['道河镇', '老黑山镇'], '没有边境线');
  expect(cells).toEqual([{ township: '绥阳镇', applies: false, reason: '没有边境线' }]);
  expect(set({ scope: 'common', townships: [] }, 'particular', ['道河镇', '老黑山镇', '三岔口镇'], '没有林地')).toEqual(
    [
      { township: '道河镇', applies: true, reason: '' },
      { township: '绥阳镇', applies: false, reason: '没有林地' },
      { township: '老黑山镇', applies: true, reason: '' },
      { township: '三岔口镇', applies: true, reason: '' },
    ],
  );
});

test('without a change of townships the reason is that of those left out unexplained', () => {
  const exempt = (reason: string): Standing => ({
    scope: 'common',
    townships: [{ township: '绥阳镇', applies: false, reason }],
  });
  const others = TOWNS.filter((town) => town !== '绥阳镇');
  expect(set(exempt(''), 'common', others)).toEqual([{ township: '绥阳镇', applies: false, reason: '新的缘由' }]);
  expect(set(exempt('没有林地'), 'common', others)).toEqual([]);
  // Another is taken off now: that reason is not this one's.
  expect(set(exempt(''), 'common', ['道河镇', '老黑山镇'])).toEqual([
    { township: '三岔口镇', applies: false, reason: '新的缘由' },
  ]);
});

test('a rule over profiles goes on deciding where nobody changes anything', () => {
  const ruled: Standing = {
    scope: 'common',
    townships: [{ township: '绥阳镇', applies: false, reason: '只适用沿边', byRule: true }],
  };
  expect(set(ruled, 'common', ['道河镇', '老黑山镇']).map(({ township }) => township)).toEqual(['三岔口镇']);
  expect(set(ruled, 'common', TOWNS)).toEqual([{ township: '绥阳镇', applies: true, reason: '新的缘由' }]);
  expect(set(ruled, 'particular', ['道河镇', '老黑山镇', '三岔口镇'])).toContainEqual({
    township: '绥阳镇',
    applies: false,
    reason: '只适用沿边',
  });
});

test('the words name who loses it, who gets it and how many keep it', () => {
  expect(reappliedWords(TOWNS.slice(0, 3), ['道河镇', '三岔口镇'])).toBe(
    '绥阳镇、老黑山镇不再适用，三岔口镇改为适用，其余 1 个乡镇照旧',
  );
  expect(reappliedWords(['绥阳镇'], ['道河镇'])).toBe('绥阳镇不再适用，道河镇改为适用');
  expect(movedWords(TOWNS, TOWNS)).toBe('');
});
