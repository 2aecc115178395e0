/** 全部采用为事项: every pending entry of the departments becomes an item, in one action. */
import { type ReactNode, useState } from 'react';
import { call } from '../../api';
import { Dialog } from '../../components/dialogs/Dialog';
import { AskCategories, type CategoryAnswer } from '../../components/entries/AskCategories';
import { AskTowns, type TownAnswers } from '../../components/entries/AskTowns';
import { figure } from '../../format';
import { itemEquation } from '../../frame/bars/equations';
import { tell, useRead, useWrite } from '../../hooks';
import { readWhole } from '../../readWhole';

const PAGE = 500;

interface AdoptAllDialogProps {
  readonly pending: number;
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

function AdoptAll({ pending, towns, categories, stale, onClose }: AdoptAllProps): ReactNode {
  const summary = useRead('summary', {});
  const adopt = useWrite('adoptEntries');
  const [working, setWorking] = useState(false);
  const live = summary.data ? itemEquation(summary.data.pool).live : 0;

  const run = async (): Promise<void> => {
    setWorking(true);
    try {
      const entryIds = await pendingDepartmentEntries();
      if (
        entryIds.length > 0 &&
        (await adopt.run({ entryIds, towns, categories: [...categories], proposer: '', decider: '' }))
      )
        onClose();
    } catch (error) {
      tell(error);
    } finally {
      setWorking(false);
    }
  };

  return (
    <Dialog
      title="部门条目全部采用为事项"
      width={440}
      okText={`采用这 ${figure(pending)} 条`}
      cancelText="取消"
      okButtonProps={{ 'data-testid': 'adopt-all-do' }}
      confirmLoading={working || stale}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <p>各部门报送、还没有定去向的 {figure(pending)} 条各成为一项事项，作为与乡镇清单归并的底稿。可一次撤销。</p>
      <p className="sum-line">
        事项 {figure(live)} ＋ {figure(pending)} ＝ <b>{figure(live + pending)}</b>
      </p>
    </Dialog>
  );
}

async function pendingDepartmentEntries(): Promise<number[]> {
  const { rows } = await readWhole((offset) =>
    call('entries', { direction: 'down', fate: 'pending', offset, limit: PAGE }),
  );
  return rows.map(({ id }) => id);
}
