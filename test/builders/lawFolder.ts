/** Thousands of real law texts written out as an office keeps them, one file a law; only where the collection is at hand. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const lawSchema = z.object({
  title: z.string(),
  level: z.string(),
  date: z.string(),
  articles: z.array(z.tuple([z.string(), z.string()])),
});

const root = resolve(import.meta.dirname, '../..');
/** Beside the project's folder, or named by the environment. */
const places = [process.env.SHUANGSHU_LAWS ?? '', '../shared/laws', '../../shared/laws'].map((place) =>
  resolve(root, place, 'laws.jsonl.gz'),
);

/** Path of the collection, or null where there is none. */
export function lawCollection(): string | null {
  return places.find((place) => existsSync(place)) ?? null;
}

/** Writes the laws into `folder`, each with its title, date and articles, as .txt or every tenth as .md; answers how many. */
export function writeLawFolder(collection: string, folder: string): { laws: number; articles: number } {
  mkdirSync(folder, { recursive: true });
  const lines = gunzipSync(readFileSync(collection)).toString('utf8').split('\n').filter(Boolean);
  let articles = 0;
  lines.forEach((line, index) => {
    const law = lawSchema.parse(JSON.parse(line));
    articles += law.articles.length;
    const [year, month, day] = law.date.split('-').map(Number);
    const date = law.date === '' ? '' : `（${year}年${month}月${day}日公布）\n`;
    const body = law.articles.map(([number, text]) => `${number}　${text}`).join('\n');
    const markdown = index % 10 === 0;
    const name = `${law.title.replace(/[\\/:*?"<>|]/g, '').slice(0, 60)}_${index}.${markdown ? 'md' : 'txt'}`;
    writeFileSync(join(folder, name), `${markdown ? '# ' : ''}${law.title}\n${date}\n${body}\n`);
  });
  return { laws: lines.length, articles };
}
