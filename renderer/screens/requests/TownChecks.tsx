/** The county's townships to tick; a field of a form. */
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useRead } from '../../hooks';

export function TownChecks(props: { value?: string[]; onChange?: (names: string[]) => void }): ReactNode {
  const towns = (useRead('units', {}).data ?? []).filter(({ kind }) => kind === 'township').map(({ name }) => name);
  return (
    <Checkbox.Group
      options={towns}
      value={props.value ?? []}
      data-testid="town-checks"
      onChange={(names) => props.onChange?.(names)}
    />
  );
}
