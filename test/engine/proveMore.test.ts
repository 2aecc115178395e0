/** Further suspicions: several citations in one field, notes about documents taken back, search, numbers of a superior's letter. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { searchProject } from '../../electron/engine/services/project/searchProject';
import { addItem } from '../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import { readCitation } from '../../shared/logic/bases/parseCitation';
import { docNumberIn } from '../../shared/logic/opinions/superiorTable';
import { draft, newProject, PEOPLE, temporaryFolder, TOWNSHIPS, unwrap } from '../builders/project';

let folder: ReturnType<typeof temporaryFolder>;
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = newProject(folder.path);
  unwrap(addUnits(project, { kind: 'township', names: [...TOWNSHIPS] }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
});
afterEach(() => {
  project.close();
  folder.remove();
});
const item = (name: string, bases: string[], remark = ''): number =>
  unwrap(addItem(project, { item: draft(name, { remark, bases: bases.map(readCitation) }), reason: '上级新增', ...PEOPLE })).itemId;

it('a remark of an item is found', async () => {
  item('甲', [], '暂由林业站代管');
  expect(unwrap(await searchProject(project, { query: '林业站代管' })).items.total).toBe(1);
});

it.each([
  [['根据牡编办函〔2026〕15号，反馈如下'], '牡编办函〔2026〕15号'],
  [['对《关于报送东宁市清单的函》（东编办函〔2026〕7号）的审核意见', '牡编办函〔2026〕15号'], '牡编办函〔2026〕15号'],
])('the number of the answer is its own: %j', (above, number) => {
  expect(docNumberIn(above)).toBe(number);
});
