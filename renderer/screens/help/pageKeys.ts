/** Keys by page, as they are told by “?”; the keys themselves stand with what they do. */
import type { Screen } from '../../navigation';

export type KeyRow = readonly [keys: string, does: string];

export const EVERYWHERE: readonly KeyRow[] = [
  ['Ctrl+;', '在文字框里插入〔〕'],
  ['Ctrl+K', '检索事项、条目、单位、依据、页面'],
  ['Ctrl+Z　Ctrl+Y', '撤销　重做'],
  ['Ctrl+1 … Ctrl+0', '按左侧顺序换页'],
  ['Ctrl+`', '回总览'],
  ['Alt+←　Alt+→', '后退　前进'],
  ['F5', '重新读取'],
  ['F1', '使用手册（本页一章）'],
  ['Esc', '关闭最上面的窗口'],
];

const GRID: readonly KeyRow[] = [
  ['↑ ↓ ← →', '在表格里移动'],
  ['PgUp　PgDn', '上一屏　下一屏'],
  ['Ctrl+Home　Ctrl+End', '第一行　最后一行'],
  ['Enter', '打开这一行'],
];

const SELECT: readonly KeyRow[] = [
  ['空格', '选中或不选'],
  ['Shift+↑ ↓', '连着选'],
  ['Ctrl+A', '全选（筛出的）'],
];

export const OF_PAGE: Readonly<Record<Screen, readonly KeyRow[]>> = {
  overview: [['Tab　Enter', '走到一件事，打开']],
  sources: [
    ...GRID,
    ['Ctrl+V', '粘贴复制来的表格'],
    ['Ctrl+Enter', '确认这个文件'],
    ['Ctrl+Shift+Enter', '确认所有没有疑问的文件'],
    ['H　Shift+H', '核对时：表头从这一行起　这一行也是表头'],
    ['Del', '核对时：略过这一行，或按条目读'],
    ['B', '核对时：把这一行并入上一条，再按还原'],
    ['Alt+1 … Alt+9', '核对时：给这一列定栏目'],
    ['U', '核对时：改报送单位'],
    ['PgUp　PgDn', '核对时：上一个、下一个文件'],
  ],
  merge: [
    ['1 … 5', '选候选'],
    ['Enter', '并入选中的事项'],
    ['N', '采用为新事项'],
    ['S', '拆分：一条写了两项以上'],
    ['U　I', '名称、任务用谁的文字'],
    ['R', '不予列入（再按数字选缘由）'],
    ['P', '待定，可写一句'],
    ['T', '退回补正'],
    ['X', '与选中的不是一回事'],
    ['F', '在事项库里找'],
    ['O', '看原表这一行'],
    ['M', '记一句沟通记录'],
    ['V', '收起或显示标记'],
    ['B', '一并确认'],
    ['G', '缺项对照'],
    ['↑ ↓', '上一条　下一条'],
    ['→　←', '到候选　回条目'],
  ],
  pool: [
    ...GRID,
    ...SELECT,
    ['N', '加一项'],
    ['F2', '改这一格'],
    ['Ctrl+D', '把这一格填到所选各项'],
    ['Ctrl+F', '到查找框'],
    ['Ctrl+H', '查找替换'],
    ['D', '查重'],
    ['Esc', '收起筛选，取消选择'],
  ],
  bases: [
    ...GRID,
    ...SELECT,
    ['V', '核对当前这条依据的条款'],
    ['T', '没写到条的，写到最相近的一条'],
    ['R', '引的不是有效版本的，改引有效的版本'],
    ['N', '给这一项加依据'],
    ['1　2　3', '论证：依据充分　修改后可列　依据不足'],
  ],
  opinions: [
    ...GRID,
    ['1　2　3　4', '采纳　部分采纳　不采纳　撤回'],
    ['Ctrl+Enter', '记下处理'],
    ['J　K', '下一条　上一条待处理'],
    ['Tab', '到处理理由'],
    ['PgUp　PgDn', '收件核对时：上一份、下一份没收的'],
    ['Ctrl+Enter', '收件核对时：收下这一份'],
    ['Ctrl+Shift+Enter', '收件核对时：收下所有没有疑问的'],
  ],
  agreement: [
    ['↑ ↓', '上一项　下一项'],
    ['← →', '换单位'],
    ['1　2　3', '这家同意　不同意　保留'],
    ['0', '撤回这家的表态'],
    ['Enter', '登记表态，写意见'],
    ['M', '会商记录'],
    ['C', '裁定'],
    ['O', '打开事项页'],
  ],
  rounds: GRID,
  townships: [
    ['↑ ↓ ← →', '换格'],
    ['空格', '换适用'],
    ['F2', '写缘由'],
    ['Ctrl+→', '右边各镇同这一格'],
    ['Shift+空格', '选这一项'],
    ['Enter', '打开事项，展开或收起'],
  ],
  editions: [
    ['↑ ↓', '换一版，换一项'],
    ['Enter', '按日期和乡镇查'],
    ['Ctrl+Enter', '定稿、签例外'],
  ],
  requests: [...GRID, ['N', '登记申请'], ['Esc', '回到登记册']],
  units: [...GRID, ['Alt+↑　Alt+↓', '上移　下移一位']],
  checks: GRID,
  history: GRID,
  settings: [['Tab', '到下一项']],
};
