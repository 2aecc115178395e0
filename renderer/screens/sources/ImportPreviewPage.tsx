/** 导入核对: file by file what was understood; nothing is written before it is confirmed. */
import { Button, Result } from 'antd';
import { type ReactNode, useState } from 'react';
import { figure } from '../../format';
import { useKeys } from '../../frame/keys';
import { useWrite } from '../../hooks';
import { type FileInHand, useImporting } from '../../importing';
import { FileColumn } from './FileColumn';
import { canConfirm, doubts } from './previewRows';
import { UnderstoodPane } from './UnderstoodPane';

export function ImportPreviewPage(): ReactNode {
  const importing = useImporting();
  const { files, leave } = importing;
  const confirm = useConfirm();
  const [chosen, setChosen] = useState<number | null>(null);
  const current = files.find((file) => file.key === chosen) ?? files.find((file) => file.state === 'open') ?? files[0];
  const position = current ? files.indexOf(current) : 0;
  const sure = files.filter((file) => canConfirm(file) && doubts(file.preview).length === 0);
  const open = files.filter((file) => file.state === 'open' && file.preview.ok);

  const goTo = (index: number): void => setChosen(files[(index + files.length) % files.length]?.key ?? null);
  const lastKey = current?.key ?? null;
  const confirmFiles = async (some: readonly FileInHand[]): Promise<void> => {
    const written = await confirm.run(some);
    const more = open.some((file) => !written.has(file.key));
    // The next open file comes up by itself; after the last one the page stays where it is.
    setChosen((now) => {
      if (!more) return now ?? lastKey;
      return now !== null && written.has(now) ? null : now;
    });
  };
  const confirmOne = (file: FileInHand): Promise<void> => confirmFiles([file]);
  useKeys({
    pagedown: () => goTo(position + 1),
    pageup: () => goTo(position - 1),
    'ctrl+enter': () => {
      if (current && canConfirm(current)) void confirmOne(current);
    },
    'ctrl+shift+enter': () => {
      if (sure.length > 0) void confirmFiles(sure);
    },
  });

  return (
    <div className="page">
      <div className="page-head">
        <h1>报送 · 导入核对</h1>
        <span className="muted">{headline(files)}</span>
        <span className="push" />
        <Button data-testid="import-leave" onClick={leave}>
          {open.length > 0 ? '取消导入' : '回到报送'}
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
        {current ? (
          <ConfirmButton file={current} running={confirm.running.has(current.key)} onConfirm={confirmOne} />
        ) : null}
      </div>
      <div className="import">
        <FileColumn
          files={files}
          current={current}
          onPick={setChosen}
          onConfirm={(file) => void confirmOne(file)}
          running={confirm.running}
        />
        {current ? <FilePane file={current} position={position} /> : null}
      </div>
    </div>
  );
}

function headline(files: readonly FileInHand[]): string {
  const entries = files.reduce((sum, { preview }) => sum + (preview.ok ? preview.entries.length : 0), 0);
  const confirmed = files.filter((file) => file.state === 'confirmed').length;
  return `${figure(files.length)} 份文件 · 共 ${figure(entries)} 条 · 已确认 ${figure(confirmed)} 份`;
}

interface ConfirmButtonProps {
  readonly file: FileInHand;
  readonly running: boolean;
  readonly onConfirm: (file: FileInHand) => Promise<void>;
}

function ConfirmButton({ file, running, onConfirm }: ConfirmButtonProps): ReactNode {
  if (!file.preview.ok || file.state !== 'open') return null;
  const unit = file.unit.trim();
  return (
    <Button
      type="primary"
      data-testid="import-confirm"
      disabled={!canConfirm(file)}
      loading={running}
      onClick={() => void onConfirm(file)}
    >
      {unit ? `确认${unit} ${figure(file.preview.entries.length)} 条` : '先填报送单位'}
      <kbd className="wide-only">Ctrl Enter</kbd>
    </Button>
  );
}

function FilePane({ file, position }: { file: FileInHand; position: number }): ReactNode {
  const { preview } = file;
  if (preview.ok) return <UnderstoodPane file={file} preview={preview} position={position} />;
  return (
    <div className="import-pane">
      <Result
        status="warning"
        title="这份文件没有读入，其余文件照常"
        subTitle={<span data-testid="error-text">{preview.message}</span>}
      />
    </div>
  );
}

interface Confirm {
  /** Writes the files one after the other; resolves with the keys of those that were written. */
  run(files: readonly FileInHand[]): Promise<ReadonlySet<number>>;
  /** Keys of the files being written or waiting for it. */
  readonly running: ReadonlySet<number>;
}

function useConfirm(): Confirm {
  const importing = useImporting();
  const write = useWrite('confirmImport');
  const [running, setRunning] = useState<ReadonlySet<number>>(new Set());
  const run = async (files: readonly FileInHand[]): Promise<ReadonlySet<number>> => {
    const fresh = files.filter((file) => !running.has(file.key));
    const keys = new Set(fresh.map((file) => file.key));
    setRunning((before) => new Set([...before, ...keys]));
    const done = new Set<number>();
    for (const { key, preview, unit, direction } of fresh) {
      const written = preview.ok && (await write.run({ preview: preview.preview, unit: unit.trim(), direction }));
      if (!written) continue;
      importing.change(key, { state: 'confirmed', written });
      done.add(key);
    }
    setRunning((before) => new Set([...before].filter((key) => !keys.has(key))));
    return done;
  };
  return { run, running };
}
