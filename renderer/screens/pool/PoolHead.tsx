/** The pool's head: views, filter button of narrow windows, find box, columns, find and replace, 加一项. */
import { Button, Input } from 'antd';
import type { ReactNode, RefObject } from 'react';
import type { PoolFilter } from '../../../shared/model/poolView';
import type { ListOutline, Summary } from '../../../shared/views';
import { useMedia } from '../../components/grid/useMedia';
import { isComposing } from '../../components/keys/keys';
import { Menu } from '../../components/menus/Menu';
import { ColumnChoice } from './ColumnChoice';
import { allColumns, isExtraColumn } from './poolColumns';
import { facetsInForce, type PoolLook } from './usePoolView';
import { ViewTabs } from './ViewTabs';

interface PoolHeadProps {
  readonly look: PoolLook;
  readonly pool: Summary['pool'] | undefined;
  readonly lists: readonly ListOutline[];
  readonly readOnly: boolean;
  readonly canReplace: boolean;
  readonly facetsOpen: boolean;
  readonly searchBox: RefObject<HTMLDivElement | null>;
  readonly onChange: (filter: Partial<PoolFilter>) => void;
  readonly onFacets: () => void;
  readonly onReplace: () => void;
  readonly onDuplicates: () => void;
  readonly onAdd: () => void;
  /** What was looked for is in the table: the hand goes there. */
  readonly onTable: () => void;
}

export function PoolHead(props: PoolHeadProps): ReactNode {
  const { look, readOnly } = props;
  const facets = facetsInForce(look.filter);
  const choice = allColumns(() => undefined, props.lists, [])
    .filter(({ id }) => id !== 'serial')
    .map(({ id, heading }) => ({ id, heading, extra: isExtraColumn(id) }));
  return (
    <div className="page-head">
      <h1>事项库</h1>
      <ViewTabs look={look} pool={props.pool} readOnly={readOnly} />
      <Button className="pool-filter-button" onClick={props.onFacets} aria-expanded={props.facetsOpen}>
        筛选{facets > 0 ? ` ${facets}` : ''} ▾
      </Button>
      {look.filter.sorted === null ? null : (
        <Button size="small" data-testid="pool-sorted" onClick={() => props.onChange({ sorted: null })}>
          首轮采用{look.filter.sorted} ✕
        </Button>
      )}
      <span className="push" />
      <div ref={props.searchBox} className="pool-search">
        <Input
          allowClear
          value={look.filter.search}
          placeholder="名称、任务、备注"
          aria-label="在事项库中找"
          suffix={look.filter.search === '' ? <kbd>Ctrl F</kbd> : null}
          data-testid="pool-search"
          onChange={(event) => props.onChange({ search: event.target.value })}
          onKeyDown={(event) => {
            if (isComposing(event) || !['ArrowDown', 'Enter'].includes(event.key)) return;
            event.preventDefault();
            props.onTable();
          }}
        />
      </div>
      <ColumnChoice columns={choice} chosen={look.columns} onChange={look.setColumns} />
      <Tools {...props} />
      {readOnly ? null : (
        <Button type="primary" onClick={props.onAdd} data-testid="pool-add">
          加一项… <kbd>N</kbd>
        </Button>
      )}
    </div>
  );
}

type ToolsProps = Pick<PoolHeadProps, 'readOnly' | 'canReplace' | 'onDuplicates' | 'onReplace'>;

/** 查重 and 查找替换; in a narrow window behind one button. */
function Tools({ readOnly, canReplace, onDuplicates, onReplace }: ToolsProps): ReactNode {
  const few = useMedia('(max-width: 1180px)');
  if (few) {
    const items = [
      { key: 'duplicates', label: <span data-testid="pool-duplicates">查重　D</span> },
      ...(readOnly
        ? []
        : [
            {
              key: 'replace',
              disabled: !canReplace,
              label: <span data-testid="pool-replace">查找替换　Ctrl H</span>,
            },
          ]),
    ];
    return (
      <Menu menu={{ items, onClick: ({ key }) => (key === 'duplicates' ? onDuplicates() : onReplace()) }}>
        <Button data-testid="pool-tools">工具 ▾</Button>
      </Menu>
    );
  }
  return (
    <>
      <Button data-testid="pool-duplicates" onClick={onDuplicates}>
        查重 <kbd>D</kbd>
      </Button>
      {readOnly ? null : (
        <Button disabled={!canReplace} title="Ctrl+H" data-testid="pool-replace" onClick={onReplace}>
          查找替换
        </Button>
      )}
    </>
  );
}
