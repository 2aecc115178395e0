/** 删除 taken up: off the lists of the townships it was said of, or off every list of the county. */
import { Radio } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { type TakeOff, takeOff } from '../../../shared/logic/opinions/takeOff';
import { MERGE_REASON } from '../../../shared/model/round';
import type { ItemDetail } from '../../../shared/views';
import type { OpinionView } from '../../../shared/views/opinions';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { NOTHING, type OnSettled, useDeed } from './settled';

interface SubtractFieldsProps {
  readonly item: ItemDetail;
  readonly opinions: readonly OpinionView[];
  /** A change on record is ticked as what was done: nothing more is done unless somebody chooses it. */
  readonly linked: boolean;
  readonly onChange: OnSettled;
}

export function SubtractFields({ item, opinions, linked, onChange }: SubtractFieldsProps): ReactNode {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const off = takeOff(
    opinions,
    item.applicability.filter(({ applies }) => applies).map(({ township }) => township),
  );
  if (off === null || off.keep.length === 0) return <Whole item={item} keep={[]} onChange={onChange} />;
  const whole = chosen ?? (linked && off.towns.length > 0 ? null : false);
  const others = `${figure(off.keep.length)} 个乡镇`;
  return (
    <>
      <h3>怎么落实</h3>
      <Radio.Group
        className="deed-ways"
        value={whole}
        data-testid="deed-way"
        options={[
          { value: false, label: `只有${[...off.towns, ...off.gone].join('、')}不再适用，其余 ${others}照旧` },
          { value: true, label: `全县核减，其余 ${others}也不再有这一项` },
        ]}
        onChange={({ target }) => setChosen(target.value === true)}
      />
      {whole === null ? (
        <Nothing onChange={onChange} />
      ) : whole ? (
        <Whole item={item} keep={off.keep} onChange={onChange} />
      ) : off.towns.length === 0 ? (
        <Gone off={off} onChange={onChange} />
      ) : (
        <OffThese item={item} off={off} opinions={opinions} onChange={onChange} />
      )}
    </>
  );
}

function Nothing({ onChange }: Pick<SubtractFieldsProps, 'onChange'>): ReactNode {
  useDeed(null, onChange);
  return null;
}

function OffThese({
  item,
  off,
  opinions,
  onChange,
}: Omit<SubtractFieldsProps, 'linked'> & { off: TakeOff }): ReactNode {
  const asking = opinions.filter(({ towns }) => towns.some((town) => off.towns.includes(town)));
  const reasons = new Set(asking.map(({ reason }) => reason.trim()));
  // What one township wrote is not said of another.
  const why = reasons.size === 1 ? [...reasons].join().slice(0, 500) : '';
  useDeed({ kind: 'apply', itemId: item.id, townships: [...off.keep], why }, onChange);
  return <p className="muted small">事项数不变，镇次减 {figure(off.towns.length)}。</p>;
}

/** Taken off by hand before: the opinion is met as it is. */
function Gone({ off, onChange }: Pick<SubtractFieldsProps, 'onChange'> & { off: TakeOff }): ReactNode {
  useEffect(() => onChange(NOTHING), [onChange]);
  return (
    <p className="note">
      {off.gone.join('、')}已经不适用这一项。下面有那一条增减的勾上；没有的直接采纳，在本轮补记一条“改（适用范围）”。
    </p>
  );
}

function Whole({
  item,
  keep,
  onChange,
}: Pick<SubtractFieldsProps, 'item' | 'onChange'> & { keep: readonly string[] }): ReactNode {
  const reasons = (useRead('summary', {}).data?.scheme.subtractReasons ?? []).filter((one) => one !== MERGE_REASON);
  const [kind, setKind] = useState<string | null>(null);
  useDeed(kind === null ? null : { kind: 'subtract', itemId: item.id, reasonKind: kind, targetItemId: null }, onChange);
  return (
    <>
      {keep.length === 0 ? null : (
        <p className="note warn" data-testid="deed-keep">
          {keep.join('、')}也有这一项，一并去掉。
        </p>
      )}
      <h3>核减缘由</h3>
      <Radio.Group
        value={kind}
        data-testid="deed-reason-kind"
        options={reasons.map((value) => ({ value, label: value }))}
        onChange={({ target }) => setKind(String(target.value))}
      />
      <p className="muted small">与别的事项重复的，先到事项库合并，再回来勾上那一条。</p>
    </>
  );
}
