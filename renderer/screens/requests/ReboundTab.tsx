/** 反弹: what came in and seems to be a duty taken back, subtracted or refused; a person says whether it is. */

import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Segmented } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { FormerDuty, ReboundRow, ReboundView } from '../../../shared/views/requests';
import { call } from '../../api';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { Tag } from '../../components/figures/Tags';
import { figure } from '../../format';
import { tell, useJob, useRead, useWrite } from '../../hooks';
import { FormerTag } from './requestSigns';

type Show = 'open' | 'found' | 'all';

interface ReboundTabProps {
  readonly tabs: ReactNode;
  readonly canWrite: boolean;
  readonly onOpen: (requestId: number) => void;
}

export function ReboundTab({ tabs, canWrite, onOpen }: ReboundTabProps): ReactNode {
  const job = useJob('rebounds');
  const [view, setView] = useState<ReboundView | null>(null);
  const [show, setShow] = useState<Show>('all');
  const [department, setDepartment] = useState<string | null>(null);
  const [calling, setCalling] = useState(false);
  const summary = useRead('summary', {}).data;
  const { start } = job;
  const load = useCallback(async () => {
    const found = await start({});
    if (found) setView(found);
  }, [start]);
  // Compared anew after every change of the project.
  const stamp = summary?.savedAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamp says that something was written
  useEffect(() => {
    void load();
  }, [load, stamp]);
  const rows = (view?.rows ?? []).filter(
    (row) =>
      (show === 'all' || (show === 'open' ? row.same === null : row.same === true)) &&
      (department === null || row.former.department.split('、').includes(department)),
  );
  const count = (test: (row: ReboundRow) => boolean): number => (view?.rows ?? []).filter(test).length;
  return (
    <div className="page">
      <div className="page-head">
        {tabs}
        <Segmented<Show>
          aria-label="看哪些"
          value={show}
          onChange={setShow}
          options={[
            { value: 'all', label: `全部 ${figure(count(() => true))}` },
            { value: 'open', label: `待认定 ${figure(count(({ same }) => same === null))}` },
            { value: 'found', label: `已认定 ${figure(count(({ same }) => same === true))}` },
          ]}
        />
        <span className="push" />
        {canWrite ? (
          <Button data-testid="rebound-call" onClick={() => setCalling(true)}>
            记一次呼叫…
          </Button>
        ) : null}
      </div>
      <div className="page-body rebounds">
        <section className="card" aria-label="按部门">
          <h2 className="card-head">
            按部门 {view && view.departments.length > 0 ? <span className="muted small">点部门只看它的</span> : null}
          </h2>
          {view && view.departments.length === 0 ? (
            <p className="empty">
              还没有发现反弹。已经核减、收回的事项又布置下来，就是反弹；登记的申请、记下的呼叫会自动与它们比对，像的列在这里。
            </p>
          ) : null}
          <div className="rebound-departments">
            {(view?.departments ?? []).map(({ name, seen, found }) => (
              <button
                key={name}
                type="button"
                className="link"
                aria-pressed={department === name}
                data-testid="rebound-department"
                onClick={() => setDepartment(department === name ? null : name)}
              >
                {name} <span className="muted">疑似 {seen}</span>{' '}
                {found > 0 ? <Tag tone="sub">反弹 {found}</Tag> : null}
              </button>
            ))}
          </div>
        </section>
        <section className="card" aria-label="疑似和已认定的反弹">
          <div className="table-scroll">
            <table className="table rebound-table">
              <thead>
                <tr>
                  <th>来处</th>
                  <th>来的事</th>
                  <th>像哪一项</th>
                  <th>部门</th>
                  <th>认定</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row
                    key={`${row.source} ${row.requestId} ${row.entryId} ${row.callText} ${row.former.itemId} ${row.former.formerId}`}
                    row={row}
                    canWrite={canWrite}
                    onOpen={onOpen}
                  />
                ))}
              </tbody>
            </table>
          </div>
          {view && rows.length === 0 ? (
            <p className="empty">{view.rows.length === 0 ? '没有疑似反弹的事。' : '没有这样的记录。'}</p>
          ) : null}
          {view === null && job.running ? <p className="empty">正在比对…</p> : null}
        </section>
      </div>
      {calling ? <CallDialog onClose={() => setCalling(false)} /> : null}
    </div>
  );
}

function Row({
  row,
  canWrite,
  onOpen,
}: {
  row: ReboundRow;
  canWrite: boolean;
  onOpen: (id: number) => void;
}): ReactNode {
  const mark = useWrite('markRebound');
  const { requestId, entryId, callText, former, same } = row;
  const say = (is: boolean): void => {
    const { itemId, formerId } = former;
    void mark.run({ requestId, entryId, callText, itemId, formerId, same: is });
  };
  return (
    <tr data-testid="rebound-row">
      <td className="nowrap">
        {requestId === null ? (
          row.source
        ) : (
          <button type="button" className="link" onClick={() => onOpen(requestId)}>
            {row.source}
          </button>
        )}
        <div className="small muted">{[row.from, row.date].filter(Boolean).join('　')}</div>
      </td>
      <td className="wrap">{row.title}</td>
      <td className="wrap">
        <FormerTag kind={former.kind} /> {former.name}
        <div className="small muted">{[former.when.replace(/。$/, ''), ...former.reasons].join('；')}</div>
      </td>
      <td className="wrap">{former.department}</td>
      <td className="nowrap">
        {same === true ? <Tag tone="sub">反弹</Tag> : same === false ? <Tag tone="pending">不是一回事</Tag> : null}
        {canWrite ? (
          <div className="rebound-deeds">
            {same === true ? null : (
              <Button size="small" data-testid="rebound-same" onClick={() => say(true)}>
                认定为反弹
              </Button>
            )}
            {same === false ? null : (
              <Button size="small" data-testid="rebound-different" onClick={() => say(false)}>
                不是一回事
              </Button>
            )}
          </div>
        ) : null}
      </td>
    </tr>
  );
}

interface CallValues {
  readonly text: string;
  readonly from: string;
}

/** A call is kept with the duty it was found to be; one that resembles nothing needs no tracking. */
function CallDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [form] = Form.useForm<CallValues>();
  const queries = useQueryClient();
  const mark = useWrite('markRebound');
  const units = useRead('units', {}).data ?? [];
  const [found, setFound] = useState<readonly FormerDuty[] | null>(null);
  const [chosen, setChosen] = useState<FormerDuty | null>(null);
  const written = (): string => (form.getFieldValue('text') ?? '').trim();
  const look = async (): Promise<void> => {
    const title = written();
    if (title === '') return;
    const duties = (await call('recognizeTask', { title })).filter(({ kind }) => kind !== 'listed');
    // An answer about words that stand there no more is none.
    if (written() !== title) return;
    setFound(duties);
    setChosen(duties[0] ?? null);
  };
  /** What was found belongs to the words it was found by. */
  const forget = (): void => {
    setFound(null);
    setChosen(null);
  };
  return (
    <FormDialog<CallValues>
      title="记一次呼叫"
      deed="认定为反弹"
      form={form}
      initial={{ text: '', from: '' }}
      width={560}
      idle={chosen === null}
      effect={found !== null && found.length === 0 ? '没有相近的收回、核减或未同意事项' : ''}
      confirmTestId="call-confirm"
      onSubmit={async ({ text, from }) => {
        if (!chosen) return false;
        const { itemId, formerId } = chosen;
        const done = await mark.run({ callText: text.trim(), from: from ?? '', itemId, formerId, same: true });
        void queries.invalidateQueries();
        return done !== null;
      }}
      onClose={onClose}
    >
      <Form.Item name="text" label="要乡镇做什么" rules={[{ required: true, whitespace: true, message: '请写一句。' }]}>
        <Input.TextArea
          rows={2}
          maxLength={1_000}
          data-testid="call-text"
          onChange={forget}
          onBlur={() => void look().catch(tell)}
        />
      </Form.Item>
      <Form.Item name="from" label="谁反映的">
        <Input maxLength={200} list="rebound-units" data-testid="call-from" />
      </Form.Item>
      <datalist id="rebound-units">
        {units.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      {(found ?? []).map((duty) => (
        <label key={`${duty.itemId} ${duty.formerId}`} className="call-duty">
          <input type="radio" name="duty" checked={chosen === duty} onChange={() => setChosen(duty)} />
          <span>
            <FormerTag kind={duty.kind} /> {duty.name}
            <span className="small muted">　{[duty.department, ...duty.reasons].filter(Boolean).join('；')}</span>
          </span>
        </label>
      ))}
    </FormDialog>
  );
}
