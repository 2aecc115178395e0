/** What 征求意见 puts on paper, rendered by LibreOffice: form, letter with the page to sign, reminder, reply, tables. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { OPINION_SOURCES } from '../../electron/engine/handlers/opinionHandlers';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../electron/engine/services/merge/leaveOutEntry';
import { exportOpinionPapers } from '../../electron/engine/services/opinions/exportOpinionPapers';
import { handleOpinions } from '../../electron/engine/services/opinions/handleOpinions';
import { understandReturn } from '../../electron/engine/services/opinions/previewReturn';
import { readConsultations, readOpinions, readPacks } from '../../electron/engine/services/opinions/readOpinions';
import { sendPacks } from '../../electron/engine/services/opinions/sendPacks';
import { takeReturns } from '../../electron/engine/services/opinions/takeReturns';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import { fillForm, saveAnew } from '../builders/filledForms';
import { smallProject, unwrap } from '../builders/project';
import { missingOfficeTools, type RenderedPdf, renderPdf } from './renderPdf';

const missing = missingOfficeTools();
const folder = mkdtempSync(join(tmpdir(), 'shuangshu-office-opinions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let project: ProjectFile;
let formOf: (unit: string) => string;

async function prepare(): Promise<void> {
  const small = smallProject(folder);
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  for (const entryId of small.up) unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '试验' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-06-03' }));
  const out = join(folder, 'out');
  const sending = { source: 'sealed', townshipId: null, title: '', remark: '', empties: true } as const;
  unwrap(
    await sendPacks(project, inlineTasks(), {
      ...{ ...sending, sentOn: '2025-06-02', dueOn: '2025-06-10', folder: out, mustBeEmpty: false },
    }),
  );
  formOf = (unit) => join(out, unit, readdirSync(join(out, unit)).find((name) => name.endsWith('.xlsx')) ?? '');
}

function take(path: string, name: string): void {
  const bytes = readFileSync(path);
  const { format, grids, remarks } = unwrap(readDocument(bytes, name));
  const file = understandReturn(project, { fileName: name, bytes, format, grids, remarks });
  if (!file) throw new Error(`${name} is not recognised`);
  unwrap(takeReturns(project, [{ file, receivedOn: '2025-06-05' }]));
}

describe.skipIf(missing !== undefined)('征求意见 on paper', () => {
  beforeAll(prepare, 300_000);
  afterAll(() => project.close());

  const render = (path: string): RenderedPdf => renderPdf(path, folder);

  test('a form saved anew by LibreOffice as .xlsx, .xls and .ods is known and read as before', async () => {
    for (const [unit, extension] of [
      ['道河镇', 'xlsx'],
      ['绥阳镇', 'xls'],
      ['老黑山镇', 'ods'],
    ] as const) {
      const path = join(folder, `${unit}.xlsx`);
      const items = readPacks(project, { consultationId: 1 }).find((pack) => pack.unit === unit)?.items ?? 0;
      const rows = { 0: { kind: '修改', proposal: '按季度报告。' }, 1: { kind: '无意见' } };
      await fillForm(formOf(unit), path, items, { rows, contact: '张三 0453-1234567' });
      const [anew = ''] = saveAnew([path], extension, join(folder, 'profile'));
      take(anew, `随便叫什么.${extension}`);
    }
    const said = readOpinions(project, {}).filter(({ kind }) => kind === 'amend');
    expect(said.map(({ unit, proposal }) => [unit, proposal])).toEqual(
      ['道河镇', '绥阳镇', '老黑山镇'].map((unit) => [unit, '按季度报告。']),
    );
    expect(readConsultations(project)[0]?.opinions).toMatchObject({ total: 3, agreedItems: 3 });
  }, 300_000);

  test('form, letter, reminder, reply and tables render, nothing cut', async () => {
    const [first] = readOpinions(project, {});
    const how = { result: '', decider: '', changeIds: [], deeds: [], prepare: false, attachTo: null };
    unwrap(
      handleOpinions(project, { ...how, opinionIds: [first?.id ?? 0], outcome: 'refused', reason: '表述已够清楚' }),
    );
    const papers = join(folder, 'papers');
    for (const what of ['reminders', 'replies', 'summary', 'figures', 'register'] as const)
      unwrap(
        await exportOpinionPapers(project, inlineTasks(), OPINION_SOURCES, {
          ...{ folder: papers, consultationId: 1, what, formats: ['docx'] },
        }),
      );
    const form = render(formOf('市委组织部'));
    expect(form.pageSize).toContain('A4');
    expect(form.texts.join('')).toContain('管护防火隔离带');
    const letter = render(
      formOf('市委组织部')
        .replace(/征求意见反馈表/g, '征求意见函和签章页')
        .replace(/xlsx$/, 'docx'),
    );
    expect(letter.pages).toBe(2);
    expect(letter.texts[1]).toContain('主要负责人签字');
    const names = readdirSync(papers).filter((name) => name.endsWith('.docx'));
    expect(names).toHaveLength(2 + 1 + 3);
    for (const name of names) {
      const page = render(join(papers, name));
      expect(page.texts.join(''), name).toMatch(/催办|采纳|统计表|登记表/);
    }
  }, 300_000);
});
