/** 并为一家: which of two registered units stays; says what goes over before it does. */
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { UnitRow } from '../../../shared/views/units';
import { Dialog } from '../../components/dialogs/Dialog';
import { figure } from '../../format';
import { useWrite } from '../../hooks';

interface MergeUnitsDialogProps {
  /** The one that goes, until a person turns it round. */
  readonly unit: UnitRow;
  /** The one it goes into, where that was asked about. */
  readonly into?: UnitRow | undefined;
  /** All of its kind. */
  readonly units: readonly UnitRow[];
  readonly onClose: () => void;
}

export function MergeUnitsDialog({ unit, into, units, onClose }: MergeUnitsDialogProps): ReactNode {
  const [otherId, setOtherId] = useState<number | null>(into?.id ?? null);
  const [turned, setTurned] = useState(false);
  const merge = useWrite('mergeUnits');
  const other = units.find(({ id }) => id === otherId);
  const [goes, stays] = turned ? [other, unit] : [unit, other];
  const run = async (): Promise<void> => {
    if (goes && stays && (await merge.run({ unitId: goes.id, intoId: stays.id }))) onClose();
  };
  return (
    <Dialog
      title="并为一家"
      width={520}
      okText={goes && stays ? `“${goes.name}”并入“${stays.name}”` : '并为一家'}
      cancelText="取消"
      okButtonProps={{ disabled: !other, 'data-testid': 'merge-units-do' }}
      confirmLoading={merge.running}
      mask={{ closable: false }}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <p className="dialog-lead">
        {unit.kind === 'township'
          ? '同一个乡镇登记成了两个时用。撤镇并镇不用这个，用“撤销，并入…”。'
          : '同一个部门登记成了两个，或者机构改革把一个部门并入另一个时用。印发过的各版、封存过的各轮照当时的名称。'}
        事项总数不变，可以撤销。
      </p>
      <div className="merge-pair">
        <span>{unit.name}</span>
        <span>和</span>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          className="merge-other"
          placeholder="另一个名称"
          aria-label="另一个名称"
          data-testid="merge-units-other"
          value={otherId}
          options={units.filter(({ id }) => id !== unit.id).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setOtherId}
        />
        <span>是一家</span>
      </div>
      {goes && stays ? (
        <div className="note">
          <p>
            留下“<b>{stays.name}</b>”。“{goes.name}”的报送条目 {figure(goes.entries)} 条、
            {goes.kind === 'department' ? `事项 ${figure(goes.items)} 项` : '适用的事项'}和别名都转到它名下；“
            {goes.name}”记为别名，以后的表里写成这样也认得。
            {goes.kind === 'department'
              ? `职责文字里写着“${goes.name}”的不随之改，并了以后列在“一镇一单—提醒”的“旧部门名”里，逐项看过再改。`
              : ''}
          </p>
          <button type="button" className="link" data-testid="merge-units-turn" onClick={() => setTurned(!turned)}>
            反过来，留下“{goes.name}”
          </button>
        </div>
      ) : null}
    </Dialog>
  );
}
