/** Small signs that carry meaning by arrow, tick or word as well as by colour. */
import type { ReactNode } from 'react';
import { DISPOSITION_WORDS, type DispositionKind } from '../../../shared/model/disposition';
import { CHANGE_KIND_WORDS } from '../../../shared/model/round';
import type { Direction } from '../../../shared/model/sourceEntry';
import type { ChangeRow } from '../../../shared/views';
import { DIRECTION_SIGNS, DIRECTION_WORDS } from '../../text';
import { UnitCalled } from '../UnitCalled';

export type TagTone =
  | 'down'
  | 'up'
  | 'merged'
  | 'pending'
  | 'basis'
  | 'add'
  | 'sub'
  | 'amend'
  | 'dispute'
  | 'plain'
  | 'accent';

export function Tag({ tone, children, title }: { tone: TagTone; children: ReactNode; title?: string }): ReactNode {
  return (
    <span className={`tag ${tone}`} title={title}>
      {children}
    </span>
  );
}

/** ↓ 市林业和草原局 or ↑ 老黑山镇: the name of a unit. */
export function DirectionTag({ direction, children }: { direction: Direction; children: string }): ReactNode {
  return (
    <Tag tone={direction} title={DIRECTION_WORDS[direction]}>
      <span aria-hidden="true">{DIRECTION_SIGNS[direction]}</span> <UnitCalled name={children} />
    </Tag>
  );
}

const FATE_SIGNS: Readonly<Record<DispositionKind, { readonly tone: TagTone; readonly sign: string }>> = {
  adopt: { tone: 'add', sign: '＋ ' },
  attach: { tone: 'merged', sign: '✓ ' },
  split: { tone: 'amend', sign: '✓ ' },
  reject: { tone: 'sub', sign: '✕ ' },
  return: { tone: 'basis', sign: '↩ ' },
  pending: { tone: 'pending', sign: '' },
};

/** What became of an entry. */
export function FateTag({ kind }: { kind: DispositionKind }): ReactNode {
  const { tone, sign } = FATE_SIGNS[kind];
  return (
    <Tag tone={tone}>
      {sign}
      {DISPOSITION_WORDS[kind]}
    </Tag>
  );
}

/** ＋ 增 1, − 减 1, 改, 调类 … */
export function ChangeTag({ change }: { change: Pick<ChangeRow, 'kind' | 'countEffect'> }): ReactNode {
  const words = CHANGE_KIND_WORDS[change.kind];
  if (change.countEffect > 0) return <Tag tone="add">{`＋ ${words} ${change.countEffect}`}</Tag>;
  if (change.countEffect < 0) return <Tag tone="sub">{`− ${words} ${-change.countEffect}`}</Tag>;
  return <Tag tone="amend">{words}</Tag>;
}
