/** The units a draft is sent to: all that are asked, one by one, by kind, or those that handed in a list. */
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { UNIT_KIND_WORDS } from '../../../shared/model/unit';
import type { PackPlan } from '../../../shared/views/opinions';
import { figure } from '../../format';
import { useRead } from '../../hooks';

interface SendUnitsProps {
  readonly asked: PackPlan['units'];
  /** Those that get nothing. */
  readonly left: ReadonlySet<number>;
  readonly onLeft: (left: ReadonlySet<number>) => void;
}

export function SendUnits({ asked, left, onLeft }: SendUnitsProps): ReactNode {
  const lists = useRead('sourceLists', {}).data ?? [];
  const submitters = new Set(lists.map(({ unitId }) => unitId));
  const others = asked.filter(({ unitId }) => !submitters.has(unitId)).map(({ unitId }) => unitId);
  return (
    <fieldset className="send-units" aria-label="发给哪些单位">
      {others.length > 0 && others.length < asked.length ? (
        <div className="send-quick">
          <button type="button" className="link" onClick={() => onLeft(new Set())}>
            全部 {figure(asked.length)} 家
          </button>
          <button type="button" className="link" data-testid="send-submitters" onClick={() => onLeft(new Set(others))}>
            只发给报送过清单的 {figure(asked.length - others.length)} 家
          </button>
        </div>
      ) : null}
      {(['department', 'township'] as const).map((kind) => {
        const own = asked.filter(({ unitKind }) => unitKind === kind);
        if (own.length === 0) return null;
        const all = own.every(({ unitId }) => !left.has(unitId));
        const toggle = (): void =>
          onLeft(
            new Set(
              all
                ? [...left, ...own.map(({ unitId }) => unitId)]
                : [...left].filter((id) => !own.some(({ unitId }) => unitId === id)),
            ),
          );
        return (
          <div key={kind}>
            <Checkbox
              checked={all}
              indeterminate={!all && own.some(({ unitId }) => !left.has(unitId))}
              onChange={toggle}
            >
              <b>
                {UNIT_KIND_WORDS[kind]} {figure(own.length)} 家
              </b>
            </Checkbox>
            <div className="send-unit-list">
              {own.map(({ unitId, unit, items }) => (
                <Checkbox
                  key={unitId}
                  checked={!left.has(unitId)}
                  onChange={({ target }) =>
                    onLeft(new Set(target.checked ? [...left].filter((id) => id !== unitId) : [...left, unitId]))
                  }
                >
                  {unit} <span className="muted">{items === 0 ? '无涉及事项' : figure(items)}</span>
                </Checkbox>
              ))}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
