/** 采用: what an entry says, as the first wording of an item a person may still change. */
import type { ItemDraft } from '../model/item';
import type { Direction, ReadEntry } from '../model/sourceEntry';
import { parseCitation } from './parseCitation';

/** `unit` handed the entry in; a department leads what it lists itself unless its table names another. */
export function draftItem(entry: ReadEntry, unit: string, direction: Direction): ItemDraft {
  const townships = entry.applies === null || entry.applies === 'all' ? [] : entry.applies;
  return {
    category: entry.category,
    name: entry.name,
    text: entry.text,
    townshipRole: entry.townshipRole ?? 'main',
    leadDepartment: entry.department === '' && direction === 'down' ? unit : entry.department,
    coDepartments: entry.coDepartments,
    bases: entry.bases.map(parseCitation),
    scope: townships.length === 0 ? 'common' : 'particular',
    townships: [...townships],
    remark: entry.remark,
  };
}
