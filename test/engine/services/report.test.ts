/** The report of a county that began with its published lists: figures of each list, and a paragraph that says so. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { rememberedLedger } from '../../../electron/engine/repositories/ledger/ledgerRepository';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { readReport, setReportTemplate } from '../../../electron/engine/services/ledger/readReport';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { drawCategories, drawRound } from '../../../shared/logic/ledger/drawLedger';
import { reportText } from '../../../shared/logic/ledger/fillReport';
import { draftBriefing } from '../../../shared/logic/paper/drafts/draftBriefing';
import { buildAnlan } from '../../builders/anlanCounty';
import { anlanWithFirstEdition, issueSecond } from '../../builders/editions';
import { importList, newProject, PEOPLE, smallProject, temporaryFolder, unwrap } from '../../builders/project';
import { sixCategoryScheme } from '../../builders/townshipLists';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  project.close();
  folder.remove();
});

const figure = (name: string) => readReport(project).figures.find((one) => one.name === name)?.text;

test('tells each list apart, its sum over the townships, its mean and the share of what townships only help with', () => {
  project = buildAnlan(`${folder.path}/安澜县.shuangshu`);
  expect(['基本', '配合', '收回', '现有'].map(figure)).toEqual(['128', '108', '131', '367']);
  expect(['基本镇次', '配合镇次', '收回镇次', '镇次'].map(figure)).toEqual(['347', '293', '369', '1,009']);
  expect(['基本平均', '配合平均', '收回平均', '配合收回占比'].map(figure)).toEqual(['115.7', '97.7', '123', '65.6']);
  const named = readReport(project).figures.map(({ name }) => name);
  expect(new Set(named).size).toBe(named.length);
});

test('begins with the published lists where no department sent one, and keeps an own wording', () => {
  project = buildAnlan(`${folder.path}/安澜县.shuangshu`);
  expect(reportText(readReport(project).pieces)).toContain(
    '安澜县以3个乡镇的现行清单为底，1,009条合为367项，经1轮审核',
  );
  unwrap(setReportTemplate(project, { template: '共〔镇次〕镇次' }));
  expect(readReport(project)).toMatchObject({ isDefault: false, template: '共〔镇次〕镇次' });
  expect(reportText(readReport(project).pieces)).toBe('共1,009镇次');
  unwrap(setReportTemplate(project, { template: '' }));
  expect(readReport(project).isDefault).toBe(true);
});

test('speaks of both directions where departments sent lists', () => {
  project = smallProject(folder.path).project;
  expect(reportText(readReport(project).pieces)).toContain('双向梳理');
});

test('leaves the townships out where none of them sent anything, in the paragraph and in the briefing', () => {
  project = newProject(folder.path);
  unwrap(addUnits(project, { kind: 'township', names: ['道河镇', '绥阳镇'] }));
  unwrap(addUnits(project, { kind: 'department', names: ['市委组织部'] }));
  const entryIds = importList(project, '市委组织部', 'down', ['抓好党员发展', '落实三会一课']);
  unwrap(adoptEntries(project, { entryIds, ...PEOPLE }));
  const { pieces, figures } = readReport(project);
  const paragraph = reportText(pieces);
  expect(paragraph).toContain('坚持职责法定。第一轮梳理六类职责任务2项');
  expect(paragraph).toContain('做“减法”0项，最终认定2项。');
  expect(paragraph).not.toMatch(/反向|双向|并入/);
  const briefing = { place: '东宁市', office: '东宁市委编办', date: '2025-06-30', paragraph, figures };
  const draft = draftBriefing({ ...briefing, rounds: rememberedLedger(project).rounds }, sixCategoryScheme());
  expect(JSON.stringify(draft)).not.toContain('反向');
  expect(figures.map(({ name }) => name)).toContain('反向');
});

test('draws each list of several, and of a round the categories that changed', () => {
  project = anlanWithFirstEdition(`${folder.path}/安澜县.shuangshu`);
  issueSecond(project);
  const { lists } = readProject(project.read).scheme;
  const { rounds } = rememberedLedger(project);
  expect(drawCategories(rounds, lists)).toMatchObject({
    title: '各清单现有事项和各轮核减',
    labels: ['基本履职事项清单', '配合履职事项清单', '上级部门收回事项清单'],
    series: [{ values: [129, 107, 131] }, { values: [0, 1, 0] }],
  });
  const [, second] = rounds;
  if (!second) throw new Error('no second round');
  expect(drawRound(second, lists)).toMatchObject({
    labels: ['基本 · 社会管理', expect.stringMatching(/^配合 · /)],
    series: [{ values: [1, 0] }, { values: [0, 1] }],
  });
});
