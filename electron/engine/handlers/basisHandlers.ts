/** Contract → service, one line per method: the library of bases, citations, the gate and the arguments. */
import type { basisMethods } from '../../../shared/contract/basisMethods';
import { fail } from '../../../shared/result';
import { listArguments } from '../repositories/bases/argumentRepository';
import { listCitations, readBasisFile } from '../repositories/bases/basisLibrary';
import { saveBytes, saveForm } from '../saveForms';
import { argueItems, reviewersOf, tabulateArguments } from '../services/bases/argueItems';
import { addCitations, changeCitation, removeCitation, verifyCitations } from '../services/bases/citeBases';
import { previewReplacement } from '../services/bases/consultLaws';
import {
  attachBasisFile,
  dropBasisEvent,
  mergeBases,
  recordBasisEvent,
  removeBasis,
  saveBasis,
  setBasisOrigin,
} from '../services/bases/manageBases';
import { readBasis, readBasisLibrary, readGate, readStandings } from '../services/bases/readBases';
import { replaceBasis } from '../services/bases/replaceBasis';
import { attaching, consulting, type Handlers, onProject, reading } from './handling';

export const basisHandlers: Handlers<keyof typeof basisMethods> = {
  basisLibrary: reading((project) => readBasisLibrary(project)),
  basis: onProject(readBasis),
  saveBasis: onProject(saveBasis),
  setBasisOrigin: onProject(setBasisOrigin),
  removeBasis: onProject(removeBasis),
  recordBasisEvent: onProject(recordBasisEvent),
  dropBasisEvent: onProject(dropBasisEvent),
  mergeBases: onProject(mergeBases),
  previewReplacement: consulting(previewReplacement),
  replaceBasis: onProject(replaceBasis),
  attachBasisFile: attaching(attachBasisFile),
  saveBasisFile: (bench, { basisId, grant }) => {
    const project = bench.project();
    if (!project.ok) return project;
    const file = readBasisFile(project.value.read, basisId);
    return file ? saveBytes(bench, grant, file.bytes) : fail('BASIS_UNKNOWN');
  },
  citations: reading(({ read }, { itemId }) => listCitations(read, { itemIds: [itemId] })),
  addCitations: onProject(addCitations),
  changeCitation: onProject(changeCitation),
  removeCitation: onProject(removeCitation),
  verifyCitations: consulting(verifyCitations),
  basisGate: reading((project) => readGate(project)),
  argumentSheet: reading((project) => {
    const rows = listArguments(project.read);
    return { items: readStandings(project), arguments: rows, reviewers: reviewersOf(rows) };
  }),
  argueItems: onProject(argueItems),
  exportArguments: async (bench, { grant }, { signal }) => {
    const project = bench.project();
    if (!project.ok) return project;
    const form = tabulateArguments(project.value, readStandings(project.value));
    return saveForm(bench, grant, form, { signal });
  },
};
