/** 来源: every entry of departments and townships behind an item; a township's entry can be taken out again. */

import { type ReactNode, useState } from 'react';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import { rowWord } from '../../../../shared/model/grid';
import type { EntryRow, ItemDetail } from '../../../../shared/views';
import { ReasonForm } from '../../../components/dialogs/ReasonForm';
import { ReattachDialog } from '../../../components/entries/ReattachDialog';
import { DirectionTag, FateTag } from '../../../components/figures/Tags';
import { useWrite } from '../../../hooks';
import { useNavigation } from '../../../navigation';

/** The item the entry belonged to before that one went into this. */
function cameWith({ disposition }: EntryRow, itemId: number): ReactNode {
  const through = disposition.items.find(({ home }) => home?.id === itemId);
  return through ? <div className="muted small">原属{quoted(through.name)}</div> : null;
}

export function ItemSources({ item, canWrite }: { item: ItemDetail; canWrite: boolean }): ReactNode {
  const { go } = useNavigation();
  const detach = useWrite('detachEntry');
  const [leaving, setLeaving] = useState<EntryRow | null>(null);
  const [moving, setMoving] = useState<EntryRow | null>(null);
  return (
    <section className="card" aria-label="来源">
      <div className="card-head">
        来源
        <span className="muted small">
          部门 {item.sources.down} 条、乡镇 {item.sources.up} 条
        </span>
      </div>
      {item.entries.length === 0 ? (
        <div className="card-body muted">没有报送条目；由增减记录直接增加，见“经过”。</div>
      ) : (
        <div className="table-scroll">
          <table className="table item-table">
            <thead>
              <tr>
                <th>单位</th>
                <th>名称</th>
                <th>内容</th>
                <th>去向</th>
                <th>原表</th>
                <th>
                  <span className="visually-hidden">操作</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {item.entries.map((entry) => (
                <tr key={entry.id}>
                  <td>
                    <DirectionTag direction={entry.direction}>{entry.unit}</DirectionTag>
                  </td>
                  <td className="wrap">{entry.name}</td>
                  <td className="wrap muted">{entry.text}</td>
                  <td className="item-fate">
                    <FateTag kind={entry.disposition.kind} />
                    {cameWith(entry, item.id)}
                  </td>
                  <td>
                    <button
                      type="button"
                      className="link"
                      title={`看原表：${entry.sheet} 第 ${entry.row} ${rowWord(entry.sheet)}`}
                      onClick={() => go('sources', { sourceListId: entry.sourceListId, row: entry.row })}
                    >
                      第 {entry.row} {rowWord(entry.sheet)}
                    </button>
                  </td>
                  <td className="item-deeds">
                    {canWrite && (entry.disposition.kind === 'attach' || entry.disposition.kind === 'split') ? (
                      <>
                        <button type="button" className="link" onClick={() => setLeaving(entry)}>
                          撤回并入
                        </button>
                        <button
                          type="button"
                          className="link"
                          data-testid="item-reattach"
                          onClick={() => setMoving(entry)}
                        >
                          改归
                        </button>
                      </>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {moving ? <ReattachDialog entry={moving} from={item} onClose={() => setMoving(null)} /> : null}
      {leaving ? (
        <ReasonForm
          title={`撤回并入：${leaving.name}`}
          deed="撤回并入"
          about={`撤回后${quoted(leaving.name)}（${leaving.unit}）回到待定，本事项的文字和增减不变。`}
          reasonHint={leaving.disposition.sealed ? '轮次已封存，请写明为什么撤回' : '为什么撤回（可不写）'}
          reasonRequired={leaving.disposition.sealed === true}
          onSubmit={async ({ reason }) => (await detach.run({ entryId: leaving.id, reason: reason.trim() })) !== null}
          onClose={() => setLeaving(null)}
        />
      ) : null}
    </section>
  );
}
