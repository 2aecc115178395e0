/** A duty written in one paragraph, name and wording: the name ends at the first colon or full stop. */
import type { NameWithText } from '../rows/nameWithText';

/** A longer first sentence is no name of its own. */
const longestName = 40;
const OPENING = '《（(“‘【〔';
const CLOSING = '》）)”’】〕';

/** Where the name ends; -1 where nothing follows it. Signs within brackets and between figures (8:30, 3：7) end nothing. */
function endOfName(words: string): number {
  let depth = 0;
  for (let at = 0; at < words.length - 1; at += 1) {
    const letter = words[at] ?? '';
    if (OPENING.includes(letter)) depth += 1;
    else if (CLOSING.includes(letter)) depth = Math.max(0, depth - 1);
    else if (letter === '\n') return at;
    else if (depth === 0 && /[。：:]/.test(letter) && !/^\d[：:]\d/.test(words.slice(at - 1, at + 2))) return at;
  }
  return -1;
}

const bare = (name: string): string => name.trim().replace(/[。；;：:，,、.]+$/, '');

export function partName(words: string): NameWithText {
  const end = endOfName(words);
  const name = end < 0 ? '' : bare(words.slice(0, end));
  if (name === '' || name.length > longestName) return { name: bare(words), text: '' };
  return { name, text: words.slice(end + 1).trim() };
}
