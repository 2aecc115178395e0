/** Signs of a request: where it stands. */
import type { ReactNode } from 'react';
import { REQUEST_DECISION_WORDS, REQUEST_STATE_WORDS } from '../../../shared/model/request';
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

const FORMER_WORDS: Readonly<Record<FormerKind, string>> = {
  takenBack: '已收回',
  subtracted: '已核减',
  refused: '未予同意',
  listed: '清单已有',
};

export function FormerTag({ kind }: { kind: FormerKind }): ReactNode {
  return <Tag tone={kind === 'listed' ? 'merged' : 'sub'}>{FORMER_WORDS[kind]}</Tag>;
}
