/** Items by how they stand, by unit and by words; each says who is against or who has to speak. */
import { Button, Input, Select } from 'antd';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { AGREEMENT_STATE_WORDS } from '../../../shared/model/verdict';
import type { AgreementOverview, AgreementPage, AgreementRow } from '../../../shared/views/agreement';
import { StateTag } from '../../components/items/AgreementTags';
import { letGo } from '../../components/keys/letGo';
import { figure } from '../../format';
import { DIRECTION_SIGNS } from '../../text';
import { type QueueFilter, STATE_CHOICES } from './queueFilter';

interface AgreementQueueProps {
  readonly overview: AgreementOverview;
  readonly filter: QueueFilter;
  readonly page: AgreementPage | null;
  readonly error: string | null;
  readonly itemId: number | null;
  readonly onFilter: (filter: QueueFilter) => void;
  readonly onItem: (itemId: number) => void;
  readonly onMore: () => void;
}

const OFFICE = 0;

export function AgreementQueue(props: AgreementQueueProps): ReactNode {
  const { overview, filter, page, onFilter } = props;
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-item="${props.itemId}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [props.itemId]);
  const count = (state: (typeof STATE_CHOICES)[number]): number => (state === 'all' ? overview.total : overview[state]);
  return (
    <div className="agreement-queue">
      <div className="agreement-filters">
        <Select
          aria-label="哪些事项"
          data-testid="agreement-state"
          value={filter.state}
          options={[
            ...STATE_CHOICES.map((state) => ({
              value: state,
              label: `${state === 'all' ? '全部' : AGREEMENT_STATE_WORDS[state]} ${figure(count(state))}`,
            })),
            { value: 'open' as const, label: `未定 ${figure(overview.open)}` },
          ]}
          onChange={(state) => onFilter({ ...filter, state })}
          onSelect={letGo}
        />
        <Select
          aria-label="涉及哪个单位"
          data-testid="agreement-unit"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="各单位"
          value={filter.unitId === null ? OFFICE : filter.unitId}
          options={overview.parties.map(({ unitId, kind, unit }) => ({
            value: unitId ?? OFFICE,
            label: `${signOf(kind)}${unit}`,
          }))}
          onChange={(value: number | undefined) =>
            onFilter({ ...filter, unitId: value === OFFICE ? null : value, own: undefined })
          }
          onSelect={letGo}
        />
        <Input
          aria-label="找事项"
          data-testid="agreement-find"
          allowClear
          placeholder="找事项"
          value={filter.words}
          onChange={(event) => onFilter({ ...filter, words: event.target.value })}
        />
        {filter.own === undefined ? null : (
          <button type="button" className="link small" onClick={() => onFilter({ ...filter, own: undefined })}>
            只看该单位{OWN_WORDS[filter.own]}的 ✕
          </button>
        )}
      </div>
      <div
        ref={list}
        className="queue-list"
        role="listbox"
        tabIndex={0}
        aria-label="事项"
        aria-activedescendant={props.itemId === null ? undefined : `${listId}-${props.itemId}`}
      >
        {page?.rows.map((row) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys of the whole screen move in this list
          <div
            key={row.itemId}
            id={`${listId}-${row.itemId}`}
            role="option"
            tabIndex={-1}
            aria-selected={row.itemId === props.itemId}
            className={row.itemId === props.itemId ? 'agreement-row on' : 'agreement-row'}
            data-testid="agreement-row"
            data-state={row.state}
            data-item={row.itemId}
            onClick={() => props.onItem(row.itemId)}
          >
            <span className="cut agreement-name" title={row.name}>
              {row.name}
            </span>
            <StateTag state={row.state} />
            <span className="cut small muted">{wordsOf(row)}</span>
          </div>
        ))}
        {page?.rows.length === 0 ? (
          <div className="queue-empty" role="option" aria-selected={false} aria-disabled tabIndex={-1}>
            {props.error ?? '没有这样的事项。'}
          </div>
        ) : null}
      </div>
      {page && page.rows.length < page.total ? (
        <Button className="agreement-more" onClick={props.onMore}>
          再看 {figure(page.total - page.rows.length)} 项
        </Button>
      ) : null}
    </div>
  );
}

function signOf(kind: AgreementOverview['parties'][number]['kind']): string {
  if (kind === 'office') return '';
  return `${kind === 'department' ? DIRECTION_SIGNS.down : DIRECTION_SIGNS.up} `;
}

const OWN_WORDS: Readonly<Record<NonNullable<QueueFilter['own']>, string>> = {
  agree: '同意',
  disagree: '不同意',
  reserve: '保留',
  none: '未表态',
  stale: '须重新表态',
  open: '未同意',
};

const NAMED = 2;

function wordsOf({ state, against, stale, spoken, parties, hidden }: AgreementRow): string {
  const some = (names: readonly string[]): string =>
    `${names.slice(0, NAMED).join('、')}${names.length > NAMED ? ` 等 ${names.length} 家` : ''}`;
  if (hidden) return `已表态 ${spoken} / ${parties} 方，表态暂不公开`;
  if (state === 'conflict') return `${some(against)}有不同意见`;
  if (state === 'reopened') return `${some(stale)}须重新表态`;
  return `已表态 ${spoken} / ${parties} 方`;
}
