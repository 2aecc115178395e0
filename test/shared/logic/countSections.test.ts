/** Counting a township's sections without building its list gives what the list itself has. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemsOfTownship } from '../../../shared/logic/appliesTo';
import { countSections } from '../../../shared/logic/countSections';
import { sectionList } from '../../../shared/logic/sectionList';
import { itemContent } from '../../builders/checkFacts';
import { sixCategoryScheme } from '../../builders/townshipLists';

const TOWNS = ['道河镇', '绥阳镇', '老黑山镇'];
const [list] = sixCategoryScheme().lists;
if (!list) throw new Error('the scheme has a list');
const { categories } = list;

const item = fc.record({
  category: fc.constantFrom(...categories),
  scope: fc.constantFrom('common' as const, 'particular' as const),
  townships: fc.uniqueArray(
    fc.record({ township: fc.constantFrom(...TOWNS), applies: fc.boolean(), reason: fc.constant('') }),
    {
      selector: ({ township }) => township,
      maxLength: 3,
    },
  ),
});

test('sections counted are sections listed', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 40 }), (drafts) => {
      const items = drafts.map((draft, index) => itemContent(index + 1, draft));
      const counted = countSections(items, categories, TOWNS);
      TOWNS.forEach((township, index) => {
        const listed = sectionList(itemsOfTownship(items, township), list).map(({ category, rows }) => ({
          category,
          common: rows.filter(({ scope }) => scope === 'common').length,
          particular: rows.filter(({ scope }) => scope === 'particular').length,
        }));
        expect(counted[index]).toEqual(listed);
      });
    }),
  );
});
