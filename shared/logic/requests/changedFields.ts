/** What of an item is other than it was, field by field in the words of its list: 对应上级部门, 依据, 适用. */
import type { ItemContent } from '../../model/item';
import type { ColumnSource, SchemeList } from '../../model/scheme';
import { formatCitation } from '../bases/parseCitation';
import { appliesWords } from '../ledger/describeSide';
import { buildCountyList } from '../paper/buildTownshipList';
import { columnText } from '../paper/layout/columnText';

export interface Field {
  /** What it is of the item, whatever a list calls it: two columns may have one heading. */
  readonly source: ColumnSource;
  readonly label: string;
  readonly text: string;
}

export interface ChangedField {
  readonly label: string;
  /** '' where nothing stood, or nothing stands any more. */
  readonly before: string;
  readonly after: string;
}

/** Where an item stands is told beside its name. */
const TOLD_ELSEWHERE: readonly ColumnSource[] = ['serial', 'name', 'category', 'scope'];
const OF_TOWNSHIP: readonly ColumnSource[] = ['text', 'mainDuty', 'cooperateDuty'];
const OF_DEPARTMENTS: readonly ColumnSource[] = ['departments', 'leadDepartment', 'mainDuty', 'takeOver', 'receivers'];
const OF_DUTIES: readonly ColumnSource[] = ['departmentDuty', 'mainDuty', 'cooperateDuty'];

/** All that an item says, as its list prints it and besides; what is empty is left out. */
export function fieldsOfItem(item: ItemContent, list: SchemeList): Field[] {
  const [row] = buildCountyList([item], list, { place: '', stage: '', round: '', date: '' }).rows;
  if (!row) return [];
  const columns = list.columns.filter(({ source }) => !TOLD_ELSEWHERE.includes(source));
  const prints = (...sources: readonly ColumnSource[]): boolean =>
    columns.some(({ source }) => sources.includes(source));
  const beside = (label: string, source: ColumnSource): Field => ({ source, label, text: columnText(source, row, 0) });
  const own = list.fields.filter(({ id }) => !prints(`field:${id}`));
  const fields: Field[] = [
    { source: 'name', label: list.nameLabel, text: item.name },
    ...columns.map(({ heading, source }) => beside(heading, source)),
    ...(prints(...OF_TOWNSHIP) ? [] : [beside(list.textLabel, 'text')]),
    ...(prints(...OF_DEPARTMENTS) ? [] : [beside('责任单位', 'departments')]),
    ...(prints(...OF_DUTIES) ? [] : [beside('部门职责', 'departmentDuty')]),
    ...(prints('method', 'takeOver') ? [] : [beside('工作方式', 'method')]),
    ...own.map(({ id, label }) => beside(label, `field:${id}`)),
    ...(prints('bases')
      ? []
      : [{ source: 'bases' as const, label: '依据', text: item.bases.map(formatCitation).join('\n') }]),
    ...(prints('remark') ? [] : [beside('备注', 'remark')]),
    { source: 'scope', label: '适用', text: appliesWords(item) },
  ];
  return fields.filter(({ text }) => text.trim() !== '');
}

/** In the order of the later state; `lists` are those the two states stand in. */
export function changedFields(
  before: { readonly item: ItemContent; readonly list: SchemeList },
  after: { readonly item: ItemContent; readonly list: SchemeList },
): ChangedField[] {
  const [old, fresh] = [before, after].map(
    ({ item, list }) => new Map(fieldsOfItem(item, list).map((field) => [field.source, field])),
  );
  const sources = new Set([...(fresh?.keys() ?? []), ...(old?.keys() ?? [])]);
  return [...sources]
    .map((source) => {
      const [was, is] = [old?.get(source), fresh?.get(source)];
      return { label: is?.label ?? was?.label ?? '', before: was?.text ?? '', after: is?.text ?? '' };
    })
    .filter((field) => field.before !== field.after);
}
