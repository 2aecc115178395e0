/** Blank forms come back without any mapping; the form to give back shows each problem where it stands. */
import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { writeForm } from '../../../electron/engine/documents/writeForm';
import { listSourceLists } from '../../../electron/engine/repositories/sources/sourceListRepository';
import { returnEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { importSourceList } from '../../../electron/engine/services/sources/importSourceList';
import { makeReturnForm } from '../../../electron/engine/services/sources/makeReturnForm';
import { makeTemplate } from '../../../electron/engine/services/sources/makeTemplate';
import { readEntries } from '../../../shared/logic/reading/readEntries';
import type { ReadTable } from '../../../shared/model/sourceEntry';
import type { OwnKind } from '../../../shared/model/unit';
import { newProject, readEntry, temporaryFolder, understoodFile, unwrap } from '../../builders/project';
import { sixCategoryScheme } from '../../builders/townshipLists';
import { sampleCategories } from '../../sampleFiles';

function read(bytes: Uint8Array, name = '填报表.xlsx'): ReadTable {
  const document = unwrap(readDocument(bytes, name));
  return unwrap(readEntries(document.grids, { fileName: name, categories: sampleCategories }));
}

const filled: Readonly<Record<OwnKind, readonly string[]>> = {
  department: [
    '1',
    '生态环境保护',
    '防火隔离带管护',
    '每年秋季打防火隔离带。',
    '配合责任',
    '《中华人民共和国森林法》第三十四条',
    '市应急管理局',
    '道河镇、绥阳镇',
    '差异化',
  ],
  township: ['1', '生态环境保护', '打防火道', '入冬前打防火道。', '市林业和草原局', '《森林防火条例》第五条', '年年打'],
};

/** The form with one row filled in by another program. */
async function fillIn(kind: OwnKind): Promise<Uint8Array> {
  const book = XLSX.read(await writeForm(makeTemplate(sixCategoryScheme(), kind, '')), { cellStyles: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('no sheet');
  XLSX.utils.sheet_add_aoa(sheet, [[...filled[kind]]], { origin: 'A4' });
  sheet.A2 = { t: 's', v: '填报单位：道河镇人民政府' };
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
}

describe('a blank form', () => {
  test('for a department is read back column by column', async () => {
    const table = read(await fillIn('department'));
    expect(table.entries).toEqual([
      {
        sheet: '职责任务清单',
        row: 4,
        category: '生态环境保护',
        name: '防火隔离带管护',
        text: '每年秋季打防火隔离带。',
        townshipRole: 'cooperate',
        bases: ['《中华人民共和国森林法》第三十四条'],
        department: '',
        coDepartments: ['市应急管理局'],
        applies: ['道河镇', '绥阳镇'],
        remark: '差异化',
      },
    ]);
    expect(table.issues).toEqual([]);
  });

  test('for a township is read back with its sender', async () => {
    const table = read(await fillIn('township'));
    expect(table.statedUnit).toContain('道河镇');
    expect(table.entries.map(({ name, department, bases }) => [name, department, bases])).toEqual([
      ['打防火道', '市林业和草原局', ['《森林防火条例》第五条']],
    ]);
    expect(table.issues).toEqual([]);
  });

  test('is locked but for its rows, and lists the categories on a hidden sheet', async () => {
    const bytes = await writeForm(makeTemplate(sixCategoryScheme(), 'department', ''));
    const book = XLSX.read(bytes);
    expect(book.SheetNames).toEqual(['职责任务清单', '填表说明', '选项']);
    expect(book.Workbook?.Sheets?.map(({ Hidden }) => Hidden ?? 0)).toEqual([0, 0, 1]);
    const lists = XLSX.utils.sheet_to_json<string[]>(book.Sheets.选项 ?? {}, { header: 1 });
    expect(lists.map(([category]) => category)).toEqual(sampleCategories);
    const zip = await JSZip.loadAsync(bytes);
    const sheet = await zip.file('xl/worksheets/sheet1.xml')?.async('text');
    expect(sheet).toMatch(/<sheetProtection [^>]*sheet="1"/);
    expect(sheet).toContain('选项!$A$1:$A$6');
  });

  test('is the same file every time', async () => {
    const once = await writeForm(makeTemplate(sixCategoryScheme(), 'township', ''));
    expect(
      Buffer.from(await writeForm(makeTemplate(sixCategoryScheme(), 'township', ''))).equals(Buffer.from(once)),
    ).toBe(true);
  });
});

describe('the form to give back', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let project: ProjectFile;
  beforeEach(() => {
    folder = temporaryFolder();
    project = newProject(folder.path);
  });
  afterEach(() => {
    project.close();
    folder.remove();
  });

  test('says each problem in the row it belongs to and marks the cell', async () => {
    const entries = [
      readEntry('打防火道', { category: '没有这一类' }),
      readEntry('清河滩', { bases: [] }),
      readEntry('慰问军属'),
    ];
    const file = understoodFile('道河镇.xlsx', entries);
    const table = {
      ...file.table,
      columns: file.table.columns.map((column) => ({ ...column, index: 0, headerRow: 2 })),
      issues: [
        { sheet: 'Sheet1', row: 5, column: 'A', code: 'DUPLICATE_NAME' as const, message: '与第3行名称相同。' },
        { sheet: 'Sheet1', row: 3, column: 'A', code: 'HIDDEN_ROW' as const, message: '这一行是隐藏行，内容已导入。' },
      ],
    };
    const target = { unit: '道河镇', direction: 'up' as const };
    const { sourceListId } = unwrap(importSourceList(project, { ...file, table }, target));
    const [list] = listSourceLists(project.read);
    const entryId = project.read.value<number>('SELECT min(id) + 2 FROM sourceEntry WHERE sourceListId = ?', [
      list?.id ?? 0,
    ]);
    unwrap(returnEntry(project, { entryId: entryId ?? 0, reason: '写明每年几次' }));

    const made = makeReturnForm(project, sourceListId);
    const book = XLSX.read(await writeForm(made?.form ?? { sheets: [], instructions: [] }));
    const sheet = book.Sheets.Sheet1 ?? {};
    const rows = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, blankrows: true });
    expect(rows.map((row) => row[2] ?? '')).toEqual([
      '',
      '问题（请补正后报回）',
      '类别“没有这一类”不在体例之中。',
      '没有写依据。',
      '与第3行名称相同。\n退回补正：写明每年几次',
    ]);
    const noted = Object.entries(sheet).flatMap(([place, cell]) => ((cell as XLSX.CellObject).c ? [place] : []));
    expect(noted.sort()).toEqual(['A3', 'A4', 'A5']);
    expect(made?.problems).toBe(4);
  });

  test('is nothing for a list that does not exist', () => {
    expect(makeReturnForm(project, 99)).toBe(null);
  });
});
