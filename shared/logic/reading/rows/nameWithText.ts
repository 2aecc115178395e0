/** A column that holds a duty's name and its wording in one cell, as its heading says (任务名称及具体内容), taken apart. */

const saysBoth = /名称.{0,4}[及和与、,，/].{0,6}(内容|要求|描述)/;
/** A longer beginning is a sentence of its own, not a name. */
const longestName = 40;
/** What ends the name: the line, or the first sign that more follows. */
const endOfName = /\n|[:：。；;](?=.)/s;

export interface NameWithText {
  readonly name: string;
  /** '' where the cell says no more than the name. */
  readonly text: string;
}

/** Whether the heading of a name's column says that the wording stands there too. */
export function holdsText(heading: string): boolean {
  return saysBoth.test(heading.replace(/\s/g, ''));
}

/** The name and what follows it; a cell without a short beginning is a name as a whole. */
export function takeApart(cell: string): NameWithText {
  const end = endOfName.exec(cell);
  const name = end ? cell.slice(0, end.index).trim() : '';
  if (end === null || name === '' || name.length > longestName) return { name: cell, text: '' };
  return { name, text: cell.slice(end.index + end[0].length).trim() };
}
