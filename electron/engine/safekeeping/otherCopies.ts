/** Other files of the open project that this computer knows, as far as they have work the open one lacks: nobody may miss it. */
import { basename, dirname } from 'node:path';
import { ok, type Result } from '../../../shared/result';
import type { OtherCopy } from '../../../shared/views/program';
import { headOf } from '../database/file/backup';
import { lookInto } from '../database/file/open';
import type { ProjectFile } from '../database/file/projectFile';
import { changesAfter, commonSeq, standingOf, stepsAfter } from '../database/log/standing';
import { readProject } from '../repositories/project/projectRepository';
import type { Workbench } from '../workbench';

/** Enough to see what was done there; their number is told besides. */
const MOST_STEPS = 200;

interface Found {
  readonly copy: OtherCopy;
  /** Of their newest action. */
  readonly head: string;
}

/** Those not told of yet, each state of them once; a file that cannot be looked into now is left for the next time. */
export function otherCopies(bench: Workbench): Result<OtherCopy[]> {
  const project = bench.project();
  if (!project.ok) return project;
  const found = bench.otherPlaces(readProject(project.value.read)).flatMap((path) => {
    const looked = lookInto(path, bench.session, (theirs) => ok(compare(project.value, theirs, path)));
    return looked.ok && looked.value ? [{ path, ...looked.value }] : [];
  });
  const news = found.filter(({ path, head }) => bench.tellOnce(path, head));
  return ok(news.map(({ copy }) => copy));
}

/** Null for another project, and for one that has nothing more than the open one. */
function compare({ database }: ProjectFile, theirs: ProjectFile['database'], path: string): Found | null {
  const standing = standingOf(database, theirs);
  if (standing !== 'behind' && standing !== 'parted') return null;
  const common = commonSeq(database, theirs);
  const more = changesAfter(theirs, common);
  if (more === 0) return null;
  return {
    head: headOf(theirs).hash,
    copy: {
      fileName: basename(path),
      folder: dirname(path),
      ours: changesAfter(database, common),
      theirs: more,
      steps: stepsAfter(theirs, common, MOST_STEPS),
    },
  };
}
