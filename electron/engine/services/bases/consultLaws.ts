/** Citations held against the law library: does the article exist, in which version, does it speak of the duty, where did it go. */
import { articlesOf } from '../../../../shared/logic/bases/articlePlace';
import { basisKey } from '../../../../shared/logic/bases/basisKey';
import { movedClause } from '../../../../shared/logic/bases/movedClause';
import { sharedWords } from '../../../../shared/logic/laws/shareWords';
import { fail, ok, type Result } from '../../../../shared/result';
import type { CitationRow } from '../../../../shared/views/bases';
import type {
  ArticleSuggestion,
  CheckedCitation,
  CitationCheckTotals,
  LawVersion,
  MovedCitation,
  ReplacementRow,
} from '../../../../shared/views/laws';
import type { ProjectFile } from '../../database/file/projectFile';
import {
  articlesAt,
  type CitingDays,
  checkCitation,
  type Duty,
  movesBetween,
  type UncomparedCitation,
  versionsOf,
} from '../../laws/checkCitation';
import type { LawLibrary } from '../../laws/lawLibrary';
import { citingDays, findBasis, listCitations } from '../../repositories/bases/basisLibrary';
import { readContents } from '../../repositories/pool/itemContents';
import { findItem } from '../../repositories/pool/itemRepository';

/** Every citation of the item, side by side with its articles. `documentId` asks for another version. Errors: ITEM_UNKNOWN. */
export function checkItemCitations(
  project: ProjectFile,
  laws: LawLibrary,
  { itemId, documentId }: { itemId: number; documentId?: number | undefined },
): Result<CheckedCitation[]> {
  const item = findItem(project.read, itemId);
  if (!item) return fail('ITEM_UNKNOWN', { item: itemId });
  const days = citingDays(project.read);
  const checked = listCitations(project.read, { itemIds: [itemId] }).map((citation) => {
    const one = compared(laws, citation, checkCitation(laws, citation, days, documentId, item));
    if (one.state !== 'noPlace' || !one.version) return one;
    const nearest = laws.nearest(one.version.documentId, item.name, item.text) ?? null;
    return { ...one, nearest, shared: nearest ? sharedWords(`${item.name}\n${item.text}`, nearest.text) : [] };
  });
  return ok(checked);
}

function compared(laws: LawLibrary, citation: CitationRow, { other, ...one }: UncomparedCitation): CheckedCitation {
  if (!other) return { ...one, other };
  const { held, current } = other;
  const moves = held ? movesBetween(laws, citation, held, current) : [];
  return { ...one, other: { ...other, held: held !== null, moves } };
}

/** All citations of live items counted by what the library says. */
export function countCitations(project: ProjectFile, laws: LawLibrary): CitationCheckTotals {
  const totals = { found: 0, noArticle: 0, noLaw: 0, noPlace: 0 };
  const wrong: CitationRow[] = [];
  const days = citingDays(project.read);
  for (const citation of listCitations(project.read)) {
    const { state } = checkCitation(laws, citation, days);
    totals[state] += 1;
    if (state === 'noArticle') wrong.push(citation);
  }
  return { ...totals, wrong };
}

/**
 * Citations of the items, not verified yet, whose article is there and shares words with its duty: ready to be verified at
 * once. Those made for another version than the one in force are for the eye: `other` counts them.
 */
export function verifiableCitations(
  project: ProjectFile,
  laws: LawLibrary,
  { itemIds }: { itemIds: readonly number[] },
): { ready: number[]; other: number } {
  const days = citingDays(project.read);
  const duties = new Map(readContents(project.read, itemIds).map((item) => [item.id, item]));
  const open = listCitations(project.read, { itemIds }).filter((citation) => !citation.verified);
  const checked = open.map((citation) => checkCitation(laws, citation, days, undefined, duties.get(citation.itemId)));
  const ready = checked.filter(({ state, shared, other }) => state === 'found' && shared.length > 0 && other === null);
  return {
    ready: ready.map(({ citationId }) => citationId),
    other: checked.filter(({ other }) => other !== null).length,
  };
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
  const { list } = citingDays(project.read);
  const found = laws.suggest(item.name, item.text, limit + cited.size);
  return ok(
    found
      .filter(({ title, place }) => !cited.has(`${basisKey(title)} ${place}`))
      .slice(0, limit)
      .map((one) => ({ ...one, notYet: (one.effectiveOn || one.date) > list })),
  );
}

/** From which version a citation comes, and how that is known. */
interface Origin {
  readonly from: LawVersion;
  readonly by: MovedCitation['by'];
}

/**
 * The version a citation was made for: the one it names, was excerpted from or was made under; else the one in force on the day of the
 * list, unless only an earlier one speaks of the duty at that place. Null where that version is not in the library.
 */
function originOf(laws: LawLibrary, citation: CitationRow, days: CitingDays, duty: Duty | undefined): Origin | null {
  const { other, version, versions, shared } = checkCitation(laws, citation, days, undefined, duty);
  if (!version) return null;
  if (other) return other.held && { from: other.held, by: other.by };
  if (shared.length > 0 || !duty) return { from: version, by: 'force' };
  const earlier = versions.filter(({ date }) => date < version.date);
  const speaking = earlier.find((one) => {
    const text = articlesAt(laws, one, citation).map((article) => article.text);
    return sharedWords(`${duty.name}\n${duty.text}`, text.join('\n')).length > 0;
  });
  return speaking ? { from: speaking, by: 'words' } : { from: version, by: 'force' };
}

/** For every citation made for another version than the newest: where each cited article stands in that. */
export function findMovedCitations(project: ProjectFile, laws: LawLibrary): MovedCitation[] {
  const days = citingDays(project.read);
  const citations = listCitations(project.read).filter((citation) => versionsOf(laws, citation).length > 1);
  const duties = new Map(
    readContents(project.read, [...new Set(citations.map(({ itemId }) => itemId))]).map((item) => [item.id, item]),
  );
  return citations.flatMap((citation) => {
    const [to] = versionsOf(laws, citation);
    const origin = originOf(laws, citation, days, duties.get(citation.itemId));
    if (!to || !origin || origin.from.documentId === to.documentId) return [];
    return movesBetween(laws, citation, origin.from, to).map((move) => ({ citation, ...origin, to, ...move }));
  });
}

/** Each citation of a document by a live item, with where its articles stand in the one that takes its place. Errors: BASIS_UNKNOWN. */
export function previewReplacement(
  project: ProjectFile,
  laws: LawLibrary,
  { basisId, byId }: { basisId: number; byId: number },
): Result<ReplacementRow[]> {
  const by = findBasis(project.read, byId);
  if (!by || byId === basisId || !findBasis(project.read, basisId)) return fail('BASIS_UNKNOWN');
  const days = citingDays(project.read);
  const [to] = versionsOf(laws, by);
  return ok(
    listCitations(project.read, { basisId }).map((citation): ReplacementRow => {
      const { version, state } = checkCitation(laws, citation, days);
      if (citation.clause === '') return { citation, state: 'noPlace', clause: '', moves: [] };
      if (citation.place === '') return { citation, state: 'unmapped', clause: '', moves: [] };
      if (!version || !to) return { citation, state: 'noLaw', clause: '', moves: [] };
      const moves = movesBetween(laws, citation, version, to);
      const clause = state === 'found' ? movedClause(citation, moves) : null;
      return { citation, state: clause === null ? 'unmapped' : worstOf(moves), clause: clause ?? '', moves };
    }),
  );
}

function worstOf(moves: ReplacementRow['moves']): 'same' | 'changed' | 'moved' {
  const kinds = moves.map(({ kind }) => kind);
  return kinds.includes('moved') ? 'moved' : kinds.includes('changed') ? 'changed' : 'same';
}
