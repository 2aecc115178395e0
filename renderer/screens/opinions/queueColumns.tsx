/** Columns of the queue of opinions: whose, on what, what is asked, and what became of it. */
import { OPINION_OFFICE_WORDS, STANDING_WORDS } from '../../../shared/model/opinion';
import type { OpinionGroup } from '../../../shared/views/opinions';
import { ChangeTag, Tag } from '../../components/figures/Tags';
import type { GridColumn } from '../../components/grid/gridModel';
import { figure } from '../../format';
import { KIND_TONES, STANDING_SIGNS, STANDING_TONES } from './opinionWords';

function unitsOf({ opinions }: OpinionGroup): string {
  return [...new Set(opinions.map(({ unit }) => unit))].join('、');
}

export const QUEUE_COLUMNS: readonly GridColumn<OpinionGroup>[] = [
  { id: 'units', heading: '单位', size: 100, grow: 1, title: unitsOf, cell: unitsOf },
  {
    id: 'item',
    heading: '事项',
    size: 130,
    grow: 2,
    title: ({ opinions }) => opinions[0]?.name ?? '',
    cell: ({ opinions }) => opinions[0]?.name ?? '',
  },
  {
    id: 'kind',
    heading: '意见',
    size: 64,
    cell: ({ opinions: [first] }) =>
      first ? <Tag tone={KIND_TONES[first.kind]}>{OPINION_OFFICE_WORDS[first.kind]}</Tag> : null,
  },
  {
    id: 'same',
    heading: '同意见',
    size: 72,
    hideBelow: 560,
    cell: ({ opinions }) => (opinions.length > 1 ? `同 ${figure(opinions.length)} 家` : ''),
  },
  {
    id: 'outcome',
    heading: '处理',
    size: 90,
    cell: ({ standing }) =>
      standing === null ? (
        <Tag tone="pending">待处理</Tag>
      ) : (
        <Tag tone={STANDING_TONES[standing]}>
          {STANDING_SIGNS[standing]}
          {STANDING_WORDS[standing]}
        </Tag>
      ),
  },
  {
    id: 'changes',
    heading: '落实',
    size: 140,
    hideBelow: 640,
    cell: ({ opinions: [first] }) => {
      const change = first?.handling?.changes[0];
      if (!change) return <span className="muted">{first?.repliedOn ? '已复函' : ''}</span>;
      const effect = { add: 1, split: 1, restore: 1, subtract: -1, amend: 0, move: 0, apply: 0 }[change.kind];
      return (
        <span>
          第{change.round}轮{' '}
          {change.state === 'waiting' ? (
            <Tag tone="pending">拟办</Tag>
          ) : change.gone !== '' ? (
            <Tag tone="dispute" title={change.gone}>
              没有落实
            </Tag>
          ) : (
            <ChangeTag change={{ kind: change.kind === 'apply' ? 'amend' : change.kind, countEffect: effect }} />
          )}
        </span>
      );
    },
  },
];
