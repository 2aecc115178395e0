/** 344 ＝ 基本 120 ＋ 配合 101 ＋ 收回 123: one township's lists, of the town last looked at or chosen here. */

import { Fragment, type ReactNode, useState } from 'react';
import type { Summary } from '../../../shared/views';
import { Menu } from '../../components/menus/Menu';
import { figure } from '../../format';
import { useNavigation } from '../../navigation';

/** Only where a scheme has several lists; with one list the township's figure is the list's. */
export function TownLists({ summary }: { summary: Summary }): ReactNode {
  const { go, params } = useNavigation();
  const [chosen, setChosen] = useState<number | null>(null);
  const { townships, scheme } = summary;
  // A screen that shows a township tells which one is meant.
  const looked = typeof params.unitId === 'number' ? params.unitId : null;
  const [seen, setSeen] = useState(looked);
  if (seen !== looked) {
    setSeen(looked);
    if (looked !== null && townships.some(({ unitId }) => unitId === looked)) setChosen(looked);
  }
  const town = townships.find(({ unitId }) => unitId === chosen) ?? townships[0];
  if (!town || scheme.lists.length < 2) return null;
  const items = townships.map(({ unitId, name, listed }) => ({ key: unitId, label: `${name}　${figure(listed)} 项` }));
  return (
    <span className="status-part status-town" data-testid="equation-town">
      <Menu menu={{ items, onClick: ({ key }) => setChosen(Number(key)) }}>
        <button type="button" className="figure" title="换一个镇看">
          {town.name} ▾
        </button>
      </Menu>{' '}
      <button
        type="button"
        className="figure"
        title={`看${town.name}的清单`}
        onClick={() => go('townships', { tab: 'paper', unitId: town.unitId })}
      >
        {figure(town.listed)}
      </button>{' '}
      ＝{' '}
      {scheme.lists.map(({ id, short }, index) => (
        <Fragment key={id}>
          {index > 0 ? ' ＋ ' : ''}
          {short}{' '}
          <button
            type="button"
            className="figure"
            title={`看${town.name}的${short}事项`}
            onClick={() => go('pool', { listId: id, townshipId: town.unitId })}
          >
            {figure(town.perList[index] ?? 0)}
          </button>
        </Fragment>
      ))}
    </span>
  );
}
