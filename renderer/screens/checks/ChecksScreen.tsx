/** 核对: every rule in words with its live figure; what fails stands on top, what is set aside says by whom. */
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CheckView } from '../../../shared/views';
import { Tag } from '../../components/figures/Tags';
import { useRead } from '../../hooks';
import { type ScreenParams, useNavigation } from '../../navigation';
import { CheckDetail } from './CheckDetail';
import { WaiverDialog } from './WaiverDialog';
import './checks.css';

const RANK: Readonly<Record<CheckView['state'], number>> = { failed: 0, waived: 1, passed: 1 };

type Show = CheckView['state'] | 'all';

const NOTHING: Readonly<Record<Show, string>> = {
  all: '没有规则。',
  failed: '没有未过的，各条都相符或已豁免。',
  waived: '没有豁免。',
  passed: '没有相符的。',
};

function showFromParams({ state }: ScreenParams): Show {
  return state === 'failed' || state === 'waived' || state === 'passed' ? state : 'all';
}

export function ChecksScreen(): ReactNode {
  const { go, params } = useNavigation();
  const read = useRead('checks', {});
  const summary = useRead('summary', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [waiving, setWaiving] = useState(false);
  const [show, setShow] = useState<Show>(() => showFromParams(params));
  // Numbers of the status bar lead here also while the screen is open.
  const [arrived, setArrived] = useState(params);
  if (arrived !== params) {
    setArrived(params);
    setShow(showFromParams(params));
  }
  const all = [...(read.data ?? [])].sort((a, b) => RANK[a.state] - RANK[b.state]);
  const count = (state: CheckView['state']): number => all.filter((check) => check.state === state).length;
  const checks = all.filter(({ state }) => show === 'all' || state === show);
  const open = checks.find((check) => check.id === chosen) ?? checks[0];
  const canWrite = !(summary.data?.readOnly ?? false);

  return (
    <div className="page">
      <div className="page-head">
        <h1>核对</h1>
        <Segmented<Show>
          aria-label="看哪些规则"
          data-testid="checks-sum"
          value={show}
          onChange={setShow}
          options={[
            { value: 'all', label: `全部 ${all.length}` },
            { value: 'failed', label: `未过 ${count('failed')}` },
            { value: 'waived', label: `豁免通过 ${count('waived')}` },
            { value: 'passed', label: `相符 ${count('passed')}` },
          ]}
        />
        <span className="muted checks-live">每次写入后即时重算</span>
        <span className="push" />
        {canWrite ? (
          <Button data-testid="checks-waive" onClick={() => setWaiving(true)}>
            签豁免…
          </Button>
        ) : null}
      </div>
      <div className="page-body checks-body">
        <div className="card checks-list">
          <div className="table-scroll">
            <table className="table checks-table">
              <thead>
                <tr>
                  <th className="number">条</th>
                  <th>规则</th>
                  <th>现在</th>
                  <th>结果</th>
                </tr>
              </thead>
              <tbody>
                {checks.map((check) => (
                  <tr
                    key={check.id}
                    className={`${check.state === 'failed' ? 'bad' : ''} ${check.id === open?.id ? 'on' : ''}`}
                    data-testid="check-row"
                    data-state={check.state}
                    data-check={check.id}
                    onClick={() => setChosen(check.id)}
                  >
                    <td className="number muted">{check.id}</td>
                    <td className="wrap">
                      <button type="button" className="check-name" aria-pressed={check.id === open?.id}>
                        {check.name}
                      </button>
                    </td>
                    <td className="wrap" data-testid="check-figure">
                      {check.figure}
                    </td>
                    <td>
                      <StateTag state={check.state} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {read.data && checks.length === 0 ? <p className="empty">{NOTHING[show]}</p> : null}
          {read.error ? <div className="note bad">{read.error.message}</div> : null}
        </div>
        {open ? <CheckDetail check={open} canWrite={canWrite} onGo={go} onWaive={() => setWaiving(true)} /> : null}
      </div>
      {waiving ? <WaiverDialog onClose={() => setWaiving(false)} /> : null}
    </div>
  );
}

export function StateTag({ state }: { state: CheckView['state'] }): ReactNode {
  if (state === 'passed') return <Tag tone="merged">✓ 相符</Tag>;
  if (state === 'waived') return <Tag tone="basis">! 豁免通过</Tag>;
  return <Tag tone="sub">✕ 未过</Tag>;
}
