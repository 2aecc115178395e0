/** Keys by page, as they are told by “?”; the keys themselves stand with what they do. */
import type { Screen } from '../../navigation';

export type KeyRow = readonly [keys: string, does: string];

export const EVERYWHERE: readonly KeyRow[] = [
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
  sources: [...GRID, ['Ctrl+Enter', '确认这个文件']],
  merge: [
    ['1 … 5', '选候选'],
    ['Enter', '并入选中的事项'],
    ['N', '采用为新事项'],
    ['S', '拆分'],
    ['R', '不予列入'],
    ['P', '待定'],
    ['F', '在事项库里找'],
    ['O', '看原表这一行'],
    ['↑ ↓', '上一条　下一条'],
  ],
  pool: [...GRID, ...SELECT, ['Ctrl+F', '到搜索框']],
  rounds: GRID,
  townships: GRID,
  units: [...GRID, ['Alt+↑　Alt+↓', '上移　下移一位']],
  checks: GRID,
  history: GRID,
  settings: [['Tab', '到下一项']],
};
