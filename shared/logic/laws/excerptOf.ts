/** 条文摘录: the text of articles as it is kept in the project beside their citation. */
import type { LawArticle } from '../../model/law';

/** Longer articles are cut. */
const LONGEST = 2_000;

/** '' for none. */
export function excerptOf(articles: readonly Pick<LawArticle, 'text'>[]): string {
  return articles
    .map(({ text }) => text)
    .join('\n')
    .slice(0, LONGEST);
}
