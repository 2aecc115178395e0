/** Remembers what short texts were read as: a column of departments says the same few words a thousand times. */

const longest = 120;
const most = 1_000;

/** `read` must depend on its text alone. Lists are handed out as copies. */
export function remembered<T>(read: (text: string) => readonly T[]): (text: string) => T[] {
  const known = new Map<string, readonly T[]>();
  return (text) => {
    if (text.length > longest) return [...read(text)];
    const before = known.get(text);
    if (before !== undefined) return [...before];
    const answer = read(text);
    if (known.size >= most) known.clear();
    known.set(text, answer);
    return [...answer];
  };
}
