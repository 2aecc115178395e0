/** Cells taken apart: citations, names, townships, roles. */
import { describe, expect, test } from 'vitest';
import {
  readApplies,
  readTownshipRole,
  splitBases,
  splitNames,
} from '../../../../shared/logic/reading/rows/cellValues';

describe('citations of a cell', () => {
  test.each([
    ['《甲法》；《乙条例》第三条', ['《甲法》', '《乙条例》第三条']],
    ['《甲法》、《乙条例》（国务院令第1号）、《丙办法》', ['《甲法》', '《乙条例》（国务院令第1号）', '《丙办法》']],
    ['《甲法》《乙条例》', ['《甲法》', '《乙条例》']],
    ['《甲法》第五条《乙条例》第三条', ['《甲法》第五条', '《乙条例》第三条']],
    ['《甲法》（主席令第7号） 《乙条例》', ['《甲法》（主席令第7号）', '《乙条例》']],
    ['中办发〔2019〕30号《甲意见》第三条', ['中办发〔2019〕30号《甲意见》第三条']],
    ['《甲法》第五条、第六条；\n《乙条例》；', ['《甲法》第五条、第六条', '《乙条例》']],
    ['1.《甲法》\n2、《乙条例》\n（3）《丙办法》', ['《甲法》', '《乙条例》', '《丙办法》']],
    [
      '《关于印发〈甲；乙方案〉的通知》（国办发〔2015〕74号）',
      ['《关于印发〈甲；乙方案〉的通知》（国办发〔2015〕74号）'],
    ],
    ['《甲法》第五条；第六条\n第八条第二款；《乙条例》', ['《甲法》第五条、第六条、第八条第二款', '《乙条例》']],
    ['《甲意见》\n（中办发〔2019〕30号）', ['《甲意见》（中办发〔2019〕30号）']],
    ['《规范村级组织工作事务、机制牌子和证明事项的意见》', ['《规范村级组织工作事务、机制牌子和证明事项的意见》']],
    ['国防法、民兵条例', ['国防法', '民兵条例']],
    ['《甲法\n乙通知》', ['《甲法\n乙通知》']],
    ['《没有结束\n第二行', ['《没有结束', '第二行']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(splitBases(text)).toEqual(expected);
  });
});

test('names are parted at every usual sign and placeholders are none', () => {
  expect(splitNames('市公安局、市司法局，市残联\n市妇联')).toEqual(['市公安局', '市司法局', '市残联', '市妇联']);
  expect(splitNames('无')).toEqual([]);
  expect(splitNames('市文体广电和旅游局')).toEqual(['市文体广电和旅游局']);
});

describe('townships', () => {
  test.each(['各镇', '各乡镇', '全部', '所有乡镇', '全市各镇街', '共性', '各乡镇（街道）', '通用', '全体乡镇'])(
    '%s means all',
    (text) => {
      expect(readApplies(text)).toBe('all');
    },
  );

  test.each(['各街镇', '全区各街镇', '所有街道乡镇', '各街道（镇）', '各街道、镇', '各镇（街）', '各街乡'])(
    '%s of a district means all',
    (text) => {
      expect(readApplies(text)).toBe('all');
    },
  );

  test.each([
    ['东宁镇、绥阳镇', ['东宁镇', '绥阳镇']],
    ['东宁镇和绥阳镇', ['东宁镇', '绥阳镇']],
    ['和平镇', ['和平镇']],
    ['老黑山镇\n道河镇', ['老黑山镇', '道河镇']],
  ])('%j are named', (text, expected) => {
    expect(readApplies(text)).toEqual(expected);
  });

  test('乡镇 names no township', () => {
    expect(readApplies('乡镇')).toBeNull();
    expect(readApplies('属地乡镇')).toBeNull();
    expect(readApplies('街镇')).toBeNull();
  });

  test('an empty cell says nothing', () => {
    expect(readApplies(' — ')).toBeNull();
  });
});

test.each([
  ['主体责任', 'main'],
  ['主体', 'main'],
  ['配 合', 'cooperate'],
  ['协助', 'cooperate'],
  ['牵头负责', 'main'],
  ['不详', null],
])('the role %s is %s', (text, expected) => {
  expect(readTownshipRole(text)).toBe(expected);
});
