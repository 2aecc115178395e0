/** How states, kinds and outcomes look on the screen of 征求意见. */
import { quoted } from '../../../shared/logic/text/nestQuotes';
import type { OpinionKind, PackState, Standing } from '../../../shared/model/opinion';
import type { KnownReturn, OpinionFigures, PackFigures } from '../../../shared/views/opinions';
import type { TagTone } from '../../components/figures/Tags';
import { figure } from '../../format';

export const STATE_TONES: Readonly<Record<PackState, TagTone>> = {
  out: 'pending',
  overdue: 'sub',
  agreed: 'merged',
  returned: 'amend',
  withdrawn: 'plain',
};

export const KIND_TONES: Readonly<Record<OpinionKind, TagTone>> = {
  none: 'plain',
  amend: 'amend',
  add: 'add',
  subtract: 'sub',
  move: 'accent',
};

export const STANDING_TONES: Readonly<Record<Standing, TagTone>> = {
  adopted: 'merged',
  partly: 'amend',
  refused: 'sub',
  withdrawn: 'plain',
  unmet: 'dispute',
};

export const STANDING_SIGNS: Readonly<Record<Standing, string>> = {
  adopted: '✓ ',
  partly: '半 ',
  refused: '✕ ',
  withdrawn: '',
  unmet: '！',
};

/** 发出 60 ＝ 无意见 22 ＋ 有意见 35 ＋ 未反馈 3（逾期 3）；逾期报回 2 */
export function packsEquation({ issued, agreed, returned, late, outstanding, overdue }: PackFigures): string {
  const waiting = overdue > 0 ? `（逾期 ${figure(overdue)}）` : '';
  const cameLate = late > 0 ? `；逾期报回 ${figure(late)}` : '';
  return `发出 ${figure(issued)} ＝ 无意见 ${figure(agreed)} ＋ 有意见 ${figure(returned)} ＋ 未反馈 ${figure(outstanding)}${waiting}${cameLate}`;
}

/** 意见 86 ＝ 采纳 61 ＋ 部分 9 ＋ 不采纳 12 ＋ 撤回 1 ＋ 待处理 3; 未落实 where there is any. */
export function opinionsEquation({ total, adopted, partly, refused, withdrawn, unmet, open }: OpinionFigures): string {
  const undone = unmet > 0 ? ` ＋ 未落实 ${figure(unmet)}` : '';
  return `意见 ${figure(total)} ＝ 采纳 ${figure(adopted)} ＋ 部分采纳 ${figure(partly)} ＋ 不采纳 ${figure(refused)} ＋ 撤回 ${figure(withdrawn)}${undone} ＋ 待处理 ${figure(open)}`;
}

/** How a list went out that came back written over: a township's was printed, a superior's sent up. */
export function sentWords({ unitKind }: Pick<KnownReturn, 'unitKind'>): string {
  return unitKind === 'superior' ? '报送' : '印出';
}

/** Categories chosen that the draft has no more; undefined where it has them all. */
export function lostWords(chosen: readonly string[], offered: readonly string[]): string | undefined {
  const lost = chosen.filter((one) => !offered.includes(one));
  if (lost.length === 0) return undefined;
  return `这份稿里已没有${lost.map(quoted).join('')}类，请在“只征求这些类别”里去掉或另选。`;
}
