/** The categories of all lists to choose from, under their lists; the value chosen is the key of the section. */
import { sectionKey, sectionWords } from '../../../shared/logic/schemes/schemeLists';
import type { SchemeList } from '../../../shared/model/scheme';

type ListToChoose = Pick<SchemeList, 'id' | 'name' | 'short' | 'categories'>;

export interface SectionChoices {
  readonly label: string;
  readonly options: { readonly value: string; readonly label: string }[];
}

/** Without the section `except`, where something stands already. */
export function sectionChoices(lists: readonly ListToChoose[], except?: string): SectionChoices[] {
  return lists.map(({ id: listId, name, categories }) => ({
    label: name,
    options: categories
      .map((category) => ({ listId, category }))
      .filter((section) => sectionKey(section) !== except)
      .map((section) => ({ value: sectionKey(section), label: sectionWords(lists, section) })),
  }));
}
