/** How many items each township's lists have in each category, counted again only when some item may stand elsewhere. */
import { countSections, type SectionCount } from '../../../../shared/logic/paper/countSections';
import { sectionsOf } from '../../../../shared/logic/schemes/schemeLists';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberWhile } from '../../database/memo';
import { readPool } from '../pool/poolInMemory';
import { readProject } from '../project/projectRepository';
import { listUnits } from '../units/unitRepository';

/** By township, in the townships' order. Not to be called inside a command. */
export function readTownshipSections(project: ProjectFile): readonly (readonly SectionCount[])[] {
  const { placement, live } = readPool(project);
  const sections = sectionsOf(readProject(project.read).scheme);
  const townships = listUnits(project.read, 'township').map(({ name }) => name);
  return rememberWhile(project, 'township sections', JSON.stringify([placement, townships, sections]), () =>
    countSections(live, sections, townships),
  );
}
