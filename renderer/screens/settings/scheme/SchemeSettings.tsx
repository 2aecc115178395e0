/** 清单体例 of this project: its lists in short, and the way into changing them. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Summary } from '../../../../shared/views';
import { figure } from '../../../format';
import { SchemeDialog } from './SchemeDialog';

export function SchemeSettings({ summary, writable }: { summary: Summary; writable: boolean }): ReactNode {
  const [open, setOpen] = useState(false);
  const { scheme } = summary;
  return (
    <section className="card" aria-label="清单体例">
      <h2 className="card-head">
        清单体例
        <span className="push" />
        {writable ? (
          <Button size="small" onClick={() => setOpen(true)} data-testid="scheme-change">
            改体例…
          </Button>
        ) : null}
      </h2>
      <div className="card-body">
        <p>
          <b>{scheme.name}</b>
        </p>
        {scheme.lists.map(({ id, name, categories, fields }) => (
          <p key={id} className="muted small">
            {name}：{figure(categories.length)} 类（{categories.slice(0, 4).join('、')}
            {categories.length > 4 ? '…' : ''}）
            {fields.length > 0 ? `；另有栏目 ${fields.map(({ label }) => label).join('、')}` : ''}
          </p>
        ))}
      </div>
      {open ? <SchemeDialog onClose={() => setOpen(false)} /> : null}
    </section>
  );
}
