/** Filters left of the pool's grid: categories and departments with counts that follow the other filters. */
import { type ReactNode, useState } from 'react';
import type { ItemIds } from '../../../shared/views';

export interface PoolFilter {
  readonly state: 'live' | 'subtracted';
  readonly category: string | undefined;
  readonly unitId: number | undefined;
  readonly search: string;
}

interface FacetsProps {
  readonly found: ItemIds | undefined;
  readonly filter: PoolFilter;
  readonly onChange: (filter: PoolFilter) => void;
}

const FIRST_DEPARTMENTS = 12;

export function Facets({ found, filter, onChange }: FacetsProps): ReactNode {
  const [all, setAll] = useState(false);
  const departments = found?.departments ?? [];
  const shown = all
    ? departments
    : departments.filter((department, at) => at < FIRST_DEPARTMENTS || department.unitId === filter.unitId);
  return (
    <aside className="facets" aria-label="筛选">
      <fieldset className="facet">
        <legend>类别</legend>
        {(found?.categories ?? []).map(({ category, count }) => (
          <FacetRow
            key={category}
            name={category}
            count={count}
            on={filter.category === category}
            onToggle={() => onChange({ ...filter, category: filter.category === category ? undefined : category })}
          />
        ))}
      </fieldset>
      <fieldset className="facet">
        <legend>牵头部门</legend>
        {shown.map((department) => (
          <FacetRow
            key={department.unitId}
            name={department.name}
            count={department.count}
            on={filter.unitId === department.unitId}
            onToggle={() =>
              onChange({ ...filter, unitId: filter.unitId === department.unitId ? undefined : department.unitId })
            }
          />
        ))}
        {departments.length > shown.length || all ? (
          <button type="button" className="link small facet-more" onClick={() => setAll(!all)}>
            {all ? '收起' : `另 ${departments.length - shown.length} 个部门`}
          </button>
        ) : null}
      </fieldset>
    </aside>
  );
}

interface FacetRowProps {
  readonly name: string;
  readonly count: number;
  readonly on: boolean;
  readonly onToggle: () => void;
}

function FacetRow({ name, count, on, onToggle }: FacetRowProps): ReactNode {
  return (
    <label className={on ? 'facet-row on' : 'facet-row'} title={name} data-testid="pool-facet">
      <input type="checkbox" checked={on} onChange={onToggle} />
      <span className="cut">{name}</span>
      <span className="facet-count">{count}</span>
    </label>
  );
}
