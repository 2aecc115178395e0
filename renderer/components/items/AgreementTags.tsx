/** How an item and a party stand, as signs that say it by word as well as by colour. */
import type { ReactNode } from 'react';
import {
  AGREEMENT_STATE_WORDS,
  type AgreementState,
  POSITION_WORDS,
  type Position,
} from '../../../shared/model/verdict';
import { Tag, type TagTone } from '../figures/Tags';

const STATES: Readonly<Record<AgreementState, readonly [tone: TagTone, sign: string]>> = {
  agreed: ['merged', '✓ '],
  ruled: ['accent', '裁 '],
  conflict: ['dispute', '≠ '],
  reopened: ['amend', '↻ '],
  waiting: ['pending', ''],
};

export function StateTag({ state }: { state: AgreementState }): ReactNode {
  const [tone, sign] = STATES[state];
  return (
    <Tag tone={tone}>
      {sign}
      {AGREEMENT_STATE_WORDS[state]}
    </Tag>
  );
}

const POSITIONS: Readonly<Record<Position, readonly [tone: TagTone, sign: string]>> = {
  agree: ['merged', '✓ '],
  disagree: ['sub', '✕ '],
  reserve: ['dispute', '≠ '],
  none: ['pending', ''],
};

interface PositionTagProps {
  readonly position: Position;
  readonly stale: boolean;
  /** It has spoken, and what it said is not shown yet. */
  readonly kept: boolean;
}

export function PositionTag({ position, stale, kept }: PositionTagProps): ReactNode {
  if (kept) return <Tag tone="plain">已表态，还不公开</Tag>;
  if (stale) return <Tag tone="amend">↻ 原{POSITION_WORDS[position]}，须重新表态</Tag>;
  const [tone, sign] = POSITIONS[position];
  return (
    <Tag tone={tone}>
      {sign}
      {POSITION_WORDS[position]}
    </Tag>
  );
}
