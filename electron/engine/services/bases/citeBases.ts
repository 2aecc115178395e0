/** Citations of an item: added from text as written, corrected, taken off, verified one by one or many at once. */
import type { Parsed } from '../../../../shared/contract';
import { editionOf, writtenBeside } from '../../../../shared/logic/bases/citedEdition';
import { formatCitation, readCitation } from '../../../../shared/logic/bases/parseCitation';
import { excerptOf } from '../../../../shared/logic/laws/excerptOf';
import { splitBases } from '../../../../shared/logic/reading/rows/cellValues';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { fail, ok, type Result } from '../../../../shared/result';
import type { CitationRow } from '../../../../shared/views/bases';
import type { WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { checkCitation } from '../../laws/checkCitation';
import type { LawLibrary } from '../../laws/lawLibrary';
import { citingDays, listCitations } from '../../repositories/bases/basisLibrary';
import { ensureBasis, insertCitation, titleOfBasis } from '../../repositories/bases/basisRepository';
import {
  removeCitation as dropCitation,
  isCited,
  nextPosition,
  updateCitation,
  verifyCitation,
} from '../../repositories/bases/citationRepository';
import { readContents, settleOwnPrints } from '../../repositories/pool/itemContents';
import { itemInState } from '../../repositories/pool/itemInState';

/** Reads the text as a cell of a list is read: one citation or several. Errors: ITEM_UNKNOWN, ITEM_SUBTRACTED, CITED_ALREADY. */
export function addCitations(project: ProjectFile, input: Parsed<'addCitations'>): Result<{ added: number }> {
  const { itemId, text, supports, excerpt } = input;
  return record(project, { name: 'addCitations', input, effect: 'undoable' }, (write) => {
    const found = itemInState(write, itemId, true);
    if (!found.ok) return found;
    const item = found.value;
    const [before] = readContents(write, [itemId]);
    const added: string[] = [];
    for (const citation of splitBases(text).map(readCitation)) {
      const basisId = ensureBasis(write, citation);
      if (isCited(write, itemId, basisId, citation.clause)) continue;
      insertCitation(write, { itemId, basisId, position: nextPosition(write, itemId), supports, excerpt }, citation);
      added.push(formatCitation(citation));
    }
    if (added.length === 0) return fail('CITED_ALREADY', { item: item.name });
    if (before) settleOwnPrints(write, before);
    return ok({ value: { added: added.length }, summary: `“${item.name}”加依据${added.join('、')}` });
  });
}

/** Another text, support or excerpt; another document, edition or clause must be verified anew. Errors: CITATION_UNKNOWN, CITATIONS_SEVERAL, CITED_ALREADY. */
export function changeCitation(project: ProjectFile, input: Parsed<'changeCitation'>): Result<null> {
  const { citationId, text, supports, excerpt } = input;
  return record(project, { name: 'changeCitation', input, effect: 'undoable' }, (write) => {
    const before = citationOf(write, citationId);
    if (!before) return fail('CITATION_UNKNOWN');
    const [piece = text, ...more] = splitBases(text);
    if (more.length > 0) return fail('CITATIONS_SEVERAL', { item: before.itemName, count: more.length + 1 });
    const citation = readCitation(piece);
    const basisId = ensureBasis(write, citation);
    if (isCited(write, before.itemId, basisId, citation.clause, citationId))
      return fail('CITED_ALREADY', { item: before.itemName });
    const { clause } = citation;
    const written = writtenBeside(citation, titleOfBasis(write, basisId));
    const stays =
      basisId === before.basisId &&
      clause === before.clause &&
      editionOf({ title: before.title, written }) === editionOf(before);
    const draft = { basisId, clause, written: stays ? before.written : written, supports, excerpt };
    const [item] = readContents(write, [before.itemId]);
    updateCitation(write, citationId, draft, !stays);
    if (item) settleOwnPrints(write, item);
    return ok({ value: null, summary: `“${before.itemName}”的依据改为${formatCitation(citation)}` });
  });
}

/** Errors: CITATION_UNKNOWN. */
export function removeCitation(project: ProjectFile, input: Parsed<'removeCitation'>): Result<null> {
  return record(project, { name: 'removeCitation', input, effect: 'undoable' }, (write) => {
    const citation = citationOf(write, input.citationId);
    if (!citation) return fail('CITATION_UNKNOWN');
    const [item] = readContents(write, [citation.itemId]);
    dropCitation(write, citation.id);
    if (item) settleOwnPrints(write, item);
    const why = input.reason === '' ? '' : `：${input.reason}`;
    return ok({ value: null, summary: `“${citation.itemName}”去掉依据${formatCitation(citation)}${why}` });
  });
}

/**
 * 条款核对: by whoever works here, now. The articles are kept as an excerpt where the library holds them: of the version
 * `documentId`, else of the one the citation was made for or that is in force. Errors: CITATION_UNKNOWN.
 */
export function verifyCitations(
  project: ProjectFile,
  laws: LawLibrary,
  input: Parsed<'verifyCitations'>,
): Result<{ changed: number }> {
  const { citationIds, verified, documentId } = input;
  const asked = citationIds.length > 20 ? { citations: citationIds.length, verified } : input;
  return record(project, { name: 'verifyCitations', input: asked, effect: 'undoable' }, (write) => {
    const citations = listCitations(write, { ids: citationIds }).filter(
      (citation) => citation.verified !== verified || citation.doubt !== '',
    );
    const [first] = citations;
    if (!first) return fail('CITATION_UNKNOWN');
    const { operator } = project.session;
    const at = project.session.now();
    const days = citingDays(write);
    const versions = new Set<string>();
    for (const citation of citations) {
      const { version, articles } = verified ? checkCitation(laws, citation, days, documentId) : NOTHING;
      const excerpt = excerptOf(articles);
      if (excerpt !== '' && version) versions.add(version.date);
      verifyCitation(write, citation.id, { verified, by: operator, at }, excerpt);
    }
    const [date = ''] = versions;
    const what =
      citations.length === 1
        ? `“${first.itemName}”的${formatCitation(first)}${date === '' ? '' : `（文库中 ${date} 的版本）`}`
        : ` ${groupDigits(citations.length)} 条依据`;
    return ok({ value: { changed: citations.length }, summary: `${verified ? '核对' : '撤回核对'}${what}` });
  });
}

/** What the library says where it is not asked. */
const NOTHING = { version: null, articles: [] } as const;

function citationOf(write: WriteHandle, id: number): CitationRow | undefined {
  return listCitations(write, { ids: [id] })[0];
}
