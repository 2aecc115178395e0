/** Puts a rule's outcome together; a list of problems becomes one sentence that names the first few. */
import type { Check } from '../../model/check';

export function verdict(id: string, name: string, figure: string, problems: readonly string[]): Check {
  return { id, name, figure, state: problems.length === 0 ? 'passed' : 'failed', detail: sentence(problems) };
}

export function sentence(problems: readonly string[]): string {
  if (problems.length === 0) return '';
  const shown = problems.slice(0, 5).join('；');
  return problems.length > 5 ? `${shown}；另有 ${problems.length - 5} 处。` : `${shown}。`;
}

/** 528 ＋ 15 − 126 ＝ 417 */
export function equation(opening: number, added: number, subtracted: number, closing: number): string {
  return `${opening} ＋ ${added} − ${subtracted} ＝ ${closing}`;
}
