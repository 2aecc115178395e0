/** Contract → service, one line per method: the office's law library. */
import type { lawMethods } from '../../../shared/contract/lawMethods';
import { ok } from '../../../shared/result';
import { dropLawFolder, indexLaws } from '../indexLaws';
import {
  checkItemCitations,
  countCitations,
  findMovedCitations,
  suggestArticles,
  verifiableCitations,
} from '../services/bases/consultLaws';
import { consulting, type Handlers } from './handling';

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
