/** A list this project printed itself, written over and sent in: what was changed, and whether it is an answer or a list. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { figure } from '../../format';
import { type FileInHand, type UnderstoodFile, useImporting } from '../../importing';
import { useNavigation } from '../../navigation';

export function PrintedPaperNote({ file, preview }: { file: FileInHand; preview: UnderstoodFile }): ReactNode {
  const importing = useImporting();
  const { go } = useNavigation();
  const { printed } = preview;
  if (!printed || file.asList || file.state !== 'open') return null;
  const { unit, unitKind, from, changed, added, gone, asked } = printed;
  const up = unitKind === 'superior';
  const answer = async (): Promise<void> => {
    if (await importing.asAnswer({ ...file, preview })) go('opinions', { tab: 'returns' });
  };
  const parts = [
    changed > 0 ? `改了 ${figure(changed)} 项` : '',
    added > 0 ? `加了 ${figure(added)} 项` : '',
    gone > 0 ? `少了 ${figure(gone)} 项` : '',
  ].filter((part) => part !== '');
  return (
    <div className="note warn import-unit-question" data-testid="printed-paper">
      这是本项目{up ? '报给' : '印给'}
      {unit}的<b>{from}</b>，不是新的报送表；和{up ? '报送' : '印出'}的比，{parts.join('、') || '一字没改'}。
      {asked === ''
        ? `没有向${unit}发过反馈表：先到“征求意见”发出，再收这一份。`
        : up
          ? `按意见收的，逐处核对后记作${unit}的审核意见（${asked}）。`
          : `按意见收的，逐处核对后记作${unit}对${asked}的意见，它报送的清单不动。`}
      <div>
        <Button
          size="small"
          type="primary"
          disabled={asked === ''}
          data-testid="printed-answer"
          onClick={() => void answer()}
        >
          按意见收，逐处核对
        </Button>
        <Button size="small" data-testid="printed-list" onClick={() => importing.change(file.key, { asList: true })}>
          不是意见，当作报送表导入
        </Button>
      </div>
    </div>
  );
}
