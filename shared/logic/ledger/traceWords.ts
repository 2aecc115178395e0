/** How tables and columns of the log are called when an action's before and after are shown to people. */

import { z } from 'zod';
import { ownPrintSchema } from '../../model/item';
import { unitProfileSchema } from '../../model/unit';
import { printLines } from '../schemes/ownWords';

interface TableWords {
  readonly what: string;
  /** Columns worth showing, in order; those that name other rows are resolved by the reader. */
  readonly columns: Readonly<Record<string, string>>;
}

export const TRACE_WORDS: Readonly<Record<string, TableWords>> = {
  project: { what: '项目', columns: { name: '名称', effectiveDate: '清单日期' } },
  unit: { what: '单位', columns: { name: '名称', kind: '性质', position: '次序', profile: '镇情' } },
  unitAlias: { what: '别名', columns: { unitId: '单位', alias: '别名' } },
  basis: {
    what: '依据',
    columns: {
      title: '名称',
      docNumber: '文号',
      level: '级别',
      issuer: '制定机关',
      issuedOn: '公布日期',
      effectiveOn: '施行日期',
      origin: '来源',
      fileName: '附件',
    },
  },
  basisEvent: { what: '依据状态', columns: { basisId: '依据', kind: '状态', since: '自', note: '说明' } },
  argument: { what: '逐条论证', columns: { reviewer: '论证人', verdict: '结论', note: '意见' } },
  sourceList: {
    what: '报送表',
    columns: { fileName: '文件', direction: '方向', withdrawn: '撤回', withdrawnReason: '撤回理由' },
  },
  disposition: {
    what: '去向',
    columns: { entryId: '条目', part: '文字', kind: '去向', itemId: '事项', reasonKind: '缘由', reason: '理由' },
  },
  item: {
    what: '事项',
    columns: { category: '类别', townshipRole: '责任', scope: '范围', remark: '备注', live: '在库' },
  },
  itemVersion: { what: '文字', columns: { number: '版次', name: '职责事项', text: '工作任务' } },
  itemBasis: {
    what: '事项依据',
    columns: {
      basisId: '依据',
      clause: '条款',
      supports: '支持',
      excerpt: '摘录',
      verified: '条款已核对',
      verifiedBy: '核对人',
      doubt: '须复核',
    },
  },
  responsibility: { what: '责任单位', columns: { unitId: '单位', role: '责任', text: '职责' } },
  applicability: {
    what: '适用',
    columns: { unitId: '乡镇', applies: '适用', category: '列入', wording: '本镇写法', reason: '理由' },
  },
  abolition: { what: '撤镇并镇', columns: { unitId: '撤销', intoId: '并入', day: '自哪天', reason: '依据' } },
  sectionRename: {
    what: '类别改名',
    columns: { category: '原名', toCategory: '改为', items: '项数', reason: '理由' },
  },
  ownPrint: { what: '印发时的本镇写法', columns: { unitId: '乡镇', content: '写法' } },
  round: { what: '轮次', columns: { number: '轮次', kind: '做什么', title: '说明', date: '日期', state: '状态' } },
  change: {
    what: '增减',
    columns: {
      kind: '增减',
      category: '类别',
      toCategory: '调入',
      reasonKind: '缘由',
      reason: '理由',
      proposer: '提出单位',
      decider: '决定人',
    },
  },
  waiver: { what: '豁免', columns: { rule: '豁免什么', reason: '理由', decider: '决定人', revokedReason: '撤销理由' } },
  distinctPair: { what: '不是一回事', columns: {} },
  matchRefusal: { what: '不再建议', columns: { entryId: '条目', itemId: '事项' } },
  note: {
    what: '沟通记录',
    columns: {
      entryId: '条目',
      itemId: '事项',
      unitId: '单位',
      person: '沟通人',
      date: '日期',
      text: '内容',
      answer: '答复',
    },
  },
  consultation: { what: '征求意见', columns: { title: '名称', sentOn: '发出', dueOn: '截止' } },
  opinionPack: {
    what: '征求意见稿',
    columns: { unitId: '单位', uid: '表号', sentOn: '发出', dueOn: '截止', withdrawnReason: '作废理由' },
  },
  packReturn: {
    what: '反馈',
    columns: { packId: '单位', fileName: '文件', receivedOn: '收到', person: '联系人', withdrawnReason: '撤回理由' },
  },
  returnNumber: { what: '来文文号', columns: { docNumber: '文号' } },
  packPaper: { what: '随附材料', columns: { packId: '单位', fileName: '文件', kind: '种类' } },
  opinion: {
    what: '意见',
    columns: {
      packId: '单位',
      name: '事项',
      kind: '意见类型',
      proposal: '修改建议',
      reason: '理由和依据',
      repliedOn: '复函',
    },
  },
  handling: {
    what: '意见处理',
    columns: { outcome: '采纳情况', reason: '理由', result: '处理后内容', decider: '决定人' },
  },
  handlingChange: { what: '意见与增减', columns: {} },
  preparedChange: {
    what: '拟办的增减',
    columns: { reason: '理由', proposer: '提出单位', state: '状态', outcome: '不采用的理由' },
  },
  joining: { what: '合并带过去的', columns: {} },
  changeContent: { what: '决定时的事项', columns: {} },
  waiverItem: { what: '豁免的事项', columns: {} },
  request: {
    what: '申请',
    columns: { code: '编号', title: '事项', unitId: '申请单位', date: '日期', content: '内容', reason: '理由' },
  },
  requestTown: { what: '涉及的乡镇', columns: { unitId: '乡镇' } },
  requestStep: { what: '办理步骤', columns: { date: '日期', unitId: '乡镇', text: '内容' } },
  requestPaper: { what: '申请材料', columns: { name: '文件' } },
  requestChange: { what: '申请与增减', columns: {} },
  rebound: { what: '反弹', columns: { unitId: '单位', date: '日期', callText: '内容', note: '办理' } },
  verdict: {
    what: '表态',
    columns: { voice: '单位', position: '表态', words: '意见', person: '表态人', date: '日期' },
  },
  talk: { what: '会商', columns: { date: '日期', title: '会商', people: '参加', minutes: '纪要' } },
  talkItem: { what: '会商的事项', columns: {} },
  ruling: { what: '裁定', columns: { decision: '裁定', reason: '理由', decider: '决定人', date: '日期' } },
  savedView: { what: '视图', columns: { name: '名称' } },
  projectOption: { what: '项目设置', columns: { name: '设置', value: '值' } },
  readLayout: { what: '读表方式', columns: { unitId: '单位' } },
};

/** Values that stand as codes in the file. */
const VALUE_WORDS: Readonly<Record<string, string>> = {
  'unit.kind.department': '部门',
  'unit.kind.township': '乡镇',
  'unit.kind.superior': '上级机关',
  'sourceList.direction.down': '自上而下',
  'sourceList.direction.up': '自下而上',
  'disposition.kind.adopt': '采用',
  'disposition.kind.attach': '并入',
  'disposition.kind.split': '拆入',
  'disposition.kind.reject': '不予列入',
  'disposition.kind.return': '退回补正',
  'item.townshipRole.main': '主体责任',
  'item.townshipRole.cooperate': '配合责任',
  'item.townshipRole.none': '不再承担',
  'item.scope.common': '共性',
  'item.scope.particular': '差异化',
  'responsibility.role.main': '主体',
  'responsibility.role.lead': '牵头',
  'responsibility.role.cooperate': '配合',
  'responsibility.role.takeOver': '承接',
  'round.kind.sorting': '首轮梳理',
  'round.kind.review': '规范审核',
  'round.kind.opinions': '征求意见',
  'round.kind.meeting': '会商',
  'round.kind.final': '审定',
  'round.kind.adjustment': '动态调整',
  'round.state.open': '进行中',
  'round.state.sealed': '已封存',
  'change.kind.add': '增',
  'change.kind.subtract': '减',
  'change.kind.restore': '恢复',
  'change.kind.amend': '改',
  'change.kind.move': '调类',
  'change.kind.split': '拆分',
  'waiver.rule.basisMissing': '依据暂缺',
  'waiver.rule.basisUnverified': '条款核对',
  'waiver.rule.basisOutOfForce': '依据失效',
  'waiver.rule.basisTwice': '同名依据并存',
  'waiver.rule.basisDates': '依据日期',
  'basis.origin.inherited': '目录沿用',
  'basis.origin.new': '新引用',
  'opinion.kind.none': '无意见',
  'opinion.kind.amend': '修改',
  'opinion.kind.add': '新增',
  'opinion.kind.subtract': '核减',
  'opinion.kind.move': '调类',
  'handling.outcome.adopted': '采纳',
  'handling.outcome.partly': '部分采纳',
  'handling.outcome.refused': '不采纳',
  'handling.outcome.withdrawn': '撤回',
  'preparedChange.state.waiting': '待决定',
  'preparedChange.state.decided': '已决定',
  'preparedChange.state.dropped': '不采用',
  'verdict.position.agree': '同意',
  'verdict.position.disagree': '不同意',
  'verdict.position.reserve': '保留',
  'verdict.position.none': '未表态',
  'packPaper.kind.signed': '签字盖章页',
  'packPaper.kind.letter': '来函',
  'packPaper.kind.other': '其他材料',
  'basisEvent.kind.amend': '修订',
  'basisEvent.kind.repeal': '废止',
  'basisEvent.kind.lapse': '失效',
  'itemBasis.supports.duty': '职责',
  'itemBasis.supports.subject': '主体',
  'itemBasis.supports.cooperate': '配合',
  'argument.verdict.sound': '依据充分',
  'argument.verdict.amend': '修改后可列',
  'argument.verdict.unsound': '依据不足',
};

const YES_NO: ReadonlySet<string> = new Set([
  'item.live',
  'itemBasis.verified',
  'applicability.applies',
  'sourceList.withdrawn',
]);

/** A township's profile as it is registered. */
function profileText(stored: string): string {
  const profile = unitProfileSchema.parse(JSON.parse(stored));
  const { kind, class: classes, population, location, resources, industries } = profile;
  const people = population === null ? '' : `人口 ${population}`;
  return [kind, ...classes, people, location, ...resources, ...industries].filter((part) => part !== '').join('、');
}

/** Names of options that are stored by a word of the program. */
const OPTION_WORDS: Readonly<Record<string, string>> = {
  office: '编办名称',
  roster: '操作人名单',
  reportTemplate: '汇报模板',
  stage: '稿本标记',
  layoutTemplate: '版式',
  fileNames: '文件名样式',
  blindVerdicts: '首次表态互不可见',
  holidays: '节假日表',
  unitsApart: '不是一家的单位',
};

const named = z.object({ name: z.string() });

/** A text, yes or no, a list of names or of anything else, or a file kept under its name. */
function optionText(stored: string): string {
  const value: unknown = JSON.parse(stored);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value))
    return value.every((one) => typeof one === 'string') ? value.join('、') : `${value.length} 条`;
  return typeof value === 'string' ? value : (named.safeParse(value).data?.name ?? '');
}

/** A value as people read it; absent ones are ''. */
export function traceValue(table: string, column: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : String(value);
  if (`${table}.${column}` === 'unit.profile') return profileText(text);
  if (`${table}.${column}` === 'projectOption.name') return OPTION_WORDS[text] ?? text;
  if (`${table}.${column}` === 'projectOption.value') return optionText(text);
  if (`${table}.${column}` === 'ownPrint.content') return printLines(ownPrintSchema.parse(JSON.parse(text))).join('\n');
  if (YES_NO.has(`${table}.${column}`)) return text === '1' ? '是' : '否';
  return VALUE_WORDS[`${table}.${column}.${text}`] ?? text;
}
