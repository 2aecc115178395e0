/** Names of worksheets: what Excel and WPS accept, cut to their length. */

const LONGEST = 31;

/** The wished name without the characters Excel forbids, at most 31 UTF-16 units, never empty. */
export function sheetName(wished: string): string {
  const cleaned = wished
    .replace(/[\p{C}:*?/\\[\]'’]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  let name = '';
  for (const character of cleaned) {
    if (name.length + character.length > LONGEST) break;
    name += character;
  }
  name = name.trimEnd();
  // "History" is reserved in every language of Excel.
  if (name === '' || /^history$/i.test(name)) return '清单';
  return name;
}
