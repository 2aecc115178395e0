/** Which of a township's classes an item's words name: 沿边村党建固边 names 沿边, 民族乡镇 is also said 民族镇. */

/** Endings a class may be written without: 经济发达镇 → 经济发达, 民族乡镇 → 民族. */
const ENDING = /(?:乡镇|镇|乡|型)$/u;

/**
 * @param words What the item says of itself: name, remark, reasons.
 * @returns The classes of which the whole, or what is left without 镇, stands in the words; a rest of one character never counts.
 */
export function statedClasses(words: string, classes: readonly string[]): string[] {
  return classes.filter((one) => {
    if (one !== '' && words.includes(one)) return true;
    const core = one.replace(ENDING, '');
    // 民族 alone stands in 民族团结 and the like: a shortened class needs its 镇 or 乡 behind it.
    return core.length >= 2 && core !== one && (words.includes(`${core}镇`) || words.includes(`${core}乡`));
  });
}
