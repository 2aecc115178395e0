/** Where each item of a frozen pool stood, read off its canonical JSON without opening it: of all its text only this is asked for. */
export interface FrozenPlace {
  readonly id: number;
  readonly listId: string;
  readonly category: string;
}

const WORD = String.raw`"((?:[^"\\]|\\.)*)"`;
const SKIPPED = String.raw`\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\}`;
/**
 * The keys of canonical JSON stand in their order, and a quotation mark within a text is escaped: nothing that a person
 * wrote looks so. What a township has of its own has neither id nor fields after its category.
 */
const ITEM = new RegExp(String.raw`"category":${WORD},"fields":${SKIPPED},"id":(\d+),"listId":${WORD},`, 'g');

/** `json`: an array of `count` items. Null where it is written otherwise; then it has to be opened. */
export function frozenPlaces(json: string, count: number): FrozenPlace[] | null {
  const places: FrozenPlace[] = [];
  for (const [, category = '', id, listId = ''] of json.matchAll(ITEM))
    places.push({ id: Number(id), listId: written(listId), category: written(category) });
  return places.length === count ? places : null;
}

function written(word: string): string {
  return word.includes('\\') ? (JSON.parse(`"${word}"`) as string) : word;
}
