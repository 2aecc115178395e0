/** What a sealed state is printed by: its own lists, categories and fields, on today's paper. */
import { expect, test } from 'vitest';
import { sealedOnPaper } from '../../../../shared/logic/schemes/sealedOnPaper';
import { type Scheme, schemeSchema } from '../../../../shared/model/scheme';
import { sixCategoryScheme } from '../../../builders/townshipLists';

const sealed = sixCategoryScheme();
const [list] = sealed.lists;
if (!list) throw new Error('a scheme has a list');

const changed = (changes: Partial<typeof list>, more: Partial<Scheme> = {}): Scheme =>
  schemeSchema.parse({ ...sealed, ...more, lists: [{ ...list, ...changes }] });
const term = { id: 'term', label: '办理时限' };
const termColumn = { heading: '办理时限', source: 'field:term', width: 20, align: 'left' } as const;

test('title, paper and widths are of today, categories of the seal', () => {
  const columns = list.columns.filter(({ source }) => source !== 'remark').map((one) => ({ ...one, width: 30 }));
  const categories = list.categories.slice(1);
  const paper = { ...sealed.paper, signers: ['〔township〕（盖章）'] };
  const printed = sealedOnPaper(sealed, changed({ columns, categories, name: '履职清单' }, { title: '清单', paper }));
  expect(printed).toMatchObject({ title: '清单', paper: { signers: paper.signers } });
  expect(printed.lists).toEqual([{ ...list, name: '履职清单', columns }]);
});

test('a column set up since is not printed empty; one given up since still says what was sealed', () => {
  const more = changed({ fields: [term], columns: [...list.columns, termColumn] });
  expect(sealedOnPaper(sealed, more).lists[0]?.columns).toEqual(list.columns);
  expect(sealedOnPaper(more, sealed).lists).toEqual(more.lists);
});

test('a list that came since is not there, one that went is', () => {
  const other = { ...list, id: 'other', name: '另一张清单' };
  const both = schemeSchema.parse({ ...sealed, lists: [list, other] });
  expect(sealedOnPaper(sealed, both)).toEqual(sealed);
  expect(sealedOnPaper(both, sealed)).toEqual(both);
});
