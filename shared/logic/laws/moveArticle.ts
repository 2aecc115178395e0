/** Where an article of the earlier version stands in the later one. */
import type { LawArticle } from '../../model/law';
import { likeness } from './shareWords';

export type ArticleMove =
  | { readonly kind: 'same' | 'changed' | 'moved'; readonly to: LawArticle }
  | { readonly kind: 'gone'; readonly to: null };

/** An article at its old number says the same thing above this; one elsewhere is its successor above the other. */
const STAYED = 0.6;
const SUCCEEDED = 0.5;

/** `same`: word for word at its number; `changed`: there, reworded; `moved`: under another number; `gone`: nowhere. */
export function moveArticle(before: LawArticle, later: readonly LawArticle[]): ArticleMove {
  const there = later.find(({ place }) => place === before.place);
  if (there && there.text === before.text) return { kind: 'same', to: there };
  const alike = there ? likeness(before.text, there.text) : 0;
  let best: { article: LawArticle; alike: number } | null = null;
  for (const article of later) {
    if (article === there) continue;
    const found = likeness(before.text, article.text);
    if (found >= SUCCEEDED && found > (best?.alike ?? 0)) best = { article, alike: found };
  }
  if (best && best.alike > alike) return { kind: 'moved', to: best.article };
  if (there && alike >= STAYED) return { kind: 'changed', to: there };
  return best ? { kind: 'moved', to: best.article } : { kind: 'gone', to: null };
}
