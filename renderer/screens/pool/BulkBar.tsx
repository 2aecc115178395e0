/** What can be done with the chosen items at once. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { EDITED_FIELD_WORDS, type EditedField } from '../../../shared/model/poolEdit';
import { Menu } from '../../components/menus/Menu';
import { figure } from '../../format';
import type { PoolDialog } from './changes/PoolDialogs';

const FIELDS: readonly EditedField[] = ['category', 'department', 'role', 'bases', 'remark'];

interface BulkBarProps {
  readonly ids: readonly number[];
  readonly canWrite: boolean;
  readonly onDialog: (dialog: PoolDialog) => void;
  readonly onClear: () => void;
}

export function BulkBar({ ids, canWrite, onDialog, onClear }: BulkBarProps): ReactNode {
  return (
    <div className="pool-bulk" role="toolbar" aria-label="所选事项">
      <b>已选 {figure(ids.length)} 项</b>
      {canWrite ? (
        <>
          <Menu
            menu={{
              items: FIELDS.map((field) => ({ key: field, label: `${EDITED_FIELD_WORDS[field]}…` })),
              onClick: ({ key }) => {
                const field = FIELDS.find((one) => one === key);
                if (field) onDialog({ kind: 'edit', ids, field });
              },
            }}
          >
            <Button data-testid="pool-edit">批量改 ▾</Button>
          </Menu>
          <Button data-testid="pool-merge" onClick={() => onDialog({ kind: 'subtract', ids, merging: true })}>
            合并…
          </Button>
          <Button data-testid="pool-scope" onClick={() => onDialog({ kind: 'scope', ids })}>
            适用镇…
          </Button>
          <Button danger data-testid="pool-subtract" onClick={() => onDialog({ kind: 'subtract', ids })}>
            核减…
          </Button>
        </>
      ) : null}
      <Button type="text" onClick={onClear}>
        取消选择 <kbd>Esc</kbd>
      </Button>
      <span className="push muted pool-hints">批量改先看预览再写入</span>
    </div>
  );
}
