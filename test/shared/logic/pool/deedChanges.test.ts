/** What waits for a decision shows the words before and after, and nothing else. */
import { expect, test } from 'vitest';
import { deedChanges } from '../../../../shared/logic/pool/deedChanges';
import { itemContent } from '../../../builders/itemContent';

const item = itemContent(3, {
  ...{ name: '防汛值守', text: '汛期值守。', category: '公共服务', townshipRole: 'main', remark: '' },
  bases: [{ title: '防洪法', docNumber: '', clause: '第八条', verified: true }],
  responsibilities: [{ unit: '县水利局', role: 'lead', text: '组织调度。' }],
});
const { name, text, townshipRole, remark } = item;
const bases = [{ title: '防洪法', docNumber: '', clause: '第八条' }];

test('an amendment names the fields that would differ', () => {
  const amend = { kind: 'amend' as const, itemId: 3, name, text, townshipRole, bases, remark };
  expect(deedChanges(item, amend)).toEqual([]);
  expect(deedChanges(item, { ...amend, text: '值守。', bases: [] })).toEqual([
    { field: '工作任务', before: '汛期值守。', after: '值守。' },
    { field: '依据', before: '《防洪法》第八条', after: '' },
  ]);
  const parts = { ...{ leadDepartment: '县应急局', jointLeads: [], coDepartments: ['县水利局'] }, receivers: [] };
  const duties = { 县应急局: '统一指挥。' };
  expect(deedChanges(item, { ...amend, parts: { ...parts, method: '', duties, fields: {} } })).toEqual([
    {
      field: '部门和职责',
      before: '牵头县水利局；县水利局：组织调度。',
      after: '牵头县应急局；配合县水利局；县应急局：统一指挥。',
    },
  ]);
});

test('a move names the category and what the other list asks for', () => {
  expect(deedChanges(item, { kind: 'move', itemId: 3, category: '社会治理', text: '配合值守。' })).toEqual([
    { field: '类别', before: '公共服务', after: '社会治理' },
    { field: '工作任务', before: '汛期值守。', after: '配合值守。' },
  ]);
});

test('other townships are named; what adds or subtracts has no words before', () => {
  expect(deedChanges(item, { kind: 'apply', itemId: 3, townships: ['道河镇'], why: '' })).toEqual([
    { field: '适用', before: '', after: '只适用道河镇' },
  ]);
  expect(deedChanges(item, { kind: 'subtract', itemId: 3, reasonKind: '其他', targetItemId: null })).toEqual([]);
});
