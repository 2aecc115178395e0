/** What is said of a step is what happens: undoing to a point, options saved unchanged, words replaced in names. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listActions } from '../../../electron/engine/repositories/project/actionRepository';
import { readOptions } from '../../../electron/engine/repositories/project/optionRepository';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { editItems, previewEdit } from '../../../electron/engine/services/pool/editItems';
import { describeProject } from '../../../electron/engine/services/project/describeProject';
import { setProjectOptions } from '../../../electron/engine/services/project/projectOptions';
import { readAction } from '../../../electron/engine/services/project/readAction';
import { undoToAction } from '../../../electron/engine/services/project/undoToAction';
import { addItem } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { errorText } from '../../../shared/errorText';
import { draft, failureOf, newProject, PEOPLE, temporaryFolder, unwrap } from '../../builders/project';

let folder: ReturnType<typeof temporaryFolder>;
let project: ProjectFile;
const add = (name: string, changes: object = {}) =>
  unwrap(addItem(project, { item: draft(name, changes), reason: '补列', ...PEOPLE })).itemId;
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
