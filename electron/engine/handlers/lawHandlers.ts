/** Contract → service, one line per method: the office's law library. */
import type { lawMethods } from '../../../shared/contract/lawMethods';
import { ok, type Result } from '../../../shared/result';
import type { ProjectFile } from '../database/projectFile';
import { dropLawFolder, indexLaws } from '../indexLaws';
import type { LawLibrary } from '../laws/lawLibrary';
import {
  checkItemCitations,
  countCitations,
  findMovedCitations,
  suggestArticles,
  verifiableCitations,
} from '../services/consultLaws';
import type { Workbench } from '../workbench';
import type { Handlers } from './handling';

/** A question that needs both the open project and the library. */
function consulting<I, O>(work: (project: ProjectFile, laws: LawLibrary, input: I) => Result<O>) {
  return (bench: Workbench, input: I): Result<O> => {
    const project = bench.project();
    return project.ok ? work(project.value, bench.laws, input) : project;
  };
}

export const lawHandlers: Handlers<keyof typeof lawMethods> = {
  lawLibrary: (bench) => ok(bench.laws.describe()),
  indexLaws,
  dropLawFolder,
  checkCitations: consulting(checkItemCitations),
  verifiableCitations: consulting((project, laws, input) => ok(verifiableCitations(project, laws, input))),
  citationTotals: consulting((project, laws) => ok(countCitations(project, laws))),
  suggestArticles: consulting(suggestArticles),
  movedCitations: consulting((project, laws) => ok(findMovedCitations(project, laws))),
};
