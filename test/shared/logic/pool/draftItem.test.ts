/** What an entry says, as the first wording of an item. */
import { expect, test } from 'vitest';
import { draftItem } from '../../../../shared/logic/pool/draftItem';
import { readEntry } from '../../../builders/project';
import { sixCategoryScheme, threeListScheme } from '../../../builders/townshipLists';

const six = sixCategoryScheme();

test('everything the table said stands in the draft', () => {
  const entry = readEntry('管护防火隔离带', {
    category: '生态环境保护',
    department: '市林草局',
    coDepartments: ['市应急局'],
    townshipRole: 'cooperate',
    bases: ['《森林防火条例》（国务院令第541号）第十六条'],
    applies: ['道河镇', '绥阳镇'],
    remark: '沿边',
  });
  expect(draftItem(entry, '市委组织部', 'down', six)).toEqual({
    listId: 'duties',
    category: '生态环境保护',
    name: '管护防火隔离带',
    text: '管护防火隔离带，按月报告。',
    townshipRole: 'cooperate',
    leadDepartment: '市林草局',
    coDepartments: ['市应急局'],
    jointLeads: [],
    receivers: [],
    method: '',
    duties: {},
    fields: {},
    bases: [{ title: '森林防火条例', docNumber: '国务院令第541号', clause: '第十六条' }],
    scope: 'particular',
    townships: ['道河镇', '绥阳镇'],
    remark: '沿边',
  });
});

test('各有关部门 is nobody to be registered: it stays among the remarks, and what it does with the wording', () => {
  const entry = readEntry('无照经营查处', {
    department: '县市监局',
    coDepartments: ['县公安局', '各有关部门'],
    remark: '沿边',
    extra: { superiorDuty: '县市监局：查处\n各有关部门：按职责查处' },
  });
  expect(draftItem(entry, '县市监局', 'down', six)).toMatchObject({
    coDepartments: ['县公安局'],
    duties: { 县市监局: '县市监局：查处\n各有关部门：按职责查处' },
    remark: '沿边\n配合部门写作“各有关部门”',
  });
});

test('有关部门 beside the leading department in one cell is told in the remark, too, once', () => {
  const extra = { superiorDuty: '查处违法捕捞。' };
  const cell = (department: string, coDepartments: string[] = []) =>
    draftItem(readEntry('禁渔巡查', { department, coDepartments, remark: '', extra }), '县水利局', 'down', six);
  expect(cell('县水利局、县公安局、有关部门')).toMatchObject({
    leadDepartment: '县水利局',
    coDepartments: ['县公安局'],
    remark: '配合部门写作“有关部门”',
  });
  expect(cell('县水利局、有关部门', ['各相关单位', '有关部门']).remark).toBe('配合部门写作“有关部门、各相关单位”');
});

test.each([
  '有关部门',
  '各有关部门',
  '相关部门',
  '有关单位',
  '县直有关部门',
  '各行业主管部门',
  '有关部门（单位）',
  '有关部门、单位',
])('%s alone is nobody: no unit is responsible, not even who handed it in, and the words stay', (department) => {
  const entry = readEntry('禁渔巡查', { department, remark: '' });
  const words = department.replace('、单位', '');
  for (const direction of ['up', 'down'] as const) {
    const draft = draftItem(entry, '县水利局', direction, six);
    expect(draft).toMatchObject({ leadDepartment: '', coDepartments: [], duties: {} });
    expect(draft.remark).toContain(`责任部门写作“${words}”`);
  }
});

test('有关部门 before a named department leaves that one leading; as receiver and as a side it is nobody either', () => {
  const first = draftItem(readEntry('禁渔巡查', { department: '有关部门、县公安局', remark: '' }), '道河镇', 'up', six);
  expect(first).toMatchObject({ leadDepartment: '县公安局', coDepartments: [] });
  expect(first.remark).toBe('配合部门写作“有关部门”');

  const extra = { superiorDuty: '查处违法捕捞。', townDuty: '劝阻上报。' };
  const told = draftItem(
    readEntry('禁渔', { department: '有关部门', remark: '', extra }),
    '临江镇',
    'up',
    threeListScheme(),
  );
  expect(told).toMatchObject({ leadDepartment: '', duties: {} });
  expect(told.remark).toBe('责任部门写作“有关部门”：查处违法捕捞。');

  const recalled = readEntry('特种设备检查', {
    category: '市场监管',
    remark: '',
    extra: { receiver: '县市监局、有关部门', method: '直接检查。' },
  });
  expect(draftItem(recalled, '临江镇', 'up', threeListScheme())).toMatchObject({
    receivers: ['县市监局'],
    remark: '承接部门写作“有关部门”',
  });
});

test('a department leads what it lists itself; a township never does', () => {
  expect(draftItem(readEntry('巡查'), '市委组织部', 'down', six).leadDepartment).toBe('市委组织部');
  expect(draftItem(readEntry('巡查'), '道河镇', 'up', six).leadDepartment).toBe('');
  expect(draftItem(readEntry('巡查', { department: '市公安局' }), '道河镇', 'up', six).leadDepartment).toBe('市公安局');
});

test('a table that does not say where it applies, or says everywhere, makes a common item of main responsibility', () => {
  for (const applies of [null, 'all'] as const) {
    const draft = draftItem(readEntry('巡查', { applies, townshipRole: null }), 'x', 'down', six);
    expect([draft.scope, draft.townships, draft.townshipRole]).toEqual(['common', [], 'main']);
  }
  // Said to be not everybody's: a township's own, and of a department nobody's until a person says whose.
  const some = readEntry('巡查', { applies: [] });
  expect(draftItem(some, '县水利局', 'down', six)).toMatchObject({ scope: 'particular', townships: [] });
  expect(draftItem(some, '道河镇', 'up', six)).toMatchObject({ scope: 'particular', townships: ['道河镇'] });
  // Pasted rows are nobody's: no township without a name.
  expect(draftItem(some, '', 'up', six)).toMatchObject({ scope: 'particular', townships: [] });
});

test('a table with both sides makes an item of 配合, the first department leading with what it does', () => {
  const entry = readEntry('农村危房改造', {
    category: '城乡建设',
    department: '县住房城乡建设局、县财政局',
    extra: { superiorDuty: '认定复核、拨付资金。', townDuty: '受理申请，入户核实。' },
  });
  expect(draftItem(entry, '临江镇', 'up', threeListScheme())).toMatchObject({
    listId: 'cooperate',
    townshipRole: 'cooperate',
    text: '受理申请，入户核实。',
    leadDepartment: '县住房城乡建设局',
    coDepartments: ['县财政局'],
    duties: { 县住房城乡建设局: '认定复核、拨付资金。' },
  });
});

test('a table of 收回 makes an item the township no longer bears', () => {
  const entry = readEntry('特种设备监督检查', {
    category: '市场监管',
    department: '县市场监督管理局',
    extra: { receiver: '县市场监督管理局\n县应急管理局', method: '由部门直接检查。' },
  });
  expect(draftItem(entry, '临江镇', 'up', threeListScheme())).toMatchObject({
    listId: 'recall',
    townshipRole: 'none',
    text: '',
    leadDepartment: '',
    receivers: ['县市场监督管理局', '县应急管理局'],
    method: '由部门直接检查。',
  });
});

test('main and cooperating duties of two departments stay with each of them', () => {
  const superiorDuty = '县住建局：审核资质\n县消防队：现场验收';
  const entry = readEntry('场所检查', { department: '县住建局', coDepartments: ['县消防队'], extra: { superiorDuty } });
  const draft = draftItem(entry, '县住建局', 'down', six);
  expect([draft.leadDepartment, draft.coDepartments]).toEqual(['县住建局', ['县消防队']]);
  expect(draft.duties).toEqual({ 县住建局: '审核资质', 县消防队: '现场验收' });
});
