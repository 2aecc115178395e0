/** The list of screens: every screen has its chapter of the manual, and is found by its word, its pinyin and its initials. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCommands } from '../../renderer/frame/search/commands';
import { SCREENS } from '../../renderer/navigation';
import { SCREEN_LIST } from '../../renderer/screenList';

const manual = resolve(import.meta.dirname, '../../docs/手册');

describe('the list of screens', () => {
  it.each(SCREENS)('%s has a chapter with a picture', (screen) => {
    const chapter = resolve(manual, `${SCREEN_LIST[screen].chapter}.md`);
    expect(existsSync(chapter)).toBe(true);
    const pictures = [...readFileSync(chapter, 'utf8').matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(
      ([, path]) => path ?? '',
    );
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures)
      expect(existsSync(resolve(manual, decodeURIComponent(picture))), picture).toBe(true);
  });

  it('finds every screen by its word, its pinyin and its initials', () => {
    const commands = SCREENS.map((screen) => {
      const { word, pinyin, about } = SCREEN_LIST[screen];
      return { key: screen, word, pinyin, hint: about, act: () => undefined };
    });
    for (const { key, word, pinyin } of commands) {
      const syllables = pinyin.split(' ');
      // A syllable for every character.
      expect(syllables, word).toHaveLength(word.length);
      for (const query of [word, syllables.join(''), syllables.map((one) => one[0]).join('')])
        expect(
          findCommands(commands, query).map((one) => one.key),
          query,
        ).toContain(key);
    }
  });
});
