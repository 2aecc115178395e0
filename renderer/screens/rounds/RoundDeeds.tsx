/** What can be done with the newest round: add and seal while it is open, open the next or reopen once it is sealed. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Round } from '../../../shared/model/round';
import { Menu } from '../../components/menus/Menu';
import type { RoundDialog } from './RoundDialogs';

interface RoundDeedsProps {
  /** Null before the first round. */
  readonly round: Round | null;
  /** Nothing is in the pool yet: sealing is not what comes next. */
  readonly bare: boolean;
  readonly onDialog: (dialog: RoundDialog | 'add') => void;
  readonly onPool: () => void;
}

export function RoundDeeds({ round, bare, onDialog, onPool }: RoundDeedsProps): ReactNode {
  if (round?.state === 'open') {
    return (
      <>
        <Button onClick={() => onDialog('add')}>加一项…</Button>
        <Button onClick={onPool}>到事项库核减</Button>
        <Button type={bare ? 'default' : 'primary'} data-testid="rounds-seal" onClick={() => onDialog('seal')}>
          封存第{round.number}轮…
        </Button>
      </>
    );
  }
  return (
    <>
      {round ? (
        <Menu
          menu={{
            items: [{ key: 'reopen', label: `重开第${round.number}轮…` }],
            onClick: () => onDialog('reopen'),
          }}
        >
          <Button data-testid="rounds-more">更多 ▾</Button>
        </Menu>
      ) : null}
      <Button type="primary" data-testid="rounds-open" onClick={() => onDialog('open')}>
        开第{(round?.number ?? 0) + 1}轮…
      </Button>
    </>
  );
}
