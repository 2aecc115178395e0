/** Sheet names that Excel accepts. */
import { describe, expect, it } from 'vitest';
import { sheetName } from '../../../../shared/logic/paper/sheetName';

describe('sheetName', () => {
  it.each([
    ['三岔口镇职责任务清单', '三岔口镇职责任务清单'],
    ["[甲]:乙*?/\\'丙", '甲乙丙'],
    ['', '清单'],
    ['History', '清单'],
    ['字'.repeat(40), '字'.repeat(31)],
    [`${'字'.repeat(30)}😀`, '字'.repeat(30)],
  ])('makes %j into %j', (wished, expected) => {
    expect(sheetName(wished)).toBe(expected);
  });
});
