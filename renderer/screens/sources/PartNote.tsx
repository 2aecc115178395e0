/** Of a file several units send: that this is one unit's part of it, and the way back to a single list. */
import type { ReactNode } from 'react';
import { figure } from '../../format';
import { type FileInHand, type UnderstoodFile, useImporting } from '../../importing';

export function PartNote({ file, preview }: { file: FileInHand; preview: UnderstoodFile }): ReactNode {
  const importing = useImporting();
  const { part } = preview;
  if (part === null) return null;
  const others = importing.files.filter(
    (other) => other.key !== file.key && other.preview.ok && other.preview.part?.file === part.file,
  );
  const written = others.some((other) => other.state === 'confirmed');
  return (
    <div className="note import-part" data-testid="import-part">
      文件里有 {figure(part.units)} 个单位的条目，已分成 {figure(part.units)} 份，分别确认；这是
      {preview.unit === '' ? '没写单位的' : preview.unit}那份。
      {file.state === 'open' && !written ? (
        <button
          type="button"
          className="link small"
          data-testid="import-whole"
          title="整份文件算一个单位报的，其余几份取消"
          onClick={() => importing.readWhole({ ...file, preview })}
        >
          不分，合作一份
        </button>
      ) : null}
    </div>
  );
}
