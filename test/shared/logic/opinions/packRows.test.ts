/** What a unit is asked about holds everything the list will print of an item, its own fields too. */
import { expect, test } from 'vitest';
import powers from '../../../../resources/schemes/powers.json';
import { packRows } from '../../../../shared/logic/opinions/packRows';
import { schemeSchema } from '../../../../shared/model/scheme';
import { itemContent } from '../../../builders/itemContent';

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
