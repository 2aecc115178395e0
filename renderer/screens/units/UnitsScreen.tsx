/** 单位: departments and townships in the office's order, with their other names and what the townships are like. */
import { Button, Segmented } from 'antd';
import { type DragEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { UNIT_KIND_WORDS, type UnitKind, unitKindSchema } from '../../../shared/model/unit';
import type { AbolishedTownship, UnitRow } from '../../../shared/views/units';
import { Grid } from '../../components/grid/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { useListSource } from '../../components/grid/listSource';
import { dateText, figure } from '../../format';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { AbolishDialog } from './AbolishDialog';
import { AbolitionDayDialog } from './AbolitionDayDialog';
import { AddUnitsDialog } from './AddUnitsDialog';
import { MergeUnitsDialog } from './MergeUnitsDialog';
import { UnitDialog } from './UnitDialog';
import { UnitPartsPage } from './UnitPartsPage';
import { UnitsAlike } from './UnitsAlike';
import { useUnitOrder } from './useUnitOrder';
import './units.css';

export function UnitsScreen(): ReactNode {
  const own = useRead('units', {});
  const superiors = useRead('superiors', {});
  const units = useMemo(() => [...(own.data ?? []), ...(superiors.data ?? [])], [own.data, superiors.data]);
  const summary = useRead('summary', {});
  const { params } = useNavigation();
  const asked = unitKindSchema.safeParse(params.add);
  const shown = unitKindSchema.safeParse(params.kind);
  const [kind, setKind] = useState<UnitKind>(asked.data ?? shown.data ?? 'department');
  const [adding, setAdding] = useState(asked.success);
  const [editing, setEditing] = useState<number | null>(typeof params.unitId === 'number' ? params.unitId : null);
  const [viewing, setViewing] = useState<number | null>(typeof params.parts === 'number' ? params.parts : null);
  const [merging, setMerging] = useState<{ unit: UnitRow; into?: UnitRow } | null>(null);
  const [abolishing, setAbolishing] = useState<UnitRow | null>(null);
  const writable = summary.data?.readOnly === false;
  const rows = useMemo(() => units.filter((unit) => unit.kind === kind), [units, kind]);
  const count = (of: UnitKind): string => figure(units.filter((unit) => unit.kind === of).length);
  const viewed = units.find(({ id }) => id === viewing);
  const edited = writable ? rows.find(({ id }) => id === editing) : undefined;

  if (viewed) return <UnitPartsPage unit={viewed} onBack={() => setViewing(null)} />;
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
        {writable && rows.length > 1 ? (
          <span className="muted small">
            拖动行首 ⠿ 或按 <kbd>Alt ↑</kbd> <kbd>Alt ↓</kbd> 调整顺序，清单和表格都按这个顺序
          </span>
        ) : null}
        <span className="push" />
        {writable ? (
          <Button type="primary" data-testid="units-add" onClick={() => setAdding(true)}>
            粘贴{UNIT_KIND_WORDS[kind]}名单…
          </Button>
        ) : null}
      </div>
      {writable ? <UnitsAlike units={rows} onMerge={(unit, into) => setMerging({ unit, into })} /> : null}
      <UnitGrid
        rows={rows}
        kind={kind}
        writable={writable}
        onOpen={(unit) => setEditing(unit.id)}
        onParts={(unit) => setViewing(unit.id)}
        onAdd={() => setAdding(true)}
        loaded={own.data !== undefined}
      />
      {kind === 'township' ? <Abolished asked={params.unitId} writable={writable} /> : null}
      {adding ? <AddUnitsDialog kind={kind} registered={units} onClose={() => setAdding(false)} /> : null}
      {edited ? (
        <UnitDialog
          unit={edited}
          classes={classesOf(units)}
          onMerge={
            edited.kind === 'superior'
              ? null
              : () => {
                  setEditing(null);
                  setMerging({ unit: edited });
                }
          }
          onAbolish={
            edited.kind === 'township' && rows.length > 1
              ? () => {
                  setEditing(null);
                  setAbolishing(edited);
                }
              : null
          }
          onClose={() => setEditing(null)}
        />
      ) : null}
      {abolishing ? <AbolishDialog unit={abolishing} units={rows} onClose={() => setAbolishing(null)} /> : null}
      {merging ? <MergeUnitsDialog {...merging} units={rows} onClose={() => setMerging(null)} /> : null}
    </div>
  );
}

/** Townships that are no more stay on record below those there are. */
function Abolished({ asked, writable }: { asked: unknown; writable: boolean }): ReactNode {
  const [changed, setChanged] = useState<AbolishedTownship | null>(null);
  const gone = useRead('abolishedTownships', {}).data ?? [];
  if (gone.length === 0) return null;
  return (
    <>
      <p className="units-gone muted" data-testid="units-gone">
        已撤销：
        {gone.map((one) => (
          <span key={one.unitId} title={one.reason} aria-current={one.unitId === asked}>
            {one.unit}（{dateText(one.day)}并入{one.into}）
            {writable ? (
              <button type="button" className="link" data-testid="abolition-change" onClick={() => setChanged(one)}>
                改日期…
              </button>
            ) : null}
          </span>
        ))}
      </p>
      {changed ? <AbolitionDayDialog gone={changed} onClose={() => setChanged(null)} /> : null}
    </>
  );
}

/** The usual ones, then whatever this county has named. */
function classesOf(units: readonly UnitRow[]): readonly string[] {
  const usual = ['城关镇', '沿边', '林区', '山区', '民族乡镇', '经济发达镇'];
  return [...new Set([...usual, ...units.flatMap(({ profile }) => profile.class)])];
}

interface UnitGridProps {
  readonly rows: readonly UnitRow[];
  readonly kind: UnitKind;
  readonly loaded: boolean;
  readonly writable: boolean;
  readonly onOpen: (unit: UnitRow) => void;
  readonly onParts: (unit: UnitRow) => void;
  readonly onAdd: () => void;
}

function UnitGrid({ rows, kind, loaded, writable, onOpen, onParts, onAdd }: UnitGridProps): ReactNode {
  const source = useListSource(rows, idOf);
  const order = useUnitOrder(rows, kind, writable);
  // The columns only need the newest ways, and must stay the same object.
  const acts = useRef({ open: onOpen, parts: onParts, drag: order.onDragStart });
  acts.current = { open: onOpen, parts: onParts, drag: order.onDragStart };
  const columns = useMemo(
    () =>
      unitColumns(kind, writable, {
        open: (unit) => acts.current.open(unit),
        parts: (unit) => acts.current.parts(unit),
        drag: (id, event) => acts.current.drag(id, event),
      }),
    [kind, writable],
  );
  return (
    <div className="units-place" {...order.place}>
      <Grid
        key={kind}
        label={UNIT_KIND_WORDS[kind]}
        source={source}
        columns={columns}
        rowHeight={32}
        testId="units"
        rowTestId="unit-row"
        onActive={(_, index) => order.onActive(index)}
        rowAttributes={(unit) => ({
          className: order.over?.id === unit.id ? (order.over.lowerHalf ? 'drop-after' : 'drop-before') : '',
        })}
        {...(writable ? { onOpen } : {})}
        empty={
          loaded ? (
            <div className="empty">
              <span>
                还没有登记{UNIT_KIND_WORDS[kind]}。
                {kind === 'superior'
                  ? '清单报哪里审核，就登记哪里，如市委编办；第一次“报上级审核”时也会自动登记。'
                  : '可从 Excel 复制一列名单粘贴进来，导入报送表时也会自动登记。'}
              </span>
              {writable ? (
                <Button type="primary" onClick={onAdd}>
                  粘贴{UNIT_KIND_WORDS[kind]}名单…
                </Button>
              ) : null}
            </div>
          ) : null
        }
      />
    </div>
  );
}

function idOf(unit: UnitRow): number {
  return unit.id;
}

interface RowActs {
  readonly open: (unit: UnitRow) => void;
  /** 所担责任 */
  readonly parts: (unit: UnitRow) => void;
  readonly drag: (id: number, event: DragEvent) => void;
}

function unitColumns(kind: UnitKind, writable: boolean, acts: RowActs): readonly GridColumn<UnitRow>[] {
  const profile: readonly GridColumn<UnitRow>[] = [
    { id: 'class', heading: '镇情类别', size: 150, cell: (unit) => unit.profile.class.join('、') || <None /> },
    {
      id: 'population',
      heading: '人口',
      size: 84,
      align: 'right',
      cell: (unit) => (unit.profile.population === null ? <None /> : figure(unit.profile.population)),
    },
    {
      id: 'location',
      heading: '位置',
      size: 160,
      hideBelow: 1000,
      title: (unit) => unit.profile.location,
      cell: (unit) => unit.profile.location || <None />,
    },
    {
      id: 'industries',
      heading: '资源和产业',
      size: 200,
      grow: 1,
      hideBelow: 1100,
      title: resourcesOf,
      cell: (unit) => resourcesOf(unit) || <None />,
    },
  ];
  // A superior hands nothing in and bears nothing.
  const work: readonly GridColumn<UnitRow>[] = [
    { id: 'entries', heading: '报送条目', size: 80, align: 'right', cell: (unit) => figure(unit.entries) },
    {
      id: 'items',
      heading: '所担责任',
      size: 84,
      align: 'right',
      cell: (unit) => (
        <button
          type="button"
          className="link"
          tabIndex={-1}
          data-testid="unit-parts-open"
          onClick={() => acts.parts(unit)}
        >
          {kind === 'department' ? `${figure(unit.items)} 项` : '看清单'}
        </button>
      ),
    },
  ];
  return [
    {
      id: 'position',
      heading: '序',
      size: 56,
      cell: (unit, index) => (
        <span className="unit-position">
          {writable ? (
            // biome-ignore lint/a11y/noStaticElementInteractions: the keys for the same deed are Alt+↑ and Alt+↓
            <span
              className="unit-handle"
              title="拖动调整顺序"
              draggable
              data-testid="unit-handle"
              onDragStart={(event) => acts.drag(unit.id, event)}
            >
              ⠿
            </span>
          ) : null}
          {index + 1}
        </span>
      ),
    },
    { id: 'name', heading: '名称', size: 150, grow: 1, title: (unit) => unit.name, cell: (unit) => <b>{unit.name}</b> },
    {
      id: 'aliases',
      heading: '别名和曾用名',
      size: 160,
      grow: 1,
      title: (unit) => unit.aliases.join('、'),
      cell: (unit) => <OtherNames unit={unit} />,
    },
    ...(kind === 'township' ? profile : []),
    ...(kind === 'superior' ? [] : work),
    ...(writable
      ? [
          {
            id: 'edit',
            heading: '',
            size: 56,
            cell: (unit: UnitRow) => (
              <button
                type="button"
                className="link"
                tabIndex={-1}
                data-testid="unit-edit"
                onClick={() => acts.open(unit)}
              >
                改…
              </button>
            ),
          },
        ]
      : []),
  ];
}

function resourcesOf({ profile }: UnitRow): string {
  return [...profile.resources, ...profile.industries].join('、');
}

function None(): ReactNode {
  return <span className="muted">—</span>;
}

function OtherNames({ unit }: { unit: UnitRow }): ReactNode {
  if (unit.aliases.length === 0) return <None />;
  const former = new Set(unit.formerNames);
  return (
    <span className="unit-aliases">
      {unit.aliases.map((alias) => (
        <span key={alias} className="tag">
          {former.has(alias) ? '曾用 ' : ''}
          {alias}
        </span>
      ))}
    </span>
  );
}
