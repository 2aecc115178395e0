/** Pages and commands the search box also finds: by their words, their pinyin and their initials. */
import { SCREENS, useNavigation } from '../../navigation';
import { SCREEN_LIST } from '../../screenList';

export interface Command {
  readonly key: string;
  readonly word: string;
  /** Pinyin by syllable; the initials follow from it. */
  readonly pinyin: string;
  readonly hint: string;
  readonly act: () => void;
}

/** All pages, to be followed by what the frame can do. */
export function usePageCommands(): readonly Command[] {
  const { go } = useNavigation();
  return SCREENS.map((screen) => {
    const { word, pinyin, about } = SCREEN_LIST[screen];
    return { key: `page-${screen}`, word, pinyin, hint: about, act: () => go(screen) };
  });
}

/** Commands that answer every term of the query; all of them for an empty one. */
export function findCommands(commands: readonly Command[], query: string): readonly Command[] {
  const terms = query.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter((command) => terms.every((term) => answers(command, term)));
}

function answers({ word, pinyin, hint }: Command, term: string): boolean {
  if (word.includes(term) || hint.includes(term)) return true;
  const syllables = pinyin.split(' ');
  const whole = syllables.join('');
  const initials = syllables.map((syllable) => syllable[0] ?? '').join('');
  return /^[a-z]+$/.test(term) && (whole.startsWith(term) || initials.startsWith(term));
}
