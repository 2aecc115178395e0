/** Rows above a table: what each of them is, and whether a row between two tables is the title of the next. */
import type { GridRow } from '../../../model/grid';
import type { RowKind } from '../../../model/sourceEntry';
import { type Header, headerAt, sameHeadings } from '../columns/findHeader';
import type { GridView } from '../gridView';
import { unitStatedIn } from '../senders/statedUnit';
import { isNote, isSignature } from './rowWords';

interface RowAbove {
  readonly kind: RowKind;
  readonly reason: string;
  /** The unit it says the table is of; '' where it says none. */
  readonly unit: string;
}

export function classifyAbove(view: GridView, row: GridRow): RowAbove {
  const texts = view.filled(row).map((column) => view.own(row, column));
  const unit = unitStatedIn(texts);
  if (texts.length === 0) return { kind: 'blank', reason: '空行', unit };
  if (unit !== '') return { kind: 'title', reason: '填报单位', unit };
  if (isSignature(texts)) return { kind: 'title', reason: '填报信息', unit };
  if (isNote(texts[0] ?? '')) return { kind: 'note', reason: '说明', unit };
  return { kind: 'title', reason: '标题', unit };
}

/** A row of one text with nothing but such rows between it and a header other than that of the table it stands below. */
export function isTitleOfNext(
  view: GridView,
  position: number,
  current: Header | null,
  fields: readonly string[],
): boolean {
  for (let next = position; next < position + 4; next += 1) {
    const row = view.rows[next];
    if (!row) return false;
    const filled = view.filled(row).length;
    if (next > position && filled > 1) {
      const header = headerAt(view, next, 2, fields);
      return header !== null && !(current && sameHeadings(current.headings, header.headings));
    }
    if (filled === 0 ? next === position : filled > 1) return false;
  }
  return false;
}
