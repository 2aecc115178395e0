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

/** Every character by which a text that needs folding is known: of a phrase those that change, or its first where none does. */
const TELLING = new Set([
  ...CHARACTERS.keys(),
  ...[...PHRASES].flatMap(([written, simple]) => {
    const changed = [...written].filter((character, place) => character !== [...simple][place]);
    return changed.length > 0 ? changed : [...written].slice(0, 1);
  }),
]);

/** Whether a text with this character may need folding; one without any such character is simplified already. */
export function mayBeTraditional(character: string): boolean {
  return TELLING.has(character);
}
