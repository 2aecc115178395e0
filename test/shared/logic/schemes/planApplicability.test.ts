/** 按镇情设 as a plan, and which classes an item's words name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftNowhere, type PlannedItem, planApplicability } from '../../../../shared/logic/schemes/planApplicability';
import { statedClasses } from '../../../../shared/logic/schemes/statedClasses';

const towns = [
  { unitId: 1, classes: ['城关镇', '沿边'] },
  { unitId: 2, classes: ['山区'] },
  { unitId: 3, classes: ['林区', '沿边'] },
];
const item: PlannedItem = { id: 7, cells: ['check', 'applies', 'applies'] };

describe('planApplicability', () => {
  it('makes an item apply to the townships of a class and to no others', () => {
    expect(planApplicability([item], towns, ['沿边'], 'only')).toEqual([
      { itemId: 7, townshipIds: [1], applies: true },
      { itemId: 7, townshipIds: [2], applies: false },
    ]);
  });

  it('adds and takes away without touching the others', () => {
    expect(planApplicability([item], towns, ['沿边'], 'add')).toEqual([{ itemId: 7, townshipIds: [1], applies: true }]);
    expect(planApplicability([item], towns, ['林区'], 'remove')).toEqual([
      { itemId: 7, townshipIds: [3], applies: false },
    ]);
  });

  it('names items that would apply nowhere', () => {
    expect(leftNowhere([item], planApplicability([item], towns, ['林区', '山区'], 'remove'))).toEqual([7]);
    expect(leftNowhere([item], planApplicability([item], towns, ['沿边'], 'only'))).toEqual([]);
  });

  const cell = fc.constantFrom('applies' as const, 'out' as const, 'check' as const);
  const rule = fc.constantFrom('only' as const, 'add' as const, 'remove' as const);
  it('changes only cells that differ, and asks for nothing more when done twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell)),
        rule,
        fc.subarray(['沿边', '山区', '林区']),
        (rows, how, classes) => {
          const items = rows.map((cells, id) => ({ id, cells }));
          const plan = planApplicability(items, towns, classes, how);
          const after = items.map(({ id, cells }) => ({
            id,
            cells: cells.map((state, at) => {
              const change = plan.find((one) => one.itemId === id && one.townshipIds.includes(towns[at]?.unitId ?? 0));
              if (change) expect(change.applies).toBe(state !== 'applies');
              return change ? (change.applies ? ('applies' as const) : ('out' as const)) : state;
            }),
          }));
          expect(planApplicability(after, towns, classes, how)).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('statedClasses', () => {
  it('finds a class by its name or with 镇 behind its core', () => {
    expect(statedClasses('沿边村党建固边工作', ['城关镇', '沿边'])).toEqual(['沿边']);
    expect(statedClasses('民族镇风俗传承', ['民族乡镇'])).toEqual(['民族乡镇']);
  });

  it('does not take 民族团结 for a 民族乡镇', () => {
    expect(statedClasses('民族团结进步创建', ['民族乡镇'])).toEqual([]);
  });
});
