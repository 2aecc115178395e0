/** A function of one text whose answers are kept, for texts that come again and again: departments, bases, categories. */

/** Answers kept; texts beyond that are too many to be repeated ones. */
const MOST = 20_000;

export function remembered<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = answer(text);
    if (known.size >= MOST) known.clear();
    known.set(text, found);
    return found;
  };
}
