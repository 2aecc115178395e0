/** What a request wants amended is said with what it is to become; done, by the new name alone. */
import { expect, test } from 'vitest';
import { wantWords } from '../../../../shared/logic/requests/deedOfWant';
import type { RequestWant } from '../../../../shared/model/request';

const names = { target: '', from: { listId: 'basic', category: '社会管理' }, lists: [] };
const words = (name: string, want: Partial<Extract<RequestWant, { kind: 'amend' }>>): string =>
  wantWords({ kind: 'amend', itemId: 1, ...want }, { ...names, name });

test('says the new name and the new content, and of the rest which it is', () => {
  expect(words('河道巡查', { name: '河道“清四乱”' })).toBe('修改“河道巡查”：名称改为“河道‘清四乱’”');
  expect(words('河道巡查', { text: '每周一次。\n', bases: [], remark: '' })).toBe(
    '修改“河道巡查”：内容改为“每周一次。”；改依据、备注',
  );
  expect(words('河道巡查', { text: ' ' })).toBe('修改“河道巡查”：删去内容');
});

test('once it is called so, names it once', () => {
  expect(words('河道清理', { name: '河道清理', parts: {} })).toBe('名称改为“河道清理”；改部门和职责');
});
