/** The peer: plain TF-IDF over character 1- and 2-grams of name and text, cosine, nothing else. */
import type { Match, Matchable } from '../../shared/model/match';

const gramsOf = (row: Matchable): Map<string, number> => {
  const grams = new Map<string, number>();
  const text = `${row.name}\n${row.text ?? ''}`;
  for (let start = 0; start < text.length; start += 1) {
    for (const size of [1, 2]) {
      const gram = text.slice(start, start + size);
      if (gram.length === size) grams.set(gram, (grams.get(gram) ?? 0) + 1);
    }
  }
  return grams;
};

/** The first five items by cosine; nothing is ticked. */
export function plainBaseline(items: readonly Matchable[], entries: readonly Matchable[]): Match[] {
  const documents = items.map(gramsOf);
  const counts = new Map<string, number>();
  for (const grams of documents) for (const gram of grams.keys()) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const rarity = (gram: string): number => 1 + Math.log((1 + items.length) / (1 + (counts.get(gram) ?? 0)));
  const weigh = (grams: Map<string, number>): Map<string, number> => {
    const weighed = [...grams]
      .filter(([gram]) => counts.has(gram))
      .map(([gram, count]): [string, number] => [gram, count * rarity(gram)]);
    const norm = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
    return new Map(weighed.map(([gram, weight]) => [gram, weight / norm]));
  };
  const vectors = documents.map(weigh);
  return entries.map((entry) => {
    const query = [...weigh(gramsOf(entry))];
    const scored = vectors.map((vector, place) => ({
      item: items[place]?.id ?? '',
      score: query.reduce((sum, [gram, weight]) => sum + weight * (vector.get(gram) ?? 0), 0),
      reasons: [],
    }));
    scored.sort((a, b) => b.score - a.score);
    return { entry: entry.id, suggestion: 'review', preselected: [], candidates: scored.slice(0, 5) };
  });
}
