/** Suspected defects about documents amended, their citations and the gate. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { LawLibrary } from '../../electron/engine/laws/lawLibrary';
import { listCitations } from '../../electron/engine/repositories/bases/basisLibrary';
import { addCitations, verifyCitations } from '../../electron/engine/services/bases/citeBases';
import { recordBasisEvent, saveBasis } from '../../electron/engine/services/bases/manageBases';
import { readBasisLibrary, readGate } from '../../electron/engine/services/bases/readBases';
import { checkForDay } from '../../electron/engine/services/checks/checkProject';
import { issueEdition } from '../../electron/engine/services/editions/issueEdition';
import { addItem, restoreItem, subtractItems } from '../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import { readCitation } from '../../shared/logic/bases/parseCitation';
import { codeOf, draft, newProject, PEOPLE, temporaryFolder, TOWNSHIPS, unwrap } from '../builders/project';

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
const item = (name: string, ...bases: string[]): number =>
  unwrap(addItem(project, { item: draft(name, { bases: bases.map(readCitation) }), reason: '上级新增', ...PEOPLE })).itemId;
const citationsOf = (itemId: number) => listCitations(project.read, { itemIds: [itemId] });
const verify = (itemId: number) =>
  unwrap(verifyCitations(project, NO_LAWS, { citationIds: citationsOf(itemId).map(({ id }) => id), verified: true }));
const gateOf = (itemId: number) => readGate(project).find((row) => row.itemId === itemId);
const basisId = (title: string) => readBasisLibrary(project).rows.find((row) => row.title === title)?.id ?? 0;
const ruleSeven = (day: string) => checkForDay(project, day).find(({ id }) => id === '7')?.state;

describe('a law amended', () => {
  it('before an item comes back that was subtracted meanwhile: its article is to be verified anew', () => {
    const id = item('开展消防检查', '《消防法》第五条');
    const other = item('开展消防宣传', '《消防法》第六条');
    verify(id);
    verify(other);
    unwrap(subtractItems(project, { itemIds: [id], reasonKind: '其他', reason: '暂不列入', targetItemId: null, ...PEOPLE }));
    unwrap(sealRound(project));
    unwrap(
      recordBasisEvent(project, { basisId: basisId('消防法'), kind: 'amend', since: '2025-06-20', note: '', replacedById: null }),
    );
    unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-25' }));
    unwrap(restoreItem(project, { itemId: id, reason: '仍应列入', ...PEOPLE } as never));
    expect(gateOf(other)).toMatchObject({ state: 'unverified', doubts: 1 });
    expect(gateOf(id)).toMatchObject({ state: 'unverified', doubts: 1 });
  });

  it('on a day that lies between the list of today and the edition that goes out: the edition is not let through', () => {
    const id = item('开展消防检查', '《消防法》第五条');
    verify(id);
    // 清单日期 2025-06-30; the amendment holds from 2026-01-01.
    unwrap(
      recordBasisEvent(project, { basisId: basisId('消防法'), kind: 'amend', since: '2026-01-01', note: '', replacedById: null }),
    );
    expect(ruleSeven('2025-06-30')).toBe('passed');
    expect(ruleSeven('2026-03-01')).toBe('failed');
  });

  it('the same, issued: the pool after the edition has it unverified, as when it is noted down after', () => {
    const id = item('开展消防检查', '《消防法》第五条');
    verify(id);
    unwrap(
      recordBasisEvent(project, { basisId: basisId('消防法'), kind: 'amend', since: '2026-01-01', note: '', replacedById: null }),
    );
    unwrap(sealRound(project));
    const input = {
      stage: 'issued', docNumber: '东办发〔2026〕3号', issuer: '市委办', issuedOn: '2026-02-20', effectiveOn: '2026-03-01', takenOver: false, remark: '',
      exceptions: checkForDay(project, '2026-03-01').filter(({ state, id: rule }) => state === 'failed' && rule !== '7').map(({ id: check }) => ({ check, reason: '试', decider: '编办' })),
    } as never;
    expect(codeOf(issueEdition(project, input, (day) => checkForDay(project, day)))).toBe('EDITION_BLOCKED');
  });
});

describe('a law replaced by a new one of the same title', () => {
  const basis = (title: string) => ({ title, docNumber: '', level: '地方性法规', issuer: '', issuedOn: '', effectiveOn: '', origin: 'new', remark: '' }) as const;
  it('can be cited, though the old one is repealed', () => {
    const id = item('办理信访事项', '《黑龙江省信访条例》第五条');
    verify(id);
    const old = basisId('黑龙江省信访条例');
    const { basisId: fresh } = unwrap(saveBasis(project, { basisId: null, basis: basis('黑龙江省信访条例（2025年修订）') }));
    unwrap(recordBasisEvent(project, { basisId: old, kind: 'repeal', since: '2025-05-01', note: '', replacedById: fresh }));
    expect(gateOf(id)?.state).toBe('outOfForce');
    unwrap(addCitations(project, { itemId: id, text: '《黑龙江省信访条例（2025年修订）》第八条', supports: 'duty', excerpt: '' }));
    verify(id);
    expect(citationsOf(id).map(({ basisId: one }) => one)).toContain(fresh);
    expect(gateOf(id)?.state).toBe('verified');
  });
});
