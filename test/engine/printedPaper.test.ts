/** A list printed here, written over by the township and sent in again: told from a new list, and what was changed. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { sealRound } from '../../electron/engine/services/rounds/runRound';
import type { Workbench } from '../../electron/engine/workbench';
import { codeOf, smallProject, temporaryFolder, unwrap } from '../builders/project';
import { callOn, openProjectAt, testWorkbench } from '../builders/workbench';
import { rowOf, writtenOver } from '../builders/writtenOver';
import { buildParser, type ParserBundle } from './parserBundle';

let parser: ParserBundle;
beforeAll(async () => {
  parser = await buildParser();
});
afterAll(() => parser.remove());

let folder: ReturnType<typeof temporaryFolder>;
let bench: Workbench;
let out: string;
let drop: string;
beforeEach(async () => {
  folder = temporaryFolder();
  const { project, down } = smallProject(folder.path);
  unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
  const { path } = project;
  project.close();
  bench = testWorkbench(folder.path, parser.path);
  await openProjectAt(bench, path);
  out = join(folder.path, 'lists');
  bench.grant('lists', [out]);
  unwrap(await callOn(bench, 'exportTownshipLists', { grant: 'lists', formats: ['docx', 'xlsx'] }));
  drop = join(folder.path, 'drop');
  mkdirSync(drop);
  bench.grant('drop', [drop]);
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

const printed = (township: string, extension: string): string =>
  join(out, `东宁市_${township}_职责任务清单_20250630_第1轮_征求意见稿.${extension}`);

/** The printed workbook with `work` done to its sheet, under a name of the township's own. */
const writeOver = (work: (sheet: ExcelJS.Worksheet) => void, name = '道河镇（改）.xlsx') =>
  writtenOver(printed('道河镇', 'xlsx'), join(drop, name), work);

/** What 道河镇 did: a task rewritten, a row taken out, one added. */
function threeChanges(sheet: ExcelJS.Worksheet): void {
  sheet.getCell(rowOf(sheet, '抓好党员发展'), 3).value = '抓好党员发展，每季度报告。';
  const last = rowOf(sheet, '整治人居环境');
  sheet.insertRow(last + 1, ['5', '看管庙会', '看管庙会秩序。', '主体责任', '', '市公安局', '']);
  sheet.spliceRows(rowOf(sheet, '落实三会一课'), 1);
}

/** 存照 and what else stands below the table is gone, as after a copy into another file. */
function withoutAnchor(sheet: ExcelJS.Worksheet): void {
  sheet.spliceRows(rowOf(sheet, '存照'), 1);
}

const ask = async (): Promise<void> => {
  bench.grant('packs', [join(folder.path, 'packs')]);
  const days = { sentOn: '2025-06-02', dueOn: '2025-06-10' };
  unwrap(await callOn(bench, 'sendPacks', { grant: 'packs', source: 'sealed', ...days }));
};

async function onlyFile() {
  const { files } = unwrap(await callOn(bench, 'previewImport', { grant: 'drop' }));
  const [file] = files;
  if (!file?.ok) throw new Error('not read');
  return file;
}

const COUNTED = { unit: '道河镇', unitKind: 'township', from: '第1轮征求意见稿', changed: 1, added: 1, gone: 1 };

describe('the importer says that this project printed the file', () => {
  test('with how much was changed, added and taken out', async () => {
    await writeOver(threeChanges);
    expect((await onlyFile()).printed).toEqual({ ...COUNTED, asked: '' });
    await ask();
    expect((await onlyFile()).printed).toEqual({ ...COUNTED, asked: '第1次征求意见' });
  });

  test('where 存照 and the properties are gone; where the mark is gone, too; where the title is gone, not the mark', async () => {
    await writeOver((sheet) => {
      threeChanges(sheet);
      withoutAnchor(sheet);
    });
    expect((await onlyFile()).printed).toMatchObject(COUNTED);
    await writeOver((sheet) => {
      threeChanges(sheet);
      withoutAnchor(sheet);
      sheet.getCell('A2').value = '';
    });
    expect((await onlyFile()).printed).toMatchObject(COUNTED);
    await writeOver((sheet) => {
      threeChanges(sheet);
      withoutAnchor(sheet);
      sheet.getCell('A1').value = '';
    });
    expect((await onlyFile()).printed).toMatchObject(COUNTED);
  });

  test('by 存照 alone, and of the very round it was printed from', async () => {
    await writeOver((sheet) => {
      threeChanges(sheet);
      sheet.getCell('A1').value = '';
      sheet.getCell('A2').value = '';
    });
    expect((await onlyFile()).printed).toMatchObject(COUNTED);
    unwrap(await callOn(bench, 'openRound', { kind: 'review', date: '2025-06-20' }));
    const { rows } = unwrap(await callOn(bench, 'sealedItems', { round: 1, offset: 0, limit: 9 }));
    const id = rows.find(({ name }) => name === '抓好党员发展')?.id ?? 0;
    const edit = { kind: 'set', field: 'text', value: '抓好党员发展，每季度报告。' } as const;
    const why = { proposer: '', decider: '', reason: '按镇里的意见' };
    unwrap(await callOn(bench, 'editItems', { ...why, itemIds: [id], edit }));
    unwrap(await callOn(bench, 'sealRound', {}));
    expect((await onlyFile()).printed).toMatchObject(COUNTED);
  });

  test('of a Word file, too', async () => {
    const zip = await JSZip.loadAsync(readFileSync(printed('道河镇', 'docx')));
    const body = (await zip.file('word/document.xml')?.async('string')) ?? '';
    expect(body).toContain('抓好党员发展，按月报告。');
    zip.file('word/document.xml', body.replace('抓好党员发展，按月报告。', '抓好党员发展，每季度报告。'));
    writeFileSync(join(drop, '道河镇意见.docx'), await zip.generateAsync({ type: 'uint8array' }));
    expect((await onlyFile()).printed).toMatchObject({ unit: '道河镇', changed: 1, added: 0, gone: 0 });
  });

  test('of a Word file by 存照 alone, below its last table', async () => {
    const zip = await JSZip.loadAsync(readFileSync(printed('道河镇', 'docx')));
    const body = (await zip.file('word/document.xml')?.async('string')) ?? '';
    const bare = body
      .replaceAll('抓好党员发展，按月报告。', '抓好党员发展，每季度报告。')
      .replaceAll('职责任务清单', '工作安排')
      .replaceAll('征求意见稿', '');
    expect(bare).not.toBe(body);
    zip.file('word/document.xml', bare);
    writeFileSync(join(drop, '道河镇意见.docx'), await zip.generateAsync({ type: 'uint8array' }));
    expect((await onlyFile()).printed).toMatchObject({ ...COUNTED, added: 0, gone: 0 });
    zip.file('word/document.xml', bare.replace('存照', ''));
    writeFileSync(join(drop, '道河镇意见.docx'), await zip.generateAsync({ type: 'uint8array' }));
    expect((await onlyFile()).printed).toBeNull();
  });

  test.each(['docx', 'xlsx'] as const)(
    'of one volume with the lists of several townships (%s), of each',
    async (format) => {
      const place = join(folder.path, 'volume');
      bench.grant('volume', [place]);
      unwrap(await callOn(bench, 'exportTownshipLists', { grant: 'volume', formats: [format], kinds: ['volume'] }));
      const [name = ''] = readdirSync(place);
      const zip = await JSZip.loadAsync(readFileSync(join(place, name)));
      for (const part of Object.keys(zip.files).filter((one) =>
        /document\.xml|sharedStrings|sheet\d+\.xml$/.test(one),
      )) {
        const xml = (await zip.file(part)?.async('string')) ?? '';
        zip.file(part, xml.replace('抓好党员发展，按月报告。', '抓好党员发展，每季度报告。'));
      }
      writeFileSync(join(drop, `各镇意见.${format}`), await zip.generateAsync({ type: 'uint8array' }));
      const { files } = unwrap(await callOn(bench, 'previewImport', { grant: 'drop' }));
      const notes = files.map((file) => (file.ok ? file.printed : null));
      expect(files.map((file) => file.ok && file.unit)).toEqual(['道河镇', '绥阳镇', '老黑山镇']);
      expect(notes.map((note) => note?.unit)).toEqual(['道河镇', '绥阳镇', '老黑山镇']);
      const from = '第1轮征求意见稿';
      expect(notes).toMatchObject([{ from }, { from }, { from }]);
      const changed = notes.map((note) => note?.changed);
      expect(changed[0]).toBe(1);
      await ask();
      const second = files[1];
      const answer = unwrap(await callOn(bench, 'previewAsReturn', { preview: second?.ok ? second.preview : '' }));
      expect(answer).toMatchObject({ known: true, unit: '绥阳镇', printed: from });
      const { files: returned } = unwrap(await callOn(bench, 'previewReturns', { grant: 'drop' }));
      expect(returned.map((file) => file.known && file.unit)).toEqual(['道河镇', '绥阳镇', '老黑山镇']);
    },
  );

  test("not of a list of the township's own, be its rows the same; not of another project's paper", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('报送表');
    sheet.addRow(['道河镇职责事项报送表']);
    sheet.addRow(['序号', '事项名称', '工作任务', '对应部门']);
    for (const [at, name] of ['抓好党员发展', '落实三会一课', '管护防火隔离带', '整治人居环境'].entries())
      sheet.addRow([String(at + 1), name, `${name}，按月报告。`, '市委组织部']);
    writeFileSync(join(drop, '道河镇报送.xlsx'), new Uint8Array(await book.xlsx.writeBuffer()));
    expect((await onlyFile()).printed).toBeNull();
    await writeOver((own) => {
      own.getCell('A1').value = '安澜县道河镇职责任务清单';
      own.getCell('A3').value = '单位：安澜县道河镇';
    }, '道河镇报送.xlsx');
    expect((await onlyFile()).printed).toBeNull();
  });
});

describe('as an answer of the township', () => {
  test('each difference is a question; taken in, it is an opinion of the township, and its own list stays as it is', async () => {
    await ask();
    const lists = JSON.stringify(unwrap(await callOn(bench, 'sourceLists', {})));
    await writeOver(threeChanges);
    const { preview } = await onlyFile();
    const answer = unwrap(await callOn(bench, 'previewAsReturn', { preview }));
    if (!answer.known) throw new Error('not known');
    expect(answer).toMatchObject({ unit: '道河镇', printed: '第1轮征求意见稿', consultation: '第1次征求意见' });
    expect(answer.read.opinions).toEqual([]);
    const asked = answer.read.questions.map(({ opinion: { kind, name, proposal } }) => [kind, name, proposal]);
    expect(asked).toEqual([
      ['amend', '抓好党员发展', '抓好党员发展，每季度报告。'],
      ['add', '看管庙会', '看管庙会秩序。'],
      ['subtract', '落实三会一课', ''],
    ]);
    const returns = [{ preview: answer.preview, receivedOn: '2025-06-05' }];
    expect(codeOf(await callOn(bench, 'takeReturns', { returns }))).toBe('RETURN_UNCLEAR');
    const opinions = answer.read.questions.map(({ opinion }) => opinion);
    const taken = unwrap(await callOn(bench, 'takeReturns', { returns: returns.map((one) => ({ ...one, opinions })) }));
    expect(taken).toEqual({ returns: 1, opinions: 3 });
    const said = unwrap(await callOn(bench, 'opinions', {}));
    expect(said.map(({ unit, kind, name }) => [unit, kind, name]).sort()).toEqual(
      asked.map(([kind, name]) => ['道河镇', kind, name]).sort(),
    );
    const after = unwrap(await callOn(bench, 'sourceLists', {}));
    const own = after.filter(({ fileName }) => fileName !== '道河镇（改）.xlsx');
    expect(JSON.stringify(own)).toBe(lists);
    // What was looked at is gone from the importer.
    expect(codeOf(await callOn(bench, 'previewAsReturn', { preview }))).toBe('PREVIEW_GONE');
  });

  test('it is known where answers are taken in, too; where nothing was asked it says what to do', async () => {
    await writeOver(threeChanges);
    const before = unwrap(await callOn(bench, 'previewReturns', { grant: 'drop' })).files;
    expect(before).toMatchObject([{ known: false, unit: '道河镇' }]);
    expect(before[0]?.known === false && before[0].message).toContain('没有向道河镇发过反馈表');
    const { preview } = await onlyFile();
    expect(codeOf(await callOn(bench, 'previewAsReturn', { preview }))).toBe('RETURN_UNKNOWN');
    // Refused, it is still there to be imported.
    unwrap(await callOn(bench, 'previewEntries', { preview, doubtsOnly: false, offset: 0, limit: 9 }));
    await ask();
    const { files } = unwrap(await callOn(bench, 'previewReturns', { grant: 'drop' }));
    expect(files).toMatchObject([{ known: true, unit: '道河镇', printed: '第1轮征求意见稿' }]);
  });

  test('a copy nobody wrote in is no consent', async () => {
    await ask();
    await writeOver(() => undefined);
    const { preview, printed: note } = await onlyFile();
    expect(note).toMatchObject({ changed: 0, added: 0, gone: 0 });
    const answer = unwrap(await callOn(bench, 'previewAsReturn', { preview }));
    const returns = [{ preview: answer.preview, receivedOn: '2025-06-05' }];
    expect(codeOf(await callOn(bench, 'takeReturns', { returns }))).toBe('RETURN_EMPTY');
  });
});
