/** Further suspicions: several citations in one field, notes about documents taken back. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { LawLibrary } from '../../electron/engine/laws/lawLibrary';
import { listBasisEvents, listCitations } from '../../electron/engine/repositories/bases/basisLibrary';
import { changeCitation, verifyCitations } from '../../electron/engine/services/bases/citeBases';
import { dropBasisEvent, recordBasisEvent } from '../../electron/engine/services/bases/manageBases';
import { readBasisLibrary } from '../../electron/engine/services/bases/readBases';
import { editItems } from '../../electron/engine/services/pool/editItems';
import { addItem } from '../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import { parseCitation, readCitation } from '../../shared/logic/bases/parseCitation';
import { typedCitations } from '../../shared/logic/bases/typedCitations';
import { draft, newProject, PEOPLE, TOWNSHIPS, temporaryFolder, unwrap } from '../builders/project';

const NO_LAWS = new LawLibrary('');
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
  unwrap(
    addItem(project, { item: draft(name, { remark, bases: bases.map(readCitation) }), reason: '上级新增', ...PEOPLE }),
  ).itemId;
const titles = () =>
  readBasisLibrary(project)
    .rows.map(({ title }) => title)
    .sort();

it('two bases typed into the field of 批量改 are two documents', () => {
  const id = item('甲', []);
  // As EditDialog sends what was typed.
  const citation = parseCitation('《消防法》第五条；《森林法》第三条');
  unwrap(editItems(project, { itemIds: [id], edit: { kind: 'cite', citation }, reason: '补依据', ...PEOPLE }));
  expect(titles()).toEqual(['森林法', '消防法'].sort());
});

it('the second of two bases is not cut in the middle of its title', () => {
  // 粘贴到事项表单“依据名称”一格 (BasisFields) and 批量改 read so.
  expect(parseCitation('《消防法》第五条；《森林防火条例》').clause).toBe('第五条');
  expect(parseCitation('《消防法》第五条\n《森林法》第三条').clause).toBe('第五条');
});

it('two bases typed into one line of an item’s form are two documents', () => {
  const lines = typedCitations([{ title: '《消防法》第五条、《森林法》第三条', docNumber: '', clause: '' }]);
  expect(lines.map(({ title, clause }) => [title, clause])).toEqual([
    ['消防法', '第五条'],
    ['森林法', '第三条'],
  ]);
});

it('two bases typed over one citation are two documents, or refused', () => {
  const id = item('甲', ['《消防法》第五条']);
  const [one] = listCitations(project.read, { itemIds: [id] });
  changeCitation(project, {
    citationId: one?.id ?? 0,
    text: '《消防法》第五条、《森林法》第三条',
    supports: 'duty',
    excerpt: '',
  });
  const [now] = listCitations(project.read, { itemIds: [id] });
  expect(now?.clause).toBe('第五条');
});

it('a note about a document that is taken off leaves no sentence that it was amended', () => {
  const id = item('甲', ['《消防法》第五条']);
  const [one] = listCitations(project.read, { itemIds: [id] });
  unwrap(verifyCitations(project, NO_LAWS, { citationIds: [one?.id ?? 0], verified: true }));
  unwrap(
    recordBasisEvent(project, {
      basisId: one?.basisId ?? 0,
      kind: 'amend',
      since: '2026-01-01',
      note: '',
      replacedById: null,
    }),
  );
  item('乙', []);
  const [event] = listBasisEvents(project.read);
  unwrap(dropBasisEvent(project, { eventId: event?.id ?? 0 }));
  expect(listCitations(project.read, { itemIds: [id] })[0]).toMatchObject({ verified: true, doubt: '' });
});
