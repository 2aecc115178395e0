/** 上一次的表: the form of an earlier asking that came back now; which asking it answers, only a person can say. */
import { Radio } from 'antd';
import type { ReactNode } from 'react';
import type { KnownReturn } from '../../../shared/views/opinions';
import { type ReturnFile, useReturning } from '../../returning';

interface EarlierFormProps {
  readonly file: ReturnFile;
  /** As the file is known by its number. */
  readonly preview: KnownReturn;
}

export function EarlierForm({ file, preview }: EarlierFormProps): ReactNode {
  const returning = useReturning();
  const { newer } = preview;
  if (!newer) return null;
  const { unit, consultation } = preview;
  const present = newer.answered ? `已经报回过${newer.consultation}的` : `还没有报回${newer.consultation}的`;
  return (
    <div className="note warn" data-testid="return-earlier">
      <p>
        这是{consultation}的表，不是{newer.consultation}的。{unit}
        {present}（{newer.dueOn} 截止）。这一份算哪一次的，请与该单位核实后选定：
      </p>
      <Radio.Group
        disabled={file.state !== 'open'}
        value={file.countsFor}
        onChange={({ target }) => returning.change(file.key, { countsFor: Number(target.value), answers: {} })}
      >
        <Radio value={preview.packId} data-testid="return-for-earlier">
          算{consultation}的{newer.answered ? '' : `，${newer.consultation}的仍算未反馈`}
        </Radio>
        <Radio value={newer.packId} data-testid="return-for-present">
          算{newer.consultation}的，按这一次发出的稿读
        </Radio>
      </Radio.Group>
    </div>
  );
}
