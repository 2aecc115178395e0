/** Who says of himself that the table is his, on a line that says more. */
import { expect, test } from 'vitest';
import { findStatedUnit } from '../../../../shared/logic/reading/rows/rowWords';

test('the date at the other end of the line is no part of the name', () => {
  expect(findStatedUnit('单位：安澜县临江镇2025年6月18日')).toBe('安澜县临江镇');
  expect(findStatedUnit('单位：安澜县临江镇\t2025年6月18日')).toBe('安澜县临江镇');
  expect(findStatedUnit('填报单位（盖章）：东宁镇人民政府 填报时间：2025年6月')).toBe('东宁镇人民政府');
});
