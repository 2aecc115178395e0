/** The published three lists of a county, as sheets and as Word tables: every duty, every column, every count. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../../electron/engine/documents/readDocument';
import { readEntries } from '../../../../shared/logic/reading/readEntries';
import type { ReadTable } from '../../../../shared/model/sourceEntry';

const folder = resolve(import.meta.dirname, '../../../published/anlan');

function read(name: string): ReadTable {
  const document = readDocument(readFileSync(join(folder, name)), name);
  if (!document.ok) throw new Error(document.code);
  const table = readEntries(document.value.grids, { fileName: name, categories: [] });
  if (!table.ok) throw new Error(table.code);
  return table.value;
}

/** Entries per sheet, in order. */
function counts(table: ReadTable): number[] {
  const bySheet = new Map<string, number>();
  for (const { sheet } of table.entries) bySheet.set(sheet, (bySheet.get(sheet) ?? 0) + 1);
  return [...bySheet.values()];
}

describe.each([
  ['临江镇', [120, 101, 123]],
  ['竹溪乡', [114, 97, 122]],
  ['城南街道', [113, 95, 124]],
] as const)('%s', (town, expected) => {
  test.each(['xlsx', 'docx'])('the .%s holds its three lists, nothing unknown, nothing miscounted', (extension) => {
    const table = read(`安澜县${town}履职事项清单.${extension}`);
    expect(counts(table)).toEqual(expected);
    expect(table.issues.filter(({ code }) => code !== 'TWO_DUTIES' && code !== 'DUPLICATE_NAME')).toEqual([]);
    expect(table.entries.every(({ category }) => category !== '')).toBe(true);
  });

  test('the Word tables say the same as the sheets', () => {
    const texts = (table: ReadTable) =>
      table.entries.map(({ name, text, department, category, extra }) => {
        return JSON.stringify([name, text, department, category, extra ?? {}]).replace(/\s|\\n/g, '');
      });
    expect(texts(read(`安澜县${town}履职事项清单.docx`))).toEqual(texts(read(`安澜县${town}履职事项清单.xlsx`)));
  });
});

test('配合 and 收回 keep their own columns besides what they mean', () => {
  const { entries, columns } = read('安澜县临江镇履职事项清单.xlsx');
  expect(columns.map(({ role }) => role)).toEqual(
    [
      ['serial', 'name'],
      ['serial', 'name', 'department', 'superiorDuty', 'townDuty'],
      ['serial', 'name', 'receiver', 'method'],
    ].flat(),
  );
  const cooperate = entries[120];
  expect(Object.keys(cooperate?.extra ?? {})).toEqual(['superiorDuty', 'townDuty']);
  expect(cooperate?.text).toBe(cooperate?.extra?.townDuty);
  expect(cooperate?.department).not.toBe('');
  const recall = entries.at(-1);
  expect(Object.keys(recall?.extra ?? {})).toEqual(['receiver', 'method']);
  expect(recall?.text).toBe(recall?.extra?.method);
  expect(recall?.department).toBe(recall?.extra?.receiver?.replace(/\n/g, '、'));
});

test('the county’s list of 收回 in an old .xls has 131 rows with their townships', () => {
  const table = read('安澜县上级部门收回事项清单（全县）.xls');
  expect(table.entries).toHaveLength(131);
  expect(table.entries.every(({ applies }) => applies !== null)).toBe(true);
  expect(table.issues.filter(({ code }) => code !== 'TWO_DUTIES')).toEqual([]);
});
