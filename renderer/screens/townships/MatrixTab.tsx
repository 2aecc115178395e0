/** 适用: items × townships; every cell says why, every change keeps its reason and is one action. */
import { Button, Segmented, Skeleton } from 'antd';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { Summary } from '../../../shared/views';
import type { MatrixOutline, MatrixRow } from '../../../shared/views/matrix';
import { SidePanel } from '../../components/dialogs/SidePanel';
import { NARROW, useMedia } from '../../components/grid/useMedia';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { ClassRuleDialog } from './ClassRuleDialog';
import { type CellAt, type MatrixActs, MatrixGrid } from './MatrixGrid';
import { MatrixPane } from './MatrixPane';
import type { MatrixFilter } from './matrixRowsInView';
import { CellReason, ReasonAsk } from './ReasonAsk';
import { TownRuleDialog } from './TownRuleDialog';
import { useCellChanges } from './useCellChanges';
import { useMatrixLines } from './useMatrixLines';
import './matrix.css';

export function MatrixTab({ tabs, summary }: { tabs: ReactNode; summary: Summary }): ReactNode {
  const read = useRead('matrix', {});
  return (
    <div className="page">
      {read.data ? (
        <Matrix tabs={tabs} summary={summary} outline={read.data} />
      ) : (
        <>
          <div className="page-head">
            <h1>一镇一单</h1>
            {tabs}
          </div>
          <div className="page-body">
            {read.error ? (
              <div className="note bad">{read.error.message}</div>
            ) : (
              <Skeleton active paragraph={{ rows: 12 }} />
            )}
          </div>
        </>
      )}
    </div>
  );
}

function Matrix({ tabs, summary, outline }: { tabs: ReactNode; summary: Summary; outline: MatrixOutline }): ReactNode {
  const { go } = useNavigation();
  const narrow = useMedia(NARROW);
  const canWrite = !summary.readOnly;
  const { filter, setFilter, lines, serials, fold } = useMatrixLines(outline);
  const { asked, lastReason, answer, drop, ...changes } = useCellChanges(outline, canWrite);
  const [at, setAt] = useState<CellAt>({ line: 0, town: 0 });
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [row, setRow] = useState<MatrixRow | undefined>();
  const [setting, setSetting] = useState<'class' | 'rule' | null>(null);
  const [paneOpen, setPaneOpen] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  const backToGrid = (): void => void setTimeout(() => grid.current?.focus());
  const closeSetting = (): void => {
    setSetting(null);
    backToGrid();
  };
  const unselect = (): void => setSelected(new Set());

  const place: CellAt = { line: Math.min(at.line, Math.max(0, lines.length - 1)), town: at.town };
  const particular = outline.categories.reduce((sum, category) => sum + category.particular.length, 0);
  const onRow = useCallback((next: MatrixRow | undefined) => setRow(next), []);

  const acts: MatrixActs = {
    ...changes,
    fold,
    select: (id) =>
      setSelected(
        selected.has(id) ? new Set([...selected].filter((other) => other !== id)) : new Set([...selected, id]),
      ),
    open: (id) => go('pool', { itemId: id }),
  };
  const townsAsked = asked?.towns.map((town) => outline.towns[town]?.name).join('、') ?? '';
  const asking = {
    onDo: answer,
    onClose: () => {
      drop();
      backToGrid();
    },
  };
  const ruled = selected.size > 0 ? [...selected] : row ? [row.id] : [];
  const pane = (
    <MatrixPane
      outline={outline}
      row={row}
      town={place.town}
      serial={row ? serials.get(row.id) : undefined}
      canWrite={canWrite}
      onToggle={() => row && acts.toggle(row, place.town)}
      onReason={() => row && acts.explain(row, place.town)}
      onOpen={acts.open}
    />
  );

  return (
    <>
      <div className="page-head">
        <h1>一镇一单</h1>
        {tabs}
        <span className="push" />
        <Segmented<MatrixFilter>
          aria-label="看哪些事项"
          value={filter}
          onChange={(next) => {
            setFilter(next);
            setAt({ line: 0, town: at.town });
            backToGrid();
          }}
          options={[
            { value: 'all', label: `全部 ${figure(serials.size)}` },
            { value: 'particular', label: `差异化 ${figure(particular)}` },
            ...(outline.own.length > 0 ? [{ value: 'own' as const, label: `另定 ${figure(outline.own.length)}` }] : []),
            { value: 'flagged', label: `请核 ${figure(outline.flagged.length)}` },
          ]}
        />
        {narrow ? <Button onClick={() => setPaneOpen(true)}>这一格…</Button> : null}
        <Button
          disabled={!canWrite || ruled.length === 0}
          onClick={() => setSetting('class')}
          data-testid="matrix-rule"
        >
          按镇情设{selected.size > 0 ? ` ${selected.size} 项` : ''}…
        </Button>
        <Button
          disabled={!canWrite || ruled.length === 0}
          onClick={() => setSetting('rule')}
          title="镇情改了，适用跟着变"
          data-testid="matrix-town-rule"
        >
          随镇情定…
        </Button>
      </div>
      <div className="matrix">
        <section className="matrix-main" aria-label="适用矩阵">
          <MatrixGrid
            scroller={grid}
            outline={outline}
            lines={lines}
            serials={serials}
            at={place}
            selected={selected}
            acts={acts}
            onMove={setAt}
            onRow={onRow}
          />
          <div className="matrix-legend small">
            <span>
              <b className="matrix-dot">●</b> 适用　<b className="matrix-dot">◆</b> 本镇另定　— 不适用{'　'}
              <b className="matrix-check">？</b> 请核
            </span>
            <span data-testid="matrix-times">
              {outline.towns.length} 镇合计 <b>{figure(outline.townTimes)}</b> 镇次（事项 {figure(serials.size)}{' '}
              项，不相加）
            </span>
            <span className="push matrix-hints">
              <kbd>空格</kbd> 换适用　<kbd>F2</kbd> 写缘由　<kbd>Ctrl →</kbd> 向右填　<kbd>Shift 空格</kbd> 选项
            </span>
          </div>
        </section>
        {narrow ? null : pane}
      </div>
      {narrow && paneOpen ? (
        <SidePanel size={320} title="这一格" onClose={() => setPaneOpen(false)}>
          {pane}
        </SidePanel>
      ) : null}
      {asked?.reasonOnly ? (
        <CellReason
          itemId={asked.row.id}
          unitId={outline.towns[asked.towns[0] ?? 0]?.unitId ?? 0}
          title={`写缘由：${asked.row.name}`}
          deed="记下"
          effect={`${townsAsked}　${asked.applies ? '适用' : '不适用'}`}
          {...asking}
        />
      ) : asked ? (
        <ReasonAsk
          title={`${asked.applies ? '改为适用' : '改为不适用'}：${asked.row.name}`}
          deed={asked.applies ? '适用' : '不适用'}
          effect={townsAsked}
          initial={lastReason}
          {...asking}
        />
      ) : null}
      {setting === 'rule' ? <TownRuleDialog ids={ruled} onDone={unselect} onClose={closeSetting} /> : null}
      {setting === 'class' ? (
        <ClassRuleDialog outline={outline} ids={ruled} onDone={unselect} onClose={closeSetting} />
      ) : null}
    </>
  );
}
