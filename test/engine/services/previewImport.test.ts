/** The look before writing: pages of rows in words, corrections read again, layouts remembered, earlier lists compared. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { runThrough } from '../../../electron/engine/database/pieces';
import { readLayouts } from '../../../electron/engine/repositories/sources/readLayoutRepository';
import { readSourceIssues, readSourceSheet } from '../../../electron/engine/repositories/sources/sourceListRepository';
import { listSourceRows } from '../../../electron/engine/repositories/sources/sourceRowRepository';
import { findUnitByName, listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { createProject } from '../../../electron/engine/services/project/createProject';
import { importSourceList } from '../../../electron/engine/services/sources/importSourceList';
import {
  earlierLists,
  layoutsToKeep,
  type PreviewedFile,
  pageOfDifference,
  pageOfEntries,
  pageOfRows,
  presentPreview,
  previewFile,
  recalledCorrections,
} from '../../../electron/engine/services/sources/previewImport';
import { type DescribedReading, describeReading } from '../../../shared/logic/reading/describeReading';
import { readForPreview } from '../../../shared/logic/reading/readForPreview';
import type { Grid } from '../../../shared/model/grid';
import { NO_CORRECTIONS, type ReadingCorrections } from '../../../shared/model/readingCorrections';
import { makeGrid } from '../../builders/grids';
import { newProject, temporaryFolder, testOptions, unwrap } from '../../builders/project';
import { threeListScheme } from '../../builders/townshipLists';

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

/** As the parser process reads it; a second time with what the unit's last table was corrected by. */
function preview(grid: Grid, fileName = '道河镇.xlsx'): PreviewedFile {
  const bytes = new TextEncoder().encode(JSON.stringify([fileName, grid]));
  const reading = read([grid], fileName, NO_CORRECTIONS);
  const corrections = recalledCorrections(project, { fileName, reading });
  if (corrections.length === 0)
    return previewFile(project, { fileName, bytes, reading, corrections, remembered: false });
  const again = read([grid], fileName, corrections);
  return previewFile(project, { fileName, bytes, reading: again, corrections, remembered: true });
}

function read(grids: readonly Grid[], fileName: string, corrections: ReadingCorrections): DescribedReading {
  const document = { format: 'xlsx' as const, grids: [...grids], remarks: [] };
  return describeReading(unwrap(readForPreview(document, { fileName, categories: [], corrections })), corrections);
}

function reread(
  { fileName, bytes }: PreviewedFile,
  grids: readonly Grid[],
  corrections: ReadingCorrections,
): PreviewedFile {
  const reading = read(grids, fileName, corrections);
  return previewFile(project, { fileName, bytes, reading, corrections, remembered: false });
}

function write(previewed: PreviewedFile, unit = '道河镇'): number {
  const { fileName, format, bytes, table } = previewed;
  const kept = layoutsToKeep(project, previewed, unit);
  const file = { fileName, format, bytes, table, unit, direction: 'up' as const };
  return unwrap(importSourceList(project, file, { unit, direction: 'up', ...kept })).sourceListId;
}

const town = makeGrid(
  [
    '道河镇反向梳理情况表',
    '序号|事项|内容|来源',
    '一、组织部交办|||',
    '1|入党积极分子培养|支部定对象|组织部',
    '2|村里接班人|找年轻人|',
    '3|村干部离任补|每月核|组织部',
    '二、其他交办|||',
    '4|污水站看管|看管',
    '合计|4项||',
  ],
  { merges: ['A1:D1', 'A3:D3', 'A7:D7', 'D4:D5'] },
);

describe('a page of rows', () => {
  test('says in words what each row was read as, and what was filled from above', () => {
    const rows = pageOfRows(preview(town), { preview: '', sheet: '表', offset: 0, limit: 50 }).rows;
    expect(rows.map(({ row, mark }) => [row, mark])).toEqual([
      [1, '标题'],
      [2, '表头'],
      [3, '→ 部门'],
      [4, '条目'],
      [5, '条目'],
      [6, '条目'],
      [7, '？非单位'],
      [8, '？部门空'],
      [9, '略过：合计'],
    ]);
    expect(rows[4]?.filled).toEqual([{ column: 3, text: '组织部' }]);
    expect(rows.map(({ headerRow }) => headerRow)).toEqual([0, 2, 2, 2, 2, 2, 2, 2, 2]);
  });

  test('is cut where it was asked', () => {
    const page = pageOfRows(preview(town), { preview: '', sheet: '表', offset: 3, limit: 2 });
    expect(page.total).toBe(9);
    expect(page.rows.map(({ row }) => row)).toEqual([4, 5]);
  });
});

test('the sum of the parts is the rows of the file', () => {
  const shown = presentPreview(project, 'preview-1', preview(town));
  expect(shown.parts).toEqual([
    { word: '标题', count: 1 },
    { word: '表头', count: 1 },
    { word: '小标题', count: 2 },
    { word: '条目', count: 4 },
    { word: '合计', count: 1 },
  ]);
  expect(shown.parts.reduce((sum, { count }) => sum + count, 0)).toBe(shown.rows);
  expect(shown).toMatchObject({ unit: '道河镇', direction: 'up', departmentEmpty: 1, questions: 0 });
});

test('a sender who contradicts the file name is a question, and stays noted with the list', () => {
  const stated = makeGrid(['填报单位：绥阳镇||', '序号|事项名称|工作任务', '1|打防火道|林边打防火道'], {
    merges: ['A1:C1'],
  });
  const file = preview(stated, '道河镇.xlsx');
  const shown = presentPreview(project, 'preview-1', file);
  expect(shown).toMatchObject({ unit: '绥阳镇', questions: 1, issues: [{ code: 'SENDER_UNCLEAR' }] });
  const id = write(file, '绥阳镇');
  expect(readSourceIssues(project.read, id).map(({ code }) => code)).toEqual(['SENDER_UNCLEAR']);
});

test('a unit written with its county before it is the registered one; a short name of it is told apart', () => {
  const writeFrom = (unit: string) => {
    const { fileName, format, bytes, table } = preview(town, `${unit}报送.xlsx`);
    unwrap(
      importSourceList(
        project,
        { fileName, format, bytes, table, unit, direction: 'down' },
        { unit, direction: 'down' },
      ),
    );
  };
  expect(presentPreview(project, 'p', preview(town, '农业农村局.xlsx')).registered).toEqual([]);
  for (const unit of ['农业农村局', '农业局', '东宁市农业农村局', '市农业农村局']) writeFrom(unit);
  expect(listUnits(project.read).map(({ name }) => name)).toEqual(['农业农村局', '农业局']);
  const third = presentPreview(project, 'p', preview(town, '东宁市农业农村局三报.xlsx'));
  expect([third.unit, third.direction, third.earlier, third.registered]).toEqual(['农业农村局', 'down', 3, ['down']]);
});

test('entries with doubts can be asked for alone', () => {
  const page = pageOfEntries(preview(town), { preview: '', doubtsOnly: true, offset: 0, limit: 10 });
  expect(page.rows.map(({ name, doubts, position }) => [name, doubts, position])).toEqual([
    ['污水站看管', ['部门空'], 7],
  ]);
});

describe('corrections', () => {
  const odd = makeGrid(['头一栏|二一栏', '1|打防火道', '2|清河滩', '3|不算']);
  const corrections: ReadingCorrections = [
    {
      sheet: '表',
      headers: [{ first: 1, last: 1 }],
      roles: [{ header: 1, column: 1, role: 'name' }],
      rows: [{ row: 4, as: 'skip' }],
    },
  ];

  test('are read again, written as seen, and remembered for the unit in the same action', () => {
    const first = preview(odd);
    expect(first.reading.headerMissing).toBe(true);
    const again = reread(first, [odd], corrections);
    expect([...again.table.entries].map(({ name }) => name)).toEqual(['打防火道', '清河滩']);
    const id = write(again);
    expect(
      listSourceRows(project.read, { sourceListId: id, offset: 0, limit: 10 }).rows.map(({ reason }) => reason),
    ).toEqual(['表头', '', '', '人工略过']);
    const next = preview(makeGrid(['七月', '头一栏|二一栏', '1|修村道']), '道河镇七月.xlsx');
    expect(next.remembered).toBe(true);
    expect([...next.table.entries].map(({ name }) => name)).toEqual(['修村道']);
    expect(verifyProject(project.read).ok).toBe(true);

    unwrap(undo(project));
    expect(findUnitByName(project.read, '道河镇')).toBe(null);
    expect(preview(odd).remembered).toBe(false);
  });

  test('of another unit are not used', () => {
    write(reread(preview(odd), [odd], corrections));
    expect(preview(odd, '绥阳镇.xlsx').remembered).toBe(false);
  });

  test('taken back are forgotten', () => {
    write(reread(preview(odd), [odd], corrections));
    const unitId = findUnitByName(project.read, '道河镇')?.id ?? 0;
    expect(readLayouts(project.read, unitId).size).toBe(1);
    const july = makeGrid(['头一栏|二一栏', '1|修村道', '序号|事项名称|内容', '2|植树|春天栽']);
    const next = preview(july, '道河镇七月.xlsx');
    expect(next.remembered).toBe(true);
    write(reread(next, [july], []));
    expect(readLayouts(project.read, unitId).size).toBe(0);
  });
});

describe('an earlier list', () => {
  const header = '序号|事项名称|工作任务';
  const june = makeGrid([header, '1|打防火道|林边打防火道', '2|清河滩|每月走河', '3|慰问军属|八一看望']);
  const july = makeGrid([header, '1|打防火道|林边打防火道', '2|清河滩|每周走河', '3|外出招商|跑客商']);

  test('is compared kind by kind', () => {
    const id = write(preview(june));
    const again = preview(july, '道河镇重报.xlsx');
    const [earlier] = runThrough(earlierLists(project, again, '道河镇'));
    expect(earlier).toMatchObject({
      sourceListId: id,
      entries: 3,
      sameRows: false,
      newer: true,
      counts: { unchanged: 1, reworded: 1, added: 1, gone: 1 },
    });
    const page = { preview: '', sourceListId: id, offset: 0, limit: 10 };
    expect(runThrough(pageOfDifference(project, again, { ...page, kind: 'gone' })).rows).toMatchObject([
      { before: { name: '慰问军属' }, after: null, fate: 'pending' },
    ]);
    expect(runThrough(pageOfDifference(project, again, { ...page, kind: 'reworded' })).rows[0]).toMatchObject({
      before: { text: '每月走河' },
      after: { text: '每周走河' },
    });
  });

  test("is one of the same list: a town's 基本 is none beside its 收回", () => {
    project.close();
    const input = { name: '安澜县', scheme: threeListScheme(), effectiveDate: '2025-06-30' };
    project = unwrap(createProject(join(folder.path, '安澜县.shuangshu'), input, testOptions()));
    const recalled = makeGrid(['序号|事项名称|承接部门', '1|打防火道|县林业局']);
    const own = write(preview(june, '道河镇基本履职事项清单.xlsx'));
    const recall = preview(recalled, '道河镇（三）.xlsx');
    expect(presentPreview(project, 'p', recall).earlier).toBe(0);
    expect(runThrough(earlierLists(project, recall, '道河镇'))).toEqual([]);
    write(recall);
    const again = preview(july, '道河镇基本履职事项清单（修改）.xlsx');
    expect(presentPreview(project, 'p', again).earlier).toBe(1);
    expect(runThrough(earlierLists(project, again, '道河镇')).map(({ sourceListId }) => sourceListId)).toEqual([own]);
    expect(presentPreview(project, 'p', preview(july, '道河镇.xlsx')).earlier).toBe(2);
  });

  test('opens at the row of an entry', () => {
    const id = write(preview(town));
    expect(readSourceSheet(project.read, id, { sheet: '表', row: 5 })).toMatchObject({
      unit: '道河镇',
      position: 4,
      sheets: [{ sheet: '表', rows: 9 }],
    });
  });
});
