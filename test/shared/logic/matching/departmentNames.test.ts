/** Old, short and full names of departments mean the same in any county. */
import { describe, expect, it } from 'vitest';
import { compareDepartments, departmentFunctions } from '../../../../shared/logic/matching/knowledge/departmentNames';
import departmentData from '../../../../shared/logic/matching/knowledge/departmentNames.json';

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

  it.each([
    // One office of the township does this for both.
    ['林业站', '县自然资源和规划局'],
    ['规建办', '县自然资源局'],
    ['应急办', '县消防救援大队'],
    ['劳动保障所', '县医疗保障局'],
    // Of everything something.
    ['党政综合办公室', '县档案局'],
    ['便民服务中心', '县医疗保障局'],
    ['社会事务办', '县卫生健康局'],
    ['综合执法队', '县农业农村局'],
    ['石门铺镇人民政府', '县水利局'],
    // Nobody knows what it does.
    ['县黄河河口中心', '县水利局'],
  ])('whether %s is %s cannot be told', (left, right) => {
    expect(relation(left, right)).toBe('unknown');
    expect(relation(right, left)).toBe('unknown');
  });

  it.each([
    ['食安办', '县市场监督管理局'],
    ['经管站', '县农业农村局'],
    ['教委办', '县教育和体育局'],
    ['城管执法队', '县城市管理局'],
    ['公路站', '县交通运输局'],
  ])('%s of a township is an office of %s', (left, right) => {
    expect(relation(left, right)).toBe('same');
  });

  it('calls neighbours only what it knows, and no name both a field and none', () => {
    const functions = departmentData.functions.map((entry) => entry.function);
    for (const pair of departmentData.neighbours) {
      expect(pair).toHaveLength(2);
      for (const one of pair) expect(functions, one).toContain(one);
    }
    const names = departmentData.functions.flatMap((entry) => entry.names);
    for (const general of departmentData.general) expect(names, general).not.toContain(general);
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
