/** Citations held against the law library: does the article exist, in which version, does it speak of the duty, where did it go. */
import { articlesOf } from '../../../shared/logic/bases/articlePlace';
import { basisKey } from '../../../shared/logic/bases/basisKey';
import { namesTownships } from '../../../shared/logic/laws/lawTerms';
import { moveArticle } from '../../../shared/logic/laws/moveArticle';
import { sharedWords } from '../../../shared/logic/laws/shareWords';
import { fail, ok, type Result } from '../../../shared/result';
import type { CitationRow } from '../../../shared/views/bases';
import type {
  ArticleSuggestion,
  CheckedCitation,
  CitationCheckTotals,
  LawVersion,
  MovedCitation,
} from '../../../shared/views/laws';
import type { ProjectFile } from '../database/projectFile';
import type { LawLibrary } from '../laws/lawLibrary';
import { effectiveDate, listCitations } from '../repositories/basisLibrary';
import { findItem, type ItemHead, readContents } from '../repositories/itemRepository';

/** The version in force on the day of the list: the latest not after it; else the newest. */
function versionOn(versions: readonly LawVersion[], day: string): LawVersion | null {
  return versions.find(({ date, effectiveOn }) => (effectiveOn || date) <= day) ?? versions[0] ?? null;
}

type Duty = Pick<ItemHead, 'name' | 'text'>;

/** What the library says of a citation; `chosen` asks for another version than the one in force on that day. */
function check(laws: LawLibrary, citation: CitationRow, duty: Duty, day: string, chosen?: number): CheckedCitation {
  const versions = laws.versions(basisKey(citation.title) || citation.title);
  const version = versions.find(({ documentId }) => documentId === chosen) ?? versionOn(versions, day);
  const answer = {
    citationId: citation.id,
    version,
    versions,
    articles: [],
    nearest: null,
    shared: [],
    namesTownships: false,
  };
  if (!version) return { ...answer, state: 'noLaw' };
  const places = articlesOf(citation.place);
  if (places.length === 0) return { ...answer, state: 'noPlace' };

  const articles = places.flatMap((place) => laws.article(version.documentId, place) ?? []);
  const text = articles.map((article) => article.text).join('\n');
  return {
    ...answer,
    state: articles.length === places.length ? 'found' : 'noArticle',
    articles,
    shared: sharedWords(`${duty.name}\n${duty.text}`, text),
    namesTownships: namesTownships(text),
  };
}

/** Every citation of the item, side by side with its articles. `documentId` asks for another version. Errors: ITEM_UNKNOWN. */
export function checkItemCitations(
  project: ProjectFile,
  laws: LawLibrary,
  { itemId, documentId }: { itemId: number; documentId?: number | undefined },
): Result<CheckedCitation[]> {
  const item = findItem(project.read, itemId);
  if (!item) return fail('ITEM_UNKNOWN', { item: itemId });
  const day = effectiveDate(project.read);
  const checked = listCitations(project.read, { itemIds: [itemId] }).map((citation) => {
    const one = check(laws, citation, item, day, documentId);
    if (one.state !== 'noPlace' || !one.version) return one;
    const nearest = laws.nearest(one.version.documentId, item.name, item.text) ?? null;
    return { ...one, nearest, shared: nearest ? sharedWords(`${item.name}\n${item.text}`, nearest.text) : [] };
  });
  return ok(checked);
}

const NO_DUTY: Duty = { name: '', text: '' };

/** All citations of live items counted by what the library says. */
export function countCitations(project: ProjectFile, laws: LawLibrary): CitationCheckTotals {
  const totals = { found: 0, noArticle: 0, noLaw: 0, noPlace: 0 };
  const wrong: CitationRow[] = [];
  const day = effectiveDate(project.read);
  for (const citation of listCitations(project.read)) {
    const { state } = check(laws, citation, NO_DUTY, day);
    totals[state] += 1;
    if (state === 'noArticle') wrong.push(citation);
  }
  return { ...totals, wrong };
}

/** Citations of the items, not verified yet, whose article is there and shares words with its duty: ready to be verified at once. */
export function verifiableCitations(
  project: ProjectFile,
  laws: LawLibrary,
  { itemIds }: { itemIds: readonly number[] },
): number[] {
  const day = effectiveDate(project.read);
  const duties = new Map(readContents(project.read, itemIds).map((item) => [item.id, item]));
  return listCitations(project.read, { itemIds })
    .filter((citation) => !citation.verified)
    .filter((citation) => {
      const { state, shared } = check(laws, citation, duties.get(citation.itemId) ?? NO_DUTY, day);
      return state === 'found' && shared.length > 0;
    })
    .map(({ id }) => id);
}

/** Articles for an item, best first, without those it cites already. Errors: ITEM_UNKNOWN. */
export function suggestArticles(
  project: ProjectFile,
  laws: LawLibrary,
  { itemId, limit }: { itemId: number; limit: number },
): Result<ArticleSuggestion[]> {
  const item = findItem(project.read, itemId);
  if (!item) return fail('ITEM_UNKNOWN', { item: itemId });
  const cited = new Set(
    listCitations(project.read, { itemIds: [itemId] }).flatMap(({ title, place }) =>
      articlesOf(place).map((article) => `${basisKey(title)} ${article}`),
    ),
  );
  const found = laws.suggest(item.name, item.text, limit + cited.size);
  return ok(found.filter(({ title, place }) => !cited.has(`${basisKey(title)} ${place}`)).slice(0, limit));
}

/** For every cited document with several versions: where each cited article of the one before stands in the newest. */
export function findMovedCitations(project: ProjectFile, laws: LawLibrary): MovedCitation[] {
  const moved: MovedCitation[] = [];
  for (const citation of listCitations(project.read)) {
    const [to, from] = laws.versions(basisKey(citation.title) || citation.title);
    if (!to || !from) continue;
    const later = laws.articles(to.documentId);
    for (const place of articlesOf(citation.place)) {
      const before = laws.article(from.documentId, place);
      if (!before) continue;
      const move = moveArticle(before, later);
      moved.push({ citation, from, to, kind: move.kind, before, after: move.to });
    }
  }
  return moved;
}
