/** A change in one half sentence: 减（依据不充分）：文件已废止. */
import { CHANGE_KIND_WORDS, type Change } from '../model/round';

export function changeWords({ kind, reasonKind, reason }: Pick<Change, 'kind' | 'reasonKind' | 'reason'>): string {
  const kindOfReason = reasonKind === '' ? '' : `（${reasonKind}）`;
  return `${CHANGE_KIND_WORDS[kind]}${kindOfReason}${reason === '' ? '' : `：${reason}`}`;
}
