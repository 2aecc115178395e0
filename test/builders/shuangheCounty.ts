/** 双河县, invented: three published lists in shapes of their own (categories in a merged column; a Word letter's annexes; 收回 without any category), and eight requests. */
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import ExcelJS from 'exceljs';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { createProject } from '../../electron/engine/services/project/createProject';
import { importSourceList, understandFile } from '../../electron/engine/services/sources/importSourceList';
import { type RequestRegister, requestRegisterSchema } from '../../shared/model/requestRegister';
import { testOptions, testSession, unwrap } from './project';
import { threeListScheme } from './townshipLists';

export const SHUANGHE_TOWNS = ['河东镇', '河西镇', '城北街道'] as const;
type Town = (typeof SHUANGHE_TOWNS)[number];

const PARTY =
  '落实党建责任、发展党员管理、党费收缴、三会一课、党群服务中心运行、村级组织换届、干部教育培训、老干部服务、统战工作、宗教事务管理、人大代表联络、群团组织建设';
const ECONOMY =
  '招商引资服务、项目用地协调、经济数据统计、农产品品牌培育、集体经济发展、金融服务宣传、企业走访帮扶、优化营商环境';
const OWN: Readonly<Record<Town, readonly string[]>> = {
  河东镇: ['码头渔获交易管理', '渔家乐规范经营'],
  河西镇: ['高山茶园管护'],
  城北街道: [],
};
const HOUSING = '违法建设巡查、农村危房改造、燃气安全排查、物业纠纷调解、供水保障、垃圾分类推广';
const HEALTH = '传染病防控、食品安全协管、献血动员、健康档案建立';
const RECALLED = '特种设备安全检查、环评审批、烟花爆竹经营许可、食品生产许可初审、农机驾驶员考核、危险化学品监管';

/** Category, name. */
function basicOf(town: Town): [string, string][] {
  const economy = ECONOMY.split('、').filter((name) => town !== '城北街道' || name !== '农产品品牌培育');
  return [
    ...PARTY.split('、').map((name): [string, string] => ['党的建设', name]),
    ...[...economy, ...OWN[town]].map((name): [string, string] => ['经济发展', name]),
  ];
}

/** Category, name, departments, what they do, what the township does. */
function cooperateOf(town: Town): string[][] {
  const duties = (names: string, category: string, department: string) =>
    names.split('、').map((name) => [category, name, department, `负责${name}的组织实施`, `协助${name}的排查上报`]);
  const words = '县公安局：负责道路停车执法；县城市管理局：负责人行道停车执法';
  const own = town === '城北街道' ? [['城乡建设', '停车秩序管理', '县公安局、县城市管理局', words, '劝导、上报']] : [];
  return [...duties(HOUSING, '城乡建设', '县住房和城乡建设局'), ...own, ...duties(HEALTH, '卫生健康', '县卫生健康局')];
}

const recalled = RECALLED.split('、').map((name, at) => {
  const department = at % 2 === 0 ? '县应急管理局' : '县市场监督管理局';
  return [name, department, `由${department}直接办理`] as const;
});

async function workbookOf(town: Town): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const basic = workbook.addWorksheet('一、基本履职');
  basic.addRows([[`双河县${town}履职事项清单`], ['事项类别', '序号', '事项名称']]);
  basic.addRows(basicOf(town).map(([category, name], at) => [category, at + 1, name]));
  basic.mergeCells(1, 1, 1, 3);
  basic.mergeCells(3, 1, 14, 1);
  basic.mergeCells(15, 1, basic.rowCount, 1);
  const cooperate = workbook.addWorksheet('二、配合履职');
  cooperate.addRow(['序号', '事项类别', '事项名称', '乡镇（街道）配合职责', '上级部门职责', '对应上级部门']);
  cooperate.addRows(
    cooperateOf(town).map(([category, name, who, duty, own], at) => [at + 1, category, name, own, duty, who]),
  );
  const recall = workbook.addWorksheet('三、上级收回');
  recall.addRow(['序号', '事项名称', '承接部门', '工作方式']);
  recall.addRows(recalled.map((row, at) => [at + 1, ...row]));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function letterOf(town: Town): Promise<Uint8Array> {
  const cell = (text: string, columnSpan = 1) =>
    new TableCell({ columnSpan, children: text.split('\n').map((line) => new Paragraph(line)) });
  const row = (cells: readonly string[]) => new TableRow({ children: cells.map((text) => cell(text)) });
  const table = (header: readonly string[], rows: readonly (readonly string[])[]) => {
    const sections = [...new Set(rows.map(([category = '']) => category))];
    const body = sections.flatMap((category, index) => {
      const own = rows.map((cells, at) => ({ cells, at })).filter(({ cells }) => cells[0] === category);
      const heading = `${'一二三'[index]}、${category}（${own.length}项）`;
      const head = category === '' ? [] : [new TableRow({ children: [cell(heading, header.length)] })];
      return [...head, ...own.map(({ cells, at }) => row([String(at + 1), ...cells.slice(1)]))];
    });
    return new Table({ rows: [row(header), ...body] });
  };
  const recall = recalled.map(([name, who, how]) => ['', name, `承接部门：${who}\n工作方式：${how}`]);
  const children = [
    new Paragraph(`双河县${town}履职事项清单`),
    table(['序号', '事项名称'], basicOf(town)),
    new Paragraph('附件2'),
    table(['序号', '事项名称', '对应上级部门', '上级部门职责', '乡镇配合职责'], cooperateOf(town)),
    new Paragraph('附件3'),
    table(['序号', '事项名称', '承接部门及工作方式'], recall),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] })).then((buffer) => new Uint8Array(buffer));
}

/** When all its requests are decided. */
const AFTERWARDS = '2026-02-20T01:12:00.000Z';

/** The three files taken in, nothing adopted. The caller closes it. */
export async function importShuanghe(path: string): Promise<ProjectFile> {
  const input = { name: '双河县', scheme: threeListScheme(), effectiveDate: '2025-07-01' };
  const project = unwrap(createProject(path, input, testOptions({ session: testSession({ start: AFTERWARDS }) })));
  for (const town of SHUANGHE_TOWNS) {
    const word = town === '河西镇';
    const name = `${town}.${word ? 'docx' : 'xlsx'}`;
    const bytes = await (word ? letterOf(town) : workbookOf(town));
    const understood = unwrap(understandFile(project, name, bytes, unwrap(readDocument(bytes, name))));
    unwrap(importSourceList(project, understood, { unit: town, direction: 'up' }));
  }
  return project;
}

/** All kinds of request. `spoilt`: in the second a township agrees on a condition that nobody wrote down. */
export function shuangheRegister(spoilt = false): RequestRegister {
  const agree = (towns: readonly string[]) => towns.map((town) => ({ town, opinion: '同意' }));
  const said = {
    ...{ basis: '县委编委会议纪要', reason: '按程序办理', legalReview: '合法', decision: '同意', decisionText: '同意' },
    ...{ townsAffected: SHUANGHE_TOWNS, townOpinions: agree(SHUANGHE_TOWNS) },
  };
  const add = (item: object) => ({ outcome: 'addition', newItem: item });
  const amend = (targetItem: string, amendment: object) => ({ outcome: 'amendment', targetItem, amendment });
  const only = (town: string) => ({ townsAffected: [town], townOpinions: agree([town]) });
  const elder = { title: '中华人民共和国老年人权益保障法', docNumber: '', clause: '第三十七条' };
  const meals = { list: 'basic', category: '经济发展', name: '老年助餐点运营', bases: [elder], towns: 'all' };
  const dykes = {
    ...{ list: 'cooperate', category: '城乡建设', name: '春汛堤防值守', department: '县水利局' },
    ...{ superiorDuty: '组织值守', townDuty: '派员值守', towns: ['河东镇'], reason: '只有河东镇临江' },
  };
  const city = { list: 'basic', category: '党的建设', name: '文明城市创建包保', townDuty: '', towns: ['城北街道'] };
  const condition = {
    ...only('河东镇'),
    townOpinions: [{ town: '河东镇', opinion: '有条件同意', text: spoilt ? '' : '补贴由县级出' }],
  };
  const from = { before: '县住房和城乡建设局', after: '县司法局' };
  const duty = { before: '负责物业纠纷调解的组织实施', after: '负责指导人民调解' };
  const narrowed = { towns: { before: 'all', after: ['河东镇'] }, reason: { before: '', after: '园区在河东镇' } };
  const returned = [
    { date: '2025-12-15', decision: '退回补正', text: '缺人财物保障' },
    { date: '2025-12-30', decision: '同意', text: '同意' },
  ];
  const requests = [
    { id: 'S01', kind: '准入-常态', from: '县民政局', effective: '2026-02-01', ...add(meals) },
    {
      id: 'S02',
      kind: '准入-临时',
      from: '县水利局',
      effective: '2026-02-01',
      ends: '2026-03-31',
      ...add(dykes),
      ...condition,
    },
    {
      id: 'S03',
      kind: '动态调整-法律变化',
      from: '县卫生健康局',
      effective: '2026-02-10',
      outcome: 'subtraction',
      targetItem: '献血动员',
    },
    {
      id: 'S04',
      kind: '动态调整-乡镇申请',
      from: '河西镇',
      effective: '2026-02-10',
      ...amend('金融服务宣传', { name: { before: '金融服务宣传', after: '防范非法集资宣传' } }),
    },
    {
      id: 'S05',
      kind: '动态调整-部门申请',
      from: '县住房和城乡建设局',
      effective: '2026-02-10',
      ...amend('物业纠纷调解', { department: from, superiorDuty: duty }),
    },
    {
      id: 'S06',
      kind: '动态调整-乡镇申请',
      from: '河东镇',
      effective: '2026-02-10',
      ...amend('企业走访帮扶', narrowed),
    },
    {
      id: 'S07',
      kind: '清单外任务',
      from: '县应急管理局',
      effective: '2025-12-20',
      outcome: 'refused',
      targetItem: '特种设备安全检查',
      decision: '不同意',
      decisionText: '收回事项不得再下放',
    },
    {
      id: 'S08',
      kind: '准入-阶段性',
      from: '县文明办',
      effective: '2026-02-10',
      ends: '2026-12-31',
      history: returned,
      ...only('城北街道'),
      ...add(city),
    },
  ];
  return requestRegisterSchema.parse({ requests: requests.map((one) => ({ ...said, date: '2025-12-01', ...one })) });
}
