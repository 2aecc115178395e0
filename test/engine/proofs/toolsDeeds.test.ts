/** Waivers, undoing to a point, options and replacing: what is signed is what is set aside, and what is said is what happened. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listActions } from '../../../electron/engine/repositories/project/actionRepository';
import { readOptions } from '../../../electron/engine/repositories/project/optionRepository';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { checkForDay, checkProject } from '../../../electron/engine/services/checks/checkProject';
import { addWaiver } from '../../../electron/engine/services/checks/waiveRule';
import { issueEdition } from '../../../electron/engine/services/editions/issueEdition';
import { readEditions } from '../../../electron/engine/services/editions/readEditions';
import { editItems, previewEdit } from '../../../electron/engine/services/pool/editItems';
import { describeProject } from '../../../electron/engine/services/project/describeProject';
import { setProjectOptions } from '../../../electron/engine/services/project/projectOptions';
import { readAction } from '../../../electron/engine/services/project/readAction';
import { undoToAction } from '../../../electron/engine/services/project/undoToAction';
import { addItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { contract } from '../../../shared/contract';
import { errorText } from '../../../shared/errorText';
import { codeOf, draft, failureOf, newProject, PEOPLE, temporaryFolder, unwrap } from '../../builders/project';

let folder: ReturnType<typeof temporaryFolder>;
let project: ProjectFile;
const bases = (title: string, docNumber: string) => [{ title, docNumber, clause: '第一条' }];
const add = (name: string, changes: object = {}) =>
  unwrap(addItem(project, { item: draft(name, changes), reason: '补列', ...PEOPLE })).itemId;
const check = (id: string) => checkProject(project).find((one) => one.id === id);
beforeEach(() => {
  folder = temporaryFolder();
  project = newProject(folder.path);
  unwrap(addUnits(project, { kind: 'township', names: ['道河镇', '绥阳镇'] }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

describe('a waiver', () => {
  const signed = { reason: '待省里文件', decider: '县委编委会议' };

  test('for one item sets no rule aside that is about documents, not items', () => {
    const one = add('甲', { bases: bases('防汛条例', '国令第1号') });
    add('乙', { bases: bases('防汛条例', '国令第2号') });
    expect(check('8')?.state).toBe('failed');
    expect(codeOf(addWaiver(project, { rule: 'basisTwice', itemId: one, ...signed }))).toBe('BAD_INPUT');
    expect(codeOf(addWaiver(project, { rule: 'basisDates', itemId: one, ...signed }))).toBe('BAD_INPUT');
    expect(check('8')?.state).toBe('failed');
    unwrap(addWaiver(project, { rule: 'basisTwice', itemId: null, ...signed }));
    expect(check('8')?.state).toBe('waived');
  });

  test('for one item says which, in the log and where it is shown', () => {
    const one = add('护林防火', { bases: [] });
    unwrap(addWaiver(project, { rule: 'basisMissing', itemId: one, ...signed }));
    const [action] = listActions(project.read, 0, 1, {}).rows;
    expect(action?.summary).toContain('护林防火');
    expect(check('7')?.waivers).toMatchObject([{ item: '护林防火' }]);
  });

  test('of an item that is gone stands in no edition, and is told to set nothing aside', () => {
    const [one, two] = [add('护林防火', { bases: [] }), add('看护水库', { bases: [] })];
    unwrap(addWaiver(project, { rule: 'basisMissing', itemId: one, reason: '甲的理由', decider: '会议' }));
    unwrap(addWaiver(project, { rule: 'basisMissing', itemId: two, reason: '乙的理由', decider: '会议' }));
    const gone = { itemIds: [one], reasonKind: '其他', targetItemId: null, reason: '不再做', ...PEOPLE };
    unwrap(subtractItems(project, gone));
    expect(check('7')?.waivers).toMatchObject([{ idle: true }, { idle: false }]);
    expect(check('7')?.detail).not.toContain('甲的理由');
    unwrap(sealRound(project));
    const open = checkProject(project).filter(({ state }) => state === 'failed');
    const exceptions = open.map(({ id }) => ({ check: id, reason: '试办', decider: '会议' }));
    const input = { stage: 'issued', docNumber: '', issuer: '县委编办', issuedOn: '2025-06-20', remark: '' };
    unwrap(
      issueEdition(
        project,
        contract.issueEdition.input.parse({ ...input, effectiveOn: '2025-07-01', exceptions }),
        (day) => checkForDay(project, day),
      ),
    );
    const waivers = readEditions(project)[0]?.exceptions.filter(({ kind }) => kind === 'waiver');
    expect(waivers?.map(({ reason }) => reason)).toEqual(['乙的理由']);
  });
});

describe('undoing to a point', () => {
  const goOn = { signal: new AbortController().signal, onProgress: () => undefined };

  test('beyond what cannot be taken back says what that is', async () => {
    const seq = lastSeq(project.read);
    add('甲');
    unwrap(sealRound(project));
    const barrier = listActions(project.read, 0, 1, {}).rows[0]?.summary ?? '';
    expect(unwrap(readAction(project, { seq })).undoBlocked).toContain(barrier);
    const refused = failureOf(await undoToAction(project, seq, goOn));
    expect(errorText(refused.code, refused.detail)).toContain(barrier);
  });
});

describe('options saved as they are', () => {
  test('are no deed, and leave what can be done again', () => {
    unwrap(setProjectOptions(project, { office: '县委编办', roster: ['李敏'] }));
    add('甲');
    unwrap(undo(project));
    const seq = lastSeq(project.read);
    unwrap(
      setProjectOptions(project, {
        office: '县委编办',
        roster: ['李敏'],
        numbering: readOptions(project.read).numbering,
      }),
    );
    const { name, effectiveDate } = readProject(project.read);
    unwrap(describeProject(project, { name, effectiveDate }));
    expect(lastSeq(project.read)).toBe(seq);
    unwrap(redo(project));
  });
});

describe('replacing words in names', () => {
  const replace = (find: string, replacement: string) => ({
    kind: 'replace' as const,
    find,
    replacement,
    fields: ['name' as const],
  });

  test('leaves no blanks around a name', () => {
    const one = add('协助 护林防火');
    unwrap(editItems(project, { itemIds: [one], edit: replace('协助', ''), reason: '统一写法', basis: '', ...PEOPLE }));
    expect(readPool(project).byId.get(one)?.name).toBe('护林防火');
  });

  test('tells which names are had twice afterwards', () => {
    const [one, two] = [add('协助护林防火'), add('护林防火')];
    const { cells } = previewEdit(project, { itemIds: [one, two], edit: replace('协助', ''), limit: 10 });
    expect(cells).toMatchObject([{ itemId: one, also: expect.stringContaining('同名') }]);
    const both = [add('开展巡河'), add('做好巡河')];
    const edit = replace('做好', '开展');
    expect(previewEdit(project, { itemIds: both, edit, limit: 10 }).cells[0]?.also).toContain('同名');
  });
});
