/** Makes any stored text fit for paper: what XML cannot hold or a printed cell cannot show is replaced or dropped. */

/** Vertical tab, form feed, NEL and the Unicode separators all mean "new line" to whoever typed them. */
const LINE_BREAKS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** Control characters other than line feed, and the two noncharacters XML 1.0 forbids. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is removed here
const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * The text as it can be printed: line breaks become `\n`, tabs a space, lone surrogates U+FFFD; other control characters
 * are dropped. Idempotent; anything else, white space included, is kept as it is.
 */
export function printableText(text: string): string {
  return text
    .replace(LINE_BREAKS, '\n')
    .replaceAll('\t', ' ')
    .replace(UNPRINTABLE, '')
    .replace(LONE_SURROGATE, '\uFFFD');
}
