/** Keys of the import preview as corrections: each pressed twice leads back to what was found. */
import { describe, expect, it } from 'vitest';
import {
  addToAbove,
  giveRole,
  headerHere,
  headerToo,
  skipOrTake,
  takeSheet,
} from '../../../../renderer/screens/sources/corrections';
import type { PreviewRow } from '../../../../shared/views/importing';

function row(number: number, kind: PreviewRow['kind'] = 'entry'): PreviewRow {
  return { sheet: '表', row: number, kind, mark: '', cells: [], filled: [], hidden: false, headerRow: 1 };
}

describe('the header keys', () => {
  it('set the header to a row, and back', () => {
    const set = headerHere([], row(4));
    expect(set).toEqual([{ sheet: '表', headers: [{ first: 4, last: 4 }], roles: [], rows: [] }]);
    expect(headerHere(set, row(4))).toEqual([]);
  });

  it('take the row below into the header, and begin another table further down', () => {
    const deep = headerToo([], row(3), { first: 2, last: 2 });
    expect(deep[0]?.headers).toEqual([{ first: 2, last: 3 }]);
    const two = headerToo([], row(20), { first: 2, last: 2 });
    expect(two[0]?.headers).toEqual([
      { first: 2, last: 2 },
      { first: 20, last: 20 },
    ]);
  });
});

describe('the skip key', () => {
  it('sets an entry aside, takes another row in, and back', () => {
    const skipped = skipOrTake([], row(5));
    expect(skipped[0]?.rows).toEqual([{ row: 5, as: 'skip' }]);
    expect(skipOrTake(skipped, row(5, 'note'))).toEqual([]);
    expect(skipOrTake([], row(6, 'total'))[0]?.rows).toEqual([{ row: 6, as: 'entry' }]);
  });
});

describe('the key that adds a row to the entry above', () => {
  it('does so, takes the place of skipping, and back', () => {
    const added = addToAbove(skipOrTake([], row(5)), row(5));
    expect(added[0]?.rows).toEqual([{ row: 5, as: 'continued' }]);
    expect(addToAbove(added, row(5))).toEqual([]);
  });
});

describe('the role keys', () => {
  it('let the old name column go when another becomes the name', () => {
    const first = giveRole([], '表', { header: 1, column: 2 }, 'name');
    const second = giveRole(first, '表', { header: 1, column: 3 }, 'name');
    expect(second[0]?.roles).toEqual([{ header: 1, column: 3, role: 'name' }]);
  });

  it('keep the roles of other tables of the sheet', () => {
    const first = giveRole([], '表', { header: 1, column: 2 }, 'name');
    expect(giveRole(first, '表', { header: 20, column: 2 }, 'text')[0]?.roles).toHaveLength(2);
  });
});

describe('a sheet', () => {
  it('is left out or taken in without touching the others', () => {
    const left = takeSheet(headerHere([], row(4)), '另表', false);
    expect(left.map(({ sheet, take }) => [sheet, take])).toEqual([
      ['表', undefined],
      ['另表', false],
    ]);
  });
});
