/** 适用 as a matrix: sums tie with the lists, cells change with a reason as one action, and what is to be checked is told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import {
  readCellStory,
  readMatrixOutline,
  readMatrixRows,
} from '../../../electron/engine/services/townships/readMatrix';
import { setApplicabilityMany } from '../../../electron/engine/services/townships/setApplicabilityMany';
import { codeOf, temporaryFolder, unwrap } from '../../builders/project';
import { buildSampleCounty } from '../../builders/sampleCounty';

let folder: { path: string; remove(): void };
let project: ProjectFile;
const outline = () => readMatrixOutline(project);
const townId = (name: string) => outline().towns.find((town) => town.name === name)?.unitId ?? 0;
const itemId = (name: string) =>
  project.read.value<number>('SELECT itemId FROM itemVersion WHERE name = ? LIMIT 1', [name]) ?? 0;
const cellsOf = (id: number) => readMatrixRows(project, { ids: [id] })[0]?.cells;

beforeAll(() => {
  folder = temporaryFolder();
  project = buildSampleCounty(`${folder.path}/东宁.shuangshu`, []);
});
afterAll(() => {
  project.close();
  folder.remove();
});

describe('the matrix', () => {
  it('adds up to the lists of the townships', () => {
    const { towns, categories, townTimes } = outline();
    const summary = summarizeProject(project, { fileName: '', operator: '', backupAt: null });
    expect(towns.map(({ listed }) => listed)).toEqual(summary.townships.map(({ listed }) => listed));
    expect(towns.map(({ particular }) => particular)).toEqual(summary.townships.map(({ particular }) => particular));
    expect(townTimes).toBe(summary.townTimes);
    expect(categories.flatMap(({ ids }) => ids)).toHaveLength(summary.pool.live);
    for (const [at, town] of towns.entries())
      expect(categories.reduce((sum, { perTown }) => sum + (perTown[at] ?? 0), 0)).toBe(town.particular);
    const rows = readMatrixRows(project, { ids: categories.flatMap(({ particular }) => particular) });
    expect(rows.every(({ scope }) => scope === 'particular')).toBe(true);
    for (const [at, town] of towns.entries())
      expect(rows.filter(({ cells }) => cells[at] === 'applies')).toHaveLength(town.particular);
  });

  it('asks to check a township of the class that the item names', () => {
    const id = itemId('沿边开发开放政策宣传和项目对接');
    expect(outline().flagged).toContain(id);
    const at = outline().towns.findIndex(({ name }) => name === '老黑山镇');
    expect(cellsOf(id)?.[at]).toBe('check');
    const unitId = townId('老黑山镇');
    expect(unwrap(readCellStory(project, { itemId: id, unitId })).statedClass).toBe('沿边');
    const cells = [{ itemId: id, townshipIds: [unitId], applies: false }];
    unwrap(setApplicabilityMany(project, { cells, reason: '无开放平台' }));
    expect(cellsOf(id)?.[at]).toBe('out');
    expect(outline().flagged).not.toContain(id);
    expect(unwrap(readCellStory(project, { itemId: id, unitId }))).toMatchObject({
      reason: '无开放平台',
      statedClass: null,
      decisions: [{ operator: '王建国', summary: '“沿边开发开放政策宣传和项目对接”不适用老黑山镇：无开放平台' }],
    });
    unwrap(undo(project));
    expect(outline().flagged).toContain(id);
  });

  it('changes many cells as one action that is undone at once', () => {
    const before = outline().towns.map(({ listed }) => listed);
    const ids = outline()
      .categories.flatMap(({ particular }) => particular)
      .filter((id) => cellsOf(id)?.[2] !== 'applies')
      .slice(0, 10);
    const common = outline().categories[0]?.ids.find((id) => !ids.includes(id)) ?? 0;
    const town = townId('大肚川镇');
    const cells = [
      ...ids.map((id) => ({ itemId: id, townshipIds: [town], applies: true })),
      { itemId: common, townshipIds: [town], applies: false },
    ];
    expect(unwrap(setApplicabilityMany(project, { cells, reason: '山区镇' }))).toEqual({ cells: 11 });
    for (const id of ids) expect(cellsOf(id)?.[2]).toBe('applies');
    expect(cellsOf(common)?.[2]).toBe('out');
    expect(verifyProject(project.read).ok).toBe(true);
    unwrap(undo(project));
    expect(outline().towns.map(({ listed }) => listed)).toEqual(before);
  });

  it('leaves what stands so already with the reason it has, and says nothing of it', () => {
    const [id = 0] = outline().categories[0]?.ids ?? [];
    const [first, second, third] = ['道河镇', '绥阳镇', '东宁镇'].map(townId);
    const off = (reason: string, ...ids: (number | undefined)[]) =>
      setApplicabilityMany(project, {
        cells: ids.map((unitId = 0) => ({ itemId: id, townshipIds: [unitId], applies: false })),
        reason,
      });
    const reasonOf = (unitId = 0) => readCellStory(project, { itemId: id, unitId });
    unwrap(off('无林区', first));
    expect(unwrap(off('由园区承担', first, second))).toEqual({ cells: 1 });
    expect([first, second].map((town) => unwrap(reasonOf(town)).reason)).toEqual(['无林区', '由园区承担']);
    expect(codeOf(off('都不办', first, second))).toBe('NOTHING_CHANGED');
    // Of a cell named twice the last counts.
    const twice = [false, true].map((applies) => ({ itemId: id, townshipIds: [third ?? 0], applies }));
    expect(codeOf(setApplicabilityMany(project, { cells: twice, reason: '再想想' }))).toBe('NOTHING_CHANGED');
    for (const _ of [1, 2]) unwrap(undo(project));
  });

  it('writes another reason for a cell that stands so already where it is the reason that is meant', () => {
    const [id = 0] = outline().categories[0]?.ids ?? [];
    const [first, second] = ['道河镇', '绥阳镇'].map(townId);
    const explain = (unitId: number | undefined, applies: boolean, reason: string) =>
      setApplicabilityMany(project, {
        cells: [{ itemId: id, townshipIds: [unitId ?? 0], applies }],
        reason,
        explaining: true,
      });
    const storyOf = (unitId = 0) => unwrap(readCellStory(project, { itemId: id, unitId }));
    unwrap(explain(first, false, '无林区'));
    expect(unwrap(explain(first, false, '林区已划出'))).toEqual({ cells: 1 });
    expect(storyOf(first)).toMatchObject({ state: 'out', reason: '林区已划出' });
    expect(codeOf(explain(first, false, '林区已划出'))).toBe('NOTHING_CHANGED');
    const listed = outline().townTimes;
    unwrap(explain(second, true, '有林区'));
    expect(storyOf(second)).toMatchObject({ state: 'applies', reason: '有林区' });
    expect(outline().townTimes).toBe(listed);
    for (const _ of [1, 2, 3]) unwrap(undo(project));
    expect(storyOf(second).reason).toBe('');
  });

  it('writes nothing when an item would apply nowhere, or is not in the pool', () => {
    const [id = 0] = outline().categories[0]?.particular ?? [];
    const townshipIds = outline().towns.map(({ unitId }) => unitId);
    const before = cellsOf(id);
    const nowhere = { cells: [{ itemId: id, townshipIds, applies: false }], reason: '不办了' };
    expect(codeOf(setApplicabilityMany(project, nowhere))).toBe('ITEM_NOWHERE');
    expect(cellsOf(id)).toEqual(before);
    const unknown = { cells: [{ itemId: 99_999, townshipIds, applies: true }], reason: '有' };
    expect(codeOf(setApplicabilityMany(project, unknown))).toBe('ITEM_UNKNOWN');
  });
});
