/** Adds units by pasting a column of names, or a table with classes and population beside them. */

import { type ReactNode, useState } from 'react';
import { readPastedUnits } from '../../../shared/logic/reading/readPastedUnits';
import type { UnitKind } from '../../../shared/model/unit';
import { Dialog } from '../../components/Dialog';
import { PastedUnits } from '../../components/PastedUnits';
import { figure } from '../../format';
import { useWrite } from '../../hooks';
import { UNIT_KIND_WORDS } from '../../text';

export function AddUnitsDialog({ kind, onClose }: { kind: UnitKind; onClose: () => void }): ReactNode {
  const [pasted, setPasted] = useState('');
  const [existing, setExisting] = useState<readonly string[]>([]);
  const add = useWrite('registerUnits');
  const units = readPastedUnits(pasted, kind);
  const word = UNIT_KIND_WORDS[kind];

  const run = async (): Promise<void> => {
    const done = await add.run({ kind, units });
    if (!done) return;
    if (done.existing.length === 0) onClose();
    else {
      setExisting(done.existing);
      setPasted('');
    }
  };

  return (
    <Dialog
      title={`粘贴${word}名单`}
      width={560}
      okText={units.length > 0 ? `登记这 ${figure(units.length)} 个${word}` : `登记${word}`}
      cancelText={existing.length > 0 ? '关闭' : '取消'}
      okButtonProps={{ disabled: units.length === 0, 'data-testid': 'units-add-do' }}
      confirmLoading={add.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <p className="dialog-lead">
        {kind === 'township'
          ? '一行一个，可从 Excel 复制几列一起粘贴：名称、类别、人口、位置、资源、产业。已有的不会重复登记。'
          : '一行一个，可从 Excel 复制一列粘贴，第二列可写简称。已有的不会重复登记。'}
      </p>
      <PastedUnits kind={kind} pasted={pasted} units={units} testId="units-names" onChange={setPasted} />
      {existing.length > 0 ? <p className="note units-existing">已有、没有重复登记：{existing.join('、')}</p> : null}
    </Dialog>
  );
}
