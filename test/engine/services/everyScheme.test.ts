/** A project of each scheme goes from a department's filled-in form to the township's file. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { writeForm } from '../../../electron/engine/documents/writeForm';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { readItemDetail, readItemRows } from '../../../electron/engine/repositories/pool/poolRepository';
import { loadSchemes } from '../../../electron/engine/schemes';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { editItems } from '../../../electron/engine/services/pool/editItems';
import { createProject } from '../../../electron/engine/services/project/createProject';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { importSourceList, understandFile } from '../../../electron/engine/services/sources/importSourceList';
import { makeTemplate } from '../../../electron/engine/services/sources/makeTemplate';
import { exportTownshipLists } from '../../../electron/engine/services/townships/exportTownshipLists';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { draftForms } from '../../../shared/logic/paper/drafts/draftForms';
import type { Scheme, SchemeList } from '../../../shared/model/scheme';
import { failureOf, temporaryFolder, testOptions, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const ROWS = 3;
const HEADER_ROW = 3;

/** What a clerk writes under a heading of the form. */
function written(heading: string, choices: readonly string[] | undefined, list: SchemeList, row: number): string {
  if (choices) return choices[row % choices.length] ?? '';
  const words: Readonly<Record<string, string>> = {
    序号: String(row + 1),
    依据: '《中华人民共和国水法》第三十七条',
    适用乡镇: row === 1 ? '道河镇' : '各乡镇',
    备注: '',
    主体责任: '县水利局：组织河道清障。',
    配合责任: '乡镇（街道）：巡查、上报，协助执法。',
    对应部门: '县水利局',
    配合部门: '县公安局',
    主体责任部门: '县水利局',
    承接部门: '县水利局',
    工作方式: '由县水利局直接组织检查，不再交由乡镇承担。',
    上级部门职责: '组织河道清障，依法查处违法行为。',
  };
  if (heading === list.nameLabel) return `开展${list.short}${['河道巡查', '防汛值守', '水源地保护'][row]}`;
  if (heading === list.textLabel) return `按月巡查并上报第${row + 1}处。`;
  return words[heading] ?? `${heading}之${row + 1}`;
}

/** The scheme's blank form for departments, filled in as office workers do. */
async function filledForm(scheme: Scheme): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const blank = await writeForm(makeTemplate(scheme, 'department', ''));
  await workbook.xlsx.load(blank.buffer.slice(blank.byteOffset, blank.byteOffset + blank.byteLength) as ArrayBuffer);
  const forms = draftForms(scheme, 'department');
  for (const [at, list] of scheme.lists.entries()) {
    const sheet = workbook.getWorksheet(forms[at]?.name ?? '');
    if (!sheet) throw new Error(`no sheet for ${list.name}`);
    for (let row = 0; row < ROWS; row += 1)
      forms[at]?.columns.forEach(({ heading, choices }, column) => {
        sheet.getCell(HEADER_ROW + 1 + row, column + 1).value = written(heading, choices, list, row);
      });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function campaign(scheme: Scheme): Promise<ProjectFile> {
  const input = { name: '某县', scheme, effectiveDate: '2025-06-30' };
  const project = unwrap(createProject(join(folder.path, `${scheme.id}.shuangshu`), input, testOptions()));
  unwrap(addUnits(project, { kind: 'township', names: ['道河镇', '绥阳镇'] }));
  unwrap(addUnits(project, { kind: 'department', names: ['县水利局', '县公安局'] }));
  const bytes = await filledForm(scheme);
  const document = unwrap(readDocument(bytes, '县水利局.xlsx'));
  const understood = unwrap(understandFile(project, '县水利局.xlsx', bytes, document));
  unwrap(importSourceList(project, understood, { unit: '县水利局', direction: 'down' }));
  const entryIds = listEntries(project.read, { direction: 'down' }).rows.map(({ id }) => id);
  unwrap(adoptEntries(project, { entryIds, proposer: '', decider: '' }));
  return project;
}

const schemes = loadSchemes(resolve(import.meta.dirname, '../../../resources'));

describe.each(schemes.map((scheme) => [scheme.name, scheme] as const))('%s', (_name, scheme) => {
  const items = ROWS * scheme.lists.length;

  test('every row becomes an item of its list with all that was written', async () => {
    const project = await campaign(scheme);
    const pool = readPool(project).live;
    expect(pool.map(({ listId }) => listId)).toEqual(scheme.lists.flatMap(({ id }) => Array(ROWS).fill(id)));
    for (const list of scheme.lists) {
      const own = pool.filter(({ listId }) => listId === list.id);
      for (const { id, label, choices } of list.fields)
        expect(own.map(({ fields }) => fields[id])).toEqual([0, 1, 2].map((row) => written(label, choices, list, row)));
      if (!['own', 'recall'].includes(list.kind)) expect(own.every(({ text }) => text !== '')).toBe(true);
    }
    const { townships } = summarizeProject(project, { fileName: '', operator: '', backupAt: null });
    expect(townships.map(({ listed }) => listed)).toEqual([items, items - scheme.lists.length]);
    project.close();
  });

  test('every rule that applies holds but the one on verified articles', async () => {
    const project = await campaign(scheme);
    unwrap(sealRound(project));
    const failed = checkProject(project).filter(({ state }) => state === 'failed');
    expect(failed.map(({ id, detail }) => [id, detail])).toEqual([['7', expect.stringContaining('未经核对')]]);
    project.close();
  });

  test('the township’s files say it again', async () => {
    const project = await campaign(scheme);
    unwrap(sealRound(project));
    const request = {
      folder: join(folder.path, 'out'),
      mustBeEmpty: true,
      formats: ['xlsx' as const, 'docx' as const],
    };
    const files = unwrap(await exportTownshipLists(project, inlineTasks(), request));
    const pool = readPool(project).live;
    project.close();
    for (const format of ['xlsx', 'docx'] as const) {
      const own = files.filter((file) => file.township === '道河镇' && file.format === format);
      expect(own.reduce((sum, { rows }) => sum + rows, 0)).toBe(items);
      const cells = own.flatMap(({ path }) =>
        unwrap(readDocument(readFileSync(path), path)).grids.flatMap(({ rows }) => rows.flatMap((row) => row.cells)),
      );
      const text = cells.join('\n');
      for (const { name, fields, listId } of pool) {
        expect(cells).toContain(name);
        const shown = scheme.lists.find(({ id }) => id === listId)?.columns ?? [];
        for (const { source } of shown)
          if (source.startsWith('field:')) expect(text).toContain(fields[source.slice('field:'.length)] ?? '');
      }
    }
  });
});

describe('where main and cooperating sides are told apart', () => {
  const sided = schemes.filter(({ id }) => id === 'main-cooperating');

  test('the main department is shown as who leads, stays the main side when it is changed, and a township’s is refused', async () => {
    const [scheme] = sided;
    if (!scheme) throw new Error('no such scheme');
    const project = await campaign(scheme);
    const [first = 0, second = 0] = readPool(project).live.map(({ id }) => id);
    const set = (itemId: number, value: string) =>
      editItems(project, {
        itemIds: [itemId],
        edit: { kind: 'set', field: 'department', value },
        reason: '会议议定',
        proposer: '',
        decider: '',
      });
    expect(readItemRows(project.read, [first])[0]?.leadDepartment).toBe('县水利局');
    unwrap(set(first, '县公安局'));
    const { responsibilities = [] } = readItemDetail(project.read, first) ?? {};
    expect(responsibilities.map(({ unit, role, text }) => [unit, role, text])).toEqual([
      ['县公安局', 'main', '组织河道清障。'],
    ]);
    unwrap(
      editItems(project, {
        itemIds: [second],
        edit: { kind: 'set', field: 'role', value: 'main' },
        reason: '会议议定',
        proposer: '',
        decider: '',
      }),
    );
    expect(failureOf(set(second, '县公安局'))).toMatchObject({ code: 'EDIT_REFUSED' });
    project.close();
  });
});
