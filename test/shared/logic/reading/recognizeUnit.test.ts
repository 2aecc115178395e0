/** Whose table a file is, by its name and its 填报单位. */
import { describe, expect, test } from 'vitest';
import { recognizeUnit } from '../../../../shared/logic/reading/senders/recognizeUnit';

const units = [
  { name: '东宁镇', aliases: ['东宁'] },
  { name: '三岔口镇', aliases: ['三岔口朝鲜族镇', '三岔口'] },
  { name: '道河镇', aliases: ['道河'] },
  { name: '市自然资源局', aliases: ['国土局', '市国土资源局'] },
  { name: '市委组织部', aliases: [] },
  { name: '市委社会工作部', aliases: ['社工部'] },
  { name: '牡丹江市东宁生态环境局', aliases: ['环保局', '市生态环境局'] },
];

describe('recognizeUnit', () => {
  test.each([
    ['东宁镇反向梳理职责任务清单.xlsx', '东宁镇人民政府', '东宁镇'],
    ['三岔口镇任务统计表.xls', '', '三岔口镇'],
    ['统计表.xls', '三岔口朝鲜族镇人民政府（盖章）', '三岔口镇'],
    ['道河镇.xlsx', '', '道河镇'],
    ['道河镇职责任务（反向）20250615.xlsx', '', '道河镇'],
    ['37牡丹江市东宁生态环境局乡镇职责任务清单.xlsx', '', '牡丹江市东宁生态环境局'],
    ['新建 Microsoft Excel 工作表.xlsx', '国土局', '市自然资源局'],
    ['04东宁市委组织部（定稿）.docx', '', '市委组织部'],
    ['乡镇职责任务清单.xlsx', '', null],
    ['东宁镇、道河镇汇总.xlsx', '', null],
    ['C:\\表\\社工部 2025年6月报送.xlsx', '', '市委社会工作部'],
  ])('%s with %j is %s', (fileName, statedUnit, unit) => {
    expect(recognizeUnit(fileName, statedUnit, units)).toBe(unit);
  });

  test('what the table states counts before the file’s name', () => {
    expect(recognizeUnit('东宁镇清单.xlsx', '道河镇人民政府', units)).toBe('道河镇');
  });

  test.each([
    ['1.xlsx', '东宁市道河镇人民政府', '道河镇'],
    ['1.xlsx', '黑龙江省东宁市道河镇党政办', '道河镇'],
    ['1.xlsx', '宁安市道河镇人民政府', null],
    ['自然资源局报送.doc', '', '市自然资源局'],
    ['1.xlsx', '市自然资源局执法大队', null],
    ['组织部清单终稿.xlsx', '', '市委组织部'],
    ['30国家税务总局东宁市税务局乡镇职责任务清单.xlsx', '国家税务总局东宁市税务局', null],
    ['东宁市乡镇职责任务清单.xlsx', '', null],
    ['道河林业局职责任务清单.xlsx', '', null],
    ['道河农业站职责任务清单.xlsx', '', '道河镇'],
  ])('in its county, %s with %j is %s', (fileName, statedUnit, unit) => {
    expect(recognizeUnit(fileName, statedUnit, units, '东宁市')).toBe(unit);
  });
});
