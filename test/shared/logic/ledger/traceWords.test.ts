/** Values of the log as people read them. */
import { expect, test } from 'vitest';
import { traceValue } from '../../../../shared/logic/ledger/traceWords';
import { defaultHolidays } from '../../../../shared/logic/requests/workdays';

test('a profile is told by its parts, an empty one not at all', () => {
  const empty = { kind: '', class: [], population: null, location: '', resources: [], industries: [] };
  expect(traceValue('unit', 'profile', JSON.stringify(empty))).toBe('');
  const profile = { ...empty, class: ['边境', '林区'], population: 8_200, industries: ['黑木耳'] };
  expect(traceValue('unit', 'profile', JSON.stringify(profile))).toBe('边境、林区、人口 8200、黑木耳');
});

test('project options are told by their words and parts', () => {
  expect(traceValue('projectOption', 'name', 'roster')).toBe('操作人名单');
  expect(traceValue('projectOption', 'value', '["李敏","王强"]')).toBe('李敏、王强');
  expect(traceValue('projectOption', 'value', '"东宁市委编办"')).toBe('东宁市委编办');
  expect(traceValue('projectOption', 'value', '{"name":"模板.docx","sha256":"aa"}')).toBe('模板.docx');
  expect(traceValue('projectOption', 'value', 'null')).toBe('');
  expect(traceValue('projectOption', 'value', 'true')).toBe('是');
  expect(traceValue('projectOption', 'value', JSON.stringify(defaultHolidays().slice(0, 3)))).toBe('3 条');
});
