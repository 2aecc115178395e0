/** The files of one import, each with its state and its own confirm and cancel. */
import type { ReactNode } from 'react';
import { figure } from '../../format';
import { type FileInHand, useImporting } from '../../importing';
import { canConfirm, doubts } from './previewRows';

interface FileColumnProps {
  readonly files: readonly FileInHand[];
  readonly current: FileInHand | undefined;
  readonly onPick: (key: number) => void;
  readonly onConfirm: (file: FileInHand) => void;
  readonly running: ReadonlySet<number>;
}

export function FileColumn(props: FileColumnProps): ReactNode {
  return (
    <aside className="import-files" aria-label="文件">
      <ul>
        {props.files.map((file, position) => (
          <FileLine key={file.key} {...props} file={file} position={position} />
        ))}
      </ul>
      <p className="import-hint">可继续拖入文件；确认前不写入项目。</p>
    </aside>
  );
}

interface FileLineProps extends FileColumnProps {
  readonly file: FileInHand;
  readonly position: number;
}

function FileLine({ file, position, current, onPick, onConfirm, running }: FileLineProps): ReactNode {
  const importing = useImporting();
  const open = file.preview.ok && file.state === 'open';
  const state = stateOf(file);
  return (
    <li className={file.key === current?.key ? 'import-file at' : 'import-file'} data-state={state.name}>
      <button
        type="button"
        className="import-pick"
        data-testid={`import-file-${position}`}
        title={file.preview.fileName}
        onClick={() => onPick(file.key)}
      >
        <span className={`import-sign ${state.name}`}>{state.sign}</span>
        <span className="import-words">
          <span className="cut">{file.preview.fileName}</span>
          <span className="small muted cut">{state.words}</span>
        </span>
      </button>
      {open ? (
        <span className="import-acts">
          <button
            type="button"
            className="link small"
            data-testid={`import-confirm-${position}`}
            disabled={!canConfirm(file) || running.has(file.key)}
            onClick={() => onConfirm(file)}
          >
            确认
          </button>
          <button
            type="button"
            className="link small"
            data-testid={`import-cancel-${position}`}
            onClick={() => importing.change(file.key, { state: 'cancelled' })}
          >
            取消
          </button>
        </span>
      ) : null}
      {file.state === 'cancelled' ? (
        <span className="import-acts">
          <button type="button" className="link small" onClick={() => importing.change(file.key, { state: 'open' })}>
            恢复
          </button>
        </span>
      ) : null}
    </li>
  );
}

interface FileState {
  readonly name: 'confirmed' | 'cancelled' | 'unreadable' | 'doubtful' | 'ready';
  readonly sign: string;
  readonly words: string;
}

function stateOf(file: FileInHand): FileState {
  const { preview } = file;
  if (!preview.ok) return { name: 'unreadable', sign: '✕', words: '没有读入' };
  const count = `${figure(preview.entries.length)} 条`;
  if (file.state === 'confirmed') return { name: 'confirmed', sign: '✓', words: `${file.unit} · 已写入 ${count}` };
  if (file.state === 'cancelled') return { name: 'cancelled', sign: '—', words: '已取消，没有写入' };
  if (file.unit.trim() === '') return { name: 'doubtful', sign: '？', words: `${count} · 单位待填` };
  const open = doubts(preview).length;
  if (open > 0) return { name: 'doubtful', sign: '？', words: `${file.unit} · ${count} · 看 ${open} 处` };
  return { name: 'ready', sign: '●', words: `${file.unit} · ${count}` };
}
