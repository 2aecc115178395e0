/** Documents that are amended or come anew: what was verified before counts no longer from that day on, on whichever list. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { LawLibrary } from '../../../electron/engine/laws/lawLibrary';
import { listBasisEvents, listCitations } from '../../../electron/engine/repositories/bases/basisLibrary';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { addCitations, verifyCitations } from '../../../electron/engine/services/bases/citeBases';
import {
  dropBasisEvent,
  mergeBases,
  recordBasisEvent,
  saveBasis,
} from '../../../electron/engine/services/bases/manageBases';
import { readBasisLibrary, readGate } from '../../../electron/engine/services/bases/readBases';
import { checkForDay } from '../../../electron/engine/services/checks/checkProject';
import { issueEdition } from '../../../electron/engine/services/editions/issueEdition';
import { describeProject } from '../../../electron/engine/services/project/describeProject';
import { addItem, restoreItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { readCitation } from '../../../shared/logic/bases/parseCitation';
import type { BasisEventKind } from '../../../shared/model/basis';
import { codeOf, draft, newProject, PEOPLE, TOWNSHIPS, temporaryFolder, unwrap } from '../../builders/project';

const NO_LAWS = new LawLibrary('');
/** The day of the list in new projects is 2025-06-30. */
const LATER = '2026-03-01';
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
  expect(verifyProject(project.read).ok).toBe(true);
  project.close();
  folder.remove();
});
const item = (name: string, ...bases: string[]): number =>
  unwrap(addItem(project, { item: draft(name, { bases: bases.map(readCitation) }), reason: '上级新增', ...PEOPLE }))
    .itemId;
const citationsOf = (itemId: number) => listCitations(project.read, { itemIds: [itemId] });
const verify = (itemId: number) =>
  unwrap(verifyCitations(project, NO_LAWS, { citationIds: citationsOf(itemId).map(({ id }) => id), verified: true }));
const gateOf = (itemId: number) => readGate(project).find((row) => row.itemId === itemId);
const basisOf = (title: string) => readBasisLibrary(project).rows.find((row) => row.title === title);
const note = (title: string, since: string, kind: BasisEventKind = 'amend', replacedById: number | null = null) =>
  unwrap(recordBasisEvent(project, { basisId: basisOf(title)?.id ?? 0, kind, since, note: '', replacedById }));
const ruleSeven = (day: string) => checkForDay(project, day).find(({ id }) => id === '7')?.state;
const listOf = (day: string) => unwrap(describeProject(project, { name: '东宁市', effectiveDate: day }));

describe('a law amended', () => {
  it('asks to verify anew also for an item that was subtracted meanwhile and comes back', () => {
    const id = item('开展消防检查', '《消防法》第五条');
    const other = item('开展消防宣传', '《消防法》第六条');
    verify(id);
    verify(other);
    const whole = { reasonKind: '其他', reason: '暂不列入', targetItemId: null, ...PEOPLE } as const;
    unwrap(subtractItems(project, { itemIds: [id], ...whole }));
    unwrap(sealRound(project));
    expect(note('消防法', '2025-06-20').items).toBe(1);
    unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-25' }));
    unwrap(restoreItem(project, { itemId: id, reason: '仍应列入', ...PEOPLE }));
    expect(gateOf(other)).toMatchObject({ state: 'unverified', doubts: 1 });
    expect(gateOf(id)).toMatchObject({ state: 'unverified', doubts: 1 });
  });

  it('after the day of the list carries that list, and not one that takes effect later', () => {
    const id = item('开展消防检查', '《消防法》第五条');
    verify(id);
    note('消防法', '2026-01-01');
    expect([ruleSeven('2025-06-30'), ruleSeven('2025-12-31'), ruleSeven('2026-01-01')]).toEqual([
      'passed',
      'passed',
      'failed',
    ]);
    expect(gateOf(id)).toMatchObject({ state: 'verified', verified: 1, doubts: 1 });
    listOf(LATER);
    expect(gateOf(id)).toMatchObject({ state: 'unverified', verified: 0, doubts: 1 });
    expect(readPool(project).byId.get(id)?.basis).toBe('unverified');
    expect(basisOf('消防法')).toMatchObject({ verified: 0, standing: 'amended' });
    expect(citationsOf(id)).toMatchObject([{ verified: false }]);
    unwrap(undo(project));
    expect(gateOf(id)).toMatchObject({ state: 'verified', verified: 1 });
  });

  it('does not let an edition go out that takes effect after it', () => {
    verify(item('开展消防检查', '《消防法》第五条'));
    note('消防法', '2026-01-01');
    unwrap(sealRound(project));
    const failing = checkForDay(project, LATER).filter(({ state, id }) => state === 'failed' && id !== '7');
    const exceptions = failing.map(({ id: check }) => ({ check, reason: '试', decider: '编办' }));
    const paper = { docNumber: '东办发〔2026〕3号', issuer: '市委办', issuedOn: '2026-02-20', effectiveOn: LATER };
    const input = { ...paper, stage: 'issued', takenOver: false, remark: '', exceptions } as const;
    expect(codeOf(issueEdition(project, input, (day) => checkForDay(project, day)))).toBe('EDITION_BLOCKED');
  });

  it('and verified against the new text already counts on both sides of that day', () => {
    const id = item('开展消防检查', '《消防法》第五条');
    note('消防法', '2026-01-01');
    verify(id);
    expect([ruleSeven('2025-06-30'), ruleSeven(LATER)]).toEqual(['passed', 'passed']);
    // Amended once more, later still: only from then on.
    note('消防法', '2026-02-01');
    expect([ruleSeven('2026-01-15'), ruleSeven(LATER)]).toEqual(['passed', 'failed']);
  });

  it('twice since it was verified asks from the earlier day, whichever was noted first', () => {
    const id = item('开展消防检查', '《消防法》第五条');
    verify(id);
    note('消防法', '2025-12-01');
    note('消防法', '2026-02-01');
    expect(ruleSeven('2025-12-15')).toBe('failed');
    expect(citationsOf(id)[0]?.doubt).toBe(
      '《消防法》自 2025-12-01 修订，请对照新条文复核；《消防法》自 2026-02-01 修订，请对照新条文复核',
    );
  });

  it('keeps asking when its document is made one with another', () => {
    const id = item('开展消防检查', '《消防法》第五条', '《消防管理法》第5条');
    verify(id);
    note('消防管理法', '2026-01-01');
    const [keep, goes] = [basisOf('消防法')?.id ?? 0, basisOf('消防管理法')?.id ?? 0];
    unwrap(mergeBases(project, { keepId: keep, mergeIds: [goes] }));
    expect(citationsOf(id)).toMatchObject([{ clause: '第五条', verified: true }]);
    expect([ruleSeven('2025-06-30'), ruleSeven(LATER)]).toEqual(['passed', 'failed']);
  });
});

describe('a note about a document taken off', () => {
  it('takes its sentence from the citations, and leaves that of another', () => {
    const id = item('甲', '《消防法》第五条');
    verify(id);
    note('消防法', '2026-01-01');
    note('消防法', '2026-02-01');
    const [first, second] = listBasisEvents(project.read);
    unwrap(dropBasisEvent(project, { eventId: first?.id ?? 0 }));
    expect(citationsOf(id)).toMatchObject([
      { verified: true, doubt: '《消防法》自 2026-02-01 修订，请对照新条文复核' },
    ]);
    unwrap(dropBasisEvent(project, { eventId: second?.id ?? 0 }));
    expect(citationsOf(id)).toMatchObject([{ verified: true, doubt: '' }]);
    expect(ruleSeven(LATER)).toBe('passed');
    expect(codeOf(dropBasisEvent(project, { eventId: second?.id ?? 0 }))).toBe('BASIS_UNKNOWN');
  });

  it('that was noted twice leaves the other one asking', () => {
    const id = item('甲', '《消防法》第五条');
    verify(id);
    note('消防法', '2026-01-01');
    note('消防法', '2026-01-01');
    unwrap(dropBasisEvent(project, { eventId: listBasisEvents(project.read)[0]?.id ?? 0 }));
    expect(citationsOf(id)[0]?.doubt).toBe('《消防法》自 2026-01-01 修订，请对照新条文复核');
  });
});

describe('a new edition registered beside the document it replaces', () => {
  const [OLD, NEW] = ['黑龙江省信访条例', '黑龙江省信访条例（2025年修订）'];
  const rest = { docNumber: '', issuer: '', issuedOn: '', effectiveOn: '', origin: 'new', remark: '' } as const;
  const register = () =>
    unwrap(saveBasis(project, { basisId: null, basis: { ...rest, title: NEW, level: '地方性法规' } })).basisId;

  it.each([
    ['《黑龙江省信访条例（2025年修订）》第八条', NEW],
    ['《黑龙江省信访条例》（2025年修订）第八条', NEW],
    ['《黑龙江省信访条例》第八条', OLD],
  ])('%s cites the one it names', (text, title) => {
    const id = item('办理信访事项', '《黑龙江省信访条例》第五条');
    register();
    unwrap(addCitations(project, { itemId: id, text, supports: 'duty', excerpt: '' }));
    expect(citationsOf(id)[1]).toMatchObject({ title, clause: '第八条' });
  });

  it('carries the item from the day the old one is repealed', () => {
    const id = item('办理信访事项', '《黑龙江省信访条例》第五条');
    verify(id);
    const fresh = register();
    note(OLD, '2025-05-01', 'repeal', fresh);
    expect(gateOf(id)?.state).toBe('outOfForce');
    const text = `《${NEW}》第八条`;
    unwrap(addCitations(project, { itemId: id, text, supports: 'duty', excerpt: '' }));
    verify(id);
    expect(citationsOf(id).map(({ basisId }) => basisId)).toContain(fresh);
    expect(gateOf(id)?.state).toBe('verified');
  });
});
