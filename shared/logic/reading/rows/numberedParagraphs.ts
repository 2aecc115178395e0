/** Paragraphs of Word that may be duties: numbered, and under no heading of notes. */
import { isNote } from './rowWords';

const NUMBERED = /^[（(]?\d{1,3}[）)、.．]\s*[“"《]?\p{Script=Han}/u;
const HEADS_NOTES = /^.{0,8}(说明|要求|须知|注意事项|注)[:：]?$/;

export function numberedParagraphs(paragraphs: readonly string[]): string[] {
  const notes = paragraphs.findIndex((text) => isNote(text) || HEADS_NOTES.test(text.trim()));
  const own = notes < 0 ? paragraphs : paragraphs.slice(0, notes);
  return own.filter((text) => NUMBERED.test(text.normalize('NFKC').trim()));
}
