/** The screens, a line each: the word, its pinyin by syllable, what is there, and its chapter of the manual. */
import type { Screen } from './navigation';

interface AboutScreen {
  readonly word: string;
  readonly pinyin: string;
  readonly about: string;
  readonly chapter: string;
}

/** In the office's order. */
export const SCREEN_LIST: Readonly<Record<Screen, AboutScreen>> = {
  overview: { word: '总览', pinyin: 'zong lan', about: '还剩什么、汇报数字', chapter: '总览' },
  sources: { word: '报送', pinyin: 'bao song', about: '收各单位的表', chapter: '报送' },
  merge: { word: '归并', pinyin: 'gui bing', about: '给条目定去向', chapter: '归并' },
  pool: { word: '事项库', pinyin: 'shi xiang ku', about: '现有和已核减的事项', chapter: '事项库' },
  bases: { word: '依据', pinyin: 'yi ju', about: '依据库、依据待补、逐条论证、法规文库', chapter: '依据' },
  opinions: { word: '征求意见', pinyin: 'zheng qiu yi jian', about: '发出、收回反馈、意见处理', chapter: '征求意见' },
  agreement: { word: '认定', pinyin: 'ren ding', about: '各方表态、分歧、会商、裁定', chapter: '共同认定' },
  rounds: { word: '轮次', pinyin: 'lun ci', about: '增减、封存、台账', chapter: '轮次' },
  townships: { word: '一镇一单', pinyin: 'yi zhen yi dan', about: '适用、预览、导出', chapter: '一镇一单' },
  editions: { word: '版本', pinyin: 'ban ben', about: '定稿、对照、变更通知、依单问责、归档包', chapter: '版本' },
  requests: {
    word: '动态调整',
    pinyin: 'dong tai tiao zheng',
    about: '准入与调整申请、反弹、年度情况',
    chapter: '准入与调整',
  },
  units: { word: '单位', pinyin: 'dan wei', about: '部门、乡镇、别名、镇情', chapter: '单位' },
  checks: { word: '核对', pinyin: 'he dui', about: '各条规则相符没有', chapter: '核对' },
  history: { word: '操作记录', pinyin: 'cao zuo ji lu', about: '谁在什么时候做了什么', chapter: '操作记录' },
  settings: { word: '设置', pinyin: 'she zhi', about: '操作人、备份、编号、字号', chapter: '设置' },
};
