/** Of a file several units send: that this is one unit's part of it, or all of them, and the way to the other. */
import type { ReactNode } from 'react';
import { figure } from '../../format';
import { type FileInHand, type UnderstoodFile, useImporting } from '../../importing';

export function PartNote({ file, preview }: { file: FileInHand; preview: UnderstoodFile }): ReactNode {
  const importing = useImporting();
  const { part, units, unit } = preview;
  if (units === 0) return null;
  const isWritten = (other: FileInHand): boolean =>
    other.state === 'confirmed' && other.preview.ok && other.preview.part === part;
  const both = { ...file, preview };
  const words =
    part === null
      ? '，现合为一份。'
      : `，已分成 ${figure(units)} 份，分别确认；这是${unit === '' ? '没写单位的' : unit}那份。`;
  return (
    <div className="note import-part" data-testid="import-part">
      文件里有 {figure(units)} 个单位的条目{words}
      {file.state === 'open' && part === null ? (
        <button
          type="button"
          className="link small"
          data-testid="import-split"
          onClick={() => void importing.split(both)}
        >
          按单位分开
        </button>
      ) : null}
      {file.state === 'open' && part !== null && !importing.files.some(isWritten) ? (
        <button
          type="button"
          className="link small"
          data-testid="import-whole"
          title="整份文件算一个单位报的，其余几份取消"
          onClick={() => importing.readWhole(both)}
        >
          不分，合为一份
        </button>
      ) : null}
    </div>
  );
}
