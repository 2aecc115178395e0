/** 查重: pairs of items that seem to be one duty, side by side with the reasons; merge them, or say once that they differ. */
import { Button, Skeleton } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { DuplicatePair } from '../../../../shared/views/schemes';
import { Dialog } from '../../../components/dialogs/Dialog';
import { figure } from '../../../format';
import { useJob, useWrite } from '../../../hooks';

interface DuplicatesDialogProps {
  readonly canWrite: boolean;
  readonly onMerge: (ids: readonly number[], into: DuplicatePair['first']) => void;
  readonly onOpen: (itemId: number) => void;
  readonly onClose: () => void;
}

const MOST = 200;

export function DuplicatesDialog({ canWrite, onMerge, onOpen, onClose }: DuplicatesDialogProps): ReactNode {
  const { start } = useJob('duplicates');
  const refuse = useWrite('refuseDuplicate');
  const [found, setFound] = useState<{ total: number; pairs: readonly DuplicatePair[] } | null>(null);
  useEffect(() => {
    void start({ limit: MOST }).then((answer) => answer && setFound(answer));
  }, [start]);
  const differ = async ({ first, second }: DuplicatePair): Promise<void> => {
    if (!(await refuse.run({ firstId: first.id, secondId: second.id }))) return;
    setFound((before) =>
      before
        ? {
            total: before.total - 1,
            pairs: before.pairs.filter((pair) => pair.first.id !== first.id || pair.second.id !== second.id),
          }
        : before,
    );
  };
  return (
    <Dialog title="查重：像是同一件事的事项" width={860} footer={null} onCancel={onClose}>
      {found === null ? <Skeleton active paragraph={{ rows: 6 }} /> : null}
      {found && found.total === 0 ? <p className="muted">没有找到像是同一件事的事项。</p> : null}
      {found && found.total > 0 ? (
        <p>
          找到 {figure(found.total)} 对，最像的在前
          {found.total > found.pairs.length ? `，先列 ${figure(found.pairs.length)} 对` : ''}。合并计减
          1，不是一回事的以后不再列出。
        </p>
      ) : null}
      <div className="duplicates">
        {found?.pairs.map((pair) => (
          <section key={`${pair.first.id}-${pair.second.id}`} className="card duplicate" data-testid="duplicate">
            {[pair.first, pair.second].map(({ id, name, text, place }) => (
              <div key={id}>
                <button type="button" className="link" onClick={() => onOpen(id)}>
                  {name}
                </button>
                <span className="muted small">　{place}</span>
                <div className="muted small cut">{text}</div>
              </div>
            ))}
            <div className="small">{pair.reasons.join('　·　')}</div>
            {canWrite ? (
              <div className="duplicate-deeds">
                <Button
                  size="small"
                  onClick={() => onMerge([pair.second.id], pair.first)}
                  data-testid="duplicate-merge"
                >
                  后一项并入前一项…
                </Button>
                <Button size="small" onClick={() => void differ(pair)} data-testid="duplicate-refuse">
                  不是一回事
                </Button>
              </div>
            ) : null}
          </section>
        ))}
      </div>
    </Dialog>
  );
}
