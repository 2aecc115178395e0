/** Words used in many places of the window; sentences for failures are in shared/errorText.ts. */
import type { MethodName } from '../shared/contract';
import type { Direction } from '../shared/model/sourceEntry';

export const PROGRAM = '双梳';

export const DIRECTION_WORDS: Readonly<Record<Direction, string>> = { down: '自上而下', up: '自下而上' };
export const DIRECTION_SIGNS: Readonly<Record<Direction, string>> = { down: '↓', up: '↑' };

export const UNDONE = '已撤销';
export const REDONE = '已重做';
export const JOB_STOPPED = '已取消。取消前已写入的内容保留，其余没有写入。';
/** Files appear together or not at all. */
export const EXPORT_STOPPED = '已取消导出，文件夹里没有留下文件。';

/** Said after a write that cannot be undone by Ctrl+Z. */
export const DONE_WORDS: Partial<Record<MethodName, string>> & { readonly other: string } = {
  sendPacks: '征求意见稿已发出并登记',
  sealRound: '本轮已封存',
  reopenRound: '本轮已重开',
  withdrawSourceList: '报送表已撤回',
  other: '已保存',
};

/** How a running job is called on the strip above the status bar. */
export const JOB_WORDS: Partial<Record<MethodName, string>> & { readonly other: string } = {
  previewImport: '正在读报送表',
  previewPaste: '正在读粘贴的表格',
  confirmImport: '正在写入报送表',
  previewReturns: '正在读反馈',
  sendPacks: '正在发出征求意见稿',
  exportOpinionPapers: '正在导出征求意见材料',
  saveReturn: '正在存反馈原件',
  savePaper: '正在存随附材料',
  saveOriginal: '正在存原件',
  makeTemplate: '正在做填报表',
  makeReturnForm: '正在做退回表',
  openSample: '正在准备示例项目',
  verify: '正在校验项目文件',
  verifyFile: '正在校验项目文件',
  saveAnchor: '正在存照',
  packProject: '正在制作加密移交包',
  unpackProject: '正在打开移交包',
  restoreBackup: '正在从备份恢复',
  saveCopy: '正在另存副本',
  workHere: '正在复制到本机',
  bringBack: '正在带回原处',
  backUpNow: '正在备份',
  suggest: '正在比对',
  exportTownshipLists: '正在导出一镇一单',
  takeLayoutTemplate: '正在检查版式模板',
  saveLayoutSample: '正在存样例模板',
  exportReports: '正在导出',
  exportNotices: '正在导出变更通知',
  exportWithdrawal: '正在写作废通知',
  exportExtract: '正在写责任摘录',
  archiveProject: '正在做归档包',
  exportTalkSheets: '正在导出沟通单',
  exportAgreement: '正在导出认定文书',
  undoTo: '正在逐步撤销',
  indexLaws: '正在给法规建索引',
  dropLawFolder: '正在重建法规索引',
  exportArguments: '正在写论证结果表',
  saveBasisFile: '正在存依据附件',
  recognizeTask: '正在比对',
  rebounds: '正在比对反弹',
  exportRequestPaper: '正在导出申请文书',
  saveRequestPaper: '正在存附件',
  other: '正在处理',
};
