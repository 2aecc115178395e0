/** What an entry says, as the first wording of an item. */
import { expect, test } from 'vitest';
import { draftItem } from '../../../shared/logic/draftItem';
import { readEntry } from '../../builders/project';

test('everything the table said stands in the draft', () => {
  const entry = readEntry('管护防火隔离带', {
    category: '生态环境保护',
    department: '市林草局',
    coDepartments: ['市应急局'],
    townshipRole: 'cooperate',
    bases: ['《森林防火条例》（国务院令第541号）第十六条'],
    applies: ['道河镇', '绥阳镇'],
    remark: '沿边',
  });
  expect(draftItem(entry, '市委组织部', 'down')).toEqual({
    category: '生态环境保护',
    name: '管护防火隔离带',
    text: '管护防火隔离带，按月报告。',
    townshipRole: 'cooperate',
    leadDepartment: '市林草局',
    coDepartments: ['市应急局'],
    bases: [{ title: '森林防火条例', docNumber: '国务院令第541号', clause: '第十六条' }],
    scope: 'particular',
    townships: ['道河镇', '绥阳镇'],
    remark: '沿边',
  });
});

test('a department leads what it lists itself; a township never does', () => {
  expect(draftItem(readEntry('巡查'), '市委组织部', 'down').leadDepartment).toBe('市委组织部');
  expect(draftItem(readEntry('巡查'), '道河镇', 'up').leadDepartment).toBe('');
  expect(draftItem(readEntry('巡查', { department: '市公安局' }), '道河镇', 'up').leadDepartment).toBe('市公安局');
});

test('a table that does not say where it applies, or says everywhere, makes a common item of main responsibility', () => {
  for (const applies of [null, 'all', []] as const) {
    const draft = draftItem(
      readEntry('巡查', { applies: applies === null || applies === 'all' ? applies : [], townshipRole: null }),
      'x',
      'down',
    );
    expect([draft.scope, draft.townships, draft.townshipRole]).toEqual(['common', [], 'main']);
  }
});
