/** Saved views of the pool: a name and what it shows. */
import { type PoolView, poolViewSchema } from '../../../../shared/model/poolView';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

const SCREEN = 'pool';

export interface StoredView {
  readonly id: number;
  readonly name: string;
  readonly view: PoolView;
}

/** In the order they were made; one whose definition cannot be understood (another version's) is left out. */
export function listViews(read: ReadHandle): StoredView[] {
  return read
    .all<{ id: number; name: string; definition: string }>(
      'SELECT id, name, definition FROM savedView WHERE screen = ? ORDER BY id',
      [SCREEN],
    )
    .flatMap(({ id, name, definition }) => {
      const view = poolViewSchema.safeParse(JSON.parse(definition));
      return view.success ? [{ id, name, view: view.data }] : [];
    });
}

/** A view of that name is replaced; answers its id. */
export function putView(write: WriteHandle, name: string, view: PoolView): number {
  const known = write.value<number>('SELECT id FROM savedView WHERE screen = ? AND name = ?', [SCREEN, name]);
  const definition = JSON.stringify(view);
  if (known === undefined)
    return write.insert('INSERT INTO savedView (screen, name, definition) VALUES (?, ?, ?)', [
      SCREEN,
      name,
      definition,
    ]);
  write.run('UPDATE savedView SET definition = ? WHERE id = ?', [definition, known]);
  return known;
}

/** Where what they ask for is called otherwise now. */
export function changeViews(write: WriteHandle, change: (view: PoolView) => PoolView): void {
  for (const { name, view } of listViews(write)) {
    const changed = change(view);
    if (JSON.stringify(changed) !== JSON.stringify(view)) putView(write, name, changed);
  }
}

export function deleteView(write: WriteHandle, id: number): void {
  write.run('DELETE FROM savedView WHERE id = ?', [id]);
}
