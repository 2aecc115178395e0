/** How far each unit has gone; every number leads to its items, and what a unit agrees to as a whole is put down at once. */
import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AgreementOverview, PartyProgress } from '../../../shared/views/agreement';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';
import { DIRECTION_SIGNS } from '../../text';
import type { QueueFilter } from './queueFilter';
import { RestDialog, restOf } from './RestDialog';

interface ProgressTabProps {
  readonly overview: AgreementOverview;
  readonly canWrite: boolean;
  readonly onFollow: (filter: Partial<QueueFilter>) => void;
}

const COLUMNS = [
  ['agree', '同意'],
  ['disagree', '不同意'],
  ['reserve', '保留'],
  ['stale', '须重新表态'],
  ['silent', '未表态'],
] as const;

export function ProgressTab({ overview, canWrite, onFollow }: ProgressTabProps): ReactNode {
  const [unfinished, setUnfinished] = useState(false);
  const returns = useRead('returnsToTakeUp', {});
  const takeUp = useWrite('takeUpReturns');
  const [bulk, setBulk] = useState<readonly PartyProgress[]>([]);
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const rows = overview.parties.filter(({ items, agree }) => !unfinished || agree < items);
  const open = rows.filter((row) => restOf(row) > 0);
  const together = open.filter((row) => picked.has(keyOf(row)));
  const pick = (some: readonly PartyProgress[], on: boolean): void => {
    const keys = some.map(keyOf);
    setPicked(new Set(on ? [...picked, ...keys] : [...picked].filter((key) => !keys.includes(key))));
  };
  const left = overview.parties.filter(isOpen).length;
  return (
    <div className="page-body">
      <div className="card agreement-progress">
        <div className="card-head">
          各单位 {figure(overview.parties.length)} 方<span className="muted">还有 {figure(left)} 方没有表完</span>
          <span className="push" />
          {canWrite && (returns.data?.verdicts ?? 0) > 0 ? (
            <Button
              type="primary"
              loading={takeUp.running}
              data-testid="progress-take-up"
              title={returnsHint(returns.data?.outdated ?? 0)}
              onClick={() => void takeUp.run({})}
            >
              登记 {figure(returns.data?.units ?? 0)} 家反馈表里的表态 {figure(returns.data?.verdicts ?? 0)} 条
            </Button>
          ) : null}
          {together.length > 0 ? (
            <Button data-testid="progress-agree-together" onClick={() => setBulk(together)}>
              所选 {figure(together.length)} 方其余的同意…
            </Button>
          ) : null}
          <Checkbox checked={unfinished} onChange={(event) => setUnfinished(event.target.checked)}>
            只看没有全部同意的
          </Checkbox>
        </div>
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                {canWrite ? (
                  <th className="check">
                    <Checkbox
                      aria-label="全选没有表完的"
                      data-testid="progress-pick-all"
                      disabled={open.length === 0}
                      checked={open.length > 0 && together.length === open.length}
                      indeterminate={together.length > 0 && together.length < open.length}
                      onChange={({ target }) => pick(open, target.checked)}
                    />
                  </th>
                ) : null}
                <th>单位</th>
                <th className="number">涉及</th>
                {COLUMNS.map(([key, word]) => (
                  <th key={key} className="number">
                    {word}
                  </th>
                ))}
                {overview.blind ? <th className="number">还不公开</th> : null}
                <th>登记</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.unitId ?? 'office'} data-testid="progress-row" data-unit={row.unit}>
                  {canWrite ? (
                    <td className="check">
                      {restOf(row) > 0 ? (
                        <Checkbox
                          aria-label={`选${row.unit}`}
                          checked={picked.has(keyOf(row))}
                          onChange={({ target }) => pick([row], target.checked)}
                        />
                      ) : null}
                    </td>
                  ) : null}
                  <td>
                    <span className={row.kind === 'department' ? 'sign-down' : 'sign-up'}>{signOf(row)}</span>{' '}
                    {row.unit}
                  </td>
                  <td className="number">
                    <button type="button" className="link" onClick={() => onFollow({ unitId: row.unitId })}>
                      {figure(row.items)}
                    </button>
                  </td>
                  {COLUMNS.map(([key]) => (
                    <td key={key} className="number">
                      {row[key] === 0 ? (
                        <span className="muted">0</span>
                      ) : (
                        <button
                          type="button"
                          className={`link ${key === 'disagree' || key === 'silent' ? 'minus' : ''}`}
                          onClick={() => onFollow({ unitId: row.unitId, own: key === 'silent' ? 'none' : key })}
                        >
                          {figure(row[key])}
                        </button>
                      )}
                    </td>
                  ))}
                  {overview.blind ? (
                    <td className={row.hidden === 0 ? 'number muted' : 'number'}>{figure(row.hidden)}</td>
                  ) : null}
                  <td>
                    {canWrite && restOf(row) > 0 ? (
                      <Button size="small" data-testid="progress-agree" onClick={() => setBulk([row])}>
                        其余 {figure(restOf(row))} 项同意…
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {bulk.length > 0 ? <RestDialog parties={bulk} onClose={() => setBulk([])} /> : null}
    </div>
  );
}

/** 0: the office. */
function keyOf({ unitId }: PartyProgress): number {
  return unitId ?? 0;
}

function isOpen({ stale, silent }: PartyProgress): boolean {
  return stale + silent > 0;
}

function returnsHint(outdated: number): string {
  const rule = '“无意见”登记为对发出时文字的同意，“修改”“删除”“调类”登记为不同意';
  return outdated === 0 ? rule : `${rule}；另有 ${outdated} 项发出以后改过，须重新表态`;
}

function signOf({ kind }: PartyProgress): string {
  if (kind === 'office') return '　';
  return kind === 'department' ? DIRECTION_SIGNS.down : DIRECTION_SIGNS.up;
}
