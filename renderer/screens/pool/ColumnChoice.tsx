/** 列: which columns the pool's grid shows; none chosen means those that fit. */
import { Button, Checkbox, Popover } from 'antd';
import type { ReactNode } from 'react';

interface ColumnChoiceProps {
  readonly columns: readonly { readonly id: string; readonly heading: string; readonly extra: boolean }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

export function ColumnChoice({ columns, chosen, onChange }: ColumnChoiceProps): ReactNode {
  const usual = columns.filter(({ extra }) => !extra).map(({ id }) => id);
  const shown = chosen.length > 0 ? chosen : usual;
  const list = (
    <div className="column-choice">
      <Checkbox.Group
        value={[...shown]}
        options={columns.map(({ id, heading }) => ({ value: id, label: heading, disabled: id === 'name' }))}
        onChange={(next) => onChange(columns.map(({ id }) => id).filter((id) => id === 'name' || next.includes(id)))}
      />
      <button type="button" className="link small" disabled={chosen.length === 0} onClick={() => onChange([])}>
        恢复为随窗口宽窄自动取舍
      </button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={list}>
      <Button data-testid="pool-columns">列{chosen.length > 0 ? ' ●' : ''} ▾</Button>
    </Popover>
  );
}
