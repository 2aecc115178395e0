/** The cells an edit changes, before and after, each item with a box to leave it out. */

import type { ReactNode } from 'react';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import { TOWNSHIP_ROLE_WORDS } from '../../../../shared/model/item';
import { type EditedCell, type EditedField, fieldWords } from '../../../../shared/model/poolEdit';
import type { EditPreview } from '../../../../shared/views/pool';
import { figure } from '../../../format';

interface EditCellsProps {
  readonly preview: EditPreview | undefined;
  readonly left: ReadonlySet<number>;
  readonly onLeave: (left: ReadonlySet<number>) => void;
  /** The words that are replaced, marked where they stand. */
  readonly find?: string;
}

export function EditCells({ preview, left, onLeave, find }: EditCellsProps): ReactNode {
  if (!preview) return <div className="edit-cells muted">填好后这里列出逐项改动。</div>;
  const { cells, refused, changedCells } = preview;
  const toggle = (itemId: number): void => {
    const next = new Set(left);
    if (!next.delete(itemId)) next.add(itemId);
    onLeave(next);
  };
  return (
    <section className="edit-cells" aria-label="改动预览" data-testid="edit-preview">
      {cells.length === 0 && refused.length === 0 ? <p className="muted">没有要改的地方。</p> : null}
      <table className="table">
        <tbody>
          {cells.map((cell) => (
            <tr key={`${cell.itemId} ${cell.field}`} data-testid="edit-cell">
              <td className="edit-tick">
                <input
                  type="checkbox"
                  aria-label={`改“${cell.itemName}”的${fieldWords(cell.field)}`}
                  checked={!left.has(cell.itemId)}
                  onChange={() => toggle(cell.itemId)}
                />
              </td>
              <td className="wrap">
                <div className="small muted">
                  {cell.itemName} · {fieldWords(cell.field)}
                </div>
                <Change cell={cell} find={find} />
                {cell.also === undefined ? null : <div className="small">{cell.also}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changedCells > cells.length ? (
        <p className="muted small">
          先列 {figure(cells.length)} 处，其余 {figure(changedCells - cells.length)} 处一并改。
        </p>
      ) : null}
      {refused.length > 0 ? (
        <div className="note warn">
          {figure(refused.length)} 项不能这样改，不在其内：
          {refused.slice(0, 5).map(({ itemId, itemName, why }) => (
            <div key={itemId}>
              {quoted(itemName)}：{why}
            </div>
          ))}
        </div>
      ) : null}
    </section>
  );
}

function Change({ cell, find }: { cell: EditedCell; find: string | undefined }): ReactNode {
  const before = editValueText(cell.field, cell.before);
  const after = editValueText(cell.field, cell.after);
  if (find && cell.before.includes(find)) {
    const parts = cell.before.split(find).map((part, place) => ({ part, place }));
    const replacement = replacementIn(cell, find);
    return (
      <div>
        {parts.map(({ part, place }) => (
          <span key={place}>
            {place > 0 ? (
              <>
                <del>{find}</del>
                <ins>{replacement}</ins>
              </>
            ) : null}
            {part}
          </span>
        ))}
      </div>
    );
  }
  return (
    <div>
      <del>{before || '（空）'}</del> → <ins>{after || '（空）'}</ins>
    </div>
  );
}

/** What stands in the place of `find`, told from before and after. */
function replacementIn({ before, after }: EditedCell, find: string): string {
  const times = before.split(find).length - 1;
  const kept = before.length - times * find.length;
  const start = before.indexOf(find);
  return after.slice(start, start + (after.length - kept) / times);
}

/** A value of a field as people read it. */
function editValueText(field: EditedField, value: string): string {
  if (field === 'role' && (value === 'main' || value === 'cooperate')) return TOWNSHIP_ROLE_WORDS[value];
  return value;
}
