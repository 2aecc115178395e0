/** 沟通记录 of an item: what was said about it, with whom and when, and what is still to be answered. */
import { type ReactNode, useState } from 'react';
import type { ItemDetail } from '../../../../shared/views';
import { NoteDialog } from '../../../components/entries/NoteDialog';
import { NoteLine } from '../../../components/entries/NoteLine';
import { useRead } from '../../../hooks';

export function ItemNotes({ item, canWrite }: { item: ItemDetail; canWrite: boolean }): ReactNode {
  const notes = useRead('itemNotes', { itemId: item.id }).data ?? [];
  const [writing, setWriting] = useState(false);
  return (
    <section className="card" aria-label="沟通记录" data-testid="item-notes">
      <div className="card-head">
        沟通记录
        {canWrite ? (
          <button type="button" className="link small push" onClick={() => setWriting(true)} data-testid="item-note">
            记一句…
          </button>
        ) : null}
      </div>
      <div className="card-body">
        {notes.length === 0 ? <span className="muted">还没有。和哪个单位谈过、要谁答复，都可以记在这里。</span> : null}
        {notes.map((note) => (
          <NoteLine key={note.id} note={note} canAnswer={canWrite} />
        ))}
      </div>
      {writing ? (
        <NoteDialog
          about={{ kind: 'item', id: item.id, name: item.name }}
          unitId={null}
          onClose={() => setWriting(false)}
        />
      ) : null}
    </section>
  );
}
