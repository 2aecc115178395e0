/** Other names of a unit: how tables call it, and what it was called before. */
import { Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { UnitRow } from '../../../shared/views';
import { useWrite } from '../../hooks';

export function AliasesDialog({ unit, onClose }: { unit: UnitRow; onClose: () => void }): ReactNode {
  const [aliases, setAliases] = useState<string[]>([...unit.aliases]);
  const write = useWrite('setAliases');
  const save = async (): Promise<void> => {
    if (await write.run({ unitId: unit.id, aliases })) onClose();
  };
  return (
    <Modal
      open
      title={`${unit.name}的别名和曾用名`}
      width={460}
      okText="保存别名"
      cancelText="取消"
      okButtonProps={{ 'data-testid': 'aliases-save' }}
      confirmLoading={write.running}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <p className="dialog-lead">报送表里写成这些名称时，都认作{unit.name}。写一个按一次 Enter。</p>
      <Select
        mode="tags"
        open={false}
        suffixIcon={null}
        style={{ width: '100%' }}
        value={aliases}
        data-testid="aliases"
        aria-label="别名和曾用名"
        tokenSeparators={['、', '，', ',', ' ']}
        onChange={(names: string[]) => setAliases([...new Set(names.map((name) => name.trim()).filter(Boolean))])}
      />
    </Modal>
  );
}
