/** 缺项对照: items across, who named them and who did not; from a cell a township is asked, or left out with a reason. */

import { Button, Segmented } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { GAP_WORDS, type GapCell, type GapKind } from '../../../../shared/logic/matching/findGaps';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import type { GapOutline, GapRow } from '../../../../shared/views/gaps';
import { ReasonForm } from '../../../components/dialogs/ReasonForm';
import { Grid } from '../../../components/grid/Grid';
import type { GridColumn } from '../../../components/grid/gridModel';
import { useIdSource } from '../../../components/grid/rowSources';
import { useShortcuts } from '../../../components/keys/useShortcuts';
import { figure } from '../../../format';
import { useRead, useWrite } from '../../../hooks';
import './gaps.css';

const SIGNS: Readonly<Record<GapCell, string>> = { named: '●', silent: '空', out: '—' };
const WORDS: Readonly<Record<GapCell, string>> = { named: '已报送', silent: '适用，没有报送', out: '不适用' };
const KINDS = Object.keys(GAP_WORDS) as GapKind[];

interface GapPageProps {
  readonly canWrite: boolean;
  readonly onOpen: (itemId: number) => void;
  readonly onClose: () => void;
}

export function GapPage({ canWrite, onOpen, onClose }: GapPageProps): ReactNode {
  const outline = useRead('gapOutline', {});
  const [chosen, setKind] = useState<GapKind | null>(null);
  const [at, setAt] = useState<{ id: number; index: number; town: number } | null>(null);
  const [asking, setAsking] = useState<'question' | 'exempt' | null>(null);
  // Until a person chooses, the first kind there is something of.
  const kind = chosen ?? KINDS.find((one) => (outline.data?.kinds[one].length ?? 0) > 0) ?? 'oneMissing';
  const ids = outline.data?.kinds[kind] ?? NOTHING;
  const towns = outline.data?.towns ?? NOTHING;
  const source = useIdSource('gapRows', ids);
  const columns = useMemo(() => columnsFor(towns), [towns]);
  // The row as it is now: a question asked a moment ago is asked.
  const found = at === null ? undefined : source.rowAt(at.index);
  const row = found?.id === at?.id ? found : undefined;
  const cell = at === null ? undefined : row?.cells[at.town];
  const act = canWrite && cell === 'silent';
  // G led here: the arrows go from cell to cell at once.
  const page = useRef<HTMLDivElement>(null);
  const read = outline.data !== undefined;
  useEffect(() => {
    if (read && document.activeElement === document.body)
      page.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  }, [read]);
  useShortcuts({
    Escape: onClose,
    q: act ? () => setAsking('question') : undefined,
    e: act ? () => setAsking('exempt') : undefined,
  });

  return (
    <div className="page gaps" ref={page}>
      <div className="page-head">
        <h1>缺项对照</h1>
        <Segmented
          aria-label="哪一种缺项"
          value={kind}
          options={KINDS.map((one) => ({
            value: one,
            label: `${GAP_WORDS[one]}　${figure(outline.data?.kinds[one].length ?? 0)}`,
          }))}
          onChange={(value) => {
            setKind(value);
            setAt(null);
          }}
        />
        <span className="push" />
        <Button onClick={onClose} data-testid="gaps-close">
          回归并台 <kbd>Esc</kbd>
        </Button>
      </div>
      <Grid
        key={kind}
        label="缺项对照"
        source={source}
        columns={columns}
        onOpen={(row) => onOpen(row.id)}
        onActive={(active, index, columnId) => {
          const town = towns.findIndex(({ unitId }) => townColumn(unitId) === columnId);
          setAt(active ? { id: active.id, index, town } : null);
        }}
        testId="gaps-grid"
        rowTestId="gap-row"
        empty={<p className="muted">没有“{GAP_WORDS[kind]}”的事项。</p>}
      />
      <GapFoot at={row && at ? { row, town: at.town } : null} towns={towns} act={act} onAsk={setAsking} />
      {asking && at && row ? (
        <GapDialog
          deed={asking}
          row={row}
          town={towns[at.town] ?? { unitId: 0, name: '' }}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </div>
  );
}

const NOTHING: never[] = [];

const townColumn = (unitId: number): string => `town-${unitId}`;

function columnsFor(towns: GapOutline['towns']): readonly GridColumn<GapRow>[] {
  return [
    {
      id: 'name',
      heading: '职责事项',
      size: 220,
      grow: 1,
      plain: 'ink',
      title: ({ name }) => name,
      cell: ({ name }) => name,
    },
    { id: 'category', heading: '类别', size: 96, plain: 'muted', cell: ({ category }) => category, hideBelow: 760 },
    {
      id: 'departments',
      heading: '报送部门',
      size: 150,
      plain: 'ink',
      title: ({ departments }) => departments.join('、'),
      cell: ({ departments }) => departments.join('、') || '没有部门报送',
    },
    ...towns.map(
      ({ unitId, name }, town): GridColumn<GapRow> => ({
        id: townColumn(unitId),
        heading: name,
        size: 84,
        align: 'center',
        title: (row) => `${name}：${cellWords(row, town)}`,
        cell: (row) => <GapMark row={row} town={town} />,
      }),
    ),
  ];
}

function GapMark({ row, town }: { row: GapRow; town: number }): ReactNode {
  const cell = row.cells[town] ?? 'out';
  const asked = row.asked[town] ?? null;
  return (
    <span className={`gap ${cell}`} role="img" aria-label={cellWords(row, town)}>
      {SIGNS[cell]}
      {asked === null ? '' : ' 待答'}
    </span>
  );
}

function cellWords(row: GapRow, town: number): string {
  const asked = row.asked[town] ?? null;
  return `${WORDS[row.cells[town] ?? 'out']}${asked === null ? '' : `，已请核实${quoted(asked)}`}`;
}

interface GapFootProps {
  readonly at: { readonly row: GapRow; readonly town: number } | null;
  readonly towns: GapOutline['towns'];
  readonly act: boolean;
  readonly onAsk: (deed: 'question' | 'exempt') => void;
}

function GapFoot({ at, towns, act, onAsk }: GapFootProps): ReactNode {
  const town = at ? towns[at.town] : undefined;
  const named = at?.row.cells.filter((cell) => cell === 'named').length ?? 0;
  return (
    <div className="action-bar gaps-foot">
      <span className="cut" data-testid="gap-words">
        {at && town
          ? `${town.name} · ${at.row.name}：${cellWords(at.row, at.town)}；共 ${figure(named)} 个镇报送了这一项`
          : '● 已报送　空 适用而没有报送　— 不适用。用方向键走到某镇的格子，再请该镇核实，或写明缘由定为不适用。'}
      </span>
      <span className="push" />
      <Button disabled={!act} onClick={() => onAsk('question')} data-testid="gap-question">
        请该镇核实 <kbd>Q</kbd>
      </Button>
      <Button disabled={!act} onClick={() => onAsk('exempt')} data-testid="gap-exempt">
        不适用 <kbd>E</kbd>
      </Button>
    </div>
  );
}

interface GapDialogProps {
  readonly deed: 'question' | 'exempt';
  readonly row: GapRow;
  readonly town: GapOutline['towns'][number];
  readonly onClose: () => void;
}

function GapDialog({ deed, row, town, onClose }: GapDialogProps): ReactNode {
  const note = useWrite('noteItem');
  const set = useWrite('setApplicabilityMany');
  if (deed === 'question')
    return (
      <ReasonForm
        title={`请${town.name}核实`}
        deed="记下，列入沟通单"
        about={`${quoted(row.name)}有别的镇报送，${town.name}没有。问题记在这一项的沟通记录里，答复之前一直列在${town.name}的沟通单上。`}
        reasonLabel="要问的话"
        reasonHint="如：是否也承担这项工作？由哪个岗位承担？"
        onSubmit={async ({ reason }) =>
          (await note.run({ itemId: row.id, unitId: town.unitId, question: true, text: reason })) !== null
        }
        onClose={onClose}
      />
    );
  return (
    <ReasonForm
      title={`${town.name}不适用“${row.name}”`}
      deed="定为不适用"
      about={`这一项不再列入${town.name}的清单，其他镇不动。`}
      reasonHint="缘由，如：不临边境线、没有林地"
      onSubmit={async ({ reason }) =>
        (await set.run({ cells: [{ itemId: row.id, townshipIds: [town.unitId], applies: false }], reason })) !== null
      }
      onClose={onClose}
    />
  );
}
