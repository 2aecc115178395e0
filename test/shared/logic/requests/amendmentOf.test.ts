/** An amendment a request wants names what was changed in the form, and nothing else. */
import { expect, test } from 'vitest';
import { type Amendable, amendmentOf } from '../../../../shared/logic/requests/amendmentOf';

const parts: Amendable['parts'] = {
  ...{
    leadDepartment: '县消防救援大队',
    jointLeads: [],
    coDepartments: ['县住房城乡建设局'],
    receivers: [],
    method: '',
  },
  duties: { 县消防救援大队: '检查违规停放充电', 县住房城乡建设局: '推动充电设施建设' },
  fields: {},
};
const bases = [{ title: '中华人民共和国消防法', docNumber: '', clause: '' }];
const before: Amendable = { name: '电动自行车停放充电火灾防范', text: '劝阻飞线充电', bases, parts };

test('nothing changed is no amendment, whatever order the departments were filled in', () => {
  const duties = Object.fromEntries(Object.entries(parts.duties).reverse());
  expect(amendmentOf(7, before, { ...before, bases: bases.map((one) => ({ ...one })) })).toBeNull();
  expect(amendmentOf(7, before, { ...before, parts: { ...parts, duties } })).toBeNull();
});

test('only what was changed is named; beside what is made up of several things, what it was', () => {
  expect(amendmentOf(7, before, { ...before, text: '征集充电需求' })).toEqual({
    ...{ kind: 'amend', itemId: 7, text: '征集充电需求' },
  });
  const more = { ...parts, coDepartments: [...parts.coDepartments, '县城市管理局'] };
  expect(amendmentOf(7, before, { ...before, parts: more })).toEqual({
    ...{ kind: 'amend', itemId: 7, parts: more, from: { parts } },
  });
  expect(amendmentOf(7, before, { ...before, name: '充电火灾防范', bases: [] })).toEqual({
    ...{ kind: 'amend', itemId: 7, name: '充电火灾防范', bases: [], from: { bases } },
  });
});

test('the order of the departments is the office’s own and counts as a change', () => {
  const two = { ...before, parts: { ...parts, coDepartments: ['县城市管理局', '县住房城乡建设局'] } };
  const turned = { ...parts, coDepartments: ['县住房城乡建设局', '县城市管理局'] };
  expect(amendmentOf(7, two, { ...two, parts: turned })).toMatchObject({ kind: 'amend', itemId: 7, parts: turned });
});
