/** One citation held against the law library: which version it was made for, whether its articles are there, what they share with the duty. */
import { articlesOf } from '../../../shared/logic/bases/articlePlace';
import { basisKey } from '../../../shared/logic/bases/basisKey';
import { citedEdition, editionOf } from '../../../shared/logic/bases/citedEdition';
import { excerptOf } from '../../../shared/logic/laws/excerptOf';
import { namesTownships } from '../../../shared/logic/laws/lawTerms';
import { moveArticle } from '../../../shared/logic/laws/moveArticle';
import { sharedWords } from '../../../shared/logic/laws/shareWords';
import type { LawArticle } from '../../../shared/model/law';
import type { CitationRow } from '../../../shared/views/bases';
import type { ArticleMoved, CheckedCitation, LawVersion, OtherVersion } from '../../../shared/views/laws';
import type { LawLibrary } from './lawLibrary';

/** What an item says it does; without it no words are compared. */
export interface Duty {
  readonly name: string;
  readonly text: string;
}

const NO_DUTY: Duty = { name: '', text: '' };

export function versionsOf(laws: LawLibrary, { title }: Pick<CitationRow, 'title'>): LawVersion[] {
  return laws.versions(basisKey(title) || title);
}

/** The version in force on the day of the list: the latest not after it; else the newest. */
function versionOn(versions: readonly LawVersion[], day: string): LawVersion | null {
  return versions.find(({ date, effectiveOn }) => (effectiveOn || date) <= day) ?? versions[0] ?? null;
}

/** The cited articles that version has. */
export function articlesAt(laws: LawLibrary, version: LawVersion, { place }: Pick<CitationRow, 'place'>): LawArticle[] {
  return articlesOf(place).flatMap((article) => laws.article(version.documentId, article) ?? []);
}

/** What tells which version a citation was made for when its text does not. */
export interface CitingDays {
  /** That of the list. */
  readonly list: string;
  /** When the citation was made as it stands; '' when nobody knows. */
  made(citation: CitationRow): string;
}

interface Meant {
  readonly by: OtherVersion['by'];
  readonly edition: string;
  /** Null: the library does not hold it. */
  readonly version: LawVersion | null;
}

/**
 * The version the citation was made for, where it is known: it names one, its excerpt stands in one and not in the one in
 * force, or it was made before that came.
 */
function meantVersion(
  laws: LawLibrary,
  citation: CitationRow,
  versions: readonly LawVersion[],
  current: LawVersion,
  days: CitingDays,
): Meant | null {
  const edition = editionOf(citation);
  if (edition !== '') {
    const version = versions.find((one) => one.date.startsWith(edition) || one.effectiveOn.startsWith(edition));
    return { by: 'named', edition, version: version ?? null };
  }
  if (citation.excerpt === '') {
    const came = current.date || current.effectiveOn;
    const made = versions.length > 1 ? days.made(citation) : '';
    const version = made === '' || made >= came ? null : versions.find((one) => (one.effectiveOn || one.date) <= made);
    return version ? { by: 'cited', edition: version.date, version } : null;
  }
  const says = (version: LawVersion): boolean => excerptOf(articlesAt(laws, version, citation)) === citation.excerpt;
  const version = says(current) ? undefined : versions.find(says);
  return version ? { by: 'excerpt', edition: version.date, version } : null;
}

function otherVersion(
  citation: CitationRow,
  current: LawVersion,
  { by, edition, version }: Meant,
): UncomparedVersion | null {
  if (version?.documentId === current.documentId) return null;
  const inTitle = by === 'named' && citedEdition(citation.title) === edition;
  return { by, edition, inTitle, held: version, current };
}

/** Where the cited articles of one version stand in another. */
export function movesBetween(
  laws: LawLibrary,
  citation: Pick<CitationRow, 'place'>,
  from: LawVersion,
  to: LawVersion,
): ArticleMoved[] {
  const later = laws.articles(to.documentId);
  return articlesAt(laws, from, citation).map((before) => {
    const { kind, to: after } = moveArticle(before, later);
    return { before, kind, after };
  });
}

/** Comparing two versions takes long, and most who ask need not know. */
type UncomparedVersion = Omit<OtherVersion, 'moves' | 'held'> & { readonly held: LawVersion | null };
export type UncomparedCitation = Omit<CheckedCitation, 'other'> & { readonly other: UncomparedVersion | null };

/** What the library says of a citation; `chosen` asks for another version than the one it was made for, or that is in force. */
export function checkCitation(
  laws: LawLibrary,
  citation: CitationRow,
  days: CitingDays,
  chosen?: number,
  duty: Duty = NO_DUTY,
): UncomparedCitation {
  const versions = versionsOf(laws, citation);
  const current = versionOn(versions, days.list);
  const answer = {
    citationId: citation.id,
    version: null,
    versions,
    other: null,
    articles: [],
    nearest: null,
    shared: [],
    namesTownships: false,
  };
  if (!current) return { ...answer, state: 'noLaw' };
  const meant = meantVersion(laws, citation, versions, current, days);
  const version = versions.find(({ documentId }) => documentId === chosen) ?? meant?.version ?? current;
  const told = { ...answer, version, other: meant && otherVersion(citation, current, meant) };
  const places = articlesOf(citation.place);
  if (places.length === 0) return { ...told, state: 'noPlace' };

  const articles = articlesAt(laws, version, citation);
  const text = articles.map((article) => article.text).join('\n');
  return {
    ...told,
    state: articles.length === places.length ? 'found' : 'noArticle',
    articles,
    shared: duty === NO_DUTY ? [] : sharedWords(`${duty.name}\n${duty.text}`, text),
    namesTownships: namesTownships(text),
  };
}
