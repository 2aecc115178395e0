/** What a unit is asked about holds everything the list will print of an item, its own fields too. */
import { expect, test } from 'vitest';
import powers from '../../../../resources/schemes/powers.json';
import { PACK_COLUMNS, PACK_HEADINGS, type PackColumn } from '../../../../shared/logic/opinions/draftPackForm';
import { isContentSent, packRows } from '../../../../shared/logic/opinions/packRows';
import { readPackForm } from '../../../../shared/logic/opinions/readPackForm';
import { schemeSchema } from '../../../../shared/model/scheme';
import { makeGrid } from '../../../builders/grids';
import { itemContent } from '../../../builders/itemContent';
import { sixCategoryScheme } from '../../../builders/townshipLists';

test('fields that only this list has stand behind the basis, empty ones do not', () => {
  const scheme = schemeSchema.parse(powers);
  const item = itemContent(1, {
    listId: 'powers',
    category: '行政处罚',
    text: '依法查处。',
    fields: { code: '330200', manner: '委托', liability: '' },
    responsibilities: [{ unit: '县应急管理局', role: 'lead', text: '' }],
    bases: [],
  });
  const [row] = packRows([item], { kind: 'department', name: '县应急管理局' }, scheme);
  expect(row?.cells.content).toBe('依法查处。\n〔牵头〕县应急管理局\n〔项目编码〕330200\n〔行使方式〕委托');
});

test('the township’s part stands where the list prints it', () => {
  const scheme = sixCategoryScheme();
  const [list] = scheme.lists;
  const item = itemContent(1, {
    ...{ listId: list?.id ?? '', category: list?.categories[0] ?? '', text: '开展巡查。', townshipRole: 'main' },
    ...{ responsibilities: [], bases: [] },
  });
  const asked = { kind: 'township', name: '道河镇' } as const;
  const [row] = packRows([item], asked, scheme);
  expect(row?.cells.content).toBe('开展巡查。\n〔乡镇责任〕主体责任');
  const [helping] = packRows([{ ...item, townshipRole: 'cooperate' }], asked, scheme);
  expect(helping?.cells.content).toBe('开展巡查。\n〔乡镇责任〕配合责任');
});

test('a form with the township’s part and one sent out before it was printed are both read back as they went out', () => {
  const cells = { list: '', category: '社会治理', number: '0001', name: '河道巡查', content: '开展巡查。' };
  for (const content of ['开展巡查。', '开展巡查。\n〔乡镇责任〕主体责任']) {
    const row = { itemId: 1, itemVersion: 1, cells: { ...cells, content } };
    const returned = (proposal: string, task: string) => {
      const answers: Partial<Record<PackColumn, string>> = {
        list: '社会治理',
        number: '0001',
        name: '河道巡查',
        proposal,
      };
      const texts = { ...answers, content: content.replace('开展巡查。', task), kind: proposal === '' ? '' : '修改' };
      const line = PACK_COLUMNS.map((column) => texts[column as keyof typeof texts] ?? '');
      return readPackForm([makeGrid([PACK_COLUMNS.map((column) => PACK_HEADINGS[column]), line])], [row]);
    };
    const read = returned('改为每周巡查', '开展巡查。');
    expect(read?.opinions).toMatchObject([{ itemId: 1, kind: 'amend', proposal: '改为每周巡查' }]);
    expect(read?.findings).toEqual([]);
    // Typed over, it is the task alone that is proposed.
    expect(returned('', '每周巡查。')?.questions).toMatchObject([{ opinion: { proposal: '每周巡查。' } }]);
  }
});

test('what an earlier program sent had no line on the township’s part, and reads as it then did', () => {
  const now = '开展巡查。\n〔乡镇责任〕主体责任\n〔牵头〕县水利局';
  expect(isContentSent(now, '开展巡查。\n〔牵头〕县水利局')).toBe(true);
  expect(isContentSent(now, now)).toBe(true);
  expect(isContentSent(now, now.replace('主体', '配合'))).toBe(false);
  expect(isContentSent(now, '开展巡查。\n〔牵头〕县林业局')).toBe(false);
});
