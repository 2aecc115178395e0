/** Which lists a table is of: by its columns, the names of its sheets and of the file. */
import { expect, test } from 'vitest';
import { listsOfTable, mayBeSameList } from '../../../../shared/logic/matching/listsOfTable';
import type { ColumnRole, ReadColumn } from '../../../../shared/model/sourceEntry';
import { threeListScheme } from '../../../builders/townshipLists';

const threeLists = threeListScheme();

const column = (role: ColumnRole, sheet = '表1'): ReadColumn => ({ sheet, column: 'A', header: '', role });
const listsOf = (fileName: string, ...columns: readonly ReadColumn[]) =>
  listsOfTable({ fileName, columns }, threeLists).map(
    (id) => threeLists.lists.find((list) => list.id === id)?.short ?? '',
  );

test('columns tell before the name of the sheet, the sheet before the file', () => {
  expect(listsOf('望江镇基本履职事项清单.docx', column('name'))).toEqual(['基本']);
  expect(listsOf('望江镇.xlsx', column('name', '配合履职'))).toEqual(['配合']);
  expect(listsOf('望江镇基本履职事项清单.xlsx', column('superiorDuty'))).toEqual(['配合']);
  expect(listsOf('望江镇.xlsx', column('name', '基本'), column('receiver', '表2'))).toEqual(['基本', '收回']);
});

test('a table that does not say which list it is may be any', () => {
  expect(listsOf('望江镇.xlsx', column('name'))).toEqual([]);
  expect(listsOf('望江镇.xlsx', column('name'), column('receiver', '表2'))).toEqual([]);
  expect(listsOf('望江镇基本和配合.xlsx', column('name'))).toEqual([]);
  expect(mayBeSameList([], ['own'])).toBe(true);
  expect(mayBeSameList(['own', 'recall'], ['recall'])).toBe(true);
  expect(mayBeSameList(['own'], ['recall'])).toBe(false);
});
