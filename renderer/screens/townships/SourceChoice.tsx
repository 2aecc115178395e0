/** The choice of the state that is looked at: today's, the last sealed, an edition. */
import { Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import type { EditionRow } from '../../../shared/views/editions';
import type { PaperSource } from './paperSource';

interface SourceChoiceProps {
  readonly source: PaperSource;
  readonly sealed: number;
  readonly editions: readonly EditionRow[];
  readonly onChange: (source: PaperSource) => void;
}

/** Two states are a switch; with editions it is a list. */
export function SourceChoice({ source, sealed, editions, onChange }: SourceChoiceProps): ReactNode {
  const options: { value: PaperSource; label: string }[] = [
    { value: 'current', label: '现在' },
    { value: 'sealed', label: `封存的第${sealed}轮` },
    ...[...editions].reverse().map(({ id, name, withdrawal }) => ({
      value: id,
      label: withdrawal ? `${name}（已作废）` : name,
    })),
  ];
  if (editions.length === 0)
    return <Segmented<PaperSource> aria-label="看哪个状态" value={source} onChange={onChange} options={options} />;
  return (
    <Select<PaperSource>
      aria-label="看哪个状态"
      data-testid="paper-source"
      value={source}
      options={options}
      onChange={onChange}
      popupMatchSelectWidth={false}
    />
  );
}
