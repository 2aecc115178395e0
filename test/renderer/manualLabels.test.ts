/** The manual's labels: what it tells to click or tick is in the program, keys and pictures too. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SCREENS } from '../../renderer/navigation';
import { SCREEN_LIST } from '../../renderer/screenList';
import { EVERYWHERE, type KeyRow, OF_PAGE } from '../../renderer/screens/help/pageKeys';
import { ERROR_CODES, errorText, isErrorCode } from '../../shared/errorText';

const root = resolve(import.meta.dirname, '../..');
const manual = resolve(root, 'docs/手册');
const chapters = readdirSync(manual).filter((name) => name.endsWith('.md'));
const chapterText = (name: string) => readFileSync(resolve(manual, name), 'utf8');

/** All the program says but for failures, as it stands in the sources, without comments and blanks. */
const program = ['renderer', 'shared', 'electron']
  .flatMap((folder) => sourcesIn(resolve(root, folder)))
  .map((path) => bare(readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')))
  .join('\n');

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && name !== 'errorText.ts')
    .map((name) => resolve(folder, name));
}

function bare(text: string): string {
  return text.replace(/\s/g, '');
}

/** Labels with a value in the middle, 导出{only.label}… and the like: what stands before and after it. */
const WORD = '[\\u4e00-\\u9fff（），、]*';
const VALUE = '\\{(?:[^{}<;]|\\{[^{}<;]*\\})*\\}';
const templates = [...program.matchAll(new RegExp(`(?<=(${WORD})\\$?)(?=${VALUE}(${WORD}…?))`, 'g'))].map(
  ([, before = '', after = '']) => ({ before, after }),
);

/** Whether the program has the label, whole or put together of a template and a word of its own; `n` is any number. */
function isLabel(label: string): boolean {
  if (program.includes(label)) return true;
  return templates.some(({ before, after }) => {
    if (before.length + after.length < 2 || !label.startsWith(before) || !label.endsWith(after)) return false;
    const middle = label.slice(before.length, label.length - after.length);
    return (
      label.length >= before.length + after.length && (/^(n|\d*)$/.test(middle) || program.includes(`'${middle}'`))
    );
  });
}

/** Whatever ends in “…” opens something, and what one clicks (点) or ticks (勾) is a button, a link or a box. */
function labelsIn(text: string): readonly string[] {
  const opening = text.matchAll(/(?:“|\*\*)([^“”*\n]{1,30}[^…])…(?:”|\*\*)/g);
  const clicked = text.matchAll(/[点勾](?:“|\*\*)([^“”*\n]{1,30})(?:”|\*\*)/g);
  const labels = [...[...opening].map(([, label]) => `${label}…`), ...[...clicked].map(([, label]) => label ?? '')];
  // “更多 — 附上文件…” is a way through a menu: its last step.
  return [...new Set(labels.map((label) => bare(label.split(/[—›→]/).at(-1) ?? '')))];
}

/** The keys of “?”, one by one: 1 … 5, U　I. */
function keysOf(rows: readonly KeyRow[]): readonly string[] {
  return rows.flatMap(([keys]) => keys.split(/[\s…]+/));
}

/** The keys a chapter tells, each between backticks. */
function keysIn(chapter: string): ReadonlySet<string> {
  return new Set([...chapterText(`${chapter}.md`).matchAll(/`([^`\n]+)`/g)].map(([, key]) => key ?? ''));
}

describe('the manual', () => {
  it.each(chapters)('%s names only labels the program has', (name) => {
    expect(labelsIn(chapterText(name)).filter((label) => !isLabel(label))).toEqual([]);
  });

  it.each(SCREENS)('tells the keys of %s', (screen) => {
    // Moving about is told once, with what is the same on every page.
    const own = keysOf(OF_PAGE[screen]).filter((key) => /(?:^|\+)(?:[A-Z\d]|F\d+|Del)$/.test(key));
    expect(own.filter((key) => !keysIn(SCREEN_LIST[screen].chapter).has(key))).toEqual([]);
  });

  it('tells the keys of every page once', () => {
    const moving = SCREENS.flatMap((screen) => keysOf(OF_PAGE[screen])).filter((key) =>
      /^(?:[↑↓←→]|Pg..|Tab|Esc)$/.test(key),
    );
    const told = keysIn('总览');
    // The key of a backtick stands in words: the manual has no way to quote it.
    const quotable = [...keysOf(EVERYWHERE), ...moving].filter((key) => !key.includes('`'));
    expect(quotable.filter((key) => !told.has(key))).toEqual([]);
  });

  it('shows only pictures there are, and every one, and links only to its chapters', () => {
    const targets = chapters.flatMap((name) =>
      [...chapterText(name).matchAll(/\]\(([^)\s#]+)\)/g)].map(([, target]) => decodeURIComponent(target ?? '')),
    );
    const pictures = readdirSync(resolve(manual, '图')).map((name) => `图/${name}`);
    expect(targets.filter((target) => !existsSync(resolve(manual, target)))).toEqual([]);
    expect(pictures.filter((picture) => !targets.includes(picture))).toEqual([]);
  });

  it('is not the only one to name labels: what failures tell to click is there', () => {
    const told = ERROR_CODES.filter(isErrorCode).flatMap((code) => labelsIn(errorText(code, {})));
    expect(told.length).toBeGreaterThan(5);
    expect(told.filter((label) => !isLabel(label))).toEqual([]);
  });

  it('names some', () => {
    expect(chapters.flatMap((name) => labelsIn(chapterText(name))).length).toBeGreaterThan(100);
  });
});
