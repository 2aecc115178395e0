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
  const confirmFiles = async (some: readonly FileInHand[]): Promise<void> => {
    // Then the next file that is still open comes up by itself.
    if (await confirm.run(some)) setChosen(null);
  };
  const confirmOne = (file: FileInHand): Promise<void> => confirmFiles([file]);
  useKeys({
    pagedown: () => goTo(position + 1),
    pageup: () => goTo(position - 1),
    'ctrl+enter': () => {
      if (current && canConfirm(current) && !confirm.running) void confirmOne(current);
    },
    'ctrl+shift+enter': () => {
      if (sure.length > 0 && !confirm.running) void confirmFiles(sure);
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
            loading={confirm.running}
            title="只确认没有疑问、已认出单位的文件"
            onClick={() => void confirmFiles(sure)}
          >
            确认无疑问的 {figure(sure.length)} 份 <kbd className="wide-only">Ctrl Shift Enter</kbd>
          </Button>
        ) : null}
        {current ? <ConfirmButton file={current} running={confirm.running} onConfirm={confirmOne} /> : null}
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
  /** Writes the files one after the other; resolves with whether all were written. */
  run(files: readonly FileInHand[]): Promise<boolean>;
  readonly running: boolean;
}

function useConfirm(): Confirm {
  const importing = useImporting();
  const write = useWrite('confirmImport');
  const [running, setRunning] = useState(false);
  const run = async (files: readonly FileInHand[]): Promise<boolean> => {
    setRunning(true);
    let all = true;
    for (const file of files) {
      if (!file.preview.ok) continue;
      const written = await write.run({
        preview: file.preview.preview,
        unit: file.unit.trim(),
        direction: file.direction,
      });
      if (written) importing.change(file.key, { state: 'confirmed', written });
      else all = false;
    }
    setRunning(false);
    return all;
  };
  return { run, running };
}
