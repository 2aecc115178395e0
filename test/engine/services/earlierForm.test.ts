/** 上一次的表: a form of an earlier asking that comes back now is told, counts where a person says, and keeps its round's categories. */
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { beforeEach, expect, test } from 'vitest';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { presentReturn } from '../../../electron/engine/services/opinions/previewReturn';
import { readConsultations } from '../../../electron/engine/services/opinions/readOpinions';
import { takeReturns } from '../../../electron/engine/services/opinions/takeReturns';
import { changeScheme } from '../../../electron/engine/services/schemes/changeScheme';
import { type Asked, askedInTest } from '../../builders/askedProject';
import { unwrap } from '../../builders/project';

let asked: Asked;
beforeEach(async () => {
  asked = askedInTest();
  unwrap(await asked.send());
});

const LATER = { title: '第2次征求意见', sentOn: '2025-06-20', dueOn: '2025-06-30' } as const;
const FILLED = { rows: { 0: { kind: '删除', reason: '属部门职责' }, 1: { kind: '无意见' } } };

async function oldForm() {
  const path = await asked.fill('市委组织部', FILLED);
  unwrap(await asked.send(LATER, 'second'));
  return asked.look(path, '旧表.xlsx');
}

test('the form of the present asking says nothing of another', async () => {
  const file = asked.look(await asked.fill('市委组织部', FILLED), '表.xlsx');
  expect(presentReturn(asked.project, 'x', file)?.newer).toBeNull();
});

test('the preview tells that the unit has not answered the present asking, and reads the form against it', async () => {
  const file = await oldForm();
  const shown = presentReturn(asked.project, 'x', file);
  expect(shown).toMatchObject({ consultation: '第1次征求意见', dueOn: '2025-06-10' });
  expect(shown?.newer).toMatchObject({
    ...{ packId: asked.packOf('市委组织部').id, consultation: '第2次征求意见', dueOn: '2025-06-30', former: null },
    read: { allAgreed: false, unanswered: 2 },
  });
});

test('it counts for the one a person chose', async () => {
  const file = await oldForm();
  const chosen = asked.packOf('市委组织部').id;
  unwrap(takeReturns(asked.project, [{ file, receivedOn: '2025-06-25', packId: chosen }]));
  expect(asked.packOf('市委组织部')).toMatchObject({ state: 'returned', opinions: 1 });
  expect(readConsultations(asked.project).map(({ packs }) => packs.returned)).toEqual([0, 1]);
});

test('without a choice it counts for its own', async () => {
  unwrap(takeReturns(asked.project, [{ file: await oldForm(), receivedOn: '2025-06-25' }]));
  expect(readConsultations(asked.project).map(({ packs }) => packs.returned)).toEqual([1, 0]);
});

test('a form of a round before the scheme was changed offers that round’s categories, a renamed one by its name of today', async () => {
  const { project } = asked;
  const { scheme } = readProject(project.read);
  const changed = (categories: readonly string[]): string[] =>
    categories.filter((one) => one !== '公共服务').map((one) => (one === '基层党建' ? '党的建设' : one));
  const lists = scheme.lists.map((list) => ({ ...list, categories: changed(list.categories) }));
  const moves = scheme.lists.flatMap(({ id: listId }) => [
    { from: { listId, category: '公共服务' }, to: { listId, category: '社会治理' } },
    { from: { listId, category: '基层党建' }, to: { listId, category: '党的建设' } },
  ]);
  unwrap(changeScheme(project, { scheme: { ...scheme, lists }, moves, reason: '与上级目录一致' }));
  const choicesIn = async (into: string): Promise<readonly string[]> => {
    const book = new ExcelJS.Workbook();
    const path = await asked.fill('市委组织部', {}, into);
    await book.xlsx.load(readFileSync(path).buffer as ArrayBuffer);
    const texts: string[] = [];
    book.getWorksheet('选项')?.eachRow((row) => row.eachCell(({ text }) => void texts.push(text)));
    return texts;
  };
  unwrap(await asked.send(LATER, 'second'));
  const old = await choicesIn('second');
  expect(old).toEqual(expect.arrayContaining(['公共服务', '党的建设']));
  expect(old).not.toContain('基层党建');
  unwrap(await asked.send({ ...LATER, source: 'current', title: '第3次征求意见' }, 'third'));
  const now = await choicesIn('third');
  expect(now).toContain('党的建设');
  expect(now).not.toContain('公共服务');
});
