/** Names of units out of what a person pasted. */
import { describe, expect, it } from 'vitest';
import { pastedNames } from '../../../../renderer/screens/units/pastedNames';

describe('pastedNames', () => {
  it('takes one name a line or cell, without serial numbers, blanks and repeats', () => {
    expect(pastedNames('1、东宁镇\r\n2. 三岔口镇\r\n\r\n（三）大肚川镇\t35\n东宁镇\n')).toEqual([
      '东宁镇',
      '三岔口镇',
      '大肚川镇',
    ]);
  });

  it('keeps numbers that belong to the name', () => {
    expect(pastedNames('第五街道\n八五五农场')).toEqual(['第五街道', '八五五农场']);
  });
});
