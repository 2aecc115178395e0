/** 校验 of a file that is not open: what was found, in words. */

import type { ReactNode } from 'react';
import type { VerifiedFile } from '../../../shared/views/program';
import { Dialog } from '../../components/dialogs/Dialog';
import { Findings } from '../../components/Findings';
import { type Witness, WitnessCheck } from '../../components/WitnessCheck';

interface VerifyDialogProps {
  readonly found: VerifiedFile;
  readonly busy: boolean;
  readonly onCheck: (witness: Witness) => void;
  readonly onClose: () => void;
}

export function VerifyDialog({ found, busy, onCheck, onClose }: VerifyDialogProps): ReactNode {
  const { fileName, verification } = found;
  return (
    <Dialog title={`校验：${fileName}`} width={560} footer={null} onCancel={onClose}>
      <p className="dialog-lead">
        {verification.ok
          ? '文件完好，操作记录连贯，内容与记录相符。'
          : '有不符的地方。请不要再用这个文件，点“从备份恢复…”用最近一份完好的备份。'}
      </p>
      <Findings found={verification} />
      <WitnessCheck busy={busy} onCheck={onCheck} />
    </Dialog>
  );
}
