/** The pool's columns: a scheme's own fields can be shown, each under its label whichever list the item is of. */
import { expect, test } from 'vitest';
import { cellValue } from '../../../../renderer/screens/pool/editing/editedFields';
import { isExtraColumn, poolColumns } from '../../../../renderer/screens/pool/poolColumns';
import powers from '../../../../resources/schemes/powers.json';
import { schemeChoice } from '../../../../shared/logic/schemes/schemeLists';
import { schemeSchema } from '../../../../shared/model/scheme';
import type { ItemRow } from '../../../../shared/views';

const { lists } = schemeChoice(schemeSchema.parse(powers));
const columns = (chosen: readonly string[]) => poolColumns(() => undefined, chosen, lists, []);

const item = (listId: string, fields: Record<string, string>): ItemRow => ({
  id: 1,
  live: true,
  listId,
  category: '',
  name: '',
  text: '',
  leadDepartment: '',
  coDepartments: [],
  townshipRole: 'main',
  scope: 'common',
  townships: [],
  bases: [],
  remark: '',
  fields,
  sources: { down: 0, up: 0 },
});

test('fields of the scheme are columns when chosen, once for all lists that have them', () => {
  expect(columns([]).filter(({ id }) => isExtraColumn(id))).toEqual([]);
  const chosen = columns(['name', 'field:项目编码', 'field:行使方式']);
  expect(chosen.map(({ heading }) => heading)).toEqual(['序号', '事项名称', '项目编码', '行使方式']);
  const [, , code, manner] = chosen;
  expect(code?.cell(item('powers', { code: 'A1' }), 0)).toBe('A1');
  expect(code?.cell(item('obligations', { code: 'B2' }), 0)).toBe('B2');
  expect(manner?.cell(item('obligations', { manner: '委托' }), 0)).toBe('');
});

test('where the township leads, the department that cooperates stands under 部门', () => {
  const department = columns([]).find(({ heading }) => heading === '部门');
  const led = { ...item('powers', {}), coDepartments: ['县农业农村局'] };
  expect(department?.cell(led, 0)).toBe('县农业农村局');
  expect(department?.cell({ ...led, leadDepartment: '县民政局' }, 0)).toBe('县民政局');
  // It leads nothing: neither edited in the cell nor filled down.
  expect(cellValue(led, 'department', lists)).toBeNull();
  expect(cellValue({ ...led, leadDepartment: '县民政局' }, 'department', lists)).toBe('县民政局');
  expect(cellValue(item('powers', {}), 'department', lists)).toBe('');
});
