/** One source list as it stands in its file, its original to save, the form to give back, and its withdrawal. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SourceListRow } from '../../../shared/views';
import { ReasonDialog } from '../../components/dialogs/ReasonDialog';
import { SheetView } from '../../components/entries/SheetView';
import { Menu } from '../../components/menus/Menu';
import { figure, momentText } from '../../format';
import { useRead, useWrite } from '../../hooks';
import { useNavigation } from '../../navigation';
import { DIRECTION_SIGNS, DIRECTION_WORDS } from '../../text';
import { useSaving } from './useSaving';

interface SourceRowsPageProps {
  readonly sourceListId: number;
  readonly sheet: string;
  readonly row: number;
}

export function SourceRowsPage({ sourceListId, sheet, row }: SourceRowsPageProps): ReactNode {
  const lists = useRead('sourceLists', {});
  const summary = useRead('summary', {});
  const { go } = useNavigation();
  const saving = useSaving();
  const [withdrawing, setWithdrawing] = useState(false);
  const list = lists.data?.find((one) => one.id === sourceListId);
  const writable = summary.data?.readOnly === false && list?.withdrawn === false;

  return (
    <div className="page">
      <div className="page-head">
        <Button onClick={() => go('sources')}>← 报送</Button>
        <h1 className="cut">{list?.unit ?? '报送表'}</h1>
        {list ? <ListFacts list={list} /> : null}
        <span className="push" />
        {list ? (
          <>
            <Button data-testid="save-original" onClick={() => saving.original(list)}>
              另存原件…
            </Button>
            <Button data-testid="save-return" onClick={() => saving.returnForm(list)}>
              退回表…
            </Button>
            <Menu
              menu={{
                items: [
                  { key: 'merge', label: '看这个单位的条目', onClick: () => go('merge', { unitId: list.unitId }) },
                  ...(writable
                    ? [{ key: 'withdraw', label: '撤回这份报送表…', onClick: () => setWithdrawing(true) }]
                    : []),
                ],
              }}
            >
              <Button data-testid="list-more">更多 ▾</Button>
            </Menu>
          </>
        ) : null}
      </div>
      <SheetView key={sourceListId} sourceListId={sourceListId} sheet={sheet} row={row} />
      {withdrawing && list ? <WithdrawDialog list={list} onClose={() => setWithdrawing(false)} /> : null}
    </div>
  );
}

function ListFacts({ list }: { list: SourceListRow }): ReactNode {
  const sum = `${figure(list.rows)} 行 ＝ 条目 ${figure(list.entries)} ＋ 略过 ${figure(list.skipped)}`;
  return (
    <>
      <span className={`tag ${list.direction}`}>
        {DIRECTION_SIGNS[list.direction]} {DIRECTION_WORDS[list.direction]}
      </span>
      {list.withdrawn ? <span className="tag pending">已撤回</span> : null}
      <span className="muted cut" title={list.fileName}>
        {list.fileName}　{sum}　{momentText(list.importedAt, new Date())}
      </span>
    </>
  );
}

function WithdrawDialog({ list, onClose }: { list: SourceListRow; onClose: () => void }): ReactNode {
  const { go } = useNavigation();
  const withdraw = useWrite('withdrawSourceList');
  const run = async (reason: string): Promise<void> => {
    if (!(await withdraw.run({ sourceListId: list.id, reason }))) return;
    onClose();
    go('sources');
  };
  return (
    <ReasonDialog
      title={`撤回 ${list.unit} 的报送表`}
      effect={`“${list.fileName}”的 ${figure(list.entries)} 条不再计入报送，文件和撤回的理由留在项目里。${list.replacesId === null ? '' : '它替代的前一份重新计入。'}已定去向的条目要先撤回处理。`}
      deed={`撤回这 ${figure(list.entries)} 条`}
      running={withdraw.running}
      onDo={(reason) => void run(reason)}
      onClose={onClose}
    />
  );
}
