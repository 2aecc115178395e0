/** What the form of a new item starts with when an entry is adopted: the entry's own words, nothing invented. */
import { parseCitation } from '../../../shared/logic/parseCitation';
import type { ItemDraft } from '../../../shared/model/item';
import type { EntryRow } from '../../../shared/views';
import { EMPTY_DRAFT } from '../../components/ItemForm';

export interface EntryDraft {
  readonly draft: ItemDraft;
  /** Reported as bases yet not written as 《…》; left to the person. */
  readonly leftOut: readonly string[];
}

export function draftFromEntry(entry: EntryRow, categories: readonly string[]): EntryDraft {
  const written = entry.bases.filter((basis) => basis.includes('《'));
  return {
    draft: {
      ...EMPTY_DRAFT,
      category: categories.includes(entry.category) ? entry.category : '',
      name: entry.name,
      text: entry.text,
      leadDepartment: entry.direction === 'down' ? entry.department || entry.unit : entry.department,
      bases: written.map(parseCitation),
    },
    leftOut: entry.bases.filter((basis) => !basis.includes('《')),
  };
}
