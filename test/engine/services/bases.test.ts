/** Bases in a real project: one document for every spelling, citations, verification, repeal, merging, the gate, arguments. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { writeForm } from '../../../electron/engine/documents/writeForm';
import { LawLibrary } from '../../../electron/engine/laws/lawLibrary';
import { listCitations } from '../../../electron/engine/repositories/bases/basisLibrary';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { argueItems, tabulateArguments } from '../../../electron/engine/services/bases/argueItems';
import {
  addCitations,
  changeCitation,
  removeCitation,
  verifyCitations,
} from '../../../electron/engine/services/bases/citeBases';
import {
  attachBasisFile,
  mergeBases,
  recordBasisEvent,
  removeBasis,
  saveBasis,
  setBasisOrigin,
} from '../../../electron/engine/services/bases/manageBases';
import {
  itemsBarredFromEdition,
  readBasis,
  readBasisLibrary,
  readGate,
} from '../../../electron/engine/services/bases/readBases';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { addWaiver } from '../../../electron/engine/services/checks/waiveRule';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { addItem } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { isWeakLevel } from '../../../shared/logic/bases/basisStanding';
import { readCitation } from '../../../shared/logic/bases/parseCitation';
import type { BasisDraft } from '../../../shared/model/basis';
import {
  codeOf,
  draft,
  importList,
  newProject,
  PEOPLE,
  readEntry,
  temporaryFolder,
  unwrap,
} from '../../builders/project';
import { sixCategoryScheme } from '../../builders/townshipLists';

/** This computer has no law library. */
const NO_LAWS = new LawLibrary('');

let folder: ReturnType<typeof temporaryFolder>;
let project: ProjectFile;

beforeEach(() => {
  folder = temporaryFolder();
  project = newProject(folder.path);
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const item = (name: string, ...bases: string[]): number =>
  unwrap(addItem(project, { item: draft(name, { bases: bases.map(readCitation) }), reason: '上级新增', ...PEOPLE }))
    .itemId;
const library = () => readBasisLibrary(project);
const citationsOf = (itemId: number) => listCitations(project.read, { itemIds: [itemId] });
const cite = (itemId: number, text: string) => addCitations(project, { itemId, text, supports: 'duty', excerpt: '' });
const verify = (itemId: number) =>
  unwrap(verifyCitations(project, NO_LAWS, { citationIds: citationsOf(itemId).map(({ id }) => id), verified: true }));
const gateOf = (itemId: number) => readGate(project).find((row) => row.itemId === itemId);
const basisDraft = (title: string, changes: Partial<BasisDraft> = {}): BasisDraft => ({
  title,
  docNumber: '',
  level: '法律',
  issuer: '',
  issuedOn: '',
  effectiveOn: '',
  origin: 'new',
  remark: '',
  ...changes,
});

describe('a document cited in several spellings', () => {
  it('is one basis, counted once', () => {
    item('甲', '《中华人民共和国消防法》第五条');
    item('乙', '消防法第36条');
    item('丙', '《 消防法 》（2021年修正）第五十二条第二款');
    item('丁', '《消防法》');
    expect(library().rows.map(({ title, items, level }) => [title, items, level])).toEqual([
      ['中华人民共和国消防法', 4, '法律'],
    ]);
    expect(library().totals).toMatchObject({ cited: 1, inherited: 0, fresh: 1, citations: 4 });
  });

  it('learns its number from the first that tells it, and two numbers stay two to be looked at', () => {
    item('甲', '《关于加强乡村治理的意见》');
    item('乙', '《关于加强乡村治理的意见》（中办发[2019]30号）');
    expect(library().rows.map(({ docNumber }) => docNumber)).toEqual(['中办发〔2019〕30号']);
    item('丙', '《关于加强乡村治理的意见》（厅字〔2021〕2号）');
    expect(library().rows).toHaveLength(2);
    expect(library().twins.map((group) => group.length)).toEqual([2]);
    expect(checkProject(project).find(({ id }) => id === '8')?.state).toBe('failed');
  });

  it('is made one with another by hand, and undone', () => {
    const first = item('甲', '《关于加强乡村治理的意见》（中办发〔2019〕30号）第二条');
    item('乙', '《乡村治理意见》（中办发〔2019〕30号）', '《关于加强乡村治理的意见》（中办发〔2019〕30号）');
    const [keep, other] = library().rows;
    unwrap(mergeBases(project, { keepId: keep?.id ?? 0, mergeIds: [other?.id ?? 0] }));
    expect(library().rows.map(({ id, items }) => [id, items])).toEqual([[keep?.id, 2]]);
    expect(citationsOf(first)).toHaveLength(1);
    expect(codeOf(mergeBases(project, { keepId: keep?.id ?? 0, mergeIds: [other?.id ?? 0] }))).toBe('BASIS_UNKNOWN');
    unwrap(undo(project));
    expect(library().rows).toHaveLength(2);
    expect(verifyProject(project.read).ok).toBe(true);
  });
});

describe('a citation of two documents that are made one', () => {
  const [written, found] = ['《乡村治理意见》第二条', '《关于加强乡村治理的意见》第二条'];
  const excerpt = '乡镇人民政府应当……';
  const idOf = (title: string) => library().rows.find((row) => row.title === title)?.id ?? 0;
  const [short, full] = ['乡村治理意见', '关于加强乡村治理的意见'];
  const verifyOnly = (itemId: number, title: string) => {
    const one = citationsOf(itemId).find((citation) => citation.title === title);
    const text = title === short ? written : found;
    unwrap(changeCitation(project, { citationId: one?.id ?? 0, text, supports: 'duty', excerpt }));
    unwrap(verifyCitations(project, NO_LAWS, { citationIds: [one?.id ?? 0], verified: true }));
  };

  it.each([
    [short, full],
    [full, short],
  ])('is the one that was verified, with its excerpt: %s kept', (kept, other) => {
    const id = item('甲', written, found);
    verifyOnly(id, other);
    unwrap(mergeBases(project, { keepId: idOf(kept), mergeIds: [idOf(other)] }));
    const { operator: verifiedBy } = project.session;
    expect(citationsOf(id)).toMatchObject([{ title: kept, verified: true, verifiedBy, excerpt, doubt: '' }]);
    expect(gateOf(id)).toMatchObject({ state: 'verified', doubts: 0 });
    unwrap(undo(project));
    expect(citationsOf(id).map(({ verified }) => verified)).toEqual(kept === short ? [false, true] : [true, false]);
    expect(verifyProject(project.read).ok).toBe(true);
  });

  it('is still to be looked at where the document was amended since', () => {
    const id = item('甲', written, found);
    verifyOnly(id, short);
    const event = { kind: 'amend', since: '2025-05-01', note: '', replacedById: null } as const;
    unwrap(recordBasisEvent(project, { ...event, basisId: idOf(full) }));
    unwrap(mergeBases(project, { keepId: idOf(full), mergeIds: [idOf(short)] }));
    expect(citationsOf(id)).toMatchObject([{ verified: false, verifiedBy: '', excerpt }]);
    expect(gateOf(id)).toMatchObject({ state: 'unverified', doubts: 1 });
  });
});

describe('a citation', () => {
  it('keeps how it was written where that was repaired, and its place as a code', () => {
    const id = item('甲', '《甲办法》鲁厅字[2018]33)号 第三十九条第二款第（一）项');
    expect(citationsOf(id)[0]).toMatchObject({
      title: '甲办法',
      docNumber: '鲁厅字〔2018〕33号',
      place: '39.2.1',
      written: '《甲办法》鲁厅字[2018]33)号 第三十九条第二款第（一）项',
    });
    expect(citationsOf(item('乙', '《甲办法》第五条'))[0]?.written).toBe('');
  });

  it('is read from text as a cell is, added once, changed and taken off', () => {
    const id = item('甲');
    expect(unwrap(cite(id, '《消防法》第五条；《森林法》第三十四条、第三十五条')).added).toBe(2);
    expect(codeOf(cite(id, '消防法第五条'))).toBe('CITED_ALREADY');
    expect(codeOf(cite(id, '《中华人民共和国消防法》第5条'))).toBe('CITED_ALREADY');
    verify(id);
    const [first, second] = citationsOf(id);
    const change = { citationId: first?.id ?? 0, supports: 'subject' as const, excerpt: '' };
    unwrap(changeCitation(project, { ...change, text: '《消防法》第五条' }));
    expect(citationsOf(id)[0]).toMatchObject({ verified: true, supports: 'subject' });
    unwrap(changeCitation(project, { ...change, text: '《消防法》第六条' }));
    expect(citationsOf(id)[0]).toMatchObject({ verified: false, verifiedBy: '', clause: '第六条' });
    unwrap(removeCitation(project, { citationId: second?.id ?? 0, reason: '' }));
    expect(citationsOf(id).map(({ clause }) => clause)).toEqual(['第六条']);
    expect(codeOf(removeCitation(project, { citationId: 999, reason: '' }))).toBe('CITATION_UNKNOWN');
  });

  it('stays one when it is changed: a second document is refused, not swallowed', () => {
    const id = item('甲', '《消防法》第五条');
    const [one] = citationsOf(id);
    const change = { citationId: one?.id ?? 0, supports: 'duty' as const, excerpt: '' };
    const text = '《消防法》第六条、《森林法》第三条';
    expect(codeOf(changeCitation(project, { ...change, text }))).toBe('CITATIONS_SEVERAL');
    unwrap(changeCitation(project, { ...change, text: '《消防法》第六条；第七条' }));
    expect(citationsOf(id).map(({ title, clause }) => [title, clause])).toEqual([['消防法', '第六条、第七条']]);
  });

  it('is verified by whoever works here, and undone', () => {
    const id = item('甲', '《消防法》第五条');
    verify(id);
    expect(citationsOf(id)[0]).toMatchObject({ verified: true, verifiedBy: '王建国' });
    expect(readPool(project).byId.get(id)?.basis).toBe('verified');
    unwrap(undo(project));
    expect(citationsOf(id)[0]).toMatchObject({ verified: false, verifiedBy: '', verifiedAt: '' });
  });
});

describe('the gate', () => {
  it('lets pass what rests on a verified document in force, and names the rest', () => {
    const good = item('甲', '《消防法》第五条');
    const open = item('乙', '《森林法》第三十四条');
    const bare = item('丙');
    verify(good);
    expect(itemsBarredFromEdition(project).map(({ itemId, state }) => [itemId, state])).toEqual([
      [open, 'unverified'],
      [bare, 'missing'],
    ]);
    const grounds = { reason: '省级文件待印发', decider: '领导小组' };
    unwrap(addWaiver(project, { rule: 'basisMissing', itemId: bare, ...grounds }));
    expect(itemsBarredFromEdition(project).map(({ itemId }) => itemId)).toEqual([open]);
    expect(gateOf(bare)?.waived).toContain('领导小组');
  });

  it('closes when the document is repealed on or before the day of the list, not after it', () => {
    const id = item('甲', '《消防法》第五条');
    verify(id);
    const basisId = library().rows[0]?.id ?? 0;
    const event = { basisId, note: '', replacedById: null, kind: 'repeal' as const };
    expect(unwrap(recordBasisEvent(project, { ...event, since: '2025-07-01' })).items).toBe(1);
    expect(library().rows[0]?.standing).toBe('effective');
    expect(gateOf(id)).toMatchObject({ state: 'verified', doubts: 1 });
    const left = () => summarizeProject(project, { fileName: '', operator: '', backupAt: null }).bases;
    expect(left()).toMatchObject({ doubted: 1, barred: 0 });
    unwrap(undo(project));
    expect(left().doubted).toBe(0);
    unwrap(recordBasisEvent(project, { ...event, since: '2025-06-30' }));
    expect(readPool(project).byId.get(id)?.basis).toBe('outOfForce');
    expect(checkProject(project).find(({ id: rule }) => rule === '7')?.detail).toContain('“甲”的依据都已废止');
    unwrap(undo(project));
    expect(readPool(project).byId.get(id)?.basis).toBe('verified');
  });

  it('asks to look again when the document is amended, until the article is verified anew', () => {
    const id = item('甲', '《消防法》第五条');
    verify(id);
    const basisId = library().rows[0]?.id ?? 0;
    unwrap(recordBasisEvent(project, { basisId, kind: 'amend', since: '2025-05-01', note: '', replacedById: null }));
    expect(gateOf(id)).toMatchObject({ state: 'unverified', doubts: 1 });
    expect(unwrap(readBasis(project, { basisId })).events).toHaveLength(1);
    verify(id);
    expect(gateOf(id)).toMatchObject({ state: 'verified', doubts: 0 });
  });

  it('shows what rests on a letter of responsibility alone', () => {
    const id = item('甲', '《2024年安全生产目标责任状》');
    item('乙', '《2024年安全生产目标责任状》', '《安全生产法》第九条');
    const weak = readGate(project).filter(({ strongest }) => strongest !== null && isWeakLevel(strongest));
    expect(weak.map(({ itemId }) => itemId)).toEqual([id]);
  });
});

describe('the library', () => {
  it('counts documents taken over from the catalogue apart from those newly cited', () => {
    item('甲', '《消防法》第五条', '《森林法》第三十四条');
    const [first] = library().rows;
    unwrap(setBasisOrigin(project, { basisIds: [first?.id ?? 0], origin: 'inherited' }));
    expect(library().totals).toMatchObject({ cited: 2, inherited: 1, fresh: 1 });
    expect(checkProject(project).find(({ id }) => id === '8')?.figure).toBe('引用 2 部 ＝ 目录沿用 1 ＋ 新引用 1');
    expect(codeOf(setBasisOrigin(project, { basisIds: [first?.id ?? 0], origin: 'inherited' }))).toBe(
      'NOTHING_CHANGED',
    );
  });

  it('registers, corrects and takes off a document nothing cites', () => {
    const { basisId } = unwrap(
      saveBasis(project, { basisId: null, basis: basisDraft('甲办法', { docNumber: '鲁厅字[2018]33)号' }) }),
    );
    expect(library().rows[0]).toMatchObject({ docNumber: '鲁厅字〔2018〕33号', standing: 'effective' });
    const again = { basisId: null, basis: basisDraft('甲办法', { docNumber: '鲁厅字〔2018〕33号' }) };
    expect(codeOf(saveBasis(project, again))).toBe('BASIS_EXISTS');
    unwrap(saveBasis(project, { basisId, basis: basisDraft('乙办法', { effectiveOn: '2026-01-01' }) }));
    expect(library().rows[0]).toMatchObject({ title: '乙办法', standing: 'notYet' });
    const id = item('甲', '《乙办法》第一条');
    expect(gateOf(id)?.state).toBe('outOfForce');
    expect(codeOf(removeBasis(project, { basisId }))).toBe('BASIS_IN_USE');
    unwrap(removeCitation(project, { citationId: citationsOf(id)[0]?.id ?? 0, reason: '' }));
    unwrap(removeBasis(project, { basisId }));
    expect(library().rows).toEqual([]);
  });

  it('keeps the file of a document by content, once', () => {
    item('甲', '《消防法》第五条', '《森林法》第三十四条');
    const bytes = new TextEncoder().encode('第五条 任何单位和个人都有维护消防安全的义务。');
    for (const { id } of library().rows) unwrap(attachBasisFile(project, { basisId: id, fileName: '法.txt', bytes }));
    expect(project.read.value('SELECT count(*) FROM sourceFile')).toBe(1);
    expect(library().rows.map(({ fileName }) => fileName)).toEqual(['法.txt', '法.txt']);
  });
});

describe('arguing every entry', () => {
  it('keeps one verdict a reviewer, asks for a reason unless sound, and notices new wording', async () => {
    const first = item('甲', '《消防法》第五条');
    const second = item('乙');
    const argue = (itemId: number, reviewer: string, verdict: 'sound' | 'unsound' | null, note = '') =>
      argueItems(project, { itemIds: [itemId], reviewer, verdict, note });
    unwrap(argue(first, '市司法局', 'sound'));
    unwrap(argue(first, '市应急管理局', 'sound'));
    expect(codeOf(argue(second, '市司法局', 'unsound'))).toBe('REASON_MISSING');
    unwrap(argue(second, '市司法局', 'unsound', '没有法律依据'));
    unwrap(argue(first, '市应急管理局', null));
    const book = XLSX.read(await writeForm(tabulateArguments(project, readGate(project))));
    expect(book.SheetNames).toEqual(['论证结果', '论证进度']);
    const rows = XLSX.utils.sheet_to_json<(string | number)[]>(book.Sheets.论证结果 ?? {}, { header: 1 });
    expect(rows[1]).toEqual(['序号', '职责事项', '牵头部门', '依据', '市司法局', '论证结论']);
    expect(rows[3]?.slice(0, 2)).toEqual([1, '甲']);
    expect(rows[3]?.slice(3)).toEqual(['《消防法》第五条', '依据充分', '依据充分']);
    expect(rows[4]?.slice(3)).toEqual(['依据待补', '依据不足：没有法律依据', '依据不足']);
  });

  it('carries 954 entries argued by seven departments into one table', async () => {
    const fields = Array.from({ length: 6 }, (_, at) => sixCategoryScheme().lists[0]?.categories[at] ?? '');
    const names = Array.from({ length: 954 }, (_, at) =>
      readEntry(`处罚事项${at + 1}`, { category: fields[at % fields.length] ?? '', bases: ['《消防法》第五条'] }),
    );
    unwrap(addUnits(project, { kind: 'department', names: ['市司法局'] }));
    const entryIds = importList(project, '市司法局', 'down', names);
    unwrap(adoptEntries(project, { entryIds, ...PEOPLE }));
    const itemIds = readPool(project).live.map(({ id }) => id);
    for (let department = 1; department <= 7; department += 1)
      unwrap(argueItems(project, { itemIds, reviewer: `部门${department}`, verdict: 'sound', note: '' }));
    const { sheets } = tabulateArguments(project, readGate(project));
    expect(sheets[0]?.rows.filter(({ look }) => look === 'plain')).toHaveLength(954);
    expect(sheets[1]?.rows.at(-1)?.cells).toEqual([
      '合计',
      '954',
      ...Array.from({ length: 7 }, () => '954'),
      '954',
      '0',
      '0',
      '0',
    ]);
  });
});
