/** 台账, 增减表, 新旧对照表 and 简报 as real files: read back, on record, with their pictures and marks inside. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import JSZip from 'jszip';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { rereadDocument } from '../../../electron/engine/documents/rereadDocument';
import { REPORT_SOURCES } from '../../../electron/engine/handlers/ledgerHandlers';
import { listActions } from '../../../electron/engine/repositories/project/actionRepository';
import { exportReports } from '../../../electron/engine/services/ledger/exportReports';
import { readReport, setReportTemplate } from '../../../electron/engine/services/ledger/readReport';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { addItem, amendItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { reportText } from '../../../shared/logic/ledger/fillReport';
import type { ReportRequest } from '../../../shared/model/reportRequest';
import { draft, PEOPLE, smallProject, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
const grounds = { reason: '经会商', ...PEOPLE };
beforeEach(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path);
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
  unwrap(addItem(project, { item: draft('新增一项'), ...grounds }));
  unwrap(subtractItems(project, { itemIds: [3], reasonKind: '属部门职责', targetItemId: null, ...grounds }));
  unwrap(
    amendItem(project, {
      itemId: 1,
      name: '抓好党员发展和教育',
      text: '抓好党员发展，按季报告。',
      townshipRole: 'main',
      bases: [],
      remark: '',
      ...grounds,
    }),
  );
});
afterEach(() => {
  project.close();
  folder.remove();
});

const put = async (what: ReportRequest, format: 'docx' | 'xlsx') => {
  const files = unwrap(
    await exportReports(project, inlineTasks(), REPORT_SOURCES, {
      folder: `${folder.path}/out`,
      formats: [format],
      what,
    }),
  );
  const path = files[0]?.path ?? '';
  return { path, bytes: readFileSync(path) };
};
const partOf = async (bytes: Uint8Array, name: string) =>
  (await (await JSZip.loadAsync(bytes)).file(name)?.async('text')) ?? '';

test('the ledger holds every round by category, township and department, and ties in the file', async () => {
  const { path, bytes } = await put({ kind: 'ledger' }, 'xlsx');
  expect(basename(path)).toBe('东宁市_加减法台账_20250630_第2轮.xlsx');
  const rows = await rereadDocument(bytes, 'xlsx');
  expect(rows).toContainEqual(['第2轮（规范审核）', '合计', '4', '1', '1', '0', '0', '4']);
  expect(rows).toContainEqual(['第2轮', '道河镇', '4', '1', '1', '0', '0', '4']);
  expect(rows).toContainEqual(['第1轮', '3', '0', '0', '0', '0', '0', '3']);
  expect(listActions(project.read, 0, 1, {}).rows[0]?.summary).toBe('导出加减法台账 1 个文件');
});

test('a round’s changes stand with reason, proposer and decider', async () => {
  const { bytes } = await put({ kind: 'changes', round: 2 }, 'docx');
  const rows = await rereadDocument(bytes, 'docx');
  expect(rows.filter(([serial]) => /^\d+$/.test(serial ?? '')).map((row) => row.slice(1, 4))).toEqual([
    ['第2轮', '增', '新增一项'],
    ['第2轮', '减', '管护防火隔离带'],
    ['第2轮', '改', '抓好党员发展和教育'],
  ]);
});

test('the comparison marks what was struck out and put in, in Word and in Excel', async () => {
  const what = { kind: 'comparison', before: { kind: 'round', round: 1 }, after: { kind: 'now' } } as const;
  const word = await partOf((await put(what, 'docx')).bytes, 'word/document.xml');
  expect(word).toMatch(/<w:strike\/><\/w:rPr><w:t xml:space="preserve">月</);
  expect(word).toMatch(/<w:u w:val="single"\/><\/w:rPr><w:t xml:space="preserve">季</);
  const sheet = await partOf((await put(what, 'xlsx')).bytes, 'xl/worksheets/sheet1.xml');
  expect(sheet).toMatch(/<strike\/>.{1,120}>月</);
  expect(sheet).toMatch(/<u\/>.{1,120}>季</);
});

test('the briefing carries its charts as parts of the document', async () => {
  const { bytes } = await put({ kind: 'briefing' }, 'docx');
  const body = await partOf(bytes, 'word/document.xml');
  const links = await partOf(bytes, 'word/_rels/document.xml.rels');
  const drawn = [...body.matchAll(/r:id="(chart\d+)"/g)].map(([, id]) => id);
  expect(drawn).toEqual(['chart1', 'chart2', 'chart3']);
  for (const id of drawn) expect(links).toContain(`Id="${id}"`);
  expect(await partOf(bytes, 'word/charts/chart1.xml')).toContain('4 ＋ 1 − 1 ＝ 4');
  // One item more or less: the axis has no halves.
  expect(await partOf(bytes, 'word/charts/chart3.xml')).toContain(
    '<c:crossAx val="1"/><c:majorUnit val="1"/></c:valAx>',
  );
});

test('the paragraph follows the rows and the office’s own template; an unknown name stays visible', () => {
  expect(reportText(readReport(project).pieces)).toContain('职责任务4项，经2轮审核，做“加法”1项，做“减法”1项');
  unwrap(setReportTemplate(project, { template: '现有〔现有〕项，〔没有的〕。' }));
  const { pieces, isDefault } = readReport(project);
  expect([reportText(pieces), isDefault, pieces.map(({ kind }) => kind)]).toEqual([
    '现有4项，〔没有的〕。',
    false,
    ['text', 'figure', 'text', 'unknown', 'text'],
  ]);
  unwrap(setReportTemplate(project, { template: '' }));
  expect(readReport(project).isDefault).toBe(true);
});
