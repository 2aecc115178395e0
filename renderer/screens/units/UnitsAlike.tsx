/** 像是一家的: pairs registered twice, each made one or called two. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { UnitRow } from '../../../shared/views/units';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';

interface UnitsAlikeProps {
  /** All of a kind. */
  readonly units: readonly UnitRow[];
  readonly onMerge: (unit: UnitRow, into: UnitRow) => void;
}

export function UnitsAlike({ units, onMerge }: UnitsAlikeProps): ReactNode {
  const alike = useRead('unitsAlike', {});
  const apart = useWrite('keepUnitsApart');
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const pairs = (alike.data ?? []).flatMap(([one, other]) => {
    const [first, second] = [byId.get(one), byId.get(other)];
    return first && second ? [stayingLast(first, second)] : [];
  });
  if (pairs.length === 0) return null;
  return (
    <div className="note warn units-alike" data-testid="units-alike">
      像是登记了两次的 {figure(pairs.length)} 对，是一家的并为一家，不是的以后不再问：
      {pairs.map(([goes, stays]) => (
        <div key={`${goes.id} ${stays.id}`} data-testid="units-alike-pair">
          <span>
            <b>{goes.name}</b>（{bears(goes)}）和 <b>{stays.name}</b>（{bears(stays)}）
          </span>
          <Button size="small" data-testid="units-alike-merge" onClick={() => onMerge(goes, stays)}>
            并为一家…
          </Button>
          <Button
            size="small"
            data-testid="units-alike-apart"
            disabled={apart.running}
            onClick={() => void apart.run({ unitId: goes.id, otherId: stays.id })}
          >
            不是一家
          </Button>
        </div>
      ))}
    </div>
  );
}

/** The one that handed in or bears more stays, of two alike the one registered first. */
function stayingLast(first: UnitRow, second: UnitRow): readonly [UnitRow, UnitRow] {
  const more = second.entries - first.entries || second.items - first.items;
  return more > 0 ? [first, second] : [second, first];
}

function bears({ kind, entries, items }: UnitRow): string {
  const sent = `报送 ${figure(entries)} 条`;
  return kind === 'department' ? `${sent}、事项 ${figure(items)} 项` : sent;
}
