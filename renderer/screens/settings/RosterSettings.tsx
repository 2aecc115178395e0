/** 操作人: the roster one chooses from, and who works now. */
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OperatorRow } from '../../../shared/views/program';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';

export function RosterSettings({ operator, writable }: { operator: string; writable: boolean }): ReactNode {
  const operators = useRead('operators', {});
  const change = useWrite('setOperator');
  const set = useWrite('setProjectOptions');
  const [name, setName] = useState('');
  const rows = operators.data ?? [];
  const roster = rows.filter(({ listed }) => listed).map((row) => row.name);
  const add = async (added: string): Promise<void> => {
    if (added !== '' && !roster.includes(added) && !(await set.run({ roster: [...roster, added] }))) return;
    setName('');
  };
  return (
    <section className="card" aria-label="操作人">
      <h2 className="card-head">
        操作人 <span className="muted">现在是 {operator || '未填'}，每一步操作都记他的名</span>
      </h2>
      <div className="card-body">
        <ul className="roster">
          {rows.map((row) => (
            <li key={row.name} data-testid="roster-row" data-listed={row.listed}>
              <b className="cut">{row.name}</b>
              <span className="muted small">{row.actions > 0 ? `${figure(row.actions)} 次操作` : '还没有操作'}</span>
              {row.name === operator ? (
                <span className="tag merged">✓ 现在</span>
              ) : (
                <button type="button" className="link" onClick={() => void change.run({ name: row.name })}>
                  换成他
                </button>
              )}
              {writable ? (
                <RosterAct row={row} onAdd={() => void add(row.name)} onTakeOff={() => takeOff(row.name)} />
              ) : null}
            </li>
          ))}
        </ul>
        {writable ? (
          <form
            className="roster-add"
            onSubmit={(event) => {
              event.preventDefault();
              void add(name.trim());
            }}
          >
            <Input
              value={name}
              maxLength={50}
              aria-label="加入名册的姓名"
              placeholder="姓名"
              data-testid="roster-name"
              onChange={(event) => setName(event.target.value)}
            />
            <Button htmlType="submit" disabled={name.trim() === ''} loading={set.running} data-testid="roster-add">
              加入名册
            </Button>
          </form>
        ) : null}
      </div>
    </section>
  );

  function takeOff(gone: string): void {
    void set.run({ roster: roster.filter((other) => other !== gone) });
  }
}

interface RosterActProps {
  readonly row: OperatorRow;
  readonly onAdd: () => void;
  readonly onTakeOff: () => void;
}

function RosterAct({ row, onAdd, onTakeOff }: RosterActProps): ReactNode {
  return (
    <button type="button" className="link" onClick={row.listed ? onTakeOff : onAdd}>
      {row.listed ? '移出名册' : '加入名册'}
    </button>
  );
}
