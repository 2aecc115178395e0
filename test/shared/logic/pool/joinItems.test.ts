/** What an item takes over from those merged into it, township by township. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planJoin } from '../../../../shared/logic/pool/joinItems';
import { appliesTo } from '../../../../shared/logic/schemes/appliesTo';
import type { ItemContent, ItemTownship } from '../../../../shared/model/item';
import { itemContent } from '../../../builders/itemContent';

const TOWNS = ['临江镇', '竹溪乡', '城南街道'];
const RECALL = { listId: 'recall', category: '民生服务' };

function item(id: number, scope: ItemContent['scope'], townships: ItemTownship[], changes: Partial<ItemContent> = {}) {
  return itemContent(id, { listId: 'basic', category: '党的建设', scope, townships, ...changes });
}
const at = (township: string, more: Partial<ItemTownship> = {}): ItemTownship => ({
  township,
  applies: true,
  reason: '',
  ...more,
});

describe('townships', () => {
  test('that only an item that goes applied to are gained, with its own words there', () => {
    const kept = item(1, 'particular', [at('临江镇')]);
    const going = item(2, 'particular', [at('临江镇'), at('竹溪乡', { wording: '夜间值守。' })]);
    expect(planJoin(kept, [going], TOWNS)).toEqual({
      gained: [{ township: '竹溪乡', name: '事项2', wording: '夜间值守。' }],
      differing: [],
      unsaid: [],
      bases: [],
      departments: [],
    });
  });

  test('that have the two in different lists are told, the place of the one kept first', () => {
    const kept = item(1, 'common', []);
    const going = item(2, 'common', [at('竹溪乡', { place: RECALL })]);
    expect(planJoin(kept, [going], TOWNS).differing).toEqual([
      {
        township: '竹溪乡',
        places: [
          { listId: 'basic', category: '党的建设', name: '事项1' },
          { ...RECALL, name: '事项2' },
        ],
      },
    ]);
  });

  test('that did not have the kept item keep what they had where they had it, unless a person chooses', () => {
    const kept = item(1, 'particular', [at('临江镇')]);
    const going = item(2, 'particular', [at('竹溪乡')], RECALL);
    expect(planJoin(kept, [going], TOWNS).differing).toEqual([
      {
        township: '竹溪乡',
        places: [
          { ...RECALL, name: '事项2' },
          { listId: 'basic', category: '党的建设', name: '事项1' },
        ],
      },
    ]);
  });

  test('of all items together are those of the kept one and the gained ones, whatever is merged', () => {
    const some = fc.record({ scope: fc.constantFrom('common', 'particular'), out: fc.subarray(TOWNS) });
    fc.assert(
      fc.property(fc.array(some, { minLength: 2, maxLength: 4 }), (drawn) => {
        const items = drawn.map(({ scope, out }, index) =>
          item(
            index + 1,
            scope,
            out.map((township) => at(township, { applies: scope === 'particular' })),
          ),
        );
        const [kept, ...going] = items;
        if (!kept) throw new Error('drawn with two at least');
        const applying = (one: ItemContent, town: string) => appliesTo(one.scope, one.townships, town);
        const gained = planJoin(kept, going, TOWNS).gained.map(({ township }) => township);
        expect(gained.some((town) => applying(kept, town))).toBe(false);
        const after = TOWNS.filter((town) => applying(kept, town) || gained.includes(town));
        expect(after).toEqual(TOWNS.filter((town) => items.some((one) => applying(one, town))));
      }),
    );
  });
});

test('bases both cite at one clause are not taken twice', () => {
  const law = { title: '森林防火条例', docNumber: '', clause: '第五条', verified: true };
  const other = { ...law, clause: '第六条' };
  const plan = planJoin(
    item(1, 'common', [], { bases: [law] }),
    [item(2, 'common', [], { bases: [law, other] })],
    TOWNS,
  );
  expect(plan.bases).toEqual([{ title: '森林防火条例', docNumber: '', clause: '第六条' }]);
});

test('an article written in other figures is cited already', () => {
  const fire = { title: '森林防火条例', docNumber: '', verified: false };
  const kept = item(1, 'common', [], { bases: [{ ...fire, clause: '第五条' }] });
  const going = item(2, 'common', [], {
    bases: [
      { ...fire, clause: '第5条' },
      { ...fire, clause: '第6条' },
    ],
  });
  expect(planJoin(kept, [going], TOWNS).bases.map(({ clause }) => clause)).toEqual(['第6条']);
});

test('a department that bore the main part cooperates where the township of the item kept bears it', () => {
  const parts = (unit: string) => [{ unit, role: 'main' as const, text: '' }];
  const going = item(2, 'common', [], { townshipRole: 'cooperate', responsibilities: parts('县生态环境局') });
  const rolesAfter = (townshipRole: ItemContent['townshipRole']) =>
    planJoin(item(1, 'common', [], { townshipRole, responsibilities: [] }), [going], TOWNS).departments.map(
      ({ role }) => role,
    );
  expect(rolesAfter('main')).toEqual(['cooperate']);
  expect(rolesAfter('cooperate')).toEqual(['main']);
});
