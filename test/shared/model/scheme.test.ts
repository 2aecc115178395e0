/** The schemes the program ships, and what makes one unfit. */
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadSchemes } from '../../../electron/engine/schemes';
import { problemsOfScheme, type SchemeList, schemeSchema } from '../../../shared/model/scheme';
import { threeListScheme } from '../../builders/townshipLists';

const schemes = loadSchemes(resolve(import.meta.dirname, '../../../resources'));

test('the three lists of 履职事项 come first, then the others in a fixed order', () => {
  expect(schemes.map(({ id }) => id)).toEqual([
    'three-lists',
    'six-category',
    'xiangcheng',
    'main-cooperating',
    'powers',
    'whistle',
    'village',
  ]);
});

describe.each(schemes.map((scheme) => [scheme.name, scheme] as const))('%s', (_name, scheme) => {
  const { left, right } = scheme.paper.margins;
  const sheets = scheme.lists.flatMap((list) => [list, ...(list.catalogue ? [list.catalogue] : [])]);
  test.each(sheets.map((sheet) => [sheet.name, sheet] as const))('%s: columns fill the sheet', (_list, { columns }) => {
    expect(columns.reduce((sum, { width }) => sum + width, left + right)).toBe(297);
    expect(columns[0]?.source).toBe('serial');
  });

  test('aliases lead to categories and choices that exist', () => {
    for (const { categories, aliases, fields } of scheme.lists) {
      expect(categories).toEqual(expect.arrayContaining(Object.values(aliases)));
      for (const field of fields)
        expect(field.choices ?? []).toEqual(expect.arrayContaining(Object.values(field.aliases ?? {})));
    }
  });
});

describe('a scheme is refused', () => {
  const change = (part: Partial<SchemeList>): SchemeList[] =>
    threeListScheme().lists.map((list, index) => (index === 0 ? { ...list, ...part } : list));
  test.each([
    ['two lists of one name', { name: '配合履职事项清单' }, '两张清单都叫“配合履职事项清单”'],
    ['two lists of one id', { id: 'recall' }, '两张清单用了同一个代号“recall”'],
    ['a category twice', { categories: ['党的建设', '党的建设'] }, '“基本履职事项清单”有两个“党的建设”类别'],
    ['a field nobody declared', { required: ['field:limit' as const] }, '“基本履职事项清单”用到没有设的栏目“limit”'],
  ])('for %s', (_what, part, problem) => {
    const lists = change(part);
    expect(problemsOfScheme(lists)).toEqual([problem]);
    expect(schemeSchema.safeParse({ ...threeListScheme(), lists }).success).toBe(false);
  });
});
