/** What a superior proposes in its answer to a draft is no list that a department handed in: in the report and in 缺项对照. */
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { readReport } from '../../../electron/engine/services/ledger/readReport';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { readGapOutline, readGapRows } from '../../../electron/engine/services/merge/readGaps';
import { understandReturn } from '../../../electron/engine/services/opinions/previewReturn';
import { readOpinions } from '../../../electron/engine/services/opinions/readOpinions';
import { sendPacks } from '../../../electron/engine/services/opinions/sendPacks';
import { takeReturns } from '../../../electron/engine/services/opinions/takeReturns';
import { openRound } from '../../../electron/engine/services/rounds/runRound';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { reportText } from '../../../shared/logic/ledger/fillReport';
import { groupDigits } from '../../../shared/logic/text/groupDigits';
import { itemNamed } from '../../builders/editions';
import { issuedAnlanInTest } from '../../builders/issuedAnlan';
import { unwrap } from '../../builders/project';
import { superiorWorkbook } from '../../builders/superiorAnswers';

let folder: string;
let project: ProjectFile;
beforeEach(() => {
  ({ project, folder } = issuedAnlanInTest());
});

async function superiorAnswers(): Promise<void> {
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2026-02-12' }));
  unwrap(
    await sendPacks(project, inlineTasks(), {
      ...{ source: 'sealed', townshipId: null, superior: '市委编办', title: '', remark: '', empties: true },
      ...{ sentOn: '2026-02-12', dueOn: '2026-02-26', folder: join(folder, 'out'), mustBeEmpty: false },
    } as never),
  );
  const bytes = await superiorWorkbook({
    above: ['市委编办关于安澜县履职事项清单的反馈意见'],
    headings: ['序号', '类别', '事项名称', '反馈类型', '修改意见', '理由'],
    rows: [['1', '基本·社会管理', '做好退役军人走访慰问', '新增', '受理登记，按月走访。', '省目录第12项']],
  });
  const fileName = '市委编办反馈意见.xlsx';
  const { format, grids, remarks } = unwrap(readDocument(bytes, fileName));
  const file = understandReturn(project, { fileName, bytes, format, grids, remarks }, true);
  if (!file) throw new Error('not recognised');
  unwrap(takeReturns(project, [{ file, receivedOn: '2026-02-20' }]));
}
const paragraph = () => reportText(readReport(project).pieces);
const figure = (name: string) => readReport(project).figures.find((one) => one.name === name)?.text;

test('the paragraph of a county that began with its published lists stays, and no row is the departments’', async () => {
  expect(paragraph()).toContain('以3个乡镇的现行清单为底，1,009条合为367项');
  expect(figure('意见条目')).toBeUndefined();
  await superiorAnswers();
  expect(paragraph()).toContain('以3个乡镇的现行清单为底，1,009条合为367项');
  expect(['部门条目', '意见条目', '乡镇条目', '报送'].map(figure)).toEqual(['0', '1', '1,009', '1,010']);
});

test('every figure of rows leads to as many of them', async () => {
  await superiorAnswers();
  const ofRows = readReport(project).figures.flatMap(({ entries, name, text }) =>
    entries ? [[name, text, groupDigits(listEntries(project.read, entries).total)]] : [],
  );
  expect(ofRows.map(([name]) => name)).toContain('意见条目');
  for (const [name, text, rows] of ofRows) expect([name, rows]).toEqual([name, text]);
});

test('a duty that only the superior proposed was sent in by no department', async () => {
  await superiorAnswers();
  const entryId = readOpinions(project, {}).find(({ entryId: id }) => id !== null)?.entryId ?? 0;
  unwrap(adoptEntries(project, { entryIds: [entryId], proposer: '市委编办', decider: '县委编委' }));
  const { id } = itemNamed(project, '做好退役军人走访慰问');
  expect(readGapOutline(project).kinds.noDepartment).toContain(id);
  expect(readGapRows(project, { ids: [id] })[0]?.departments).toEqual([]);
});
