/** Counting a township's sections without building its list gives what the list itself has. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSections } from '../../../../shared/logic/paper/countSections';
import { sectionList } from '../../../../shared/logic/paper/sectionList';
import { itemsOfTownship, placeFor } from '../../../../shared/logic/schemes/appliesTo';
import { sectionsOf } from '../../../../shared/logic/schemes/schemeLists';
import { itemContent } from '../../../builders/checkFacts';
import { sixCategoryScheme } from '../../../builders/townshipLists';

const TOWNS = ['道河镇', '绥阳镇', '老黑山镇'];
const six = sixCategoryScheme();
const lists = six.lists.flatMap((list) => [list, { ...list, id: 'recall', categories: list.categories.slice(0, 3) }]);
const sections = sectionsOf({ ...six, lists });
const section = fc.constantFrom(...sections);

const item = fc.record({
  section,
  scope: fc.constantFrom('common' as const, 'particular' as const),
  townships: fc.uniqueArray(
    fc.record(
      { township: fc.constantFrom(...TOWNS), applies: fc.boolean(), reason: fc.constant(''), place: section },
      { requiredKeys: ['township', 'applies', 'reason'] },
    ),
    {
      selector: ({ township }) => township,
      maxLength: 3,
    },
  ),
});

test('sections counted are sections listed, where items stand elsewhere for some townships too', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 40 }), (drafts) => {
      const items = drafts.map(({ section: own, ...draft }, index) => itemContent(index + 1, { ...draft, ...own }));
      const counted = countSections(items, sections, TOWNS);
      TOWNS.forEach((township, index) => {
        const placed = itemsOfTownship(items, township).map((one) => ({ ...one, ...placeFor(one, township) }));
        const listed = lists.flatMap((list) =>
          sectionList(
            placed.filter(({ listId }) => listId === list.id),
            list,
          ).map(({ category, rows }) => ({
            listId: list.id,
            category,
            common: rows.filter(({ scope }) => scope === 'common').length,
            particular: rows.filter(({ scope }) => scope === 'particular').length,
          })),
        );
        expect(counted[index]).toEqual(listed);
      });
    }),
  );
});
