/** Suspected: what one township's list prints of a document does not follow what becomes of the document. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { LawLibrary } from '../../electron/engine/laws/lawLibrary';
import { listCitations } from '../../electron/engine/repositories/bases/basisLibrary';
import { readPool } from '../../electron/engine/repositories/pool/poolInMemory';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { verifyCitations } from '../../electron/engine/services/bases/citeBases';
import { mergeBases, recordBasisEvent, saveBasis } from '../../electron/engine/services/bases/manageBases';
import { readBasisLibrary } from '../../electron/engine/services/bases/readBases';
import { checkProject } from '../../electron/engine/services/checks/checkProject';
import { adoptPublished } from '../../electron/engine/services/sources/adoptPublished';
import { previewTownshipList } from '../../electron/engine/services/townships/previewTownshipList';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import { importList, newProject, readEntry, temporaryFolder, unwrap } from '../builders/project';

const NO_LAWS = new LawLibrary('');
let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = newProject(folder.path);
  unwrap(addUnits(project, { kind: 'township', names: ['道河镇', '绥阳镇'] }));
  const said = { text: '护林防火，按月报告。' };
  importList(project, '道河镇', 'up', [readEntry('护林防火', { ...said, bases: ['《森林防火条例》第五条'] })]);
  importList(project, '绥阳镇', 'up', [readEntry('护林防火', { ...said, bases: ['《森林防火办法》第六条'] })]);
  unwrap(adoptPublished(project, { sourceListIds: [] }));
  const ids = listCitations(project.read).map(({ id }) => id);
  unwrap(verifyCitations(project, NO_LAWS, { citationIds: ids, verified: true }));
});
afterEach(() => {
  project.close();
  folder.remove();
});
const paper = (town: string) => {
  const unitId = listUnits(project.read, 'township').find(({ name }) => name === town)?.id ?? 0;
  return JSON.stringify(unwrap(previewTownshipList(project, { unitId, listId: '', source: 'current' })));
};
const basis = (title: string) => readBasisLibrary(project).rows.find((row) => row.title === title);

test('a title put right in the library is right on every paper', () => {
  expect(readPool(project).live).toHaveLength(1);
  expect(paper('绥阳镇')).toContain('森林防火办法');
  const { id = 0, level = '部门规章' } = basis('森林防火办法') ?? {};
  const draft = { title: '森林防火实施办法', docNumber: '', level, issuer: '', issuedOn: '', effectiveOn: '', origin: 'new', remark: '' } as const;
  unwrap(saveBasis(project, { basisId: id, basis: draft }));
  expect(paper('绥阳镇')).toContain('森林防火实施办法');
});

test('of two documents made one, every paper names the one that is left', () => {
  const [keep, goes] = [basis('森林防火条例')?.id ?? 0, basis('森林防火办法')?.id ?? 0];
  unwrap(mergeBases(project, { keepId: keep, mergeIds: [goes] }));
  expect(paper('绥阳镇')).not.toContain('森林防火办法');
});

test('a list whose only printed basis of a duty is repealed does not pass rule 7', () => {
  unwrap(recordBasisEvent(project, { basisId: basis('森林防火办法')?.id ?? 0, kind: 'repeal', since: '2025-05-01', note: '', replacedById: null }));
  expect(paper('绥阳镇')).not.toContain('森林防火条例');
  expect(checkProject(project).find(({ id }) => id === '7')?.state).toBe('failed');
});
