/** What is said of duties in many ways (`sayings/`): of each a heading, and below it how lists, clerks and people say it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Saying } from './learnSenses';

/** Of all files; the headings are sayings, too. */
export function readSayings(folder: string): Saying[] {
  let subject = -1;
  return linesOf(folder).map((line) => {
    if (line.startsWith('#')) subject += 1;
    return { subject, words: line.replace(/^#\s*/, '') };
  });
}

/** What tells whether senses were learnt from these sayings and this thesaurus. */
export function stampOf(folder: string, thesaurus: string): string {
  const text = [...linesOf(folder), readFileSync(thesaurus, 'utf8').replaceAll('\r', '')].join('\n');
  return createHash('sha256').update(text).digest('hex');
}

function linesOf(folder: string): string[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort();
  return files.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}
