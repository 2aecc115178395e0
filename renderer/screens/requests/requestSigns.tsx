/** Signs of a request: where it stands, and how long there is. */
import type { ReactNode } from 'react';
import { REQUEST_DECISION_WORDS, REQUEST_STATE_WORDS, REQUEST_STEP_WORDS } from '../../../shared/model/request';
import type { FormerKind, RequestRow } from '../../../shared/views/requests';
import { Tag, type TagTone } from '../../components/figures/Tags';

const TONES: Readonly<Record<RequestRow['state'], TagTone>> = {
  submitted: 'pending',
  handling: 'accent',
  returned: 'basis',
  approved: 'merged',
  refused: 'sub',
  withdrawn: 'pending',
  left: 'pending',
};

/** ✓ 修改后同意, ✕ 不同意, ↩ 已退回补正 */
export function StateTag({ row }: { row: Pick<RequestRow, 'state' | 'decision'> }): ReactNode {
  const { state, decision } = row;
  const sign = state === 'approved' ? '✓ ' : state === 'refused' ? '✕ ' : state === 'returned' ? '↩ ' : '';
  const words =
    decision !== '' && (state === 'approved' || state === 'refused')
      ? REQUEST_DECISION_WORDS[decision]
      : REQUEST_STATE_WORDS[state];
  return (
    <Tag tone={TONES[state]}>
      {sign}
      {words}
    </Tag>
  );
}

/** 待合法性审查，还有 2 个工作日; 已超期 3 个工作日. */
export function dueWords({ next, left }: Pick<RequestRow, 'next' | 'left'>): string {
  if (next === null) return '';
  const step = REQUEST_STEP_WORDS[next];
  if (left === null) return `待${step}`;
  if (left < 0) return `${step}已超期 ${-left} 个工作日`;
  return left === 0 ? `${step}今天到期` : `${step}还有 ${left} 个工作日`;
}

const FORMER_WORDS: Readonly<Record<FormerKind, string>> = {
  takenBack: '已收回',
  subtracted: '已核减',
  refused: '未予同意',
  listed: '清单已有',
};

export function FormerTag({ kind }: { kind: FormerKind }): ReactNode {
  return <Tag tone={kind === 'listed' ? 'merged' : 'sub'}>{FORMER_WORDS[kind]}</Tag>;
}
