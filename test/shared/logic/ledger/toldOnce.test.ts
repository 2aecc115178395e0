/** What says one thing of many items is one line, and opens into them; every line of the ledger is in it once. */
import { expect, test } from 'vitest';
import { foldTold, toldOnce } from '../../../../shared/logic/ledger/toldOnce';
import { fillingReason } from '../../../../shared/logic/schemes/newFields';
import { ABOLITION_REASON } from '../../../../shared/model/round';
import { changeOf } from '../../../builders/checkFacts';

const merged = { kind: 'amend', reasonKind: ABOLITION_REASON, reason: '小河乡撤销，并入石桥镇' } as const;
const filled = {
  kind: 'amend',
  reasonKind: fillingReason([{ label: '风险等级' }]),
  basis: '市委编办〔2025〕31号',
} as const;
const CHANGES = [
  changeOf({ id: 1, itemId: 1, kind: 'add' }),
  changeOf({ id: 2, itemId: 2, ...merged }),
  changeOf({ id: 3, itemId: 3, ...merged }),
  changeOf({ id: 4, itemId: 4, ...filled }),
  changeOf({ id: 5, itemId: 5, ...merged, reason: '大坪乡撤销，并入石桥镇' }),
  changeOf({ id: 6, itemId: 6, ...filled }),
  changeOf({ id: 7, itemId: 7, ...filled, roundId: 3 }),
  changeOf({ id: 8, itemId: 2, ...merged }),
];

const shown = (...opened: number[]) =>
  foldTold(CHANGES, new Set(opened)).map(({ id, together }) => (together?.head ? `${id}×${together.lines}` : id));

test('on paper each is told once, with how many it is told of', () => {
  expect(toldOnce(CHANGES).map(({ change, items }) => [change.id, items])).toEqual([
    ...[
      [1, 1],
      [2, 3],
      [4, 2],
      [5, 1],
      [7, 1],
    ],
  ]);
});

test('in the window it is folded, and shows what it stands for below it when it is opened', () => {
  expect(shown()).toEqual([1, '2×3', '4×2', 5, 7]);
  expect(shown(2)).toEqual([1, '2×3', 2, 3, 8, '4×2', 5, 7]);
  expect(shown(2, 4)).toEqual([1, '2×3', 2, 3, 8, '4×2', 4, 6, 5, 7]);
  // One by itself has nothing to open.
  expect(shown(5)).toEqual(shown());
});
