/** 意见处理: equal opinions in one row, open ones first; the row in hand is handled beside, by keyboard. */
import { Select } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import {
  OPINION_OFFICE_WORDS,
  type OpinionKind,
  STANDING_WORDS,
  STANDINGS,
  type Standing,
} from '../../../shared/model/opinion';
import type { ConsultationView, OpinionGroup } from '../../../shared/views/opinions';
import { Grid } from '../../components/grid/Grid';
import { useListSource } from '../../components/grid/listSource';
import { letGo } from '../../components/keys/letGo';
import { useHand } from '../../components/keys/useHand';
import { useShortcuts } from '../../components/keys/useShortcuts';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { HandlingPane } from './HandlingPane';
import { QUEUE_COLUMNS } from './queueColumns';

interface QueueTabProps {
  readonly consultation: ConsultationView;
  readonly canWrite: boolean;
}

const NO_GROUPS: readonly OpinionGroup[] = [];
type Shown = 'all' | 'open' | Standing;

export function QueueTab({ consultation, canWrite }: QueueTabProps): ReactNode {
  const groups = useRead('opinionGroups', { consultationId: consultation.id }).data ?? NO_GROUPS;
  const [shown, setShown] = useState<Shown>('all');
  const [kind, setKind] = useState<OpinionKind | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const rows = useMemo(() => groups.filter((group) => fits(group, shown, kind, unit)), [groups, shown, kind, unit]);
  const source = useListSource(rows, idOf);
  const [picked, setPicked] = useState<ReadonlySet<number>>(NONE);
  const together = rows.filter((group) => group.standing === null && picked.has(idOf(group)));
  // One that is handled goes down among the handled ones; the hand goes on with the next.
  const hand = useHand(rows, keyWithStanding);
  const active = hand.row;
  useShortcuts({ j: () => hand.moveTo(hand.at + 1), k: () => hand.moveTo(hand.at - 1) });
  const units = [...new Set(groups.flatMap(({ opinions }) => opinions.map((one) => one.unit)))];
  if (groups.length === 0)
    return (
      <div className="opinions-empty muted">
        {consultation.packs.returned + consultation.packs.agreed === 0
          ? '还没有收回反馈。报回的文件拖到窗口上即可。'
          : '✓ 报回的都没有意见。'}
      </div>
    );
  return (
    <>
      <div className="bases-bar opinions-bar">
        <Select<Shown>
          aria-label="看哪些处理"
          value={shown}
          popupMatchSelectWidth={false}
          options={[
            { value: 'all', label: '全部处理情况' },
            { value: 'open', label: `待处理 ${figure(consultation.opinions.open)} 条` },
            ...STANDINGS.map((value) => ({
              value,
              label: `${STANDING_WORDS[value]} ${figure(consultation.opinions[value])} 条`,
            })),
          ]}
          onChange={setShown}
          onSelect={letGo}
        />
        <Select<OpinionKind>
          allowClear
          aria-label="看哪类意见"
          placeholder="全部意见类型"
          popupMatchSelectWidth={false}
          value={kind}
          options={(['amend', 'add', 'subtract', 'move'] as const).map((value) => ({
            value,
            label: OPINION_OFFICE_WORDS[value],
          }))}
          onChange={(value) => setKind(value ?? null)}
          onSelect={letGo}
        />
        <Select<string>
          allowClear
          showSearch
          aria-label="看哪个单位"
          placeholder="全部单位"
          popupMatchSelectWidth={false}
          value={unit}
          options={units.map((value) => ({ value, label: value }))}
          onChange={(value) => setUnit(value ?? null)}
          onSelect={letGo}
        />
        <span className="muted small push">
          {together.length > 1
            ? `已选 ${figure(together.length)} 行 ${figure(countOpinions(together))} 条，在右边一起处理`
            : `${figure(countOpinions(rows))} 条归成 ${figure(rows.length)} 行；空格选几行可一起处理；未反馈不算同意`}
        </span>
      </div>
      <div className="opinions-body wide">
        <Grid
          label="意见"
          source={source}
          columns={QUEUE_COLUMNS}
          testId="opinions-grid"
          rowTestId="opinion-row"
          rowAttributes={stateOf}
          goTo={hand.goTo}
          {...(canWrite ? { selection: picked, onSelect: setPicked } : {})}
          onActive={hand.onActive}
          empty="没有这样的意见。"
        />
        {together.length > 1 ? (
          <HandlingPane
            key={together.map((group) => group.key).join()}
            group={{ key: '', opinions: together.flatMap(({ opinions }) => opinions), standing: null }}
            chosen
            canWrite={canWrite}
            onDone={() => setPicked(NONE)}
          />
        ) : active ? (
          <HandlingPane key={paneKey(active)} group={active} canWrite={canWrite} />
        ) : (
          <div />
        )}
      </div>
    </>
  );
}

/** A row is one or more opinions in equal words; figures are of opinions, as in the equation above. */
function countOpinions(groups: readonly OpinionGroup[]): number {
  return groups.reduce((sum, { opinions }) => sum + opinions.length, 0);
}

function fits(
  { opinions, standing }: OpinionGroup,
  shown: Shown,
  kind: OpinionKind | null,
  unit: string | null,
): boolean {
  if (shown === 'open' ? standing !== null : shown !== 'all' && standing !== shown) return false;
  if (kind !== null && opinions[0]?.kind !== kind) return false;
  return unit === null || opinions.some((one) => one.unit === unit);
}

const NONE: ReadonlySet<number> = new Set();

function idOf({ opinions: [first] }: OpinionGroup): number {
  return first?.id ?? 0;
}

function keyWithStanding({ key, standing }: OpinionGroup): string {
  return `${key} ${standing ?? ''}`;
}

/** Begins anew with those that are left when some of its units were handled. */
function paneKey(group: OpinionGroup): string {
  return `${keyWithStanding(group)} ${group.opinions.length}`;
}

function stateOf({ standing }: OpinionGroup): { 'data-state': string } {
  return { 'data-state': standing ?? 'open' };
}
