/** What the project knows that helps to read a table: its categories, fields and townships. */
import { townshipNames } from '../../../shared/logic/reading/senders/townNames';
import { categoriesOf, fieldLabelsOf } from '../../../shared/logic/schemes/schemeLists';
import type { ProjectFile } from '../database/file/projectFile';
import { readProject } from '../repositories/project/projectRepository';
import { listUnits } from '../repositories/units/unitRepository';

export function wordsKnown({ read }: ProjectFile) {
  const { scheme } = readProject(read);
  const townships = townshipNames(listUnits(read));
  return { categories: categoriesOf(scheme), fields: fieldLabelsOf(scheme), townships };
}
