/** Traditional characters folded to simplified ones, for comparing only; simplified texts are never touched. */
import traditional from './traditional.json';

const CHARACTERS: ReadonlyMap<string, string> = (() => {
  const pairs = [...traditional.characters];
  return new Map(
    pairs.flatMap((character, place): [string, string][] =>
      place % 2 === 0 ? [[character, pairs[place + 1] ?? character]] : [],
    ),
  );
})();
const PHRASES: ReadonlyMap<string, string> = new Map(
  traditional.phrases.map(([written = '', simple = '']): [string, string] => [written, simple]),
);
const FOLDED = new RegExp(`${[...PHRASES.keys()].join('|')}|[${[...CHARACTERS.keys()].join('')}]`, 'gu');

/** Phrases first (憑著 → 凭着, while 瞭望 stays), then character by character; what the table does not know stays. */
export function toSimplified(text: string): string {
  return text.replace(FOLDED, (written) => PHRASES.get(written) ?? CHARACTERS.get(written) ?? written);
}
