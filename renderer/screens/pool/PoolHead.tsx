/** The pool's head: views, filter button of narrow windows, find box, columns, find and replace, 加一项. */
import { Button, Input } from 'antd';
import type { ReactNode, RefObject } from 'react';
import type { PoolFilter } from '../../../shared/model/poolView';
import type { ListOutline, Summary } from '../../../shared/views';
import { ColumnChoice } from './ColumnChoice';
import { allColumns, EXTRA_COLUMNS } from './poolColumns';
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
}

export function PoolHead(props: PoolHeadProps): ReactNode {
  const { look, readOnly } = props;
  const facets = facetsInForce(look.filter);
  const choice = allColumns(() => undefined, props.lists)
    .filter(({ id }) => id !== 'serial')
    .map(({ id, heading }) => ({ id, heading, extra: EXTRA_COLUMNS.has(id) }));
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
        />
      </div>
      <ColumnChoice columns={choice} chosen={look.columns} onChange={look.setColumns} />
      <Button className="pool-replace" data-testid="pool-duplicates" onClick={props.onDuplicates}>
        查重 <kbd>D</kbd>
      </Button>
      {readOnly ? null : (
        <>
          <Button
            className="pool-replace"
            disabled={!props.canReplace}
            title="Ctrl+H"
            data-testid="pool-replace"
            onClick={props.onReplace}
          >
            查找替换
          </Button>
          <Button type="primary" onClick={props.onAdd} data-testid="pool-add">
            加一项… <kbd>N</kbd>
          </Button>
        </>
      )}
    </div>
  );
}
