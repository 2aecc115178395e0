/** One filter left of a grid: several choices, each with how many rows it would show. */
import { type ReactNode, useState } from 'react';
import { figure } from '../../format';
import './facet.css';

interface FacetProps<Key> {
  readonly title: string;
  readonly options: readonly { readonly key: Key; readonly name: string; readonly count: number }[];
  readonly chosen: readonly Key[];
  readonly onChange: (chosen: Key[]) => void;
  readonly testId?: string;
}

/** As many as leave the other facets in sight. */
const FIRST = 6;

export function Facet<Key extends string | number>({
  title,
  options,
  chosen,
  onChange,
  testId = 'pool-facet',
}: FacetProps<Key>): ReactNode {
  const [all, setAll] = useState(false);
  const filled = options.filter(({ key, count }) => count > 0 || chosen.includes(key));
  const shown = all ? filled : filled.filter(({ key }, at) => at < FIRST || chosen.includes(key));
  if (filled.length === 0) return null;
  return (
    <fieldset className="facet">
      <legend>{title}</legend>
      {shown.map(({ key, name, count }) => {
        const on = chosen.includes(key);
        return (
          <label key={key} className={on ? 'facet-row on' : 'facet-row'} title={name} data-testid={testId}>
            <input
              type="checkbox"
              checked={on}
              onChange={() => onChange(on ? chosen.filter((other) => other !== key) : [...chosen, key])}
            />
            <span className="cut">{name}</span>
            <span className="facet-count">{figure(count)}</span>
          </label>
        );
      })}
      {filled.length > FIRST ? (
        <button
          type="button"
          className="link small facet-more"
          aria-label={all ? `收起${title}` : undefined}
          onClick={() => setAll(!all)}
        >
          {all ? '收起' : `另 ${filled.length - shown.length} 个`}
        </button>
      ) : null}
    </fieldset>
  );
}
