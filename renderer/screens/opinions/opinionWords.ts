/** How states, kinds and outcomes look on the screen of 征求意见. */
import type { OpinionKind, Outcome, PackState } from '../../../shared/model/opinion';
import type { OpinionFigures, PackFigures } from '../../../shared/views/opinions';
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

export const OUTCOME_TONES: Readonly<Record<Outcome, TagTone>> = {
  adopted: 'merged',
  partly: 'amend',
  refused: 'sub',
  withdrawn: 'plain',
};

export const OUTCOME_SIGNS: Readonly<Record<Outcome, string>> = {
  adopted: '✓ ',
  partly: '半 ',
  refused: '✕ ',
  withdrawn: '',
};

/** 发出 60 ＝ 无意见 22 ＋ 有意见 35 ＋ 未反馈 3（逾期 3） */
export function packsEquation({ issued, agreed, returned, outstanding, overdue }: PackFigures): string {
  const late = overdue > 0 ? `（逾期 ${figure(overdue)}）` : '';
  return `发出 ${figure(issued)} ＝ 无意见 ${figure(agreed)} ＋ 有意见 ${figure(returned)} ＋ 未反馈 ${figure(outstanding)}${late}`;
}

/** 意见 86 ＝ 采纳 61 ＋ 部分 9 ＋ 不采纳 12 ＋ 撤回 1 ＋ 待处理 3 */
export function opinionsEquation({ total, adopted, partly, refused, withdrawn, open }: OpinionFigures): string {
  return `意见 ${figure(total)} ＝ 采纳 ${figure(adopted)} ＋ 部分采纳 ${figure(partly)} ＋ 不采纳 ${figure(refused)} ＋ 撤回 ${figure(withdrawn)} ＋ 待处理 ${figure(open)}`;
}
