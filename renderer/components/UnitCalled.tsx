/** A unit's name, with today's after it where the township is no more: 城南街道（今临江镇）. */
import type { ReactNode } from 'react';
import { useRead } from '../hooks';

export function UnitCalled({ name }: { name: string }): ReactNode {
  const gone = useRead('abolishedTownships', {}).data?.find(({ unit }) => unit === name);
  return gone ? `${name}（今${gone.today}）` : name;
}
