/** Own columns of lists: an id stands for one heading for good, so that no value is ever printed under another one's. */
import type { ColumnSource, ListField, Required, Scheme, SchemeList } from '../../model/scheme';

/** What a column was called, in whichever scheme. */
export type Heading = Pick<ListField, 'id' | 'label'>;

/** Letters only, as ids of fields are. */
function freeFieldId(taken: { has(id: string): boolean }): string {
  for (let length = 1; ; length += 1) {
    const id = `own${'x'.repeat(length)}`;
    if (!taken.has(id)) return id;
  }
}

/**
 * The scheme with ids of its own for columns that are new to their list: that of the same heading where there ever was
 * one, so that a column put back shows what was filled in; else one that nothing was ever kept under.
 *
 * @param earlier Headings of all schemes the project has had.
 */
export function withOwnFieldIds(after: Scheme, before: Scheme, earlier: readonly Heading[]): Scheme {
  const labels = new Map<string, Set<string>>();
  const note = ({ id, label }: Heading): void => {
    labels.set(id, (labels.get(id) ?? new Set()).add(label));
  };
  const old = new Map(before.lists.map(({ id, fields }) => [id, new Set(fields.map((field) => field.id))]));
  const stays = (list: SchemeList, { id }: Heading): boolean => old.get(list.id)?.has(id) ?? false;
  earlier.forEach(note);
  for (const list of [...before.lists, ...after.lists]) list.fields.filter((field) => stays(list, field)).forEach(note);
  const idFor = ({ id, label }: Heading, used: ReadonlySet<string>): string => {
    const means = (one: string): boolean =>
      !used.has(one) && labels.get(one)?.size === 1 && labels.get(one)?.has(label) === true;
    if (means(id)) return id;
    const again = [...labels.keys()].find(means);
    return again ?? (labels.has(id) || used.has(id) ? freeFieldId(labels) : id);
  };
  const lists = after.lists.map((list) => {
    const used = new Set(list.fields.filter((field) => stays(list, field)).map(({ id }) => id));
    const renamed = new Map<string, string>();
    const fields = list.fields.map((field) => {
      if (stays(list, field)) return field;
      const id = idFor(field, used);
      used.add(id);
      note({ id, label: field.label });
      if (id !== field.id) renamed.set(field.id, id);
      return { ...field, id };
    });
    return renamed.size === 0 ? list : { ...withSources(list, renamed), fields };
  });
  return { ...after, lists };
}

function withSources(list: SchemeList, renamed: ReadonlyMap<string, string>): SchemeList {
  const follow = <S extends ColumnSource | Required>(source: S): S => {
    const id = source.startsWith('field:') ? renamed.get(source.slice('field:'.length)) : undefined;
    return id === undefined ? source : (`field:${id}` as S);
  };
  const columns = (own: SchemeList['columns']): SchemeList['columns'] =>
    own.map((column) => ({ ...column, source: follow(column.source) }));
  return {
    ...list,
    columns: columns(list.columns),
    catalogue: list.catalogue && { ...list.catalogue, columns: columns(list.catalogue.columns) },
    required: list.required.map(follow),
  };
}
