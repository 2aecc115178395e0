/** Puts a rule's outcome together; a list of problems becomes one sentence that names the first few. */
import type { Check, CheckRow } from '../../model/check';
import type { ScreenLink } from '../../model/screenLink';
import { nestQuotes } from '../text/nestQuotes';

/** What is wrong, with the way to the row where there is one. */
export type Problem = string | CheckRow;

/** As many as a window lists; the count says how many there are. */
const MOST_ROWS = 500;

export function verdict(id: string, name: string, figure: string, problems: readonly Problem[]): Check {
  const state = problems.length === 0 ? 'passed' : 'failed';
  return { id, name, figure, state, detail: sentence(problems), ...rowsOf(problems) };
}

/** The rows a rule concerns. */
export function rowsOf(problems: readonly Problem[]): Pick<Check, 'rows' | 'rowCount'> {
  const rows = problems
    .slice(0, MOST_ROWS)
    .map((problem) => (typeof problem === 'string' ? { words: problem, link: null } : problem))
    .map(({ words, link }) => ({ words: nestQuotes(words), link }));
  return { rows, rowCount: problems.length };
}

export function sentence(problems: readonly Problem[]): string {
  if (problems.length === 0) return '';
  const shown = problems
    .slice(0, 5)
    .map((problem) => nestQuotes(typeof problem === 'string' ? problem : problem.words))
    .join('；');
  return problems.length > 5 ? `${shown}；另有 ${problems.length - 5} 处。` : `${shown}。`;
}

/** A problem with the way to its rows. */
export function at(screen: ScreenLink['screen'], params: ScreenLink['params'], words: string): CheckRow {
  return { words, link: { screen, params } };
}

export function atItem(itemId: number, words: string): CheckRow {
  return at('pool', { itemId }, words);
}

/** 528 ＋ 15 − 126 ＝ 417 */
export function equation(opening: number, added: number, subtracted: number, closing: number): string {
  return `${opening} ＋ ${added} − ${subtracted} ＝ ${closing}`;
}
