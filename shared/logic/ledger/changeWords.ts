/** A change in one half sentence: 减（依据不充分）：文件已废止. */
import { CHANGE_KIND_WORDS, type Change } from '../../model/round';

export function changeWords({ kind, reasonKind, reason }: Pick<Change, 'kind' | 'reasonKind' | 'reason'>): string {
  const kindOfReason = reasonKind === '' ? '' : `（${reasonKind}）`;
  return `${CHANGE_KIND_WORDS[kind]}${kindOfReason}${reason === '' ? '' : `：${reason}`}`;
}

/** Half sentences as one, whether or not somebody closed them with a full stop. */
export function joinWords(parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/[。；]+$/, ''))
    .filter((part) => part !== '')
    .join('；');
}
