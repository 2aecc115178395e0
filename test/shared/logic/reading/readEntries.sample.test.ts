/** The sample county's 60 office files, read and compared with what is recorded about them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { readDocument } from '../../../../electron/engine/documents/readDocument';
import { parseCitation } from '../../../../shared/logic/bases/parseCitation';
import { readEntries } from '../../../../shared/logic/reading/readEntries';
import { recognizeUnit } from '../../../../shared/logic/reading/senders/recognizeUnit';
import type { KnownUnit } from '../../../../shared/logic/units/unitMeant';
import type { ReadTable } from '../../../../shared/model/sourceEntry';
import {
  plain,
  readDecisions,
  readSampleFiles,
  readTowns,
  type SampleFile,
  sampleCategories,
} from '../../../sampleFiles';

const decisions = readDecisions();
const towns = readTowns();
const departments: KnownUnit[] = [...new Set(decisions.items.map((item) => item.department))].map((name) => {
  return { name, aliases: [] };
});

function readTable(file: SampleFile): ReadTable {
  const document = readDocument(file.bytes, file.name);
  if (!document.ok) throw new Error(`${file.name}: ${document.code}`);
  const { grids, remarks } = document.value;
  const table = readEntries(grids, { fileName: file.name, categories: sampleCategories, sheetRemarks: remarks });
  if (!table.ok) throw new Error(`${file.name}: ${table.code}`);
  return table.value;
}

interface ReadUnit {
  readonly file: string;
  readonly unit: string;
  readonly table: ReadTable;
}

function readFolder(folder: 'departments' | 'townships', units: readonly KnownUnit[]): ReadUnit[] {
  return readSampleFiles(folder).map((file) => {
    const table = readTable(file);
    return { file: file.name, unit: recognizeUnit(file.name, table.statedUnit, units) ?? '', table };
  });
}

let down: ReadUnit[] = [];
let up: ReadUnit[] = [];

beforeAll(() => {
  down = readFolder('departments', departments);
  up = readFolder('townships', towns);
});

describe('the 54 department files', () => {
  test('every file is known to its department', () => {
    expect(new Set(down.map(({ unit }) => unit))).toEqual(new Set(departments.map(({ name }) => name)));
    expect(down).toHaveLength(54);
  });

  test('528 entries join the recorded items by department and name, none left over', () => {
    const open = new Map(decisions.items.map((item) => [`${item.department}|${item.name}`, item]));
    for (const { unit, table } of down) {
      for (const entry of table.entries) {
        const item = open.get(`${unit}|${plain(entry.name)}`);
        expect(item, `${unit} ${entry.name}`).toBeDefined();
        open.delete(`${unit}|${plain(entry.name)}`);
      }
    }
    expect([...open.keys()]).toEqual([]);
    expect(down.reduce((sum, { table }) => sum + table.entries.length, 0)).toBe(528);
  });

  test('texts, category, role, townships, departments and citations are as recorded', () => {
    const items = new Map(decisions.items.map((item) => [`${item.department}|${item.name}`, item]));
    for (const { unit, table } of down) {
      const hasPartners = table.columns.some((column) => column.role === 'coDepartments');
      for (const entry of table.entries) {
        const item = items.get(`${unit}|${plain(entry.name)}`);
        if (!item) throw new Error(`${unit} ${entry.name}`);
        const read = {
          text: plain(entry.text),
          category: entry.category,
          role: entry.townshipRole,
          applies: entry.applies === 'all' ? 'all' : [...(entry.applies ?? [])].sort(),
          partners: entry.coDepartments,
          bases: entry.bases.map((basis) => parseCitation(basis)),
        };
        expect(read, entry.name).toEqual({
          text: plain(item.text),
          category: item.category,
          role: item.responsibility === '主体' ? 'main' : 'cooperate',
          applies: item.applies === 'all' ? 'all' : [...item.applies].sort(),
          partners: hasPartners ? item.coDepartments : [],
          bases: item.bases.map(({ title, docNumber, clause }) => ({ title: title.slice(1, -1), docNumber, clause })),
        });
      }
    }
  });

  test('twelve files have no column for other departments, so 113 recorded ones are unknown', () => {
    const without = down.filter(({ table }) => !table.columns.some((column) => column.role === 'coDepartments'));
    const units = new Set(without.map(({ unit }) => unit));
    const unknown = decisions.items.filter((item) => units.has(item.department) && item.coDepartments.length > 0);
    expect([without.length, unknown.length]).toEqual([12, 113]);
  });
});

describe('the six township files', () => {
  test('each file is known to its township by name, stated unit or alias', () => {
    expect(up.map(({ file, unit }) => [file, unit])).toEqual(
      up.map(({ file }) => [file, towns.find((town) => file.startsWith(town.name))?.name]),
    );
  });

  test('212 entries join the recorded ones by township and name with text, department and basis', () => {
    const open = new Map(decisions.townshipEntries.map((entry) => [`${entry.town}|${plain(entry.name)}`, entry]));
    for (const { unit, table } of up) {
      for (const entry of table.entries) {
        const key = `${unit}|${plain(entry.name)}`;
        const recorded = open.get(key);
        if (!recorded) throw new Error(`left over: ${key}`);
        open.delete(key);
        expect([plain(entry.text), entry.department, entry.bases.join('')], key).toEqual([
          plain(recorded.text),
          recorded.claimedDepartment,
          recorded.claimedBasis.replace(/[；、]/g, ''),
        ]);
      }
    }
    expect([...open.keys()]).toEqual([]);
  });

  test('counts per township are those of the sample', () => {
    expect(Object.fromEntries(up.map(({ unit, table }) => [unit, table.entries.length]))).toEqual({
      东宁镇: 36,
      三岔口镇: 37,
      大肚川镇: 35,
      老黑山镇: 35,
      道河镇: 34,
      绥阳镇: 35,
    });
  });

  test('the private notes of a hidden column are flagged and left out', () => {
    const suiyang = up.find(({ unit }) => unit === '绥阳镇')?.table;
    expect(suiyang?.issues.map((issue) => issue.code)).toEqual(['HIDDEN_COLUMN']);
    expect(suiyang?.entries.every((entry) => entry.remark === '')).toBe(true);
  });

  test('a cover sheet is skipped as a sheet without a table', () => {
    const cover = up.find(({ unit }) => unit === '三岔口镇')?.table.rows.filter((row) => row.sheet === '填表说明');
    expect(cover?.map((row) => row.kind)).toEqual(['otherSheet']);
  });
});

test('rows of every file are its entries plus rows skipped with a reason', () => {
  for (const { file, table } of [...down, ...up]) {
    const entries = table.rows.filter((row) => row.kind === 'entry');
    const skipped = table.rows.filter((row) => row.kind !== 'entry');
    expect(entries.length, file).toBe(table.entries.length);
    expect(table.rows.length, file).toBe(entries.length + skipped.length);
    expect(
      skipped.every((row) => row.reason !== ''),
      file,
    ).toBe(true);
    expect(
      entries.map((row) => row.row),
      file,
    ).toEqual(table.entries.map((entry) => entry.row));
  }
});

test('the sample raises no issue but the hidden column, one heading that names no unit, and four rows of two duties', () => {
  const codes = [...down, ...up].flatMap(({ table }) => table.issues.map((issue) => issue.code));
  expect(codes.filter((code) => code !== 'TWO_DUTIES').sort()).toEqual(['HIDDEN_COLUMN', 'NOT_A_UNIT']);
  expect(codes.filter((code) => code === 'TWO_DUTIES')).toHaveLength(4);
});
