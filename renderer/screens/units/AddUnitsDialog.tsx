/** Adds units by pasting a column of names. */
import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { UnitKind } from '../../../shared/model/unit';
import { figure } from '../../format';
import { useWrite } from '../../hooks';
import { UNIT_KIND_WORDS } from '../../text';
import { pastedNames } from './pastedNames';

export function AddUnitsDialog({ kind, onClose }: { kind: UnitKind; onClose: () => void }): ReactNode {
  const [pasted, setPasted] = useState('');
  const [existing, setExisting] = useState<readonly string[]>([]);
  const add = useWrite('addUnits');
  const names = pastedNames(pasted);
  const word = UNIT_KIND_WORDS[kind];

  const run = async (): Promise<void> => {
    const done = await add.run({ kind, names: [...names] });
    if (!done) return;
    if (done.existing.length === 0) onClose();
    else {
      setExisting(done.existing);
      setPasted('');
    }
  };

  return (
    <Modal
      open
      title={`粘贴${word}名单`}
      width={460}
      okText={names.length > 0 ? `登记这 ${figure(names.length)} 个${word}` : `登记${word}`}
      cancelText={existing.length > 0 ? '关闭' : '取消'}
      okButtonProps={{ disabled: names.length === 0, 'data-testid': 'units-add-do' }}
      confirmLoading={add.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <p className="dialog-lead">一行一个名称，可从 Excel 复制一列粘贴。已有的不会重复登记。</p>
      <Input.TextArea
        autoFocus
        rows={10}
        value={pasted}
        data-testid="units-names"
        aria-label={`${word}名称，一行一个`}
        placeholder={kind === 'township' ? '如：\n东宁镇\n三岔口镇' : '如：\n市农业农村局\n市民政局'}
        onChange={(event) => setPasted(event.target.value)}
      />
      {existing.length > 0 ? <p className="note units-existing">已有、没有重复登记：{existing.join('、')}</p> : null}
    </Modal>
  );
}
