/** 采用为新事项: what the form of an entry starts with: the entry's own words, nothing invented; its departments under the names they are registered by. */
import { guessBasisLevel, isOnlyTold, parseCitation } from '../../../../shared/logic/bases/parseCitation';
import { callAsRegistered } from '../../../../shared/logic/pool/callAsRegistered';
import { draftNew } from '../../../../shared/logic/pool/draftNew';
import { listOfCategory } from '../../../../shared/logic/schemes/schemeLists';
import { fail, ok, type Result } from '../../../../shared/result';
import type { EntryDraft } from '../../../../shared/views/matching';
import type { ProjectFile } from '../../database/file/projectFile';
import { findEntry, readEntryContent } from '../../repositories/merge/entryRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { departmentNames, departmentsMeant } from '../../repositories/units/departmentsMeant';
import { listNoDepartments } from '../../repositories/units/unitRepository';

/**
 * A category the scheme lacks is left to the person; one it has under another name is proposed, and both are told.
 * Errors: ENTRY_UNKNOWN.
 */
export function draftEntry({ read }: ProjectFile, { entryId }: { entryId: number }): Result<EntryDraft> {
  const entry = findEntry(read, entryId);
  const content = readEntryContent(read, entryId);
  if (!entry || !content) return fail('ENTRY_UNKNOWN', { entry: entryId });
  const { scheme } = readProject(read);
  const drafted = draftNew(content, entry.unit, entry.direction, scheme, listNoDepartments(read));
  const known = listOfCategory(scheme, drafted.category, drafted.listId);
  const meant = scheme.lists.find(({ aliases }) => aliases[drafted.category] !== undefined);
  const meantBy = drafted.leadDepartment === content.department ? departmentsMeant(read, content.department) : null;
  const [leading = '', ...others] = meantBy ?? [];
  const nameOf = departmentNames(read);
  const called = callAsRegistered(drafted, (name) => (meantBy && name === content.department ? leading : nameOf(name)));
  return ok({
    draft: {
      ...called,
      // Whoever reports it has it, should it turn out to be particular.
      townships: drafted.scope === 'common' && entry.direction === 'up' ? [entry.unit] : drafted.townships,
      coDepartments: [...new Set([...others, ...called.coDepartments])],
      listId: known?.id ?? meant?.id ?? scheme.lists[0]?.id ?? '',
      category: known ? drafted.category : (meant?.aliases[drafted.category] ?? ''),
    },
    unreadBases: content.bases.filter(isUnread),
    writtenCategory: known ? '' : drafted.category,
    writtenDepartment: meantBy ? content.department : '',
  });
}

/** Neither a law nor a document by its name or number: 上级要求, 三定, 去年下的通知. */
function isUnread(basis: string): boolean {
  const { title, docNumber } = parseCitation(basis);
  return isOnlyTold(basis) || (!basis.includes('《') && guessBasisLevel(title, docNumber) === '其他');
}
