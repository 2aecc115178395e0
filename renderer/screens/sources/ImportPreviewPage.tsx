/** 导入核对: files, the original rows, the result; nothing is written before it is confirmed. */
import { App, Button, Result, Select } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useShiftShortcuts } from '../../components/keys/useShortcuts';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { type FileInHand, type UnderstoodFile, useImporting } from '../../importing';
import { replacedList } from './EarlierChoice';
import { FileColumn } from './FileColumn';
import { anyWaiting, awaitsAnswer, canConfirm, type Rivals, rivalsOf, stateOf, sureFiles } from './fileState';
import { OriginalPane } from './OriginalPane';
import { ResultPane } from './ResultPane';
import { type Standings, standingsOf, type UnitStanding } from './unitStanding';
import { useConfirm } from './useConfirm';

export function ImportPreviewPage(): ReactNode {
  const { files } = useImporting();
  const confirm = useConfirm();
  useUndone();
  const [chosen, setChosen] = useState<number | null>(null);
  const current = files.find((file) => file.key === chosen) ?? files.find((file) => file.state === 'open') ?? files[0];
  const position = current ? files.indexOf(current) : 0;
  const { standings, place } = useStandings(files);
  const rivals = useMemo(() => rivalsOf(files, place), [files, place]);
  const sure = useMemo(() => sureFiles(files, standings, rivals), [files, standings, rivals]);
  const unitField = useRef<HTMLDivElement>(null);
  const goTo = (index: number): void => setChosen(files[(index + files.length) % files.length]?.key ?? null);
  // Leaving drops the previews: those still waiting would not be written, and nobody would say which.
  const writing = confirm.running.size > 0;
  const leave = useLeave(writing);

  const confirmFiles = async (some: readonly FileInHand[]): Promise<void> => {
    const lastKey = current?.key ?? null;
    const written = await confirm.run(some);
    const more = files.some((file) => file.state === 'open' && file.preview.ok && !written.has(file.key));
    // The next open file comes up by itself; after the last one the page stays where it is.
    setChosen((now) => {
      if (!more) return now ?? lastKey;
      return now !== null && written.has(now) ? null : now;
    });
  };
  useShiftShortcuts({
    'Ctrl+Enter': () => {
      if (current && canConfirm(current, standings.get(current.key))) void confirmFiles([current]);
      else document.querySelector<HTMLButtonElement>('.import-unit-question button')?.focus();
    },
    'Ctrl+Shift+Enter': () => {
      if (sure.length > 0) void confirmFiles(sure);
    },
    // Right after a dialog or a drop the hand is nowhere on the page.
    PageDown: () => goTo(position + 1),
    PageUp: () => goTo(position - 1),
    u: () => unitField.current?.querySelector('input')?.focus(),
    Escape: leave,
  });
  // The grids take these keys for themselves; here they turn the files.
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.shiftKey) return;
    if (event.key !== 'PageDown' && event.key !== 'PageUp') return;
    event.preventDefault();
    event.stopPropagation();
    goTo(position + (event.key === 'PageDown' ? 1 : -1));
  };

  return (
    <div className="page import-page" onKeyDownCapture={onKeyDownCapture}>
      <div className="page-head">
        <h1>报送 · 导入核对</h1>
        <FileTurn files={files} standings={standings} rivals={rivals} current={current} onPick={setChosen} />
        <span className="muted">{headline(files)}</span>
        <span className="push" />
        <Button
          data-testid="import-leave"
          disabled={writing}
          title={writing ? '正在写入，写完再离开' : undefined}
          onClick={leave}
        >
          {anyWaiting(files) ? '取消导入' : '回到报送'}
        </Button>
        {sure.length > 1 ? (
          <Button
            data-testid="import-confirm-all"
            loading={sure.some((file) => confirm.running.has(file.key))}
            title="只确认没有疑问、已认出单位的文件"
            onClick={() => void confirmFiles(sure)}
          >
            确认无疑问的 {figure(sure.length)} 份 <kbd className="wide-only">Ctrl Shift Enter</kbd>
          </Button>
        ) : null}
        {files.length > 1 ? (
          <Button data-again className="wide-only" data-testid="import-next" onClick={() => goTo(position + 1)}>
            下一个文件 <kbd>PgDn</kbd>
          </Button>
        ) : null}
        {current ? (
          <ConfirmButton
            file={current}
            standing={standings.get(current.key)}
            running={confirm.running.has(current.key)}
            onConfirm={(file) => void confirmFiles([file])}
          />
        ) : null}
      </div>
      <div className="import">
        <FileColumn
          files={files}
          standings={standings}
          rivals={rivals}
          current={current}
          onPick={setChosen}
          onConfirm={(file) => void confirmFiles([file])}
          running={confirm.running}
        />
        {current?.preview.ok ? (
          <Panes
            key={current.key}
            file={current}
            preview={current.preview}
            standing={standings.get(current.key)}
            rivals={rivals}
            position={position}
            unitField={unitField}
          />
        ) : null}
        {current && !current.preview.ok ? <Refused message={current.preview.message} /> : null}
      </div>
    </div>
  );
}

/** What is to be asked about the files' units; nothing is known before the units are. */
function useStandings(files: readonly FileInHand[]): { readonly standings: Standings; readonly place: string } {
  const units = useRead('units', {});
  const place = useRead('summary', {}).data?.name;
  const standings = useMemo<Standings>(
    () => (units.data && place !== undefined ? standingsOf(files, { units: units.data, place }) : new Map()),
    [files, units.data, place],
  );
  return { standings, place: place ?? '' };
}

/** A list that was written and undone since can be written again. */
function useUndone(): void {
  const { files, change } = useImporting();
  const lists = useRead('sourceLists', {}, { enabled: files.some(({ state }) => state === 'confirmed') });
  const inForce = useMemo(
    () => lists.data && new Set(lists.data.filter(({ withdrawn }) => !withdrawn).map(({ id }) => id)),
    [lists.data],
  );
  useEffect(() => {
    // What was read before the list was written says nothing of it.
    if (!inForce || lists.isFetching) return;
    for (const { key, state, written } of files)
      if (state === 'confirmed' && written && !inForce.has(written.sourceListId))
        change(key, { state: 'open', written: null });
  }, [files, inForce, lists.isFetching, change]);
}

/** Narrow windows have no room for the column of files. */
function FileTurn(props: {
  files: readonly FileInHand[];
  standings: Standings;
  rivals: Rivals;
  current: FileInHand | undefined;
  onPick: (key: number) => void;
}): ReactNode {
  return (
    <Select
      className="file-turn"
      size="small"
      aria-label="文件"
      value={props.current?.key ?? null}
      popupMatchSelectWidth={false}
      options={props.files.map((file) => {
        const { sign, words } = stateOf(file, props.standings.get(file.key), props.rivals);
        return { value: file.key, label: `${sign} ${file.preview.fileName}　${words}` };
      })}
      onChange={(key) => key !== null && props.onPick(key)}
    />
  );
}

/** Esc and 取消导入: asks when a person already changed or decided something. */
function useLeave(writing: boolean): () => void {
  const { files, leave } = useImporting();
  const { modal } = App.useApp();
  return () => {
    if (writing || document.querySelector('.ant-select-dropdown:not(.ant-select-dropdown-hidden), .ant-modal-wrap'))
      return;
    const open = files.filter((file) => file.preview.ok && file.state === 'open');
    const changed = open.filter(
      (file) => file.touched || file.newUnit !== '' || (file.preview.ok && file.unit !== file.preview.unit),
    );
    if (changed.length === 0) {
      leave();
      return;
    }
    modal.confirm({
      title: '不导入了？',
      content: `${figure(changed.length)} 份文件改过读法，离开后要重新拖入、重新改。已确认的文件不受影响。`,
      okText: `放下这 ${figure(open.length)} 份`,
      cancelText: '继续核对',
      onOk: leave,
    });
  };
}

function headline(files: readonly FileInHand[]): string {
  const kept = files.filter(({ state }) => state !== 'cancelled');
  const entries = kept.reduce((sum, { preview }) => sum + (preview.ok ? preview.entries : 0), 0);
  const confirmed = kept.filter((file) => file.state === 'confirmed').length;
  const cancelled = files.length - kept.length;
  // A workbook of several units is one file and several lists.
  const opened = new Set(kept.map(({ preview }) => (preview.ok ? (preview.part ?? preview.preview) : preview))).size;
  const lists =
    opened < kept.length ? `${figure(opened)} 个文件 ${figure(kept.length)} 份表` : `${figure(kept.length)} 份文件`;
  const sum = `${lists} · 共 ${figure(entries)} 条 · 已确认 ${figure(confirmed)} 份`;
  return cancelled > 0 ? `${sum} · 另取消 ${figure(cancelled)} 份` : sum;
}

interface PanesProps {
  readonly file: FileInHand;
  readonly preview: UnderstoodFile;
  readonly standing: UnitStanding | undefined;
  readonly rivals: Rivals;
  readonly position: number;
  readonly unitField: React.RefObject<HTMLDivElement | null>;
}

function Panes({ file, preview, standing, rivals, position, unitField }: PanesProps): ReactNode {
  const [wanted, setWanted] = useState<{ readonly sheet: string; readonly position: number } | null>(null);
  const unit = file.unit.trim();
  const asked = file.state === 'open' && unit !== '';
  const earlier = useRead('earlierLists', { preview: preview.preview, unit }, { enabled: asked });
  const lists = asked ? (earlier.data ?? []) : [];
  return (
    <>
      <OriginalPane
        file={file}
        preview={preview}
        standing={standing}
        position={position}
        unitField={unitField}
        wanted={wanted}
      />
      <ResultPane
        file={file}
        preview={preview}
        standing={standing}
        rivals={rivals}
        earlier={lists}
        replaced={replacedList(file, lists)}
        onWant={(entry) => setWanted({ sheet: entry.sheet, position: entry.position })}
      />
    </>
  );
}

interface ConfirmButtonProps {
  readonly file: FileInHand;
  readonly standing: UnitStanding | undefined;
  readonly running: boolean;
  readonly onConfirm: (file: FileInHand) => void;
}

function ConfirmButton({ file, standing, running, onConfirm }: ConfirmButtonProps): ReactNode {
  if (!file.preview.ok || file.state !== 'open') return null;
  const unit = file.unit.trim();
  const words = unit === '' ? '先填报送单位' : `确认${unit} ${figure(file.preview.entries)} 条`;
  const asked = standing !== undefined && standing.kind !== 'settled';
  const said = awaitsAnswer(file) ? '先定怎么收' : asked ? '先定是哪个单位' : words;
  return (
    <Button
      type="primary"
      data-testid="import-confirm"
      disabled={!canConfirm(file, standing)}
      loading={running}
      onClick={() => onConfirm(file)}
    >
      {said}
      <kbd className="wide-only">Ctrl Enter</kbd>
    </Button>
  );
}

function Refused({ message }: { message: string }): ReactNode {
  return (
    <div className="import-pane import-refused">
      <Result
        status="warning"
        title="这份文件没有读入，其余文件照常"
        subTitle={<span data-testid="error-text">{message}</span>}
      />
    </div>
  );
}
