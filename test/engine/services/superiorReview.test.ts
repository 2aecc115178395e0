/** 报上级审核: the whole list goes up, the superior's own table comes back, each of its opinions is handled and reported. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { OPINION_SOURCES } from '../../../electron/engine/handlers/opinionHandlers';
import { readCheckFacts } from '../../../electron/engine/repositories/checks/checkFacts';
import { listAllChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { returnsToTakeUp } from '../../../electron/engine/services/agreement/takeUpReturns';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { draftEntry } from '../../../electron/engine/services/merge/draftEntry';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { exportOpinionPapers } from '../../../electron/engine/services/opinions/exportOpinionPapers';
import { adoptOpinions, handleOpinions } from '../../../electron/engine/services/opinions/handleOpinions';
import { presentReturn, understandReturn } from '../../../electron/engine/services/opinions/previewReturn';
import {
  readConsultations,
  readOpinionGroups,
  readOpinions,
  readPackDetail,
  readPacks,
} from '../../../electron/engine/services/opinions/readOpinions';
import { planPacks, sendPacks } from '../../../electron/engine/services/opinions/sendPacks';
import { takeReturns } from '../../../electron/engine/services/opinions/takeReturns';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { addUnits, readSuperiors, readUnits } from '../../../electron/engine/services/units/manageUnits';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { errorText } from '../../../shared/errorText';
import { checkOpinions } from '../../../shared/logic/checks/opinionRule';
import type { ReturnInHand } from '../../../shared/logic/opinions/returnInHand';
import { fillForm } from '../../builders/filledForms';
import { codeOf, draft, failureOf, smallProject, temporaryFolder, unwrap } from '../../builders/project';
import { OWN_HEADINGS, type OwnTable, superiorDocument, superiorWorkbook } from '../../builders/superiorAnswers';

const CITY = '市委编办';
const SENDING = {
  ...({ source: 'sealed' } as const),
  ...{ townshipId: null, superior: CITY, title: '' },
  ...{ sentOn: '2025-06-12', dueOn: '2025-06-26', remark: '', empties: true },
} as const;
const tasks = inlineTasks();

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path);
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  for (const entryId of small.up) unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '试验' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-06-12' }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const out = (): string => join(folder.path, 'out');
const report = () => sendPacks(project, tasks, { ...SENDING, folder: out(), mustBeEmpty: false });
const filesUp = (): string[] => readdirSync(join(out(), CITY)).sort();
const textOf = (name: string): string =>
  unwrap(readDocument(readFileSync(join(out(), CITY, name)), name))
    .grids.flatMap(({ above = [], rows }) => [...above, ...rows.flatMap(({ cells }) => cells)])
    .join('\n');

function look(bytes: Uint8Array, fileName: string, expected = true): ReturnInHand | null {
  const { format, grids, remarks } = unwrap(readDocument(bytes, fileName));
  return understandReturn(project, { fileName, bytes, format, grids, remarks }, expected);
}

async function own(table: OwnTable, fileName = '市委编办反馈意见.xlsx'): Promise<ReturnInHand> {
  const file = look(await superiorWorkbook(table), fileName);
  if (!file) throw new Error(`${fileName} is not recognised`);
  return file;
}

const NUMBERED = '牡编办函〔2025〕15号';
const ANSWER: OwnTable = {
  above: ['关于东宁市职责任务清单的反馈意见', NUMBERED],
  rows: [
    ['1', '落实“三会一课”', '删除', '', '属党组织日常工作'],
    ['2', '管护防火隔离带', '修改', '每年春秋两季管护防火隔离带。', '与省里表述一致'],
    ['3', '做好退役军人服务', '新增', '受理登记，按月走访。', '省目录第12项'],
  ],
};

/** The answer above, taken in: 核减, 修改, 新增. */
async function answered() {
  unwrap(await report());
  unwrap(takeReturns(project, [{ file: await own(ANSWER), receivedOn: '2025-06-20' }]));
  return readOpinions(project, {});
}

describe('the list goes up', () => {
  test('all of it, in one letter, one table and one form; the superior is registered and none of the county’s units', async () => {
    const before = { units: readUnits(project).length, departments: listUnits(project.read, 'department').length };
    expect(unwrap(planPacks(project, SENDING)).units).toEqual([
      { unitId: 0, unit: CITY, unitKind: 'superior', items: 4 },
    ]);
    expect(unwrap(await report())).toMatchObject({ packs: 1, files: 3, rows: 4 });
    expect(filesUp().map((name) => name.split('_')[2])).toEqual(['审核反馈表', '报送函和清单', '清单'].sort());
    const [letter = ''] = filesUp().filter((name) => name.endsWith('.docx'));
    expect(textOf(letter)).toMatch(/共 4 项，请予审核/);
    for (const name of filesUp())
      for (const item of ['抓好党员发展', '落实三会一课', '管护防火隔离带', '整治人居环境'])
        expect(textOf(name)).toContain(item);
    expect(textOf(letter)).toContain('道河镇');
    expect(readSuperiors(project).map(({ name, kind }) => [name, kind])).toEqual([[CITY, 'superior']]);
    expect(readUnits(project)).toHaveLength(before.units);
    expect(listUnits(project.read, 'department')).toHaveLength(before.departments);
    expect(readConsultations(project)).toMatchObject([{ title: '报市委编办审核', superior: CITY, draft: '第1轮' }]);
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('the county’s own units are asked for the first time afterwards, and count no superior', async () => {
    unwrap(await report());
    const { superior: _, ...asking } = SENDING;
    const asked = await sendPacks(project, tasks, { ...asking, folder: out(), mustBeEmpty: false });
    expect(unwrap(asked).packs).toBe(readUnits(project).length);
    unwrap(await report());
    expect(readConsultations(project).map(({ title }) => title)).toEqual([
      '报市委编办审核',
      '第1次征求意见',
      '第2次报市委编办审核',
    ]);
    const { opinions, reviews, units } = summarizeProject(project, { fileName: '', operator: '', backupAt: null });
    expect(opinions).toMatchObject({ asked: 1, outstanding: readUnits(project).length });
    expect(reviews).toMatchObject({ asked: 2, outstanding: 2 });
    expect(units.departments + units.townships).toBe(readUnits(project).length);
  });

  test('a department is no superior', async () => {
    const sent = sendPacks(project, tasks, { ...SENDING, superior: '市委组织部', folder: out(), mustBeEmpty: false });
    const { code, detail } = failureOf(await sent);
    expect(code).toBe('UNIT_EXISTS');
    expect(errorText(code, detail)).toMatch(/^“.*”是本县登记的部门.*，不能作上级机关。/);
    expect(readConsultations(project)).toEqual([]);
  });
});

describe('its own table comes back', () => {
  test('rows are matched by number, name and place, and what is not certain is asked', async () => {
    unwrap(await report());
    const headings = ['清单序号', '事项编号', ...OWN_HEADINGS.slice(1)];
    const file = await own({
      headings,
      rows: [
        ['', '0001', '抓好党员发展', '无意见', '', ''],
        ['2', '', '落实三会一课制度', '修改', '改后文字。', ''],
        ['3', '', '', '删除', '', '不属乡镇'],
        ['', '', '整治人居环境', '合并', '与环卫合并', ''],
        ['', '', '没有听说过的事项', '删除', '', '查无此项'],
        ['', '', '抓好党员发展', '新增', '', '重复提出'],
        ['一、公共服务'],
        ['', '', '看管文化广场', '新增', '每天开放。', ''],
        ['', '', '', '', '以上意见请于月底前报回', ''],
      ],
    });
    const { read } = presentReturn(project, 'p', file) ?? {};
    expect(read?.opinions.map(({ itemId, kind, name, row, category }) => [row, itemId, kind, name, category])).toEqual([
      [2, 1, 'none', '抓好党员发展', undefined],
      [4, 3, 'subtract', '管护防火隔离带', undefined],
      [9, null, 'add', '看管文化广场', '公共服务'],
    ]);
    expect(read?.questions.map(({ ask, opinion }) => [opinion.row, opinion.itemId, ask])).toEqual([
      [3, 2, '序号 2 是“落实三会一课”，名称写的是“落实三会一课制度”'],
      [5, 4, expect.stringContaining('合并')],
      [6, null, '报送的表里没有“没有听说过的事项”，是哪一项'],
      [7, 1, '写的是新增，报送的表里已有同名事项'],
    ]);
    const told = (read?.findings ?? []).map(({ kind, row }) => [kind, row]);
    expect(told).toContainEqual(['mark', 8]);
    expect(told).toContainEqual(['unread', 10]);
    expect(codeOf(takeReturns(project, [{ file, receivedOn: '2025-06-20' }]))).toBe('RETURN_UNCLEAR');
    const unsettled = (read?.questions ?? []).map(({ opinion }) => opinion);
    const answers = { file, receivedOn: '2025-06-20', opinions: [...(read?.opinions ?? []), ...unsettled] };
    // Which item is meant has to be said; nothing is written until it is.
    expect(codeOf(takeReturns(project, [answers]))).toBe('RETURN_UNCLEAR');
    const settled = answers.opinions.map((one) =>
      one.kind !== 'add' && one.itemId === null ? { ...one, itemId: 4 } : one,
    );
    expect(unwrap(takeReturns(project, [{ ...answers, opinions: settled }])).opinions).toBe(6);
    expect(readConsultations(project)[0]?.opinions).toMatchObject({ total: 6, open: 6 });
  });

  test('the table’s own order is no number of an item', async () => {
    unwrap(await report());
    const file = await own({
      rows: [
        ['1', '管护防火隔离带', '删除', '', ''],
        ['2', '查无此项', '删除', '', ''],
      ],
    });
    expect(file.known?.read.opinions.map(({ itemId }) => itemId)).toEqual([3]);
    expect(file.known?.read.questions.map(({ opinion }) => opinion.itemId)).toEqual([null]);
  });

  test('a Word document says the same; the form itself does too', async () => {
    unwrap(await report());
    const word = look(await superiorDocument(ANSWER, '市委编办反馈意见'), '反馈.docx');
    expect(word?.known?.read.opinions.map(({ kind, itemId }) => [kind, itemId])).toEqual([
      ['subtract', 2],
      ['amend', 3],
      ['add', null],
    ]);
    const form = filesUp().find((name) => name.includes('审核反馈表')) ?? '';
    const filled = join(folder.path, '市里.xlsx');
    await fillForm(join(out(), CITY, form), filled, 4, { rows: { 1: { kind: '删除', reason: '重复' } } });
    const back = look(readFileSync(filled), '市里.xlsx');
    expect(back?.known).toMatchObject({
      byPrintedNumber: false,
      read: { opinions: [{ itemId: 2, kind: 'subtract' }] },
    });
    expect(back?.known?.ownTable).toBeUndefined();
  });

  test('a note on a row is asked at its item', async () => {
    unwrap(await report());
    const bytes = await superiorWorkbook(ANSWER, (sheet) => {
      sheet.getCell('B4').note = '再核';
      sheet.getCell('A1').note = '整表再议';
    });
    const { questions = [] } = look(bytes, '市委编办反馈意见.xlsx')?.known?.read ?? {};
    expect(questions.map(({ note, opinion: { itemId, proposal } }) => [note, itemId, proposal])).toEqual([
      ['aside', null, '批注：整表再议'],
      ['joins', 2, '批注：再核'],
    ]);
  });

  test('is told from lists of the county: by whose it says it is', async () => {
    const bytes = await superiorWorkbook({ rows: ANSWER.rows });
    expect(look(bytes, '反馈意见.xlsx')).toBeNull();
    unwrap(await report());
    expect(look(bytes, '反馈意见.xlsx', false)).not.toBeNull();
    expect(look(bytes, '表一.xlsx', false)).toBeNull();
    expect(look(bytes, '表一.xlsx')).not.toBeNull();
    expect(look(bytes, '市委组织部反馈意见.xlsx', false)).toBeNull();
  });
});

describe('its opinions are handled', () => {
  test('each becomes a change of the open round that names the superior and its document', async () => {
    const [gone, reworded, added] = await answered();
    const how = { result: '', decider: '领导小组', changeIds: [], prepare: false, attachTo: null, reason: '' };
    const adopt = (id: number | undefined, deeds: Parameters<typeof handleOpinions>[1]['deeds']) =>
      handleOpinions(project, { ...how, opinionIds: [id ?? 0], outcome: 'adopted', deeds });
    unwrap(adopt(gone?.id, [{ kind: 'subtract', itemId: 2, reasonKind: '其他', targetItemId: null }]));
    // The superior proposes it and leads nothing in it.
    const proposed = unwrap(draftEntry(project, { entryId: added?.entryId ?? 0 }));
    expect(proposed.draft).toMatchObject({ name: '做好退役军人服务', leadDepartment: '' });
    const item = draft('做好退役军人服务', { category: '公共服务', leadDepartment: '' });
    unwrap(adopt(added?.id, [{ kind: 'add', item }]));
    const changes = listAllChanges(project.read).slice(-2);
    const source = `${CITY}（${NUMBERED}）`;
    expect(changes.map(({ kind, proposer, reason }) => [kind, proposer, reason])).toEqual([
      ['subtract', source, `采纳${source}的意见`],
      ['add', source, `采纳${source}的新增建议`],
    ]);
    unwrap(undo(project));
    expect(readOpinions(project, {}).find(({ id }) => id === added?.id)?.handling).toBeNull();
    unwrap(
      handleOpinions(project, {
        ...how,
        opinionIds: [added?.id ?? 0],
        outcome: 'refused',
        deeds: [],
        reason: '本县无此机构',
      }),
    );
    expect(reworded?.handling).toBeNull();
    expect(readConsultations(project)[0]?.opinions).toMatchObject({ total: 3, adopted: 1, refused: 1, open: 1 });
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('several at once, each just as it was written; one that does not say it all stops them', async () => {
    const opinions = await answered();
    const ids = opinions.map(({ id }) => id);
    expect(codeOf(adoptOpinions(project, { opinionIds: ids, reasonKind: '其他', decider: '' }))).toBe(
      'OPINION_NO_CHANGE',
    );
    expect(readConsultations(project)[0]?.opinions.open).toBe(3);
    const two = { opinionIds: ids.slice(0, 2), reasonKind: '其他', decider: '领导小组' };
    expect(unwrap(adoptOpinions(project, two))).toMatchObject({ opinions: 2, changes: 2 });
    const [, , amended] = [1, 2, 3].map((id) => readOpinions(project, { itemId: id })[0]);
    expect(amended?.handling).toMatchObject({
      outcome: 'adopted',
      result: '管护防火隔离带：每年春秋两季管护防火隔离带。',
    });
    unwrap(undo(project));
    expect(readConsultations(project)[0]?.opinions.open).toBe(3);
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('it gives no verdict, and the check tells what is open, beside that of the county’s units', async () => {
    await answered();
    expect(returnsToTakeUp(project)).toMatchObject({ units: 0, verdicts: 0 });
    const { state, figure, rows } = checkOpinions(readCheckFacts(project));
    expect(state).toBe('failed');
    expect(figure).toBe(
      '报上级审核 1 ＝ 反馈 1 ＋ 未反馈 0；上级意见 3 ＝ 采纳 0 ＋ 部分采纳 0 ＋ 不采纳 0 ＋ 撤回 0 ＋ 待处理 3',
    );
    expect(rows).toMatchObject([{ words: '还有 3 条上级意见待处理' }]);
  });

  test('the table of what became of them goes back in Word and Excel, and its sums tie', async () => {
    const ids = (await answered()).map(({ id }) => id);
    unwrap(adoptOpinions(project, { opinionIds: ids.slice(0, 2), reasonKind: '其他', decider: '' }));
    const [consultation] = readConsultations(project);
    const written = unwrap(
      await exportOpinionPapers(project, tasks, OPINION_SOURCES, {
        ...{ folder: join(folder.path, 'reply'), mustBeEmpty: false, consultationId: consultation?.id ?? 0 },
        ...{ what: 'replies', formats: ['docx', 'xlsx'] },
      }),
    );
    expect(written).toHaveLength(2);
    for (const { path } of written) {
      const { grids } = unwrap(readDocument(readFileSync(path), path));
      const cells = grids.flatMap(({ above = [], rows }) => [
        ...above.map((text) => [text]),
        ...rows.map((row) => row.cells),
      ]);
      const rows = cells.filter(([serial]) => /^\d+$/.test(serial ?? ''));
      expect(rows.map((row) => [row[1], row[2], row[5]])).toEqual([
        ['落实三会一课', '删除', '采纳'],
        ['管护防火隔离带', '修改', '采纳'],
        ['做好退役军人服务', '新增', '待处理'],
      ]);
      expect(cells.flat().join('\n')).toContain('意见 3 条＝采纳 2＋部分采纳 0＋不采纳 0＋撤回 0＋待处理 1');
      expect(cells.flat().join('\n')).toContain(NUMBERED);
    }
    expect(readPacks(project, { consultationId: consultation?.id ?? 0 })[0]?.repliedOn).toBe('');
    expect(readOpinions(project, {}).map(({ repliedOn }) => repliedOn !== '')).toEqual([true, true, false]);
    expect(readOpinionGroups(project, {})).toHaveLength(3);
    const [pack] = readPacks(project, { consultationId: consultation?.id ?? 0 });
    expect(unwrap(readPackDetail(project, { packId: pack?.id ?? 0 })).returns).toMatchObject([{ docNumber: NUMBERED }]);
  });
});

test('a superior can be registered first, and no name is two units', () => {
  expect(unwrap(addUnits(project, { kind: 'superior', names: [CITY] }))).toMatchObject({ added: 1 });
  expect(unwrap(addUnits(project, { kind: 'department', names: [CITY] }))).toMatchObject({ added: 0 });
  unwrap(undo(project));
  expect(readSuperiors(project)).toEqual([]);
});
