/** What a want touches, and the sentence about townships nobody asked. */
import { expect, test } from 'vitest';
import { refuseUnasked, touchOf } from '../../../../shared/logic/requests/touchOf';
import type { RequestWant } from '../../../../shared/model/request';
import { itemContent } from '../../../builders/itemContent';

const towns = ['城关镇', '岭头乡', '河口乡'];
const common = itemContent(1, { name: '一' });
const narrow = itemContent(2, {
  ...{ name: '二', scope: 'particular' },
  townships: [{ township: '岭头乡', applies: true, reason: '' }],
});
const ground = { item: common, other: undefined, takenOver: 0, named: [], towns };

test('narrowing touches those that lose it; words of a township’s own stay where only the text changes', () => {
  const apply: Extract<RequestWant, { kind: 'apply' }> = { kind: 'apply', itemId: 1, townships: ['岭头乡'], why: '' };
  expect(touchOf(apply, { ...ground, named: apply.townships })).toEqual({
    towns: ['城关镇', '河口乡'],
    townEffect: -2,
  });
  // Written as it was called then.
  const renamed = { ...apply, townships: ['岭头公社'] };
  expect(touchOf(renamed, { ...ground, named: ['岭头乡'] })).toEqual({ towns: ['城关镇', '河口乡'], townEffect: -2 });
  const own = { township: '河口乡', applies: true, reason: '', wording: '本乡的写法' };
  const item = itemContent(1, { name: '一', townships: [own] });
  const amended = (more: object) => touchOf({ kind: 'amend', itemId: 1, ...more }, { ...ground, item }).towns;
  expect(amended({ text: '改写' })).toEqual(['城关镇', '岭头乡']);
  expect(amended({ text: '改写', name: '新名' })).toEqual(towns);
});

test('merging counts what the item kept gains', () => {
  const merge = { kind: 'subtract', itemId: 1, reasonKind: '内容重复合并', targetItemId: 2 } as const;
  expect(touchOf(merge, { ...ground, other: narrow })).toEqual({ towns, townEffect: -1 });
});

test('the sentence names them and says what to do', () => {
  expect(refuseUnasked(towns, towns)).toBeNull();
  expect(refuseUnasked(['城关镇', '岭头乡'], ['岭头乡'])).toBe(
    '拟作的调整会改动城关镇的清单，不在申请涉及的乡镇之列，没有征求书面意见。请先改申请内容，加进涉及的乡镇并补齐意见，或把调整限于岭头乡。',
  );
  expect(refuseUnasked(['城关镇'], [])).toBe(
    '拟作的调整会改动城关镇的清单，不在申请涉及的乡镇之列，没有征求书面意见。请先改申请内容，加进涉及的乡镇并补齐意见。',
  );
});
