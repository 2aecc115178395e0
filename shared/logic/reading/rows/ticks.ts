/** Marks that say yes or no in a cell of their own. */

const yes = /^[√✓✔☑○●◎▲★YＹ1１是有]$|^true$/iu;
const no = /^[×✗✘☒☐□NＮ0０否无/／—–-]+$|^false$/iu;

const part = /^(主体|主责|主要|牵头|承担|承接|配合|协助|协同|参与|涉及|适用)/;
const noPart = /^(不|未|无)/;

/** 主责, 配合, 不涉及 below a township's name: whether the duty is the township's, in words; null for anything else. */
export function isTownsPart(text: string): boolean | null {
  const said = text.trim();
  if (said.length > 6) return null;
  if (noPart.test(said)) return false;
  return part.test(said) ? true : isTick(said);
}

/** A township's column that says its part in words, not by ticks alone. */
export function saysTownsPart(values: readonly string[]): boolean {
  return (
    values.length > 0 &&
    values.every((value) => isTownsPart(value) !== null) &&
    values.some((value) => isTick(value) === null)
  );
}

/** √ → true, × → false, anything else null. */
export function isTick(text: string): boolean | null {
  const mark = text.trim();
  if (yes.test(mark)) return true;
  return no.test(mark) ? false : null;
}
