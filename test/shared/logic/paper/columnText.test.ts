/** What the columns of the lists say of a row. */
import { describe, expect, test } from 'vitest';
import { columnText } from '../../../../shared/logic/paper/layout/columnText';
import type { ColumnSource } from '../../../../shared/model/scheme';
import type { TownshipListRow } from '../../../../shared/model/townshipList';
import { listRow } from '../../../builders/townshipLists';

const text = (source: ColumnSource, changes: Partial<TownshipListRow>) =>
  columnText(source, { ...listRow(1, '城乡建设'), ...changes }, 7);

describe('departments', () => {
  const parts: TownshipListRow['parts'] = [
    { unit: '县住房城乡建设局', role: 'lead', text: '认定复核、拨付资金。' },
    { unit: '县财政局', role: 'cooperate', text: '' },
    { unit: '县住房城乡建设局', role: 'takeOver', text: '由部门直接检查。' },
    { unit: '县应急管理局', role: 'takeOver', text: '' },
  ];
  test.each([
    ['departments', '县住房城乡建设局\n县财政局\n县应急管理局'],
    ['departmentDuty', '认定复核、拨付资金。'],
    ['leadDepartment', '县住房城乡建设局'],
    ['coDepartments', '县财政局'],
    ['receivers', '县住房城乡建设局\n县应急管理局'],
    ['method', '由部门直接检查。'],
    ['takeOver', '县住房城乡建设局、县应急管理局：由部门直接检查。'],
  ] as const)('%s', (source, expected) => {
    expect(text(source, { parts })).toBe(expected);
  });

  test('several with words of their own are named', () => {
    const both = parts.map((part) => (part.unit === '县财政局' ? { ...part, text: '安排资金。' } : part));
    expect(text('departmentDuty', { parts: both })).toBe(
      '县住房城乡建设局：认定复核、拨付资金。\n县财政局：安排资金。',
    );
  });
});

test('each side of main and cooperating responsibility says who and what, the township on the side it bears', () => {
  const parts: TownshipListRow['parts'] = [
    { unit: '县水利局', role: 'main', text: '组织整治。' },
    { unit: '县公安局', role: 'cooperate', text: '' },
  ];
  const row = { parts, townshipRole: '配合责任', text: '巡查上报。' };
  expect(text('mainDuty', row)).toBe('县水利局：组织整治。');
  expect(text('cooperateDuty', row)).toBe('县公安局\n乡镇（街道）：巡查上报。');
});

test('a field of the list by its id, empty where the item has none', () => {
  expect(text('field:manner', { fields: { manner: '委托' } })).toBe('委托');
  expect(text('field:manner', {})).toBe('');
});
