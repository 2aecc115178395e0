/** The files of one import, each with its state and its own confirm and cancel. */
import type { ReactNode } from 'react';
import { figure } from '../../format';
import { type FileInHand, useImporting } from '../../importing';
import { canConfirm, type Rivals, stateOf } from './fileState';
import type { Standings } from './unitStanding';

interface FileColumnProps {
  readonly files: readonly FileInHand[];
  readonly standings: Standings;
  readonly rivals: Rivals;
  readonly current: FileInHand | undefined;
  readonly onPick: (key: number) => void;
  readonly onConfirm: (file: FileInHand) => void;
  readonly running: ReadonlySet<number>;
}

export function FileColumn(props: FileColumnProps): ReactNode {
  const { ignored } = useImporting();
  return (
    <aside className="import-files" aria-label="文件">
      <ul>
        {props.files.map((file, position) => (
          <FileLine key={file.key} {...props} file={file} position={position} />
        ))}
      </ul>
      {ignored.length > 0 ? (
        <p className="import-hint" title={ignored.join('\n')} data-testid="import-ignored">
          另有 {figure(ignored.length)} 个不是表格的文件没有读：{ignored.slice(0, 3).join('、')}
          {ignored.length > 3 ? '…' : ''}
        </p>
      ) : null}
      <p className="import-hint">可继续拖入文件或文件夹；确认前不写入项目。</p>
    </aside>
  );
}

interface FileLineProps extends FileColumnProps {
  readonly file: FileInHand;
  readonly position: number;
}

function FileLine({
  file,
  standings,
  rivals,
  position,
  current,
  onPick,
  onConfirm,
  running,
}: FileLineProps): ReactNode {
  const importing = useImporting();
  const open = file.preview.ok && file.state === 'open';
  const standing = standings.get(file.key);
  const state = stateOf(file, standing, rivals);
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
      {open && file.key === current?.key ? (
        <span className="import-acts">
          <button
            type="button"
            className="link small"
            data-testid={`import-confirm-${position}`}
            disabled={!canConfirm(file, standing) || running.has(file.key)}
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
