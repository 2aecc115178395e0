/** A sentence as someone typed it, with one stop at its end. */
export function closed(words: string): string {
  return words === '' || /[。！？]$/.test(words) ? words : `${words.replace(/[，；、.]+$/u, '')}。`;
}
