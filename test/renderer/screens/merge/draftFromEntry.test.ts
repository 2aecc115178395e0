/** What the form of a new item starts with when an entry is adopted. */
import { describe, expect, test } from 'vitest';
import { draftFromEntry } from '../../../../renderer/screens/merge/draftFromEntry';
import type { EntryRow } from '../../../../shared/views';

const entry: EntryRow = {
  id: 15,
  unitId: 4,
  unit: '老黑山镇',
  direction: 'up',
  sourceListId: 58,
  sheet: '表1',
  row: 15,
  name: '打防火道',
  text: '入冬前在屯边割草清枝子。',
  department: '林业局',
  category: '',
  bases: ['防火指挥部通知', '《森林防火条例》第五条'],
  disposition: { kind: 'pending', items: [], reason: '' },
};
const categories = ['基层党建', '生态环境保护'];

describe('draftFromEntry', () => {
  test('takes over the words of the entry', () => {
    const { draft } = draftFromEntry(entry, categories);
    expect(draft).toMatchObject({ name: '打防火道', text: entry.text, leadDepartment: '林业局', category: '' });
  });

  test('takes over only bases written as such and names the others', () => {
    const { draft, leftOut } = draftFromEntry(entry, categories);
    expect(draft.bases).toEqual([{ title: '森林防火条例', docNumber: '', clause: '第五条' }]);
    expect(leftOut).toEqual(['防火指挥部通知']);
  });

  test('keeps a category of the scheme and leaves another to the person', () => {
    expect(draftFromEntry({ ...entry, category: '生态环境保护' }, categories).draft.category).toBe('生态环境保护');
    expect(draftFromEntry({ ...entry, category: '防火' }, categories).draft.category).toBe('');
  });

  test('a department that names no other is responsible itself', () => {
    const own = { ...entry, direction: 'down' as const, unit: '市林业和草原局', department: '' };
    expect(draftFromEntry(own, categories).draft.leadDepartment).toBe('市林业和草原局');
  });
});
