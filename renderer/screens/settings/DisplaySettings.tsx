/** 字号: standard, or one size larger everywhere. */
import { Radio } from 'antd';
import type { ReactNode } from 'react';
import type { TextSize } from '../../../shared/model/program';
import { useRead, useWrite } from '../../hooks';

const WORDS: Readonly<Record<TextSize, string>> = { standard: '标准', large: '大' };

export function DisplaySettings(): ReactNode {
  const settings = useRead('programSettings', {});
  const set = useWrite('setTextSize');
  if (!settings.data) return null;
  return (
    <section className="card" aria-label="显示">
      <h2 className="card-head">
        显示 <span className="muted">双梳 {settings.data.version}</span>
      </h2>
      <div className="card-body settings-line">
        <span>字号</span>
        <Radio.Group
          value={settings.data.textSize}
          data-testid="settings-text-size"
          options={(['standard', 'large'] as const).map((value) => ({ value, label: WORDS[value] }))}
          onChange={(event) => void set.run({ textSize: event.target.value === 'large' ? 'large' : 'standard' })}
        />
      </div>
    </section>
  );
}
