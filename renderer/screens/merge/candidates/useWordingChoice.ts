/** Which wording the item is to have after attaching, field by field: the pool's, the sender's, or one written now. */
import { useState } from 'react';
import type { EntryRow } from '../../../../shared/views';
import type { Candidate } from './Candidates';

export type WordingSource = 'item' | 'entry' | 'own';
export type WordingField = 'name' | 'text';

interface Chosen {
  readonly source: WordingSource;
  readonly own: string;
}

export interface WordingChoices {
  readonly name: Chosen;
  readonly text: Chosen;
  readonly choose: (field: WordingField, source: WordingSource) => void;
  readonly write: (field: WordingField, own: string) => void;
  /** The next source of the field; what the sender did not write is passed over. */
  readonly turn: (field: WordingField) => void;
  /** Undefined while the item's wording stays as it is. */
  readonly result: { readonly name: string; readonly text: string } | undefined;
}

const UNCHANGED: Chosen = { source: 'item', own: '' };

export function useWordingChoice(entry: EntryRow | undefined, item: Candidate | undefined): WordingChoices {
  const key = `${entry?.id ?? 0}/${item?.itemId ?? 0}`;
  const [state, setState] = useState({ key, name: UNCHANGED, text: UNCHANGED });
  // Another entry or another item starts with the pool's wording again.
  const { name, text } = state.key === key ? state : { name: UNCHANGED, text: UNCHANGED };
  const set = (field: WordingField, chosen: Chosen): void => setState({ key, name, text, [field]: chosen });
  const current = { name, text };
  const choose = (field: WordingField, source: WordingSource): void => {
    const own = source === 'own' && current[field].own === '' ? (item?.[field] ?? '') : current[field].own;
    set(field, { source, own });
  };
  const wordsOf = (field: WordingField): string => {
    const { source, own } = current[field];
    if (source === 'item') return item?.[field] ?? '';
    return (source === 'entry' ? (entry?.[field] ?? '') : own).trim();
  };
  const wanted = { name: wordsOf('name'), text: wordsOf('text') };
  const changed = item !== undefined && (wanted.name !== item.name || wanted.text !== item.text);
  return {
    name,
    text,
    choose,
    write: (field, own) => set(field, { source: 'own', own }),
    turn: (field) => {
      const order: WordingSource[] = entry?.[field] ? ['item', 'entry', 'own'] : ['item', 'own'];
      choose(field, order[(order.indexOf(current[field].source) + 1) % order.length] ?? 'item');
    },
    result: changed && wanted.name !== '' ? wanted : undefined,
  };
}
