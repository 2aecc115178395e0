/** A unit that handed in before: does this file take the place of that list, or stand beside it? */
import { Radio } from 'antd';
import type { ReactNode } from 'react';
import type { EarlierList } from '../../../shared/views/importing';
import { figure, momentText } from '../../format';
import { type FileInHand, useImporting } from '../../importing';

interface EarlierChoiceProps {
  readonly file: FileInHand;
  readonly earlier: readonly EarlierList[];
  readonly replaced: EarlierList | null;
}

export function EarlierChoice({ file, earlier, replaced }: EarlierChoiceProps): ReactNode {
  const importing = useImporting();
  const now = new Date();
  return (
    <div className="import-earlier" data-testid="import-earlier">
      <b>{file.unit}以前报过：</b>
      <Radio.Group
        value={replaced?.sourceListId ?? 0}
        onChange={(event) => importing.change(file.key, { replaces: Number(event.target.value) || null })}
      >
        {earlier.map((list) => (
          <Radio key={list.sourceListId} value={list.sourceListId}>
            替换“{list.fileName}”（{momentText(list.importedAt, now)}，{figure(list.entries)} 条，已定{' '}
            {figure(list.decided)}）
          </Radio>
        ))}
        <Radio value={0}>另作一份，与以前的并存</Radio>
      </Radio.Group>
      {replaced ? <p className="small muted">{effectOf(replaced)}</p> : null}
    </div>
  );
}

/** What replacing does, before it is done. */
function effectOf({ counts, sameRows }: EarlierList): string {
  if (sameRows) return '与以前报的是同一个文件，替换后按现在的读法重新写入，去向都保留。';
  const gone =
    counts.gone > 0 ? `不再有的 ${figure(counts.gone)} 条转到“前次报送”，到归并里逐条定去向后才算了结。` : '';
  const proposed =
    counts.gone + counts.reworded > 0 ? '不再有、改写的已成为事项的，作拟减、拟改，到“轮次”里决定。' : '';
  return `未变和改写的 ${figure(counts.unchanged + counts.reworded)} 条保留已定的去向。${gone}${proposed}`;
}

/** The list a file replaces unless a person says otherwise: the one it is a newer version of. */
export function replacedList(file: FileInHand, earlier: readonly EarlierList[]): EarlierList | null {
  if (file.replaces === null) return null;
  if (file.replaces !== undefined) return earlier.find((list) => list.sourceListId === file.replaces) ?? null;
  // What this project printed is the office's own text: it takes no list's place unless a person says so.
  if (file.preview.ok && file.preview.printed !== null) return null;
  return earlier.find(({ newer }) => newer) ?? null;
}
