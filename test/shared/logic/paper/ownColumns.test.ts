/** Columns that only one list of a scheme knows. */
import { describe, expect, test } from 'vitest';
import { fieldsIn, sidesIn, townsNamedIn } from '../../../../shared/logic/paper/layout/ownColumns';
import { presetScheme } from '../../../builders/townshipLists';

const list = (id: string) => {
  const [first] = presetScheme(id).lists;
  if (!first) throw new Error('a scheme has a list');
  return first;
};

test('fields are found by their heading, brackets and blanks aside, and stay as written', () => {
  const cells = { '行使方式（本级/授权/委托）': '委托行使', '项目 编码': 'CF-001', 追责情形: '' };
  expect(fieldsIn(cells, list('powers'))).toEqual({ manner: '委托行使', code: 'CF-001' });
});

describe('main and cooperating responsibility', () => {
  test('departments with what they do, the township on the side it is named', () => {
    const cells = {
      主体责任: '县水利局：组织河道清障。\n依法查处违法行为。\n县自然资源局：核实用地。',
      配合责任: '县公安局\n乡镇（街道）：巡查、上报，协助执法。',
    };
    expect(sidesIn(cells)).toEqual({
      townshipRole: 'cooperate',
      leadDepartment: '县水利局',
      jointLeads: ['县自然资源局'],
      coDepartments: ['县公安局'],
      duties: { 县水利局: '组织河道清障。\n依法查处违法行为。', 县自然资源局: '核实用地。' },
      text: '巡查、上报，协助执法。',
    });
  });

  test('a matter the township leads has departments that cooperate', () => {
    const cells = { 主体责任: '乡镇（街道）：组织实施危房改造。', 配合责任: '县住房城乡建设局：技术指导。' };
    expect(sidesIn(cells)).toMatchObject({
      townshipRole: 'main',
      leadDepartment: '县住房城乡建设局',
      text: '组织实施危房改造。',
    });
  });

  test('several units before one wording are each of them, and 和 inside a name parts none', () => {
    expect(
      sidesIn({ 主体责任: '县自然资源和规划局\n县公安局、县交通局：联合检查。', 配合责任: '石埠镇、柳坞乡：巡查。' }),
    ).toMatchObject({
      leadDepartment: '县自然资源和规划局',
      jointLeads: ['县公安局', '县交通局'],
      duties: { 县公安局: '联合检查。', 县交通局: '联合检查。' },
      text: '巡查。',
    });
    expect(townsNamedIn({ 主体责任: '县水利局：查处。', 配合责任: '石埠镇、柳坞乡：巡查。' })).toEqual([
      '石埠镇',
      '柳坞乡',
    ]);
    expect(townsNamedIn({ 配合责任: '各乡镇、石埠镇：巡查。' })).toEqual([]);
  });

  test('a unit alone on its line is one whatever its name ends in', () => {
    expect(sidesIn({ 主体责任: '县残联', 配合责任: '县民政局：核查\n各乡镇：上报' })).toMatchObject({
      leadDepartment: '县残联',
      coDepartments: ['县民政局'],
    });
    expect(sidesIn({ 主体责任: '县民政局\n县残联', 配合责任: '各乡镇：上报' })).toMatchObject({
      leadDepartment: '县民政局',
      jointLeads: ['县残联'],
      duties: {},
    });
    for (const name of ['县妇联', '县科协', '县工商联', '县人民政府', '人民银行', '县档案馆', '县融媒体台'])
      expect(sidesIn({ 主体责任: name, 配合责任: '各乡镇：上报' })?.leadDepartment).toBe(name);
  });

  test('what is done is no unit', () => {
    expect(sidesIn({ 主体责任: '负责执法监管', 配合责任: '指导粪污利用' })).toBeNull();
  });

  test('a table without such columns has no sides', () => {
    expect(sidesIn({ 情形: '一般' })).toBeNull();
  });
});
