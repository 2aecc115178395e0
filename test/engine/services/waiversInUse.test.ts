/** A waiver sets aside what it was signed for and nothing else, says for which item, and is told apart when nothing is left of it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { listActions } from '../../../electron/engine/repositories/project/actionRepository';
import { checkForDay, checkProject } from '../../../electron/engine/services/checks/checkProject';
import { addWaiver, endWaiver } from '../../../electron/engine/services/checks/waiveRule';
import { issueEdition } from '../../../electron/engine/services/editions/issueEdition';
import { readEditions } from '../../../electron/engine/services/editions/readEditions';
import { addItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { contract } from '../../../shared/contract';
import { errorText } from '../../../shared/errorText';
import { localDay } from '../../../shared/logic/text/localDay';
import { codeOf, draft, newProject, PEOPLE, temporaryFolder, unwrap } from '../../builders/project';

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

  test('is signed once for the same thing, while it is in force, and says who signed it when', () => {
    const [one, two] = [add('护林防火', { bases: [] }), add('看护水库', { bases: [] })];
    const sign = (rule: 'basisMissing' | 'basisTwice', itemId: number | null) =>
      addWaiver(project, { rule, itemId, reason: '别的理由', decider: '别人' });
    unwrap(addWaiver(project, { rule: 'basisMissing', itemId: one, ...signed }));
    const again = sign('basisMissing', one);
    expect(codeOf(again)).toBe('WAIVER_SIGNED');
    const day = localDay(project.session.now());
    expect(again.ok ? '' : errorText(again.code, again.detail)).toContain(
      `“护林防火”的依据暂缺豁免 ${day} 已经签过，决定人“县委编委会议”`,
    );
    unwrap(sign('basisMissing', two));
    unwrap(sign('basisMissing', null));
    expect(codeOf(sign('basisMissing', null))).toBe('WAIVER_SIGNED');
    unwrap(sign('basisTwice', null));
    const [first] = check('7')?.waivers ?? [];
    unwrap(endWaiver(project, { waiverId: first?.id ?? 0, reason: '依据到了' }));
    unwrap(sign('basisMissing', one));
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
    const input = {
      stage: 'issued',
      docNumber: '县编发〔2025〕1号',
      issuer: '县委编办',
      issuedOn: '2025-06-20',
      remark: '',
    };
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
