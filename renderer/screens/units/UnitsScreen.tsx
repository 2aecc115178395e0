/** 单位: departments and townships in the office's order, added by pasting names, with their other names. */
import { Button, Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { type UnitKind, unitKindSchema } from '../../../shared/model/unit';
import type { UnitRow } from '../../../shared/views';
import { Grid } from '../../components/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { useListSource } from '../../components/grid/listSource';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { UNIT_KIND_WORDS } from '../../text';
import { AddUnitsDialog } from './AddUnitsDialog';
import { AliasesDialog } from './AliasesDialog';
import './units.css';

export function UnitsScreen(): ReactNode {
  const units = useRead('units', {});
  const summary = useRead('summary', {});
  const { params } = useNavigation();
  const asked = unitKindSchema.safeParse(params.add);
  const [kind, setKind] = useState<UnitKind>(asked.success ? asked.data : 'department');
  const [adding, setAdding] = useState(asked.success);
  const [editing, setEditing] = useState<UnitRow | null>(null);
  const writable = summary.data?.readOnly === false;
  const rows = useMemo(() => (units.data ?? []).filter((unit) => unit.kind === kind), [units.data, kind]);
  const count = (of: UnitKind): string => figure((units.data ?? []).filter((unit) => unit.kind === of).length);

  return (
    <div className="page">
      <div className="page-head">
        <h1>单位</h1>
        <Segmented
          value={kind}
          data-testid="units-kind"
          options={unitKindSchema.options.map((value) => ({
            value,
            label: `${UNIT_KIND_WORDS[value]} ${count(value)}`,
          }))}
          onChange={setKind}
        />
        <span className="push" />
        {writable ? (
          <Button type="primary" data-testid="units-add" onClick={() => setAdding(true)}>
            粘贴{UNIT_KIND_WORDS[kind]}名单…
          </Button>
        ) : null}
      </div>
      <UnitGrid rows={rows} kind={kind} onOpen={writable ? setEditing : null} loaded={units.data !== undefined} />
      {adding ? <AddUnitsDialog kind={kind} onClose={() => setAdding(false)} /> : null}
      {editing ? <AliasesDialog unit={editing} onClose={() => setEditing(null)} /> : null}
    </div>
  );
}

interface UnitGridProps {
  readonly rows: readonly UnitRow[];
  readonly kind: UnitKind;
  readonly loaded: boolean;
  readonly onOpen: ((unit: UnitRow) => void) | null;
}

function UnitGrid({ rows, kind, loaded, onOpen }: UnitGridProps): ReactNode {
  const source = useListSource(rows, idOf);
  const columns = useMemo(() => unitColumns(onOpen), [onOpen]);
  return (
    <Grid
      key={kind}
      label={UNIT_KIND_WORDS[kind]}
      source={source}
      columns={columns}
      rowHeight={32}
      testId="units"
      rowTestId="unit-row"
      {...(onOpen ? { onOpen } : {})}
      empty={
        loaded
          ? `还没有登记${UNIT_KIND_WORDS[kind]}。可从 Excel 复制一列名单粘贴进来，导入报送表时也会自动登记。`
          : null
      }
    />
  );
}

function idOf(unit: UnitRow): number {
  return unit.id;
}

function unitColumns(onOpen: ((unit: UnitRow) => void) | null): readonly GridColumn<UnitRow>[] {
  return [
    { id: 'position', heading: '序', size: 48, align: 'right', cell: (_, index) => index + 1 },
    { id: 'name', heading: '名称', size: 200, grow: 1, title: (unit) => unit.name, cell: (unit) => <b>{unit.name}</b> },
    {
      id: 'aliases',
      heading: '别名和曾用名',
      size: 260,
      grow: 2,
      title: (unit) => unit.aliases.join('、'),
      cell: (unit) => unit.aliases.join('、') || <span className="muted">—</span>,
    },
    { id: 'class', heading: '镇情', size: 160, hideBelow: 900, cell: (unit) => unit.profile.class.join('、') },
    { id: 'entries', heading: '报送条目', size: 84, align: 'right', cell: (unit) => figure(unit.entries) },
    { id: 'items', heading: '事项', size: 72, align: 'right', cell: (unit) => figure(unit.items) },
    ...(onOpen
      ? [
          {
            id: 'edit',
            heading: '',
            size: 84,
            cell: (unit: UnitRow) => (
              <button
                type="button"
                className="link"
                tabIndex={-1}
                data-testid="unit-aliases"
                onClick={() => onOpen(unit)}
              >
                改别名…
              </button>
            ),
          },
        ]
      : []),
  ];
}
