/** The names in a list's title as people write them, and as the file keeps them. */

const WORDS: readonly (readonly [kept: string, shown: string])[] = [
  ['〔place〕', '〔县名〕'],
  ['〔township〕', '〔镇名〕'],
  ['〔list〕', '〔清单名〕'],
];

export function titleShown(kept: string): string {
  return WORDS.reduce((title, [name, word]) => title.replaceAll(name, word), kept);
}

export function titleKept(shown: string): string {
  return WORDS.reduce((title, [name, word]) => title.replaceAll(word, name), shown);
}
