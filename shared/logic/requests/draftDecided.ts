/** What a decision made of each item, or a request asks of it: added ones in full, changed ones field by field, the old beside the new. */
import type { ItemContent } from '../../model/item';
import type { ContentDraft, RowDraft, TableColumn } from '../../model/paperDocument';
import type { Scheme, SchemeList } from '../../model/scheme';
import { marksOf } from '../text/textMarks';
import { type ChangedField, changedFields, fieldsOfItem } from './changedFields';

/** An item by the names of the day it was decided. */
export interface DecidedItem {
  readonly changeId: number;
  /** Null for what came into the list, or where nobody kept how it was. */
  readonly before: ItemContent | null;
  readonly after: ItemContent;
  readonly isNew: boolean;
}

export type ToldItem = Omit<DecidedItem, 'changeId'>;

/** What the tables call what they tell. */
export interface ToldWords {
  readonly added: string;
  readonly old: string;
  readonly fresh: string;
  /** By which of its names a changed item is told. */
  readonly named: 'before' | 'after';
}

interface Placed {
  readonly item: ItemContent;
  readonly list: SchemeList;
}

function placed(item: ItemContent, lists: Scheme['lists']): Placed | null {
  const list = lists.find(({ id }) => id === item.listId);
  return list ? { item, list } : null;
}

/** Empty where the one kept is not known, or nothing of what is told differs. */
export function fieldsChanged({ before, after }: ToldItem, lists: Scheme['lists']): ChangedField[] {
  const [old, fresh] = [before && placed(before, lists), placed(after, lists)];
  return old && fresh ? changedFields(old, fresh) : [];
}

export function decidedTables(
  decided: readonly ToldItem[],
  lists: Scheme['lists'],
  width: number,
  words: ToldWords,
): readonly ContentDraft[] {
  const added = decided.filter(({ isNew }) => isNew).flatMap(({ after }) => addedRows(after, lists));
  const changed = decided.filter(({ isNew }) => !isNew).flatMap((one) => changedRows(one, lists, words));
  return [
    ...(added.length === 0
      ? []
      : [heading(words.added), { kind: 'table', columns: addedColumns(width), rows: added } as const]),
    ...(changed.length === 0
      ? []
      : [
          heading(`修改的内容（${words.old}和${words.fresh}对照）`),
          { kind: 'table', columns: changedColumns(width, words), rows: changed } as const,
        ]),
  ];
}

const heading = (text: string): ContentDraft => ({ kind: 'text', style: 'heading', text });
const LABEL = 28;

function addedColumns(width: number): TableColumn[] {
  return [
    { heading: '栏目', width: LABEL, align: 'center' },
    { heading: '内容', width: tenths(width - LABEL), align: 'left' },
  ];
}

function changedColumns(width: number, { old, fresh }: ToldWords): TableColumn[] {
  const half = tenths((width - LABEL) / 2);
  return [
    { heading: '栏目', width: LABEL, align: 'center' },
    { heading: old, width: half, align: 'left' },
    { heading: fresh, width: tenths(width - LABEL - half), align: 'left' },
  ];
}

const tenths = (width: number): number => Math.round(width * 10) / 10;

function addedRows(item: ItemContent, lists: Scheme['lists']): RowDraft[] {
  const place = placed(item, lists);
  if (!place) return [];
  const fields = fieldsOfItem(item, place.list).filter(({ source }) => source !== 'name');
  return [{ section: item.name }, ...fields.map(({ label, text }) => ({ cells: [label, text] }))];
}

function changedRows(one: ToldItem, lists: Scheme['lists'], { named }: ToldWords): RowDraft[] {
  const fields = fieldsChanged(one, lists);
  if (fields.length === 0) return [];
  return [{ section: (one[named] ?? one.after).name }, ...fields.map(fieldRow)];
}

function fieldRow({ label, before, after }: ChangedField): RowDraft {
  const marks = marksOf(before, after);
  return {
    cells: [label, before || '（无）', after || '（无）'],
    marks: [[], before ? marks.out : [], after ? marks.in : []],
  };
}
