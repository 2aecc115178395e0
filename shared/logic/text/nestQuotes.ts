/** Quotation marks within quotation marks: names bring their own, and sentences quote names. */

/**
 * 核减““三会一课”制度” → 核减“‘三会一课’制度”: of marks within marks every second pair is single (GB/T 15834—2011, 4.8.3.3).
 * A sentence whose marks do not pair is left as it is.
 */
export function nestQuotes(sentence: string): string {
  let depth = 0;
  let told = '';
  for (const letter of sentence) {
    if (letter === '“') depth += 1;
    if (letter === '”' && depth === 0) return sentence;
    const outer = depth % 2 === 1;
    told += letter === '“' ? (outer ? '“' : '‘') : letter === '”' ? (outer ? '”' : '’') : letter;
    if (letter === '”') depth -= 1;
  }
  return depth === 0 ? told : sentence;
}

/** A name or another text in quotation marks, its own marks single. */
export function quoted(words: string): string {
  return nestQuotes(`“${words}”`);
}
