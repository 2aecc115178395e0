/** 本镇写法 of bases: what one township's list prints of a document follows what becomes of the document, and must carry the duty there. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { LawLibrary } from '../../../electron/engine/laws/lawLibrary';
import { listCitations } from '../../../electron/engine/repositories/bases/basisLibrary';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { verifyCitations } from '../../../electron/engine/services/bases/citeBases';
import { mergeBases, recordBasisEvent, saveBasis } from '../../../electron/engine/services/bases/manageBases';
import { itemsBarredFromEdition, readBasisLibrary } from '../../../electron/engine/services/bases/readBases';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { adoptPublished } from '../../../electron/engine/services/sources/adoptPublished';
import { previewTownshipList } from '../../../electron/engine/services/townships/previewTownshipList';
import { setOwnStanding } from '../../../electron/engine/services/townships/setOwnStanding';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { importList, newProject, readEntry, temporaryFolder, unwrap } from '../../builders/project';

const NO_LAWS = new LawLibrary('');
const [RULES, MEASURES] = ['森林防火条例', '森林防火办法'];
let folder: { path: string; remove(): void };
let project: ProjectFile;
/** One duty of two townships, each with a basis of its own on its printed list. */
beforeEach(() => {
  folder = temporaryFolder();
  project = newProject(folder.path);
  unwrap(addUnits(project, { kind: 'township', names: ['道河镇', '绥阳镇'] }));
  const said = { text: '护林防火，按月报告。' };
  importList(project, '道河镇', 'up', [readEntry('护林防火', { ...said, bases: [`《${RULES}》第五条`] })]);
  importList(project, '绥阳镇', 'up', [readEntry('护林防火', { ...said, bases: [`《${MEASURES}》第六条`] })]);
  unwrap(adoptPublished(project, { sourceListIds: [] }));
  verify(true);
  expect(readPool(project).live).toHaveLength(1);
});
afterEach(() => {
  expect(verifyProject(project.read).ok).toBe(true);
  project.close();
  folder.remove();
});

function verify(verified: boolean, title?: string): void {
  const chosen = listCitations(project.read).filter((one) => title === undefined || one.title === title);
  unwrap(verifyCitations(project, NO_LAWS, { citationIds: chosen.map(({ id }) => id), verified }));
}
const unitOf = (town: string) => listUnits(project.read, 'township').find(({ name }) => name === town)?.id ?? 0;
const paper = (town: string) =>
  JSON.stringify(unwrap(previewTownshipList(project, { unitId: unitOf(town), listId: '', source: 'current' })));
const idOf = (title: string) => readBasisLibrary(project).rows.find((row) => row.title === title)?.id ?? 0;
const ruleSeven = () => checkProject(project).find(({ id }) => id === '7');
const saved = { issuer: '', issuedOn: '', effectiveOn: '', origin: 'new', remark: '', level: '部门规章' } as const;
const call = (was: string, title: string, docNumber = '') =>
  unwrap(saveBasis(project, { basisId: idOf(was), basis: { ...saved, title, docNumber } }));

test('a title or number put right in the library is right on every paper, and undone', () => {
  expect(paper('绥阳镇')).toContain(MEASURES);
  call(MEASURES, '森林防火实施办法', '林发〔2020〕3号');
  expect(paper('绥阳镇')).toContain('《森林防火实施办法》（林发〔2020〕3号）第六条');
  expect(paper('道河镇')).toContain(RULES);
  expect(ruleSeven()?.state).toBe('passed');
  unwrap(undo(project));
  expect(paper('绥阳镇')).toContain(MEASURES);
});

test('another edition registered beside it, put right, changes nothing of what is printed of the old one', () => {
  const { basisId } = unwrap(
    saveBasis(project, { basisId: null, basis: { ...saved, title: `${MEASURES}（2025年修订）`, docNumber: '' } }),
  );
  unwrap(saveBasis(project, { basisId, basis: { ...saved, title: `${MEASURES}（2026年修订）`, docNumber: '' } }));
  expect(paper('绥阳镇')).toContain(`《${MEASURES}》第六条`);
});

test('of two documents made one, every paper names the one that is left', () => {
  unwrap(mergeBases(project, { keepId: idOf(RULES), mergeIds: [idOf(MEASURES)] }));
  expect(paper('绥阳镇')).toContain(`《${RULES}》第六条`);
  expect(paper('绥阳镇')).not.toContain(MEASURES);
});

test('a list whose only printed basis of a duty is repealed does not pass rule 7, until it prints what all print', () => {
  const event = { kind: 'repeal', since: '2025-05-01', note: '', replacedById: null } as const;
  unwrap(recordBasisEvent(project, { ...event, basisId: idOf(MEASURES) }));
  expect(ruleSeven()).toMatchObject({ state: 'failed', figure: '有依据 1 / 1 项，条款已核对 0 项，依据失效 1 项' });
  expect(ruleSeven()?.detail).toContain('“护林防火”在绥阳镇清单上印出的依据都已废止、失效或尚未生效');
  expect(itemsBarredFromEdition(project)).toMatchObject([{ state: 'outOfForce', towns: ['绥阳镇'] }]);
  const itemId = readPool(project).live[0]?.id ?? 0;
  const common = { place: null, wording: null, printed: false, reason: '与各镇一致' };
  unwrap(setOwnStanding(project, { itemId, unitId: unitOf('绥阳镇'), ...common }));
  expect(ruleSeven()?.state).toBe('passed');
});

test('a list whose only printed basis of a duty was not verified does not pass rule 7', () => {
  verify(false, MEASURES);
  expect(itemsBarredFromEdition(project)).toMatchObject([{ state: 'unverified', towns: ['绥阳镇'] }]);
  expect(ruleSeven()?.state).toBe('failed');
  verify(true, MEASURES);
  expect(ruleSeven()?.state).toBe('passed');
});

test('what both lists print is asked of the item alone', () => {
  verify(false);
  expect(itemsBarredFromEdition(project)).toMatchObject([{ state: 'unverified', towns: [] }]);
});
