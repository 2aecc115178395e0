/** Text as it is compared: without width and blanks. */

/** Han characters, ASCII letters and digits only: nothing that folding would change. */
const isLevel = /^[\u4e00-\u9fffA-Za-z0-9]*$/;

export function levelled(text: string): string {
  // A large table asks this a million times; most of its texts are level already.
  return isLevel.test(text) ? text : text.normalize('NFKC').replace(/\s+/g, '');
}
