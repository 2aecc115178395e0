/** Keys, widths and ranges of the grid. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitColumns, idsBetween, moveByKey } from '../../../../renderer/components/grid/gridModel';

const size = { rows: 417, columns: 8, page: 20 };

describe('moveByKey', () => {
  test('arrows move by one and stop at the edges', () => {
    expect(moveByKey('ArrowDown', false, { row: 4, column: 2 }, size)).toEqual({ row: 5, column: 2 });
    expect(moveByKey('ArrowDown', false, { row: 416, column: 2 }, size)).toEqual({ row: 416, column: 2 });
    expect(moveByKey('ArrowUp', false, { row: 0, column: 2 }, size)).toEqual({ row: 0, column: 2 });
    expect(moveByKey('ArrowLeft', false, { row: 3, column: 0 }, size)).toEqual({ row: 3, column: 0 });
  });

  test('Home and End stay in the row, with Ctrl they go to the corners', () => {
    expect(moveByKey('End', false, { row: 3, column: 1 }, size)).toEqual({ row: 3, column: 7 });
    expect(moveByKey('Home', false, { row: 3, column: 5 }, size)).toEqual({ row: 3, column: 0 });
    expect(moveByKey('End', true, { row: 3, column: 1 }, size)).toEqual({ row: 416, column: 7 });
    expect(moveByKey('Home', true, { row: 3, column: 1 }, size)).toEqual({ row: 0, column: 0 });
  });

  test('pages move by a page', () => {
    expect(moveByKey('PageDown', false, { row: 3, column: 1 }, size)).toEqual({ row: 23, column: 1 });
    expect(moveByKey('PageUp', false, { row: 3, column: 1 }, size)).toEqual({ row: 0, column: 1 });
  });

  test('other keys do not move', () => {
    expect(moveByKey('a', true, { row: 3, column: 1 }, size)).toBeNull();
  });

  test('no key leaves the grid, even an empty one', () => {
    const keys = fc.constantFrom(
      'ArrowDown',
      'ArrowUp',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
    );
    fc.assert(
      fc.property(
        keys,
        fc.boolean(),
        fc.nat(50),
        fc.nat(9),
        fc.nat(50),
        fc.nat(9),
        (key, ctrl, row, column, rows, columns) => {
          const next = moveByKey(key, ctrl, { row, column }, { rows, columns, page: 7 });
          expect(next).not.toBeNull();
          if (!next) return;
          expect(next.row).toBeGreaterThanOrEqual(0);
          expect(next.column).toBeGreaterThanOrEqual(0);
          if (row < rows) expect(next.row).toBeLessThan(rows);
          if (column < columns) expect(next.column).toBeLessThan(columns);
        },
      ),
    );
  });
});

describe('fitColumns', () => {
  test('spare width goes to the growing columns by their shares', () => {
    const columns = [
      { size: 50, grow: 0 },
      { size: 100, grow: 1 },
      { size: 100, grow: 2 },
    ];
    expect(fitColumns(columns, 550)).toEqual([50, 200, 300]);
  });

  test('nothing shrinks when there is too little width', () => {
    expect(
      fitColumns(
        [
          { size: 50, grow: 1 },
          { size: 90, grow: 0 },
        ],
        60,
      ),
    ).toEqual([50, 90]);
  });

  test('never wider than the grid once the first sizes fit', () => {
    const column = fc.record({ size: fc.integer({ min: 20, max: 300 }), grow: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 12 }), fc.nat(3_000), (columns, extra) => {
        const fixed = columns.reduce((sum, { size: own }) => sum + own, 0);
        const sum = fitColumns(columns, fixed + extra).reduce((total, width) => total + width, 0);
        expect(sum).toBeGreaterThanOrEqual(fixed);
        expect(sum).toBeLessThanOrEqual(fixed + extra);
      }),
    );
  });
});

describe('idsBetween', () => {
  test('both ends are included, whichever comes first', () => {
    const ids = [11, 12, 13, 14];
    expect(idsBetween((index) => ids[index], 1, 3)).toEqual([12, 13, 14]);
    expect(idsBetween((index) => ids[index], 3, 1)).toEqual([12, 13, 14]);
  });

  test('rows whose ids are not known are left out', () => {
    expect(idsBetween((index) => (index === 1 ? undefined : index), 0, 2)).toEqual([0, 2]);
  });
});
