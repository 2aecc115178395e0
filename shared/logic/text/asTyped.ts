/** Texts and what is typed to find them, brought to one writing: half width, small letters, one kind of bracket and of quotation mark. */

const SIGNS = /[！-～[\]{}〔〕【】〖〗「」『』“”„‘’‚]/gu;
const ALIKE: Readonly<Record<string, string>> = Object.fromEntries([
  ...Array.from('[{〔【〖「『', (sign) => [sign, '(']),
  ...Array.from(']}〕】〗」』', (sign) => [sign, ')']),
  ...Array.from('“”„', (sign) => [sign, '"']),
  ...Array.from('‘’‚', (sign) => [sign, "'"]),
]);
const FULL_WIDTH = 0xfee0;

/** A character stays a character, so that positions hold. */
export function asTyped(text: string): string {
  return text
    .replace(SIGNS, (sign) => {
      const half = sign >= '！' ? String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH) : sign;
      return ALIKE[half] ?? half;
    })
    .toLowerCase();
}
