/** Old, short and full names of departments mean the same in any county. */
import { describe, expect, it } from 'vitest';
import { compareDepartments, departmentFunctions } from '../../../../shared/logic/matching/departmentNames';
import departmentData from '../../../../shared/logic/matching/departmentNames.json';

const relation = (left: string, right: string) =>
  compareDepartments(departmentFunctions(left), departmentFunctions(right));

describe('departments of any county', () => {
  it.each([
    ['国土局', '市自然资源局'],
    ['社工部', '县委社会工作部'],
    ['文广局', '市文体广电和旅游局'],
    ['林业局', '市林业和草原局'],
    ['民宗局', '市民族宗教事务局'],
    ['乡村振兴局', '县农业农村局'],
    ['扶贫办', '农业农村局'],
    ['环保局', '牡丹江市东宁生态环境局'],
    ['税务局', '国家税务总局东宁市税务局'],
    ['水利局', '市水务局'],
    ['派出所', '市公安局'],
    ['人社局', '平阴县人力资源和社会保障局'],
    ['安监局', '山东省济南市平阴县应急管理局'],
    ['教育局', '市教育体育局'],
    ['团委', '共青团东宁市委'],
    ['工商所', '区市场监督管理局'],
    ['卫计局、民政局', '民政局'],
    ['公安县财政局', '财政局'],
    ['城管局', '旗综合行政执法局'],
  ])('%s is %s', (left, right) => {
    expect(relation(left, right)).toBe('same');
  });

  it.each([
    ['民政局', '市公安局'],
    ['营商环境建设监督局', '生态环境局'],
    ['公安县财政局', '公安局'],
    ['市市场监督管理局', '应急管理局'],
    ['边防大队', '市公安局'],
    ['科学技术协会', '科学技术局'],
  ])('%s is not %s', (left, right) => {
    expect(relation(left, right)).toBe('different');
  });

  it('is unknown when a side names none', () => {
    expect(relation('', '民政局')).toBe('unknown');
    expect(relation('民政局', '、')).toBe('unknown');
  });

  it('lets a department nobody knows stand for itself, without its place', () => {
    expect(relation('东宁市蓝莓产业中心', '蓝莓产业中心')).toBe('same');
  });

  it('reads every name of the list as its own function, with any place before it', () => {
    for (const { function: does, names } of departmentData.functions) {
      for (const name of names) {
        expect(departmentFunctions(name), name).toContain(does);
        expect(departmentFunctions(`安澜县${name}`), name).toContain(does);
      }
    }
  });
});
