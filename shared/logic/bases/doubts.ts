/** Why a citation is to be looked at again: a sentence for each note about its document since it was verified. */
import { BASIS_EVENT_WORDS, type BasisEvent } from '../../model/basis';

const ASKS = '，请对照新条文复核';
const sentences = new RegExp(`(?<=${ASKS})；`);

type Noted = Pick<BasisEvent, 'since' | 'kind'>;

/** 自 2025-05-01 修订: also how a note is found again in a doubt. */
export function noteWords({ since, kind }: Noted): string {
  return `自 ${since} ${BASIS_EVENT_WORDS[kind]}`;
}

/** @param said 《消防法》自 2025-05-01 修订 */
export function doubtOf(said: string): string {
  return `${said}${ASKS}`;
}

export function joinDoubts(doubts: readonly string[]): string {
  return [...new Set(doubts.flatMap((doubt) => doubt.split(sentences)))].filter((one) => one !== '').join('；');
}

/** What is left of a doubt where that note is taken back. */
export function withoutNote(doubt: string, note: Noted): string {
  const words = noteWords(note);
  return joinDoubts(doubt.split(sentences).filter((sentence) => !sentence.includes(words)));
}
