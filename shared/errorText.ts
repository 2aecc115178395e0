/** What each expected failure is called in Chinese: what happened, where, and what to do next. */
import { nestQuotes } from './logic/text/nestQuotes';
import type { ErrorCode, ErrorDetail } from './result';

type Sentence = string | ((detail: ErrorDetail) => string);

/** The named thing in quotation marks, or the general word when the failure does not name it. */
function named(value: ErrorDetail[string], general: string): string {
  return value === undefined || value === '' ? general : `“${value}”`;
}

/** The part of a sentence that only makes sense with its value. */
function given(value: ErrorDetail[string], say: (value: string) => string): string {
  return value === undefined || value === '' ? '' : say(String(value));
}

/** （部件校验码不符）: why, when the failure says it in Chinese; names of fields and internal texts are kept back. */
function why(value: ErrorDetail[string]): string {
  return typeof value === 'string' && /^(--|[\u4e00-\u9fff])/.test(value) ? `（${value}）` : '';
}

/** A reason that is a whole sentence stands for itself. */
function sentenceOf(value: ErrorDetail[string], say: (sentence: string) => string): string {
  return typeof value === 'string' && value.endsWith('。') ? say(value) : '';
}

/** “护林防火”; failures that only know a number say nothing. */
function titled(value: ErrorDetail[string]): string {
  return typeof value === 'string' && value !== '' ? `“${value}”` : '';
}

/** An ISO time as 6月2日 09:12 on this computer's clock; other texts stay as they are. */
function moment(value: ErrorDetail[string]): string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T/.test(value)) return value === undefined ? '' : String(value);
  const date = new Date(value);
  const clock = `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`;
  return `${date.getMonth() + 1}月${date.getDate()}日 ${clock}`;
}

/** 表“Sheet1”第 5 行 C 列, as far as it is known. */
function place(detail: ErrorDetail): string {
  return [
    given(detail.sheet, (sheet) => `表“${sheet}”`),
    given(detail.row, (row) => `第 ${row} 行`),
    given(detail.column, (column) => `${column} 列`),
  ].join('');
}

/** Who holds the file: 王建国（编办-03） 09:12 起. */
function holder(detail: ErrorDetail): string {
  const who = given(detail.operator, (name) => name) || '另一个窗口';
  return who + given(detail.computer, (name) => `（${name}）`) + given(moment(detail.since), (time) => ` ${time} 起`);
}

const internal: Sentence = (detail) => {
  if (detail.restarted) return '后台程序意外停止，已重新启动。已确认的改动都在，刚才这一步没有写入，可再做一次。';
  if (detail.stopped) return '后台程序没能启动，改动暂时写不进去。请关闭窗口后重新打开，已确认的改动都在。';
  return '程序内部出错，这一步没有写入，之前的改动都在。可再试一次；若仍不行，复制这段话交给维护人员。';
};

const projectSentences = {
  BAD_INPUT: (detail) => `填写的内容不合要求${why(detail.field)}，没有写入。请改正后再试。`,
  UNKNOWN_METHOD: '窗口和后台程序的版本不一致，这一步没有做。请关闭程序后重新打开。',
  CANCELLED: '已取消，没有写入。',
  INTERNAL: internal,
  PROJECT_NOT_OPEN: '还没有打开项目。请先新建或打开一个项目文件。',
  PROJECT_MISSING: (detail) =>
    `原处没有${named(detail.file, '这个项目文件')}。它可能已移走或改名，请用“打开项目文件…”重新找到它。`,
  PROJECT_MOVED: (detail) =>
    `${named(detail.file, '项目文件')}不在原处了：改了名、移走了，或 U 盘拔出了。这一步没有写入，以前的都在。请改回原名、放回原处或插好 U 盘再试；要用新的名称或位置，先关闭项目再打开它。`,
  PROJECT_EXISTS: (detail) => `这个位置已有${named(detail.file, '同名项目文件')}，没有覆盖。请换一个名称或位置。`,
  PROJECT_LOCKED: (detail) =>
    `${holder(detail)}正在编辑${named(detail.file, '这个项目')}。可以只读打开，或等对方关闭后再打开。`,
  PROJECT_WRITTEN: (detail) =>
    `${holder(detail)}正在编辑${named(detail.file, '这个项目')}，这会儿一直在写入，取不到完整的一份，没有打开。请过一会儿再试。`,
  PROJECT_NEWER: (detail) =>
    `${named(detail.file, '这个项目')}由较新版本的双梳建立，本版本不能打开，文件没有改动。请先更新双梳。`,
  PROJECT_DAMAGED: (detail) =>
    `${named(detail.file, '这个项目文件')}内容有损坏，没有打开，文件也没有改动。请在开始页点“从备份恢复…”。`,
  NOT_A_PROJECT: (detail) =>
    detail.kind === 'folder'
      ? `${named(detail.file, '这里')}是文件夹，不是项目文件。请写到文件夹里的 .shuangshu 文件。`
      : `${named(detail.file, '这个文件')}不是双梳的项目文件。报送表请在打开项目后拖入“报送”。`,
  READ_ONLY: (detail) => {
    const who = given(
      detail.operator,
      (name) => `：${name}${given(moment(detail.since), (time) => ` ${time} 起`)}正在编辑`,
    );
    return `本项目现为只读${who}，改动没有写入。需要修改时请用“另存副本…”存一份，或等可以编辑时再打开。`;
  },
  NOT_WRITABLE: (detail) =>
    `${named(detail.file, '这个项目文件')}或它所在的位置不许写入（光盘、只读的共享、没有权限），只能看。要修改，请用“另存副本…”存到本机再打开。`,
  DISK_FULL: (detail) =>
    `${given(detail.file, (file) => `“${file}”所在的`)}磁盘空间不足${given(detail.free, (free) => `（剩余 ${free}）`)}，这次改动没有写入，之前的都在。请腾出空间后再试。`,
  BACKUP_FAILED: (detail) =>
    `${given(detail.why, (why) => `${why}，`)}自动备份没有存进${named(detail.folder, '备份文件夹')}。改动都已存进项目文件，没有丢。请检查磁盘空间和文件夹权限，过几分钟程序会再试。`,
  DISK_ERROR: (detail) =>
    `读写${named(detail.file, '项目文件')}时磁盘出错，这次改动没有写入。请检查磁盘或U盘是否接好，再试一次。`,
  NO_PERMISSION: (detail) => `没有权限读写${named(detail.file, '这个位置')}。请换一个文件夹，或请管理员开放权限。`,
  FILE_BUSY: (detail) =>
    `${named(detail.file, '这个文件')}正被别的程序占用（例如 WPS、杀毒软件），现在读写不了。请关闭占用它的程序，稍等再试。`,
  ANCHOR_BROKEN: (detail) =>
    `${named(detail.file, '这个存照文件')}不是双梳的存照，或内容被改动过，没有用它校验。请换一份存照。`,
  ANCHOR_KEY_BROKEN: '这台电脑的存照签名文件读不出来，没有存照。请找维护人员查看用户数据文件夹。',
  PRINTED_UNREADABLE: '印在清单上的存照应是“序号-32位校验码”，这次填的读不出来。请照着纸上重填一次。',
  PASSPHRASE_SHORT: '口令至少 12 个字，没有制作。请换一个长些、只有收件人知道的口令。',
  PACKAGE_REFUSED: (detail) =>
    `${named(detail.file, '这个移交包')}没有打开：口令不对，或文件在路上损坏、被改动过。没有写入任何内容，请核对口令，或请对方重新拷一份。`,
  PACKAGE_VERSION: (detail) =>
    `${named(detail.file, '这个文件')}不是本版本双梳能打开的移交包，没有写入任何内容。请核对文件，或更新双梳。`,
  GRANT_UNKNOWN: '刚才选的文件或文件夹已失效。请重新选一次。',
  ORIGIN_UNKNOWN: '这个项目不是从别处复制到本机的，没有原处可带回。要拷走，请用“另存副本…”。',
  ORIGIN_AWAY: (detail) =>
    `找不到原处${named(detail.folder, '的文件夹')}，没有带回，本机副本里的改动都在。请插好 U 盘或连上共享文件夹，再点一次“带回原处”。`,
  ORIGIN_NEWER: (detail) =>
    `原处的${named(detail.file, '项目文件')}比本机副本新（那边到第 ${detail.there ?? '？'} 步，本机到第 ${detail.here ?? '？'} 步），没有带回，两份都没有动。请打开原处的文件接着做。`,
  ORIGIN_PARTED: (detail) =>
    `原处的${named(detail.file, '项目文件')}在复制以后又有人改过，两边各有对方没有的改动，没有带回，两份都没有动。请用“另存副本…”把本机这份存到原处旁边，商量好以哪份为准。`,
  ORIGIN_OTHER: (detail) =>
    `原处的${named(detail.file, '文件')}已是另一个项目，没有带回，也没有动它。请用“另存副本…”另取名称存过去。`,
} satisfies Partial<Record<ErrorCode, Sentence>>;

const fileSentences = {
  FILE_MISSING: (detail) =>
    `找不到${named(detail.file, '这个文件')}，没有写入任何内容。它可能已移走或改名，请重新选取。`,
  FILE_EMPTY: (detail) => `${named(detail.file, '这个文件')}是空的，没有可读的内容。请核对是否选错了文件。`,
  FILE_TOO_LARGE: (detail) =>
    `${named(detail.file, '这个文件')}太大${why(detail.reason) || given(detail.limit, (limit) => `（上限 ${limit}）`)}，没有读入。请删去图片和无关的表，或分成几个文件再拖入。`,
  FILE_DAMAGED: (detail) =>
    `${named(detail.file, '这个文件')}已损坏${why(detail.reason)}，读不了。请在 WPS 中打开并另存一份，再拖入另存的文件。`,
  FILE_ENCRYPTED: (detail) =>
    `${named(detail.file, '这个文件')}有打开密码，读不了。请在 WPS 中用“文件—文档加密”取消密码后再拖入。`,
  FILE_UNSUPPORTED: (detail) =>
    sentenceOf(detail.reason, (reason) => `${named(detail.file, '这个文件')}没有读入：${reason}`) ||
    `${named(detail.file, '这个文件')}的格式还不能读${why(detail.reason)}。请在 WPS 中另存为 .xlsx 或 .docx 再拖入，本次没有写入任何内容。`,
  FILE_UNREADABLE: (detail) =>
    `${named(detail.file, '这个文件')}没能读完${why(detail.reason) || given(place(detail), (where) => `（停在${where}）`)}，没有写入任何内容。请在 WPS 中另存一份再拖入。`,
  NO_TABLE: (detail) =>
    `${named(detail.file, '这个文件')}里没有表格，没有写入任何内容。请核对是否选错了文件；各项是一段一段写的，请存成 .docx，标题写明是职责事项清单，小标题和各项都编号；或先做成表格（第一行写列名，一项一行）再拖入。`,
  NO_HEADER: (detail) =>
    `${named(detail.file, '这个文件')}${given(detail.sheet, (sheet) => `的表“${sheet}”`)}里没找到表头，没有写入任何内容。请在表的上方加一行列名，如“事项名称、工作任务”，再拖入。`,
  TABLE_SIDEWAYS: (detail) =>
    `${named(detail.file, '这个文件')}的表是横着排的，列名在左边第一列，没有写入任何内容。请在 WPS 中复制整张表，用“选择性粘贴—转置”贴到新表后再拖入。`,
  LIST_UNCLEAR: (detail) =>
    `${named(detail.file, '这个文件')}没有表格，各项是一段一段写的，没有写入任何内容：${given(detail.reason, (reason) => `${reason}。`) || '分不清哪些是事项。'}请把各项做成表格（第一行写列名，一项一行）再拖入。`,
  ALREADY_IMPORTED: (detail) =>
    `${given(detail.unit, (unit) => unit) || '该单位'}${given(moment(detail.at ?? detail.since), (time) => `已于 ${time} `) || '已经'}报送过同一文件${given(detail.file, (file) => `“${file}”`)}，没有重复写入。要重新读的，请先撤回原来那一份。`,
  FILE_TWICE: (detail) =>
    `${named(detail.file, '一份表')}和${named(detail.other, '另一份表')}内容一模一样，都说是${given(detail.unit, (unit) => unit) || '同一个单位'}报的，一份也没有写入。请移去其中一份；不是同一个单位的，请改正单位。`,
  LIST_REPLACED_TWICE: (detail) =>
    `${named(detail.file, '一份表')}和${named(detail.other, '另一份表')}都要替换${named(detail.list, '同一份表')}，一份也没有写入。请只让其中一份替换，另一份改选“另作一份，与以前的并存”，或不要。`,
  PREVIEW_GONE: (detail) => `${named(detail.file, '这份表')}的核对结果已过时，没有写入。请重新拖入这个文件。`,
  FOLDER_NOT_EMPTY: (detail) =>
    `${named(detail.folder ?? detail.file, '所选文件夹')}里已有文件，为免混淆没有导出。请选一个空文件夹或新建一个。`,
  NO_FOLDER: (detail) =>
    `${named(detail.folder, '写的地方')}不在，或不是文件夹，没有写入。请先建好这个文件夹，或换一个。`,
  NO_TOWNSHIPS: (detail) =>
    given(detail.item, (item) => `“${item}”定为差异化，没有选适用的镇，没有写入。请选上适用的镇，或改为共性。`) ||
    '项目里还没有乡镇，没有可导出的一镇一单。请先在“单位”里登记乡镇。',
  EXPORT_MISMATCH: (detail) =>
    `${named(detail.file, '导出的文件')}写出后读回不符${figures(detail)}，这份文件不要使用。请再导出一次。`,
  PDF_UNAVAILABLE: () => '这种格式由窗口的预览页印出，命令行不能导出。请在窗口里导出，或改选其他格式。',
  TEMPLATE_UNFIT: (detail) => `这份模板不能用：${detail.problems ?? ''}请改好后再选一次。`,
  DECISIONS_UNREADABLE: (detail) =>
    `${named(detail.file, '处理决定文件')}读不懂${given(place(detail), (where) => `（${where}）`)}，没有写入任何内容。请核对文件内容。`,
} satisfies Partial<Record<ErrorCode, Sentence>>;

function figures(detail: ErrorDetail): string {
  if (detail.expected !== undefined && detail.actual !== undefined)
    return `（应为 ${detail.expected} 行，实为 ${detail.actual} 行）`;
  return given(detail.row, (row) => `（第 ${row} 行）`) || why(detail.section);
}

const officeSentences = {
  UNKNOWN_SCHEME: (detail) => `没有${named(detail.scheme, '这种')}清单体例。请从列表中另选一种。`,
  UNIT_UNKNOWN: (detail) =>
    `${detail.item ? `${titled(detail.item)}写的适用乡镇，` : ''}单位表里没有${titled(detail.unit) || '这个单位'}。请先在“单位”里登记，或改用已有的名称。`,
  UNIT_KIND: (detail) =>
    given(detail.kind, (kind) =>
      detail.applies
        ? `${given(detail.item || undefined, (item) => `事项“${item}”的`)}适用乡镇里写的${named(detail.unit, '这个单位')}是本县登记的${kind}，不是乡镇，没有写入。请把这一条单独采用，改好适用的乡镇。`
        : `${given(detail.item || undefined, (item) => `事项“${item}”里的`)}${named(detail.unit, '这个单位')}是本县登记的${kind}，不是部门，不能作牵头、配合或承接的部门，没有写入。请改选部门；没有部门的，这一栏空着。`,
    ) || `${named(detail.unit, '这个单位')}的类别与报送方向不符：部门自上而下，乡镇自下而上。请改选单位或方向。`,
  UNIT_TWO_KINDS: (detail) =>
    `${named(detail.unit, '同一个单位')}还没有登记，${named(detail.department, '一份表')}作部门（自上而下），${named(detail.township, '另一份表')}作乡镇（自下而上），一份也没有写入。请把其中一份的单位或方向改对，再一起确认。`,
  UNIT_PERHAPS: (detail) =>
    `没有登记过${named(detail.unit, '这个单位')}，像是已登记的${given(detail.names, String) || '另一家'}，没有写入。是这一家的，请写登记的名称；不是的，请写明是新单位${given(detail.how, (how) => `（${how}）`)}。`,
  TOWNS_UNKNOWN: (detail) =>
    `适用乡镇里的${given(detail.names, String) || '一个'}没有登记过，没有写入${given(detail.nearest, (nearest) => `（像是${nearest}）`)}。是已登记的，请写明是哪一个；不是的，请写明是新乡镇${given(detail.how, (how) => `（${how}）`)}。`,
  UNIT_EXISTS: (detail) =>
    given(
      detail.kind,
      (kind) =>
        `${named(detail.unit, '这个名称')}是本县登记的${kind}${detail.other === detail.unit ? '' : named(detail.other, '')}，不能作上级机关。请照公文写上级机关的名称，如“市委编办”。`,
    ) ||
    given(
      detail.pasted,
      (pasted) =>
        `${named(detail.other, '另一个单位')}和“${pasted}”都叫${named(detail.unit, '这个名称')}，粘贴的单位一个也没有登记。请把其中一个的别名改掉或去掉，再登记。`,
    ) ||
    (detail.other === detail.unit
      ? `已有${named(detail.unit, '这个单位')}，没有重复登记。`
      : `${named(detail.unit, '这个名称')}说的是已登记的${given(detail.other, (other) => `“${other}”`) || '另一个单位'}（它的别名或另一种写法），没有重复登记。`),
  UNIT_IN_USE: (detail) =>
    given(
      detail.prepared,
      (name) =>
        `拟办的增减“${name}”写着适用${named(detail.unit, '这个乡镇')}，不能移出。请先到“轮次”定下这一条采用还是不采用。`,
    ) ||
    given(
      detail.request,
      (code) => `还没有办结的申请${code}写着适用${named(detail.unit, '这个乡镇')}，不能移出。请先办结或改好这件申请。`,
    ) ||
    `${given(detail.round, (round) => `第${round}轮封存的清单里已有`)}${named(detail.unit, '这个单位')}${detail.round === undefined ? '已有报送表、事项或征求意见稿' : ''}，不能移出。与另一个单位是一家的，在“改…”里点“与另一个并为一家…”；撤销了的乡镇，点“撤销，并入…”。`,
  UNIT_NAME_SEALED: (detail) =>
    `第${detail.round ?? ''}轮封存的清单里写着${named(detail.name, '这个名称')}，去掉了就不知道是${named(detail.unit, '这个单位')}，没有保存。不想作曾用名的，请把它移到别名里再保存。`,
  ENTRY_UNKNOWN: (detail) => `找不到条目${titled(detail.entry)}，它所在的报送表可能已撤回。请按 F5 刷新后再看。`,
  ENTRY_DECIDED: (detail) =>
    `条目${titled(detail.entry)}已定去向${given(detail.fate, (fate) => `（${fate}）`)}，这次没有再写入。要改去向，请先在“归并”里选中它，撤回原来的处理。`,
  ENTRY_UNDECIDED: (detail) => `条目${titled(detail.entry)}还是待定，没有可撤回的处理。请先给它定去向。`,
  SOURCE_LIST_UNKNOWN: () => '这份报送表已经撤回，或者不在这个项目里。请到“报送”按 F5 刷新后再看。',
  ITEM_UNKNOWN: (detail) => `事项库里没有${titled(detail.item) || '这个事项'}。请按 F5 刷新后再看。`,
  ITEM_SUBTRACTED: (detail) => `${named(detail.item, '这个事项')}已核减，不能再改。如需保留，请先恢复该项并写明理由。`,
  ITEM_LIVE: (detail) =>
    detail.entry === undefined
      ? `${named(detail.item, '这个事项')}还在清单中，无须恢复。`
      : `条目${titled(detail.entry)}采用成的${named(detail.item, '事项')}还在清单中，不能撤回处理。请先核减该项。`,
  ITEM_NOWHERE: (detail) =>
    `${named(detail.item, '这个事项')}将没有任何乡镇适用，没有写入。至少留一个镇；都不适用的请核减该项。`,
  UNITS_BOTH_ISSUED: (detail) =>
    `${named(detail.unit, '这个乡镇')}和${named(detail.other, '另一个乡镇')}在${named(detail.edition, '印发的清单')}里各有一份清单，是两个乡镇，不是登记了两次，没有并。撤镇并镇请用“撤销，并入…”，以前的清单、意见和责任都照原样留着。`,
  SECTION_UNMAPPED: (detail) =>
    `新体例里没有${named(detail.category, '这一类')}，其中还有 ${detail.items ?? 0} 项${given(detail.prepared, (prepared) => `、拟办的增减 ${prepared} 条`)}${given(detail.requests, (requests) => `、没有决定的申请 ${requests} 件`)}，没有写入。请先选好调到哪一类。`,
  NOT_APPLYING: (detail) =>
    `${named(detail.item, '这个事项')}不适用${named(detail.unit, '这个镇')}，不能另定清单或写法。请先改为适用。`,
  CATEGORY_UNKNOWN: (detail) =>
    `${given(detail.unit, (unit) => `${unit}的`)}${given(detail.entry, (entry) => `“${entry}”`)}类别${named(detail.category, '没有写')}，体例里没有这一类。请先选好类别再采用。`,
  CATEGORIES_UNKNOWN: (detail) =>
    detail.categories === undefined
      ? `有 ${detail.count ?? '几'} 条没有写类别${given(detail.units, (units) => `（${units}）`)}，一条也没有采用。请在“部门条目全部采用为事项”里按单位选归入哪一类；要分在几类的，到“归并”逐条采用。`
      : `有 ${detail.count ?? '几'} 条的类别${given(detail.categories, (names) => `（${names}）`)}本项目的体例里没有${given(detail.units, (units) => `（${units}）`)}，一条也没有采用。请在“部门条目全部采用为事项”里选归入哪一类，或到“设置”点“改体例…”加上这些类别。`,
  ROUND_UNKNOWN: (detail) => `没有${given(detail.round, (round) => `第${round}轮`) || '这一轮'}。请按 F5 刷新后再看。`,
  ROUND_OPEN: (detail) =>
    `${given(detail.round, (round) => `第${round}轮`) || '上一轮'}还没有封存，不能开下一轮。请先封存本轮。`,
  NO_OPEN_ROUND: '现在没有打开的轮次，增减记不进去。请先到“轮次”里开下一轮。',
  NO_SEALED_ROUND: '还没有封存过的轮次。请先封存一轮再看封存时的清单。',
  PREPARED_SETTLED: '这一条拟办的增减已经决定过，或不采用了。请按 F5 刷新后再看。',
  ROUND_NOT_SEALED: (detail) =>
    `${given(detail.round, (round) => `第${round}轮`) || '这一轮'}现在没有封存，没有那时的快照。请选已封存的一轮，或选“现在”。`,
  ENTRIES_PENDING: (detail) =>
    `${given(detail.pending, (pending) => `还有 ${pending} 条待定`) || '还有待定的条目'}，不能封存。请先到“归并”里定下去向。`,
  REASON_MISSING: (detail) => {
    const what = typeof detail.field === 'string' && why(detail.field) ? detail.field : '理由';
    return `没有写${what}，这一步没有写入。请写明${what}后再做。`;
  },
  SAME_ITEM: (detail) =>
    detail.category === undefined
      ? `${named(detail.item, '这个事项')}不能并入它自己，没有写入。请另选一个事项。`
      : `${named(detail.item, '这个事项')}已在“${detail.category}”类，没有改动。请另选一类。`,
  LIST_IN_USE: (detail) =>
    `${named(detail.file, '这份报送表')}${given(detail.decided ?? detail.entries, (count) => `已有 ${count} 条`) || '已有条目'}定了去向，不能撤回。请先到“归并”撤回这些条目的处理。`,
  LIST_OF_RETURN: (detail) =>
    `${named(detail.file, '这一份')}是${given(detail.unit, (unit) => unit) || '该单位'}反馈意见里的新增建议，不单独撤回。要撤回，请到“征求意见”里撤回这份反馈。`,
  NOTHING_TO_UNDO: (detail) =>
    detail.undone ? '这时的操作有的已经撤销，不能撤销到这里。请另选一条操作。' : '没有可撤销的操作。',
  NOTHING_TO_REDO: '没有可重做的操作。',
  ACTION_UNKNOWN: '这条操作记录找不到了。请按 F5 刷新后再试。',
  EDIT_REFUSED: (detail) =>
    `${named(detail.item, '这些事项')}不能这样改：${given(detail.why, (why) => why) || '已核减，或本清单没有这一类'}。没有写入。请换一个值，或另选事项。`,
  NOTHING_CHANGED: '所选事项已经是这样，没有需要改的，也没有写入。请换一个值，或另选事项。',
  WAIVER_SIGNED: (detail) =>
    `${detail.covers ?? ''}的${detail.rule ?? ''}豁免 ${detail.date ?? ''} 已经签过，决定人${titled(detail.decider)}，还在用，没有再签一次。要改理由或决定人，请先撤销原来的，再签。`,
  BASIS_UNKNOWN: '这件依据已经不在依据库里，可能刚被并入另一件。请按 F5 刷新后再选。',
  BASIS_EXISTS: (detail) =>
    `依据库里已有同名同文号的${named(detail.basis, '依据')}，没有另存。要并为一件的，在“依据库”里选中它，点“与另一件并为一件…”。`,
  BASIS_IN_USE: (detail) =>
    Number(detail.items ?? 0) > 0
      ? `${named(detail.basis, '这件依据')}还有 ${detail.items} 项在引用，不能去掉。请先改这些事项的依据。`
      : `${named(detail.basis, '这件依据')}还有已核减的事项或别的依据的状态记录提到它，须留着备查，没有去掉。`,
  CITATION_UNKNOWN: '这条依据已经改过或去掉了，没有写入。请按 F5 刷新后再做。',
  NO_LAWS: (detail) =>
    `${named(detail.folder, '这个文件夹')}里没有能建索引的文件。请把法规和文件存为 .docx 或文本文件，放进去再选。`,
  CITED_ALREADY: (detail) => `${named(detail.item, '这个事项')}已经引用了这一条，没有重复写入。`,
  CITATIONS_SEVERAL: (detail) =>
    `这里只改${named(detail.item, '这个事项')}的一条依据，却写了 ${detail.count ?? '几'} 条。请只留一条，其余的用“加依据”加进去。`,
  VIEW_UNKNOWN: '这个视图已经去掉了。请另选一个视图。',
  NO_QUESTIONS: '没有待答复的问题，没有可导出的沟通单。请先在缺项对照或沟通记录里提出问题。',
  REQUEST_UNKNOWN: '登记册里没有这件申请。请按 F5 刷新后再看。',
  REQUEST_EXISTS: (detail) =>
    `登记册里已有编号为${named(detail.code, '这个编号')}的申请，没有重复登记。请换一个编号，或留空由程序编号。`,
  REQUEST_STEP: (detail) =>
    sentenceOf(detail.reason, (reason) => reason) || '现在不能走这一步，没有写入。请看页面上的办理程序。',
  REGISTER_UNFIT: (detail) =>
    `登记册里的${named(detail.request, '一件申请')}没有记入：${given(detail.problem, (problem) => problem) || '与现行清单对不上'}。请核对登记册和清单，改好后再记一次：它之前的已经记入，不会重复。`,
  ROUND_NOT_ADJUSTMENT: (detail) =>
    `${given(detail.round, (round) => `第${round}轮`) || '打开着的一轮'}是${given(detail.kind, (kind) => kind) || '别的轮次'}，申请的增减要记在动态调整轮里。请先封存这一轮，决定时会自动开动态调整轮。`,
  NOTE_UNKNOWN: '这条沟通记录不在了，或不是待答复的问题。请按 F5 刷新后再看。',
  EDITION_UNKNOWN: '没有这一版。请按 F5 刷新后再选。',
  EDITION_ALONE: (detail) =>
    `${given(detail.edition, (edition) => `${edition}之前没有印发过的版`) || '还没有印发过清单'}，没有可比的，也就没有变更通知。要看与征求意见稿等稿本的差别，请到“轮次 · 对比”。`,
  EDITION_BLOCKED: (detail) =>
    `核对${given(detail.rules, (rules) => `第 ${rules} 条`) || '有几条'}未过，也没有签例外，不能出印发稿；送审稿、审定稿可出。请到“核对”逐条解决，或写明理由和决定人签例外。`,
  EDITION_DATES: (detail) =>
    `施行日期${given(detail.date, (date) => ` ${date} `)}${detail.edition === undefined ? '早于印发日期' : `不晚于${detail.edition}的施行日期`}${given(detail.after, (after) => ` ${after}`)}，没有定稿。请改好日期再做。`,
  EDITION_NOT_FIRST: '已经有印发过的版本，不能再作接续登记。请按第几版正常印发。',
  EDITION_TOO_SOON: (detail) =>
    `封存的清单里已经没有${named(detail.unit, '一个乡镇')}，它自${given(detail.day, (day) => ` ${day} `)}起才撤销；${given(detail.date, (date) => ` ${date} `)}施行的一版还要有它的一份，没有定稿。请把施行日期改为撤销那天或以后；在这以前要改的事项，走申请办理，从决定写的日期起执行，不必等下一版。`,
  ABOLITION_ISSUED: (detail) =>
    `${named(detail.edition, '已印发的一版')}是按${named(detail.unit, '一个乡镇')}自${given(detail.day, (day) => ` ${day} `)}起撤销印发的，日期没有改。确实写错的，请先到“版本”作废这一版，再改日期，封存后重新印发。`,
  EDITION_STALE: (detail) =>
    given(detail.words, String) || '封存以后事项库又有改动，现在的核对结果说的不是封存的那份。请封存一轮再印发。',
  EDITION_RESTS: (detail) =>
    `${given(detail.edition, (edition) => edition) || '已印发的版本'}就是第${detail.round ?? ''}轮封存的内容，不能重开。要改，请开新的一轮动态调整。`,
  EDITION_IN_FORCE: (detail) =>
    `${given(detail.edition, (edition) => edition) || '这一版'}没有作废，没有作废通知。要作废的，先在“版本”里点“作废这一版…”。`,
  EDITION_WITHDRAWN: (detail) =>
    `${given(detail.edition, (edition) => edition) || '这一版'}已经作废，没有办。请另选一版。`,
  EDITION_FOLLOWED: (detail) =>
    `${detail.edition ?? '这一版'}之后已有${detail.next ?? '新的一版'}，那段日子的依单问责以它为准，没有作废。只能作废重出最新的一版；以前的写错了，请在新的一轮里改正，另印一版。`,
  NO_EDITION_IN_FORCE: (detail) =>
    `${given(detail.day, (day) => ` ${day} `) || '那一天'}还没有施行的清单。最早一版${given(detail.first, (first) => `自 ${first} 起施行`) || '尚未印发'}，请换一个日期。`,
  NO_UNITS_ASKED: '没有要发的单位：所选单位都没有涉及的事项。请换一个范围，或勾选“没有涉及事项的单位也发”。',
  DUE_BEFORE_SENT: (detail) =>
    `截止日期${given(detail.date, (date) => ` ${date} `)}早于发出日期${given(detail.after, (after) => ` ${after}`)}，没有发出。请改好日期再发。`,
  PRINTED_PAPER: (detail) =>
    `${named(detail.file, '这个文件')}是本项目${given(detail.up, String) ? '报给' : '印给'}${given(detail.unit, String) || '乡镇'}的${given(detail.from, String) || '清单'}，不是新的报送表，没有写入。请作为意见收下；确实是报送表的，请写明${given(detail.how, (how) => `（${how}）`)}。`,
  PACK_UNKNOWN: '没有这份征求意见稿。请按 F5 刷新后再选。',
  PACK_WITHDRAWN: (detail) =>
    `${given(detail.unit, (unit) => unit)}的这份征求意见稿已经作废，不再收反馈。请核对表号，或收在新发出的那一份下。`,
  RETURN_UNKNOWN: '这份反馈已经不在待收的文件里。请重新拖入文件。',
  RETURN_TAKEN: (detail) =>
    `${named(detail.file, '这个文件')}和${given(detail.unit, (unit) => unit)}已收的一份一字不差，没有再收，不用再办。`,
  RETURN_UNCLEAR: (detail) =>
    `${named(detail.file, '这份反馈')}有 ${detail.count ?? '几'} 条意见说不准，没有收。请逐条选定意见类型再收。`,
  RETURN_EMPTY: (detail) =>
    `${named(detail.file, '这份反馈')}一项也没有填，没有收：空表不等于无意见。请向${given(detail.unit, (unit) => unit) || '该单位'}核实；确认是全部无意见的，选“按全部无意见登记”再收。`,
  PACK_IN_USE: (detail) =>
    `${given(detail.unit, (unit) => unit)}对这份征求意见稿的意见有 ${detail.count ?? '几'} 条已经处理，不能作废。请先在“意见处理”里对这些意见点“重新处理…”。`,
  RETURN_IN_USE: (detail) =>
    `${named(detail.file, '这份反馈')}里有 ${detail.count ?? '几'} 条意见已经处理，不能撤回。请先在“意见处理”里对这些意见点“重新处理…”。`,
  PROPOSALS_DECIDED: (detail) =>
    `${named(detail.file, '这份反馈')}里有 ${detail.count ?? '几'} 条新增建议已经定了去向，前一份里没有同样的建议，不能撤回。请先到“归并”撤回这些条目的处理。`,
  OPINION_UNKNOWN: '选中的意见里有的已经不在了。请按 F5 刷新后再做。',
  OPINION_HANDLED: (detail) =>
    `${given(detail.unit, (unit) => unit)}对${named(detail.item, '这一项')}的意见已经处理过。要改，请点“重新处理…”并写明理由。`,
  OPINION_MIXED: '选中的意见不是对同一事项的同类意见，不能一次处理。请分开处理。',
  OPINION_NO_CHANGE: (detail) =>
    `采纳${named(detail.item, '这条意见')}，须在本轮记下相应的增减。请填好改动；不改清单的，选“部分采纳”或“不采纳”并写明理由。`,
  NOTHING_TO_PRINT:
    '没有可印的内容，没有导出文件。催办单要有未反馈的单位；复函、采纳情况要有处理过的意见，请先到“意见处理”里处理。',
  NOT_A_PARTY: (detail) =>
    `${named(detail.item, '这个事项')}不涉及${named(detail.unit, '这个单位')}，没有登记表态。请先在责任或适用里写上它，或另选事项。`,
  WORDS_MISSING: '不同意或保留要写明意见，没有登记。请写一句理由或建议的写法再做。',
  TALK_UNKNOWN: '这份会商记录不在了。请按 F5 刷新后再选。',
  MINUTES_MISSING: (detail) =>
    `会商记录${titled(detail.talk)}还没有纪要，不能据以裁定。请写下纪要，或附上签字的纪要文件。`,
  MINUTES_IN_USE: (detail) =>
    `会商记录${titled(detail.talk)}是 ${detail.count ?? '几'} 项裁定的依据，不能再改，没有写入。有新情况，请另记一次会商，需要时据以再裁定。`,
  RULING_DAY: (detail) =>
    `裁定的日期${given(detail.day, (day) => ` ${day} `)}不能早于会商${titled(detail.talk)}的日期${given(detail.held, (held) => `（${held}）`)}，也不能晚于今天，没有登记。请核对日期。`,
  ITEM_AGREED: (detail) => `${named(detail.item, '这个事项')}各方都已同意现在的文字，无须裁定，没有写入。`,
  CONFLICTS_OPEN: (detail) =>
    `还有 ${detail.count ?? '几'} 项分歧没有了结${given(detail.items, (items) => `（${items}）`)}，审定轮不能封存。请到“认定”逐项协商一致，或由编办裁定。`,
  UNDO_BARRIER: (detail) =>
    `${given(detail.after, (after) => `“${after}”`) || '封存、印发'}以前的步骤不能撤销。要改某一项，请在本轮另作增减，或“恢复”该项并写明理由。`,
} satisfies Partial<Record<ErrorCode, Sentence>>;

const SENTENCES: Readonly<Record<ErrorCode, Sentence>> = { ...projectSentences, ...fileSentences, ...officeSentences };

/** Every code there is, in no particular order. */
export const ERROR_CODES: readonly string[] = Object.keys(SENTENCES);

/** Whether a code that came over the boundary is one we have a sentence for. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(SENTENCES, code);
}

/**
 * One or two Chinese sentences for a failure; uses what `detail` names and reads well without it.
 */
export function errorText(code: ErrorCode, detail: ErrorDetail): string {
  const sentence: Sentence = SENTENCES[code];
  return typeof sentence === 'string' ? sentence : nestQuotes(sentence(detail));
}
