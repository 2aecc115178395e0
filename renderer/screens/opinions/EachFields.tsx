/** 逐条采纳: several opinions on different items, each taken up just as it was written; what each comes to is said first. */
import { Radio } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { MERGE_REASON } from '../../../shared/model/round';
import type { OpinionView } from '../../../shared/views/opinions';
import { figure } from '../../format';
import { useRead } from '../../hooks';

interface EachFieldsProps {
  readonly opinions: readonly OpinionView[];
  /** Null while it has to be chosen; '' where nothing is subtracted. */
  readonly onChange: (reasonKind: string | null) => void;
}

export function EachFields({ opinions, onChange }: EachFieldsProps): ReactNode {
  const reasons = (useRead('summary', {}).data?.scheme.subtractReasons ?? []).filter((one) => one !== MERGE_REASON);
  const [kind, setKind] = useState<string | null>(null);
  const subtracts = opinions.filter((one) => one.kind === 'subtract').length;
  useEffect(() => onChange(subtracts > 0 ? kind : ''), [subtracts, kind, onChange]);
  if (subtracts === 0) return null;
  return (
    <div className="deed-fields">
      <h3>{figure(subtracts)} 项的核减缘由</h3>
      <Radio.Group
        value={kind}
        data-testid="each-reason-kind"
        options={reasons.map((value) => ({ value, label: value }))}
        onChange={({ target }) => setKind(String(target.value))}
      />
    </div>
  );
}
