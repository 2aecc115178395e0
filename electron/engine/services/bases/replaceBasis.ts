/** 改引代替的依据: what cites a repealed document cites the one that took its place, in all items that were ticked, as one step. */
import type { Parsed } from '../../../../shared/contract';
import { formatPlaces, readPlaces } from '../../../../shared/logic/bases/articlePlace';
import { citedTitle } from '../../../../shared/logic/bases/parseCitation';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { findBasis, listCitations } from '../../repositories/bases/basisLibrary';
import { isCited, removeCitation, updateCitation } from '../../repositories/bases/citationRepository';
import { readContents, settleOwnPrints } from '../../repositories/pool/itemContents';

/** More than articles: 附件2, 第三章. */
const FURTHER_WORDS = /[^第条款项目之一二三四五六七八九十百千零〇○两\d０-９（）()、，,和及与至到—–～~\s-]/;

/** Articles as lists print them; where more is said, as it was typed. */
function asPrinted(typed: string): string {
  return FURTHER_WORDS.test(typed) ? typed : formatPlaces(readPlaces(typed)) || typed;
}

/**
 * Each at the clause told for it, to be verified anew; where the item cites the other document there already, the old
 * citation goes. Errors: BASIS_UNKNOWN; CITATION_UNKNOWN when none of them cites the document any more.
 */
export function replaceBasis(project: ProjectFile, input: Parsed<'replaceBasis'>): Result<{ items: number }> {
  const { basisId, byId, citations, reason } = input;
  const asked = citations.length > 20 ? { basisId, byId, citations: citations.length, reason } : input;
  return record(project, { name: 'replaceBasis', input: asked, effect: 'undoable' }, (write) => {
    const [basis, by] = [findBasis(write, basisId), findBasis(write, byId)];
    if (!basis || !by || byId === basisId) return fail('BASIS_UNKNOWN');
    const clauses = new Map(citations.map(({ citationId, clause }) => [citationId, clause]));
    const rows = listCitations(write, { basisId }).filter(({ id }) => clauses.has(id));
    if (rows.length === 0) return fail('CITATION_UNKNOWN');
    const items = readContents(write, [...new Set(rows.map(({ itemId }) => itemId))]);
    for (const { id, itemId, supports } of rows) {
      const typed = clauses.get(id) ?? '';
      const clause = asPrinted(typed);
      if (isCited(write, itemId, byId, clause)) removeCitation(write, id);
      else updateCitation(write, id, { basisId: byId, clause, written: '', supports, excerpt: '' }, true);
    }
    for (const item of items) settleOwnPrints(write, item);
    const whose = items.length === 1 ? quoted(items[0]?.name ?? '') : `${groupDigits(items.length)} 项`;
    const summary = `${whose}引用的${citedTitle(basis.title)}改引${citedTitle(by.title)}：${reason}`;
    return ok({ value: { items: items.length }, summary });
  });
}
