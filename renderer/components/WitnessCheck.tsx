/** 用存照校验: a signed file, or the words printed at the end of an issued list. */
import { Button, Input, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { shell } from '../api';
import { tell } from '../hooks';

export interface Witness {
  readonly anchor?: string;
  readonly printed?: string;
}

interface WitnessCheckProps {
  readonly busy: boolean;
  readonly onCheck: (witness: Witness) => void;
}

export function WitnessCheck({ busy, onCheck }: WitnessCheckProps): ReactNode {
  const [printed, setPrinted] = useState('');
  const choose = async (): Promise<void> => {
    const grant = await shell().chooseFiles('anchor');
    if (grant) onCheck({ anchor: grant.token });
  };
  return (
    <Space wrap className="witness">
      <Button disabled={busy} data-testid="verify-anchor" onClick={() => void choose().catch(tell)}>
        用存照文件校验…
      </Button>
      <Space.Compact>
        <Input
          style={{ width: 250 }}
          data-testid="verify-printed"
          aria-label="清单末页的存照"
          placeholder="清单末页的存照，如 123-3f2a…"
          maxLength={100}
          value={printed}
          onChange={(event) => setPrinted(event.target.value)}
        />
        <Button disabled={busy || printed.trim() === ''} onClick={() => onCheck({ printed })}>
          校验
        </Button>
      </Space.Compact>
    </Space>
  );
}
