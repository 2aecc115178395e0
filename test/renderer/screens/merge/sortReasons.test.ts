/** Reasons as the matching writes them, sorted for the bench: a rival warns, and neither it nor the difference speaks for the item. */
import { expect, it } from 'vitest';
import { sortReasons } from '../../../../renderer/screens/merge/candidates/sortReasons';
import { matchEntries } from '../../../../shared/logic/matching/matchEntries';

it('sortReasons: a rival is a warning, and the difference stands by itself', () => {
  const items = [
    { id: '接访', name: '领导干部接访下访', text: '领导干部定期接待来访群众，约访下访。' },
    { id: '信访', name: '信访事项受理办理', text: '受理来信来访，按期答复信访人。' },
  ];
  const entries = [
    { id: '甲', name: '领导干部接访下访', text: '镇领导每周接待来访群众，下村约访。', unit: '道河镇' },
    { id: '乙', name: '来访群众接待答复', text: '来访群众接待登记。', unit: '道河镇' },
  ];
  const [, letters] = matchEntries(items, entries);
  const reasons = letters?.candidates.find(({ item }) => item === '接访')?.reasons ?? [];
  const { supports, warnings, difference } = sortReasons(reasons);
  expect(warnings).toEqual(['同一乡镇另有“领导干部接访下访”，更像此项']);
  expect(supports.length).toBeGreaterThan(0);
  expect(supports.length + warnings.length + 1).toBe(reasons.length);
  expect(`差别：${difference}`).toBe(reasons.at(-1));
});

it('sortReasons: without a difference it is empty', () => {
  expect(sortReasons(['同一部门'])).toEqual({ supports: ['同一部门'], warnings: [], difference: '' });
});
