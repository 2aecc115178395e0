/**
 * 澄岭县, invented: five townships and two subdistricts whose published lists come as such offices have them: workbooks with
 * section rows and sums, an old .xls with short names and full stops, Word tables, one file for each list, categories down
 * the side under a word of their own.
 */
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import ExcelJS from 'exceljs';
import * as XLSX from 'xlsx';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { createProject } from '../../electron/engine/services/project/createProject';
import { importSourceList, understandFile } from '../../electron/engine/services/sources/importSourceList';
import { registerUnits } from '../../electron/engine/services/units/manageUnits';
import { groupBy } from '../../shared/logic/rows/groupBy';
import { testOptions, testSession, unwrap } from './project';
import { threeListScheme } from './townshipLists';

export const CHENGLING_TOWNS = ['青河镇', '柳林镇', '石门镇', '南山乡', '白沙乡', '城东街道', '城西街道'];
export const RURAL = CHENGLING_TOWNS.slice(0, 5);
export const STREETS = CHENGLING_TOWNS.slice(5);
const LISTS = ['基', '配', '收'] as const;
const NAMES = { 基: '基本履职事项清单', 配: '配合履职事项清单', 收: '上级部门收回事项清单' } as const;

/** List, category, name, townships (all where none), departments, what they do or how, the township's part. */
const TOLD = `
基|党的建设|落实全面从严治党主体责任，加强基层党组织标准化规范化建设
基|党的建设|做好发展党员和党员教育管理监督工作
基|党的建设|坚持党管人才，做好乡土人才培养
基|党的建设|开展村（社区）“两委”换届和后备力量培育
基|党的建设|做好统一战线和民族宗教日常工作
基|经济发展|编制并组织实施经济社会发展规划
基|经济发展|做好招商引资项目服务
基|经济发展|开展统计调查和经济普查
基|经济发展|发展壮大青河流域特色水产养殖|青河镇、白沙乡
基|民生服务|做好最低生活保障和特困人员救助初审
基|民生服务|做好城乡居民基本医疗保险参保动员
基|民生服务|做好退役军人服务保障
基|民生服务|开展独居老人探访关爱
基|平安法治|排查化解矛盾纠纷，做好初信初访办理
基|平安法治|开展反诈禁毒宣传
基|平安法治|做好社区矫正对象帮教和刑满释放人员安置
基|平安法治|推进网格化服务管理
基|乡村振兴|落实粮食安全责任，遏制耕地“非粮化”|乡镇
基|乡村振兴|健全防止返贫动态监测和帮扶机制|乡镇
基|乡村振兴|做好农村集体资产管理|乡镇
基|乡村振兴|发展茶叶产业，培育茶叶区域品牌|柳林镇、南山乡
基|乡村振兴|整治农村人居环境|乡镇
基|城乡建设|指导业主委员会组建和换届|街道
基|城乡建设|做好老旧小区改造群众工作|街道
基|城乡建设|开展市容环境日常巡查劝导|青河镇、街道
基|应急管理及消防|制定应急预案，组织应急演练
基|应急管理及消防|开展消防安全日常巡查
基|应急管理及消防|做好山洪灾害群众转移避险|石门镇、南山乡
配|自然资源|违法占用耕地排查处置|乡镇|县自然资源局|组织卫星图斑核查，依法查处违法占地行为。|开展日常巡查，发现违法占地及时劝阻、上报，配合现场核实。
配|自然资源|地质灾害防治|石门镇、南山乡|县自然资源局|编制年度防治方案，组织隐患点调查和工程治理。|落实隐患点巡查员，汛期每日巡查，组织群众避让。
配|自然资源|森林防灭火|乡镇|县林业局、县应急管理局|组织防火宣传、火源管控和早期处理。；统筹协调火灾扑救和应急处置。|开展防火巡护，发现火情先期处置并上报。
配|生态环保|秸秆禁烧和综合利用|乡镇|市生态环境局澄岭分局、县农业农村局|组织巡查督导，依法查处露天焚烧行为。；推广秸秆还田离田，落实补助。|开展宣传，巡查田间地头，发现焚烧及时制止上报。
配|生态环保|饮用水水源地保护||市生态环境局澄岭分局|划定保护区，组织水质监测，查处违法行为。|开展日常巡查，发现污染及时上报。
配|生态环保|入河排污口排查整治|青河镇、白沙乡、城东街道|市生态环境局澄岭分局、县水利局|组织排查、监测、溯源和分类整治。；核查河道管理范围内的排污口设置。|协助排查本辖区排污口，做好群众工作。
配|城乡建设|农村危房改造|乡镇|县住房和城乡建设局|负责对象认定复核、资金拨付和竣工验收。|受理申请，开展入户核实、公示和上报。
配|城乡建设|自建房安全管理||县住房和城乡建设局|组织安全鉴定，督促隐患整治。|开展排查登记，劝导停用危险房屋。
配|城乡建设|城镇燃气安全管理||县城市管理局|监督检查燃气经营企业，查处违法行为。|开展用气安全宣传，发现隐患及时上报。
配|城乡建设|违法建设治理||县城市管理局、县自然资源局|查处城镇规划区内违法建设。；认定违反规划的建设。|开展巡查，发现违法建设及时劝阻、上报。
配|交通运输|农村公路管护|乡镇|县交通运输局|制定养护计划，拨付养护资金，组织考核。|落实村道日常保洁和巡查。
配|交通运输|道路交通安全劝导||县公安局|指导劝导站建设，查处交通违法。|组织劝导员开展交通安全劝导。
配|卫生健康|突发公共卫生事件处置||县卫生健康局|组织流行病学调查和医疗救治。|协助开展人员排查和健康管理。
配|卫生健康|病媒生物防制|街道|县卫生健康局|制定防制方案，组织监测和消杀。|发动居民清理孳生地。
配|应急管理及消防|安全生产隐患排查||县应急管理局|组织监督检查，依法查处违法行为。|开展日常巡查，发现隐患督促整改并上报。
配|应急管理及消防|烟花爆竹安全管理||县应急管理局、县公安局|核发经营许可，检查零售点。；查处非法运输和燃放。|开展宣传，发现非法储存经营及时上报。
配|应急管理及消防|防汛抗旱||县水利局|组织水情监测预警和水工程调度。|组织巡堤查险和群众转移。
配|市场监管|食品安全监管||县市场监督管理局|组织监督检查和抽样检验，查处违法行为。|落实包保责任，协助开展排查。
配|市场监管|农村集体聚餐食品安全|乡镇|县市场监督管理局|现场指导，开展风险评估。|登记备案，开展宣传。
配|社会保障|农民工工资支付保障||县人力资源和社会保障局|受理投诉，查处欠薪案件。|开展排查，调处小额欠薪纠纷。
配|社会保障|就业援助||县人力资源和社会保障局|认定就业困难人员，落实补贴。|收集就业需求，初审上报。
配|综合政务|12345热线诉求办理||县数据局|分派、督办和考核。|办理本辖区诉求并反馈。
收|经济发展|招商引资任务考核||县商务局|取消对乡镇（街道）的招商引资指标考核。
收|经济发展|税收协护||国家税务总局澄岭县税务局|由税务部门依法征管，不再交由乡镇（街道）承担。
收|经济发展|规模以上工业企业入库||县统计局|由县统计局直接组织申报。
收|民生服务|殡葬违法行为查处||县民政局|由县民政局依法查处。
收|民生服务|医疗保障基金监管||县医疗保障局|由县医疗保障局开展检查。
收|生态环保|建设项目环境影响评价审批||市生态环境局澄岭分局|由市生态环境局澄岭分局依法审批。
收|生态环保|畜禽养殖污染行政处罚|乡镇|市生态环境局澄岭分局|由市生态环境局澄岭分局依法查处。
收|城乡建设|房屋征收补偿审批|街道|县住房和城乡建设局|由县住房和城乡建设局直接办理。
收|城乡建设|建筑施工噪声行政处罚||县城市管理局|由县城市管理局依法查处。
收|交通运输|货运车辆超限超载治理||县交通运输局|由县交通运输局会同公安机关开展联合执法。
收|卫生健康|医疗机构监督检查||县卫生健康局|由县卫生健康局依法组织检查。
收|应急管理及消防|危险化学品企业执法检查||县应急管理局|由县应急管理局依法组织检查。
收|应急管理及消防|特种设备使用安全监督检查||县市场监督管理局|由县市场监督管理局依法组织检查。
收|市场监管|食品生产许可现场核查||县市场监督管理局|由县市场监督管理局直接办理。
收|自然资源|河道非法采砂查处|青河镇、白沙乡|县水利局|由县水利局依法查处。
收|自然资源|林木采伐许可|乡镇|县林业局|由县林业局直接办理。
`;

interface Duty {
  readonly list: (typeof LISTS)[number];
  readonly category: string;
  /** As the cells beside the serial number have it. */
  readonly cells: readonly string[];
  readonly towns: readonly string[];
}

const GROUPS: Readonly<Record<string, readonly string[]>> = { 乡镇: RURAL, 街道: STREETS, '': CHENGLING_TOWNS };

const DUTIES = TOLD.trim()
  .split('\n')
  .map((line): Duty => {
    const [list = '', category = '', name = '', where = '', units = '', does = '', text] = line.split('|');
    const named = units.split('、');
    const parts = does.split('；').map((part, at) => (named.length > 1 ? `${named[at]}：${part}` : part));
    const towns = where.split('、').flatMap((one) => GROUPS[one] ?? [one]);
    const departments = units === '' ? [] : [named.join('\n'), parts.join('\n')];
    return {
      ...{ list: LISTS.find((one) => one === list) ?? '基', category, towns },
      cells: [name, ...departments, ...(text === undefined ? [] : [text])],
    };
  });

const HEADINGS = {
  基: ['序号', '事项名称'],
  配: ['序号', '事项名称', '对应上级部门', '上级部门职责', '乡镇配合职责'],
  收: ['序号', '事项名称', '承接部门', '工作方式'],
} as const;
type Rows = (string | number)[][];

const dutiesOf = (town: string, list: Duty['list']): Duty[] =>
  DUTIES.filter((duty) => duty.list === list && duty.towns.includes(town));

/** A title, section rows that say how many come, and a sum at the end. */
function sectioned(town: string, list: Duty['list']): Rows {
  const own = dutiesOf(town, list);
  let serial = 0;
  const sections = [...groupBy(own, ({ category }) => category)].flatMap(([category, duties], at) => [
    [`${'一二三四五六七八九十'[at]}、${category}（${duties.length}项）`],
    ...duties.map(({ cells }) => [++serial, ...cells]),
  ]);
  return [[`澄岭县${town}${NAMES[list]}`], [...HEADINGS[list]], ...sections, ['合计', `${own.length}项`]];
}

async function workbook(sheets: Readonly<Record<string, Rows>>): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    sheet.addRows(rows);
    for (const [at, row] of rows.entries())
      if (row.length === 1) sheet.mergeCells(at + 1, 1, at + 1, Math.max(...rows.map(({ length }) => length)));
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function oldWorkbook(sheets: Readonly<Record<string, Rows>>): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), name);
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'biff8' }));
}

async function word(town: string, lists: readonly Duty['list'][]): Promise<Uint8Array> {
  const cell = (words: string | number, columnSpan = 1) =>
    new TableCell({ columnSpan, children: `${words}`.split('\n').map((line) => new Paragraph(line)) });
  const children = lists.flatMap((list) => {
    const [title = [], ...rows] = sectioned(town, list).slice(0, -1);
    const width = HEADINGS[list].length;
    const drawn = rows.map(
      (row) => new TableRow({ children: row.length === 1 ? [cell(row[0] ?? '', width)] : row.map((one) => cell(one)) }),
    );
    return [new Paragraph(`${title[0]}`), new Table({ rows: drawn })];
  });
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

/** 柳林镇: a column of categories but for what was taken back, departments by short names, names as sentences, one cell for receiver and way. */
function liulin(): Uint8Array {
  const short = (words = '') => words.replace('县住房和城乡建设局', '县住建局').replace('县市场监督管理局', '县市监局');
  const rows = (list: Duty['list'], cells: (duty: Duty) => string[]): Rows => {
    const own = dutiesOf('柳林镇', list);
    return [...own.map((duty, at) => [at + 1, ...cells(duty)]), ['', '合计', `${own.length}项`]];
  };
  return oldWorkbook({
    基本: [['编号', '类别', '履职事项'], ...rows('基', ({ category, cells }) => [category, `${cells[0]}。`])],
    配合: [
      ['编号', '类别', '配合事项', '牵头县直部门', '县直部门工作职责', '镇级配合内容'],
      ...rows('配', ({ category, cells }) => [category, ...cells.map(short)]),
    ],
    收回: [
      ['编号', '收回事项', '收回后承接部门及工作方式'],
      ...rows('收', ({ cells: [name = '', unit, how] }) => [name, short(`承接部门：${unit}\n工作方式：${how}`)]),
    ],
  });
}

/** 白沙乡: categories down the side with sums between, one of them under a word of its own, headings on two rows. */
async function baisha(): Promise<Uint8Array> {
  const rows = (list: Duty['list']): Rows => {
    let serial = 0;
    const own = [...groupBy(dutiesOf('白沙乡', list), ({ category }) => category)].flatMap(([category, duties]) => [
      ...duties.map(({ cells }, at) => [
        ++serial,
        at > 0 ? '' : category === '生态环保' ? '生态环境保护' : category,
        ...cells,
      ]),
      ['', '小计', `${duties.length}项`],
    ]);
    return [...own, ['', '合计', `${serial}项`], ['注：由白沙乡党政办汇总。']];
  };
  return workbook({
    基本: [['白沙乡基本履职事项清单'], ['序号', '领域', '事项'], ...rows('基')],
    配合: [['白沙乡配合履职事项清单'], ['序号', '领域', '事项', '对应部门', '部门职责', '乡镇职责'], ...rows('配')],
    收回: [['白沙乡收回事项清单'], ['序号', '领域', '事项', '承接部门', '工作方式'], ...rows('收')],
  });
}

async function filesOf(town: string): Promise<[string, Uint8Array][]> {
  if (town === '柳林镇') return [['柳林镇履职清单（印发稿）.xls', liulin()]];
  if (town === '白沙乡') return [['白沙乡.xlsx', await baisha()]];
  if (town === '石门镇') return [['石门镇三张清单.docx', await word(town, LISTS)]];
  if (town === '南山乡')
    return [
      ['附件1 南山乡基本履职事项清单.xlsx', await workbook({ Sheet1: sectioned(town, '基') })],
      ['附件2 南山乡配合履职事项清单.docx', await word(town, ['配'])],
      ['附件3 南山乡上级部门收回事项清单.xls', oldWorkbook({ Sheet1: sectioned(town, '收') })],
    ];
  const sheets = LISTS.map((list) => [NAMES[list], sectioned(town, list)] as const);
  return [[`澄岭县${town}履职事项清单.xlsx`, await workbook(Object.fromEntries(sheets))]];
}

/** Townships registered, the files taken in, nothing adopted, in January 2024. The caller closes it. */
export async function importChengling(path: string): Promise<ProjectFile> {
  const session = testSession({ operator: '周明', computer: '编办-01', start: '2024-01-15T01:00:00.000Z' });
  const input = { name: '澄岭县', scheme: threeListScheme(), effectiveDate: '2024-01-01' };
  const project = unwrap(createProject(path, input, testOptions({ session })));
  unwrap(
    registerUnits(
      project,
      'township',
      CHENGLING_TOWNS.map((name) => ({ name, aliases: [], profile: {} })),
    ),
  );
  const departments = [...new Set(DUTIES.flatMap(({ cells }) => cells[1]?.split('\n') ?? []))];
  unwrap(
    registerUnits(
      project,
      'department',
      departments.map((name) => ({ name, aliases: [], profile: {} })),
    ),
  );
  for (const town of CHENGLING_TOWNS)
    for (const [name, bytes] of await filesOf(town)) {
      const understood = unwrap(understandFile(project, name, bytes, unwrap(readDocument(bytes, name))));
      unwrap(importSourceList(project, understood, { unit: town, direction: 'up' }));
    }
  return project;
}
