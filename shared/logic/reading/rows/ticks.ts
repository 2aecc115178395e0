/** Marks that say yes or no in a cell of their own. */

const yes = /^[√✓✔☑○●◎▲★YＹ1１是有]$/iu;
const no = /^[×✗✘☒□NＮ0０否无/／—–-]+$/iu;

/** √ → true, × → false, anything else null. */
export function isTick(text: string): boolean | null {
  const mark = text.trim();
  if (yes.test(mark)) return true;
  return no.test(mark) ? false : null;
}
