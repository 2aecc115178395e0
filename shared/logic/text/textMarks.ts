/** Where two texts side by side differ: what is struck out of the one and underlined in the other. */
import type { TextMark } from '../../model/paperDocument';
import { changedText } from './changedText';

export function marksOf(before: string, after: string): { out: TextMark[]; in: TextMark[] } {
  const marks = { out: [] as TextMark[], in: [] as TextMark[] };
  const at = { out: 0, in: 0 };
  for (const { kind, text } of changedText(before, after)) {
    if (kind === 'same') {
      at.out += text.length;
      at.in += text.length;
      continue;
    }
    marks[kind].push({ start: at[kind], end: at[kind] + text.length, kind });
    at[kind] += text.length;
  }
  return marks;
}
