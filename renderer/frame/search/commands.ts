/** Pages and commands the search box also finds: by their words, their pinyin and their initials. */
import { type Screen, useNavigation } from '../../navigation';

export interface Command {
  readonly key: string;
  readonly word: string;
  /** Pinyin by syllable; the initials follow from it. */
  readonly pinyin: string;
  readonly hint: string;
  readonly act: () => void;
}

const PAGES: readonly (readonly [Screen, string, string, string])[] = [
  ['overview', '总览', 'zong lan', '还剩什么、汇报数字'],
  ['sources', '报送', 'bao song', '收各单位的表'],
  ['merge', '归并', 'gui bing', '给条目定去向'],
  ['pool', '事项库', 'shi xiang ku', '现有和已核减的事项'],
  ['bases', '依据', 'yi ju', '依据库、依据待补、逐条论证、法规文库'],
  ['agreement', '认定', 'ren ding', '各方表态、分歧、会商、裁定'],
  ['rounds', '轮次', 'lun ci', '增减、封存、台账'],
  ['townships', '一镇一单', 'yi zhen yi dan', '适用、预览、导出'],
  ['editions', '版本', 'ban ben', '定稿、对照、变更通知、依单问责、归档包'],
  ['requests', '动态调整', 'dong tai tiao zheng', '准入与调整申请、反弹、年度情况'],
  ['units', '单位', 'dan wei', '部门、乡镇、别名、镇情'],
  ['checks', '核对', 'he dui', '各条规则相符没有'],
  ['history', '操作记录', 'cao zuo ji lu', '谁在什么时候做了什么'],
  ['settings', '设置', 'she zhi', '操作人、备份、编号、字号'],
];

/** All pages, to be followed by what the frame can do. */
export function usePageCommands(): readonly Command[] {
  const { go } = useNavigation();
  return PAGES.map(([screen, word, pinyin, hint]) => ({
    key: `page-${screen}`,
    word,
    pinyin,
    hint,
    act: () => go(screen),
  }));
}

/** Commands that answer every term of the query; all of them for an empty one. */
export function findCommands(commands: readonly Command[], query: string): readonly Command[] {
  const terms = query.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter((command) => terms.every((term) => answers(command, term)));
}

function answers({ word, pinyin, hint }: Command, term: string): boolean {
  if (word.includes(term) || hint.includes(term)) return true;
  const syllables = pinyin.split(' ');
  const whole = syllables.join('');
  const initials = syllables.map((syllable) => syllable[0] ?? '').join('');
  return /^[a-z]+$/.test(term) && (whole.startsWith(term) || initials.startsWith(term));
}
