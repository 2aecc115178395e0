/** 依单问责 tells, with a duty that no basis carried when its edition was issued, what was signed for it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { LawLibrary } from '../../../electron/engine/laws/lawLibrary';
import { listBases, listBasisEvents, listCitations } from '../../../electron/engine/repositories/bases/basisLibrary';
import { verifyCitations } from '../../../electron/engine/services/bases/citeBases';
import { dropBasisEvent, recordBasisEvent, saveBasis } from '../../../electron/engine/services/bases/manageBases';
import { checkForDay } from '../../../electron/engine/services/checks/checkProject';
import { addWaiver } from '../../../electron/engine/services/checks/waiveRule';
import { readExtract } from '../../../electron/engine/services/editions/readAccountability';
import { addItem } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { readCitation } from '../../../shared/logic/bases/parseCitation';
import { issue } from '../../builders/editions';
import { draft, newProject, PEOPLE, TOWNSHIPS, temporaryFolder, unwrap } from '../../builders/project';

const NO_LAWS = new LawLibrary('');
let folder: { path: string; remove(): void };
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

const WHY = { reason: '新条例尚在修订，暂按原规定执行', decider: '市委编委第3次会议' } as const;

test.each(['basisOutOfForce', 'basisUnverified'] as const)(
  'a waiver %s, signed for the one duty it covers, is told with that duty',
  (rule) => {
    const itemId = unwrap(
      addItem(project, {
        item: draft('办理信访事项', { bases: [readCitation('《信访条例》第五条')] }),
        reason: '上级新增',
        ...PEOPLE,
      }),
    ).itemId;
    const [citation] = listCitations(project.read, { itemIds: [itemId] });
    if (rule === 'basisOutOfForce') {
      unwrap(verifyCitations(project, NO_LAWS, { citationIds: [citation?.id ?? 0], verified: true }));
      unwrap(
        recordBasisEvent(project, {
          basisId: citation?.basisId ?? 0,
          kind: 'repeal',
          since: '2025-05-01',
          note: '',
          replacedById: null,
        }),
      );
    }
    unwrap(addWaiver(project, { rule, itemId, ...WHY }));
    unwrap(sealRound(project));
    const exceptions = checkForDay(project, '2025-06-30')
      .filter(({ state }) => state === 'failed')
      .map(({ id: check }) => ({ check, reason: '试', decider: '编办' }));
    expect(exceptions.map(({ check }) => check)).not.toContain('7');
    const input = {
      stage: 'issued',
      docNumber: '东办发〔2025〕3号',
      issuer: '市委办',
      issuedOn: '2025-06-20',
      effectiveOn: '2025-06-30',
      exceptions,
    } as const;
    unwrap(issue(project, input));
    const extract = unwrap(readExtract(project, { day: '2025-07-01', township: '道河镇', itemId }));
    expect(extract.bases).toEqual(['《信访条例》第五条']);
    expect(extract.exceptions.join('')).toContain(WHY.reason);
  },
);

/** Verified, amended as from 2025-07-25, and issued with a signed exception for rule 7 to take effect on 2025-08-01. */
function issueOvertaken(): { itemId: number; citationId: number; basisId: number } {
  const bases = [readCitation('《信访条例》第五条')];
  const { itemId } = unwrap(
    addItem(project, { item: draft('办理信访事项', { bases }), reason: '上级新增', ...PEOPLE }),
  );
  const [citation] = listCitations(project.read, { itemIds: [itemId] });
  if (!citation) throw new Error('no citation');
  const { id: citationId, basisId } = citation;
  unwrap(verifyCitations(project, NO_LAWS, { citationIds: [citationId], verified: true }));
  unwrap(recordBasisEvent(project, { basisId, kind: 'amend', since: '2025-07-25', note: '', replacedById: null }));
  unwrap(sealRound(project));
  issueSigned();
  return { itemId, citationId, basisId };
}

function issueSigned(): string[] {
  const failed = checkForDay(project, '2025-08-01').filter(({ state }) => state === 'failed');
  const exceptions = failed.map(({ id: check }) => ({
    check,
    ...(check === '7' ? WHY : { reason: '试', decider: '编办' }),
  }));
  const dates = { issuedOn: '2025-06-20', effectiveOn: '2025-08-01' };
  unwrap(issue(project, { stage: 'issued', docNumber: '东办发〔2025〕3号', issuer: '市委办', ...dates, exceptions }));
  return failed.map(({ id }) => id);
}

const told = (itemId: number): string =>
  unwrap(readExtract(project, { day: '2025-08-02', township: '道河镇', itemId })).exceptions.join('');

test('an exception for an amended law is told still after the article was verified anew, or no longer is', () => {
  const { itemId, citationId } = issueOvertaken();
  expect(told(itemId)).toContain(WHY.reason);
  unwrap(verifyCitations(project, NO_LAWS, { citationIds: [citationId], verified: true }));
  expect(told(itemId)).toContain(WHY.reason);
  unwrap(verifyCitations(project, NO_LAWS, { citationIds: [citationId], verified: false }));
  expect(told(itemId)).toContain(WHY.reason);
});

test('an exception stays told where the document is called otherwise, or its note is taken off, since', () => {
  const { itemId, basisId } = issueOvertaken();
  const [basis] = listBases(project.read, [basisId]);
  const [event] = listBasisEvents(project.read, basisId);
  if (!basis || !event) throw new Error('no basis');
  const { level, issuer, issuedOn, effectiveOn, origin, remark, docNumber } = basis;
  const called = { title: '信访工作条例', docNumber, level, issuer, issuedOn, effectiveOn, origin, remark };
  unwrap(saveBasis(project, { basisId, basis: called }));
  expect(told(itemId)).toContain(WHY.reason);
  unwrap(dropBasisEvent(project, { eventId: event.id }));
  expect(told(itemId)).toContain(WHY.reason);
});

test('a repeal that is recorded after the edition, as from before its day, makes no exception of it speak of the duty', () => {
  const add = (name: string, bases: string) => {
    const item = draft(name, { bases: [readCitation(bases)] });
    return unwrap(addItem(project, { item, reason: '上级新增', ...PEOPLE })).itemId;
  };
  const itemId = add('办理信访事项', '《信访条例》第五条');
  const other = add('开展道路巡查', '《公路安全保护条例》第十条');
  const [citation] = listCitations(project.read, { itemIds: [itemId] });
  if (!citation) throw new Error('no citation');
  unwrap(verifyCitations(project, NO_LAWS, { citationIds: [citation.id], verified: true }));
  unwrap(sealRound(project));
  expect(issueSigned()).toContain('7');
  const since = '2025-06-01';
  unwrap(recordBasisEvent(project, { basisId: citation.basisId, kind: 'repeal', since, note: '', replacedById: null }));
  expect(told(itemId)).toBe('');
  expect(told(other)).toContain(WHY.reason);
});
