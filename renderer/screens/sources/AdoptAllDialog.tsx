/** 全部采用为事项: every pending entry of the departments becomes an item, in one action. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import type { Output } from '../../../shared/contract';
import { call } from '../../api';
import { Dialog } from '../../components/dialogs/Dialog';
import { AskCategories, type CategoryAnswer } from '../../components/entries/AskCategories';
import { AskTowns, type TownAnswers } from '../../components/entries/AskTowns';
import { figure } from '../../format';
import { itemEquation } from '../../frame/bars/equations';
import { useRead, useTold, useWrite } from '../../hooks';
import { readWhole } from '../../readWhole';

const PAGE = 500;

interface AdoptAllDialogProps {
  readonly onClose: () => void;
}

export function AdoptAllDialog(props: AdoptAllDialogProps): ReactNode {
  return (
    <AskTowns entryId={null} onClose={props.onClose}>
      {(towns, staleTowns) => (
        <AskCategories onClose={props.onClose}>
          {(categories, stale) => (
            <AdoptAll {...props} towns={towns} categories={categories} stale={stale || staleTowns} />
          )}
        </AskCategories>
      )}
    </AskTowns>
  );
}

interface AdoptAllProps extends AdoptAllDialogProps {
  readonly towns: TownAnswers;
  readonly categories: readonly CategoryAnswer[];
  /** Something changed, and whether anything is open is being asked anew. */
  readonly stale: boolean;
}

/** Exactly the entries that are shown are adopted: once anything changed, they are read anew before it can be said. */
function AdoptAll({ towns, categories, stale, onClose }: AdoptAllProps): ReactNode {
  const summary = useRead('summary', {});
  const read = useQuery({ queryKey: ['pendingOfDepartments'], queryFn: ({ signal }) => pendingOfDepartments(signal) });
  useTold(read);
  const { isError } = read;
  useEffect(() => {
    if (isError) onClose();
  }, [isError, onClose]);
  const adopt = useWrite('adoptEntries');
  const live = summary.data ? itemEquation(summary.data.pool).live : 0;
  if (!read.data || !summary.data) return null;
  const whole = read.data.rows.filter(({ townless }) => townless !== true);
  const entryIds = whole.map(({ id }) => id);
  const left = read.data.rows.length - whole.length;
  const count = figure(entryIds.length);

  const run = async (): Promise<void> => {
    if (await adopt.run({ entryIds, towns, categories: [...categories], proposer: '', decider: '' })) onClose();
  };

  return (
    <Dialog
      title="部门条目全部采用为事项"
      width={440}
      okText={`采用这 ${count} 条`}
      cancelText="取消"
      okButtonProps={{ disabled: entryIds.length === 0, 'data-testid': 'adopt-all-do' }}
      confirmLoading={adopt.running || stale || read.isFetching}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <p>各部门报送、还没有定去向的 {count} 条各成为一项事项，作为与乡镇清单归并的底稿。可一次撤销。</p>
      {left === 0 ? null : (
        <div className="note warn" data-testid="adopt-all-left">
          另有 {figure(left)} 条表里写着不是共性、没有写明适用哪些乡镇，不在其内，仍待定：到归并里逐条采用，选定乡镇。
        </div>
      )}
      <p className="sum-line">
        事项 {figure(live)} ＋ {count} ＝ <b>{figure(live + entryIds.length)}</b>
      </p>
    </Dialog>
  );
}

function pendingOfDepartments(signal: AbortSignal): Promise<Output<'entries'>> {
  return readWhole((offset) =>
    call('entries', { direction: 'down', fate: 'pending', offset, limit: PAGE }, { signal }),
  );
}
