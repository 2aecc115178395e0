/** Filters left of the pool's grid: several choices in each facet, counts that follow the other facets. */
import type { ReactNode } from 'react';
import { BASIS_STATE_WORDS } from '../../../shared/model/basis';
import { TOWNSHIP_ROLE_WORDS } from '../../../shared/model/item';
import type { PoolFilter } from '../../../shared/model/poolView';
import type { ItemIds } from '../../../shared/views';
import { Facet } from '../../components/grid/Facet';

type FacetFilter = Pick<PoolFilter, 'lists' | 'categories' | 'unitIds' | 'bases' | 'roles' | 'scopes' | 'townshipIds'>;

interface FacetsProps {
  readonly found: ItemIds | undefined;
  readonly filter: PoolFilter;
  readonly onChange: (facets: Partial<FacetFilter>) => void;
}

export function Facets({ found, filter, onChange }: FacetsProps): ReactNode {
  if (!found) return <aside className="facets" aria-label="筛选" />;
  return (
    <aside className="facets" aria-label="筛选">
      {found.lists.length > 1 ? (
        <Facet
          title="清单"
          options={found.lists.map(({ listId, short, count }) => ({ key: listId, name: short, count }))}
          chosen={filter.lists}
          onChange={(lists) => onChange({ lists })}
        />
      ) : null}
      <Facet
        title="类别"
        options={found.categories.map(({ category, count }) => ({ key: category, name: category, count }))}
        chosen={filter.categories}
        onChange={(categories) => onChange({ categories })}
      />
      <Facet
        title="牵头部门"
        options={found.departments
          .map(({ unitId, name, count }) => ({ key: unitId, name, count }))
          .sort((a, b) => b.count - a.count)}
        chosen={filter.unitIds}
        onChange={(unitIds) => onChange({ unitIds })}
      />
      <Facet
        title="依据"
        options={found.bases.map(({ state, count }) => ({ key: state, name: BASIS_STATE_WORDS[state], count }))}
        chosen={filter.bases}
        onChange={(bases) => onChange({ bases })}
      />
      <Facet
        title="责任"
        options={found.roles.map(({ role, count }) => ({ key: role, name: TOWNSHIP_ROLE_WORDS[role], count }))}
        chosen={filter.roles}
        onChange={(roles) => onChange({ roles })}
      />
      <Facet
        title="适用"
        options={found.scopes.map(({ scope, count }) => ({
          key: scope,
          name: scope === 'common' ? '共性' : '差异化',
          count,
        }))}
        chosen={filter.scopes}
        onChange={(scopes) => onChange({ scopes })}
      />
      <Facet
        title="适用的镇"
        options={found.townships.map(({ unitId, name, count }) => ({ key: unitId, name, count }))}
        chosen={filter.townshipIds}
        onChange={(townshipIds) => onChange({ townshipIds })}
      />
    </aside>
  );
}
