/** Before entries are adopted: the townships they write that nobody registered, for a person to say who they are. */
import type { Parsed } from '../../../../shared/contract';
import { draftItem } from '../../../../shared/logic/pool/draftItem';
import type { StrangeTown } from '../../../../shared/views/matching';
import type { ProjectFile } from '../../database/file/projectFile';
import { listEntries, readEntryContent } from '../../repositories/merge/entryRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { strangeTowns } from '../../repositories/units/townsWritten';
import { listNoDepartments } from '../../repositories/units/unitRepository';

/** Of one entry, or of all that departments sent and nobody decided yet. */
export function readStrangeTowns({ read }: ProjectFile, { entryId }: Parsed<'strangeTowns'>): StrangeTown[] {
  const { scheme } = readProject(read);
  const others = listNoDepartments(read);
  const { rows } =
    entryId === null
      ? listEntries(read, { direction: 'down', fate: 'pending' })
      : listEntries(read, { entryIds: [entryId] });
  const written = rows.flatMap(({ id, unit, direction }) => {
    const content = readEntryContent(read, id);
    return content ? draftItem(content, unit, direction, scheme, others).townships : [];
  });
  return strangeTowns(read, written);
}
