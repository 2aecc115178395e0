/** 逐条采纳: several opinions on different items, each taken up just as it was written; what each comes to is said first. */
import { Radio } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { opinionKey } from '../../../shared/logic/opinions/groupOpinions';
import { proposedChange } from '../../../shared/logic/opinions/proposedWords';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import { MERGE_REASON } from '../../../shared/model/round';
import type { OpinionView } from '../../../shared/views/opinions';
import { figure } from '../../format';
import { useRead } from '../../hooks';

/** Why they cannot be taken up as they were written; null when they can. */
export function notEach(opinions: readonly OpinionView[]): string | null {
  const added = opinions.filter(({ kind }) => kind === 'add').length;
  if (added > 0) return `其中新增 ${figure(added)} 条，要一条一条填`;
  const towns = opinions.find((one) => one.kind === 'subtract' && one.towns.length > 0);
  if (towns) return `${quoted(towns.name)}说的是${towns.towns.join('、')}的，请单独处理`;
  const gone = opinions.find(({ itemLive }) => !itemLive);
  if (gone) return `${quoted(gone.name)}已经核减，请单独处理`;
  const vague = opinions.find(({ kind, proposal }) => kind === 'amend' && proposedChange(proposal) === null);
  if (vague) return `${quoted(vague.name)}没有写出改后的文字，请单独处理`;
  const keys = new Map(opinions.map((one) => [opinionKey({ ...one, consultationId: 0 }), one]));
  const twice = [...keys.values()].find((one) =>
    [...keys.values()].some((two) => two !== one && two.itemId === one.itemId),
  );
  return twice ? `${quoted(twice.name)}有不同的意见，请单独处理` : null;
}

/** 核减, 改名称为“…”, 改工作任务为“…”, 调类：… */
export function eachComesTo({ kind, proposal }: Pick<OpinionView, 'kind' | 'proposal'>): string {
  if (kind === 'subtract') return '核减';
  if (kind === 'move') return `调类：${proposal}`;
  const { name, text, replace } = proposedChange(proposal) ?? {};
  return [
    replace ? `${quoted(replace.from)}改为${quoted(replace.to)}` : '',
    name ? `名称改为${quoted(name)}` : '',
    text ? `工作任务改为${quoted(text)}` : '',
  ]
    .filter((words) => words !== '')
    .join('；');
}

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
