/** Below the pool's grid: how many rows, in which order, and the reason that edits in cells carry. */
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { type PoolFilter, type PoolOrder, poolOrderSchema } from '../../../shared/model/poolView';
import { figure } from '../../format';
import type { PoolLook } from './usePoolView';

const ORDER_WORDS: Readonly<Record<PoolOrder, string>> = {
  office: '按办公室定的次序',
  pinyin: '按名称拼音',
  stroke: '按名称笔画',
  department: '按牵头部门',
  bases: '按依据件数',
  sources: '按来源条数',
};

interface PoolFootProps {
  readonly shown: number;
  readonly total: number;
  readonly look: PoolLook;
  readonly reason: string;
  readonly onReason: () => void;
  readonly onChange: (filter: Partial<PoolFilter>) => void;
}

export function PoolFoot({ shown, total, look, reason, onReason, onChange }: PoolFootProps): ReactNode {
  const { order, descending } = look.filter;
  return (
    <div className="pool-foot">
      <span data-testid="pool-count">
        {look.filtered ? (
          <>
            筛出 <b>{figure(shown)}</b> 项，共 {figure(total)} 项
          </>
        ) : (
          <>
            共 <b>{figure(shown)}</b> 项
          </>
        )}
      </span>
      <Select<PoolOrder>
        variant="borderless"
        aria-label="次序"
        data-testid="pool-order"
        popupMatchSelectWidth={false}
        value={order}
        options={poolOrderSchema.options.map((value) => ({ value, label: ORDER_WORDS[value] }))}
        onChange={(next) => onChange({ order: next, descending: false })}
      />
      {order === 'office' ? null : (
        <button type="button" className="link small" onClick={() => onChange({ descending: !descending })}>
          {descending ? '由后往前' : '由前往后'}
        </button>
      )}
      {reason === '' ? null : (
        <span className="cut" data-testid="cell-grounds">
          格内修改理由：{reason}{' '}
          <button type="button" className="link small" onClick={onReason}>
            换
          </button>
        </span>
      )}
      <span className="push muted pool-hints">
        <kbd>Enter</kbd> 打开　<kbd>F2</kbd> 改　<kbd>空格</kbd> 选　<kbd>Ctrl A</kbd> 全选　<kbd>Ctrl D</kbd> 向下填
      </span>
    </div>
  );
}
