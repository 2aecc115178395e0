/** 所担责任: what one department or township bears, both sides of every duty, asked of the items anew each time. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { UnitPart } from '../../../shared/views/schemes';
import type { UnitRow } from '../../../shared/views/units';
import { call } from '../../api';
import { Grid } from '../../components/grid/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { useListSource } from '../../components/grid/listSource';
import { useShortcuts } from '../../components/keys/useShortcuts';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { readWhole } from '../../readWhole';

interface UnitPartsPageProps {
  readonly unit: UnitRow;
  readonly onBack: () => void;
}

const PAGE = 500;

export function UnitPartsPage({ unit, onBack }: UnitPartsPageProps): ReactNode {
  const { go } = useNavigation();
  const several = (useRead('summary', {}).data?.scheme.lists.length ?? 1) > 1;
  const read = useQuery({
    queryKey: ['unitParts', { unitId: unit.id }],
    queryFn: ({ signal }) =>
      readWhole((offset) => call('unitParts', { unitId: unit.id, offset, limit: PAGE }, { signal })),
  });
  const rows = read.data?.rows ?? NO_ROWS;
  const source = useListSource(rows, idOf);
  // Schemes without a column for it have nothing to say on this side.
  const own = rows.some((row) => row.own !== '');
  const columns = useMemo(() => partColumns(unit.kind === 'department', several, own), [unit.kind, several, own]);
  useShortcuts({ Escape: onBack });
  return (
    <div className="page" data-testid="unit-parts">
      <div className="page-head">
        <button type="button" className="link" onClick={onBack} data-testid="unit-parts-back">
          ‹ 单位
        </button>
        <h1>{unit.name}</h1>
        <span className="muted">
          承担 {figure(read.data?.total ?? 0)} 项
          {(read.data?.counts ?? []).map(({ words, count }) => `　${words} ${figure(count)}`).join('')}
        </span>
        <span className="push" />
        {unit.kind === 'township' ? (
          <Button onClick={() => go('townships', { unitId: unit.id })}>看清单</Button>
        ) : (
          <Button onClick={() => go('pool', { unitId: unit.id })}>在事项库看牵头的</Button>
        )}
      </div>
      <Grid
        label={`${unit.name}所担责任`}
        source={source}
        columns={columns}
        rowHeight={32}
        testId="unit-parts-grid"
        rowTestId="unit-part"
        onOpen={(row) => go('pool', { itemId: row.itemId })}
        empty={read.data ? '事项里没有写到这个单位。' : (read.error?.message ?? null)}
      />
    </div>
  );
}

const NO_ROWS: readonly UnitPart[] = [];

function idOf(row: UnitPart): number {
  return row.itemId;
}

function partColumns(department: boolean, several: boolean, own: boolean): readonly GridColumn<UnitPart>[] {
  const text = (id: 'own' | 'other', heading: string): GridColumn<UnitPart> => ({
    id,
    heading,
    size: 160,
    grow: 2,
    hideBelow: id === 'own' ? 700 : 900,
    plain: 'muted',
    title: (row) => row[id],
    cell: (row) => row[id].replaceAll('\n', ' '),
  });
  return [
    ...(several
      ? [
          {
            id: 'list',
            heading: '清单',
            size: 52,
            align: 'center' as const,
            plain: 'ink' as const,
            cell: (row: UnitPart) => row.list,
          },
        ]
      : []),
    { id: 'category', heading: '类别', size: 110, plain: 'ink', hideBelow: 800, cell: (row) => row.category },
    { id: 'name', heading: '事项', size: 200, grow: 2, title: (row) => row.name, cell: (row) => <b>{row.name}</b> },
    { id: 'role', heading: '责任', size: 76, plain: 'ink', cell: (row) => row.role },
    ...(own ? [text('own', department ? '本部门做什么' : '本镇做什么')] : []),
    text('other', department ? '乡镇做什么' : '部门做什么'),
    {
      id: 'towns',
      heading: '适用',
      size: 110,
      grow: 1,
      plain: 'ink',
      title: (row) => row.towns,
      hideBelow: 1000,
      cell: (row) => row.towns,
    },
  ];
}
