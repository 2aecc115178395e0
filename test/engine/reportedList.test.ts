/** The list that went up for review, written over by the superior itself: known, held against what was sent, each difference asked. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { wordsKnown } from '../../electron/engine/incoming/wordsKnown';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../electron/engine/services/merge/leaveOutEntry';
import { returnOfReported } from '../../electron/engine/services/opinions/recognizeReported';
import { sendPacks } from '../../electron/engine/services/opinions/sendPacks';
import { sealRound } from '../../electron/engine/services/rounds/runRound';
import type { Workbench } from '../../electron/engine/workbench';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import { readForPreview } from '../../shared/logic/reading/readForPreview';
import { NO_CORRECTIONS } from '../../shared/model/readingCorrections';
import { buildAnlan } from '../builders/anlanCounty';
import { codeOf, PEOPLE, smallProject, temporaryFolder, unwrap } from '../builders/project';
import { callOn, openProjectAt, testWorkbench } from '../builders/workbench';
import { rowOf, writtenOver } from '../builders/writtenOver';
import { buildParser, type ParserBundle } from './parserBundle';

const CITY = '市委编办';

let parser: ParserBundle;
beforeAll(async () => {
  parser = await buildParser();
});
afterAll(() => parser.remove());

let folder: ReturnType<typeof temporaryFolder>;
let bench: Workbench;
let drop: string;
beforeEach(async () => {
  folder = temporaryFolder();
  const { project, down, up } = smallProject(folder.path);
  unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
  for (const entryId of up) unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '试验' }));
  unwrap(sealRound(project));
  const { path } = project;
  project.close();
  bench = testWorkbench(folder.path, parser.path);
  await openProjectAt(bench, path);
  drop = join(folder.path, 'drop');
  mkdirSync(drop);
  bench.grant('drop', [drop]);
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

async function report(superior = CITY, source: 'sealed' | 'current' = 'sealed'): Promise<void> {
  bench.grant('up', [join(folder.path, 'up')]);
  const days = { sentOn: '2025-06-12', dueOn: '2025-06-26' };
  unwrap(await callOn(bench, 'sendPacks', { grant: 'up', source, superior, ...days }));
}

function sent(what: string, superior = CITY): string {
  const at = join(folder.path, 'up', superior);
  const [name = ''] = readdirSync(at).filter((one) => one.includes(`_${what}_`));
  return join(at, name);
}

const writeOver = (work: (sheet: ExcelJS.Worksheet) => void, name = '清单（改）.xlsx', superior = CITY) =>
  writtenOver(sent('清单', superior), join(drop, name), work);

function columnOf(sheet: ExcelJS.Worksheet, heading: string): number {
  const row = rowOf(sheet, '序号');
  for (let column = 1; column <= sheet.columnCount; column += 1)
    if (sheet.getCell(row, column).text.replace(/\s/g, '') === heading) return column;
  throw new Error(`no column ${heading}`);
}

/** What 市委编办 did: a task rewritten, a row taken out, one added, a township named. */
function fourChanges(sheet: ExcelJS.Worksheet): void {
  sheet.getCell(rowOf(sheet, '抓好党员发展'), 3).value = '抓好党员发展，每季度报告。';
  sheet.getCell(rowOf(sheet, '管护防火隔离带'), columnOf(sheet, '适用乡镇')).value = '绥阳镇';
  sheet.insertRow(rowOf(sheet, '整治人居环境') + 1, ['5', '看管庙会', '看管庙会秩序。']);
  sheet.spliceRows(rowOf(sheet, '落实三会一课'), 1);
}

async function collected() {
  const { files } = unwrap(await callOn(bench, 'previewReturns', { grant: 'drop' }));
  const [file] = files;
  if (!file?.known) throw new Error(`not known: ${file?.known === false ? file.message : ''}`);
  return file;
}

const asked = (file: Awaited<ReturnType<typeof collected>>) =>
  file.read.questions.map(({ opinion: { kind, name, proposal } }) => [kind, name, proposal]);

const FOUR = [
  ['amend', '抓好党员发展', '抓好党员发展，每季度报告。'],
  ['amend', '管护防火隔离带', '适用乡镇：绥阳镇'],
  ['add', '看管庙会', '看管庙会秩序。'],
  ['subtract', '落实三会一课', ''],
];

describe('where answers are taken in', () => {
  test('each difference is a question; taken in, it is an opinion of the superior', async () => {
    await report();
    await writeOver(fourChanges);
    const file = await collected();
    expect(file).toMatchObject({ unit: CITY, printed: '第1轮报送稿', consultation: '报市委编办审核', ownTable: false });
    expect(file.read.opinions).toEqual([]);
    expect(asked(file)).toEqual(FOUR);
    expect(file.read.questions[0]?.ask).toBe('“工作任务”报送的是“抓好党员发展，按月报告。”；改为：');
    const returns = [{ preview: file.preview, receivedOn: '2025-06-20', docNumber: '牡编办函〔2025〕15号' }];
    expect(codeOf(await callOn(bench, 'takeReturns', { returns }))).toBe('RETURN_UNCLEAR');
    const opinions = file.read.questions.map(({ opinion }) => opinion);
    unwrap(await callOn(bench, 'takeReturns', { returns: returns.map((one) => ({ ...one, opinions })) }));
    const said = unwrap(await callOn(bench, 'opinions', {}));
    expect(said.map(({ unit, kind }) => [unit, kind]).sort()).toEqual(FOUR.map(([kind]) => [CITY, kind]).sort());
  });

  test('of what stands between two rounds, none of which is open', async () => {
    await report(CITY, 'current');
    await writeOver(fourChanges);
    expect(asked(await collected())).toEqual(FOUR);
  });

  test('of the Word file with the letter, too, and where the mark under the title is gone', async () => {
    await report();
    const zip = await JSZip.loadAsync(readFileSync(sent('报送函和清单')));
    const body = (await zip.file('word/document.xml')?.async('string')) ?? '';
    expect(body).toContain('抓好党员发展，按月报告。');
    zip.file('word/document.xml', body.replace('抓好党员发展，按月报告。', '抓好党员发展，每季度报告。'));
    writeFileSync(join(drop, '审核后.docx'), await zip.generateAsync({ type: 'uint8array' }));
    expect(asked(await collected())).toEqual(FOUR.slice(0, 1));
    await writeOver((sheet) => {
      sheet.getCell(rowOf(sheet, '抓好党员发展'), 3).value = '抓好党员发展，每季度报告。';
      sheet.getCell('A2').value = '';
    }, '审核后.xlsx');
    const { files } = unwrap(await callOn(bench, 'previewReturns', { grant: 'drop' }));
    expect(files.map((file) => file.known && file.printed)).toEqual(['第1轮报送稿', '第1轮报送稿']);
  });

  test('words beside the rows are questions, 同意 is none; a struck row and a note are asked', async () => {
    await report();
    await writeOver((sheet) => {
      const beside = sheet.columnCount + 1;
      const write = (name: string, words: string): void => {
        sheet.getCell(rowOf(sheet, name), beside).value = words;
      };
      write('抓好党员发展', '同意');
      write('落实三会一课', '删除');
      write('管护防火隔离带', '请与林草部门核实');
      const struck = sheet.getCell(rowOf(sheet, '整治人居环境'), 2);
      struck.style = { ...struck.style, font: { ...struck.font, strike: true } };
      sheet.getCell(rowOf(sheet, '抓好党员发展'), 3).note = '请写明频次';
    });
    const file = await collected();
    expect(asked(file)).toEqual([
      ['subtract', '落实三会一课', '删除'],
      ['amend', '管护防火隔离带', '请与林草部门核实'],
      ['amend', '抓好党员发展', '批注：请写明频次'],
      ['subtract', '整治人居环境', ''],
    ]);
  });

  test('a column of its own for opinions is read as such, and what was written over besides is asked', async () => {
    await report();
    await writeOver((sheet) => {
      const beside = sheet.columnCount + 1;
      sheet.getCell('A3').value = '牡编办函〔2025〕15号';
      sheet.getCell(rowOf(sheet, '序号'), beside).value = '修改意见';
      sheet.getCell(rowOf(sheet, '序号'), beside + 1).value = '理由';
      sheet.getCell(rowOf(sheet, '落实三会一课'), beside + 1).value = '属党组织日常工作';
      sheet.getCell(rowOf(sheet, '落实三会一课'), beside).value = '建议删除';
      sheet.getCell(rowOf(sheet, '抓好党员发展'), 3).value = '抓好党员发展，每季度报告。';
      const last = rowOf(sheet, '整治人居环境');
      sheet.insertRow(last + 1, ['5', '看管庙会', '看管庙会秩序。']);
      sheet.getCell(last + 1, beside).value = '新列入';
      sheet.spliceRows(last, 1);
    });
    const file = await collected();
    expect(file).toMatchObject({ ownTable: false, read: { docNumber: '牡编办函〔2025〕15号' } });
    expect(asked(file)).toEqual([
      ...[FOUR[0], ['subtract', '落实三会一课', '建议删除']],
      ...[
        ['add', '看管庙会', '看管庙会秩序。\n新列入'],
        ['subtract', '整治人居环境', ''],
      ],
    ]);
    expect(file.read.questions[1]?.opinion.reason).toBe('属党组织日常工作');
  });

  test('of two superiors the one the file names, else the one asked last', async () => {
    await report('省委编办');
    await report();
    await writeOver(fourChanges, '退回.xlsx');
    expect((await collected()).unit).toBe(CITY);
    await writeOver(fourChanges, '退回.xlsx', '省委编办');
    writeFileSync(join(drop, '省委编办退回.xlsx'), readFileSync(join(drop, '退回.xlsx')));
    const { files } = unwrap(await callOn(bench, 'previewReturns', { grant: 'drop' }));
    expect(files.find(({ fileName }) => fileName.startsWith('省委'))?.unit).toBe('省委编办');
  });

  test('an earlier report is held against itself and against the present one', async () => {
    await report();
    await writeOver(fourChanges);
    unwrap(await callOn(bench, 'openRound', { kind: 'review', date: '2025-06-20' }));
    const edit = { kind: 'set', field: 'text', value: '抓好党员发展，每季度报告。' } as const;
    unwrap(await callOn(bench, 'editItems', { proposer: '', decider: '', reason: '改', itemIds: [1], edit }));
    unwrap(await callOn(bench, 'sealRound', {}));
    await report();
    const file = await collected();
    expect([file.printed, asked(file).length]).toEqual(['第1轮报送稿', 4]);
    expect(file.newer?.consultation).toBe('第2次报市委编办审核');
    expect(file.newer?.read.questions.map(({ opinion }) => opinion.kind)).toEqual(['amend', 'add', 'subtract']);
  });

  test('an unsealed list is held in all its columns against what went up, whatever was written meanwhile', async () => {
    unwrap(await callOn(bench, 'openRound', { kind: 'review', date: '2025-06-03' }));
    await report(CITY, 'current');
    const grounds = { proposer: '', decider: '', reason: '改' };
    const edit = { kind: 'set', field: 'remark', value: '按季' } as const;
    unwrap(await callOn(bench, 'editItems', { ...grounds, itemIds: [2, 4], edit }));
    await writeOver((sheet) => {
      fourChanges(sheet);
      sheet.getCell(rowOf(sheet, '整治人居环境'), columnOf(sheet, '备注')).value = '每月一次';
    });
    const file = await collected();
    expect(file.printed).toBe('第2轮（未封存）报送稿');
    const [text, towns, ...others] = FOUR;
    expect(asked(file)).toEqual([text, towns, ['amend', '整治人居环境', '备注：每月一次'], ...others]);
    expect(file.read.findings).toEqual([]);
  });

  test('适用乡镇 is held against the townships of the day it went up, by their names of then', async () => {
    unwrap(await callOn(bench, 'openRound', { kind: 'review', date: '2025-06-03' }));
    const towns = unwrap(await callOn(bench, 'units', {})).filter(({ kind }) => kind === 'township');
    const [daohe, suiyang, laohei] = towns.map(({ id }) => id);
    const without = { itemId: 1, scope: 'common' as const, townshipIds: [laohei ?? 0], reason: '没有' };
    unwrap(await callOn(bench, 'setApplicability', without));
    unwrap(await callOn(bench, 'sealRound', {}));
    await report();
    await writeOver(fourChanges);
    const profile = towns[0]?.profile;
    const named = { unitId: daohe ?? 0, name: '道河街道', aliases: [], formerNames: [], profile };
    unwrap(await callOn(bench, 'updateUnit', named));
    const gone = { unitId: laohei ?? 0, intoId: suiyang ?? 0, day: '2025-06-13', reason: '省里批复' };
    unwrap(await callOn(bench, 'openRound', { kind: 'adjustment', date: '2025-06-13' }));
    unwrap(await callOn(bench, 'abolishTownship', gone));
    expect(asked(await collected())).toEqual(FOUR);
  });
});

test('a department is held against the name it bore the day the list went up, whatever it was sealed under', async () => {
  const rename = async (from: string, to: string) => {
    const unit = unwrap(await callOn(bench, 'units', {})).find(({ name }) => name === from);
    if (!unit) throw new Error(`no ${from}`);
    const named = { unitId: unit.id, name: to, aliases: [], formerNames: [...unit.aliases], profile: unit.profile };
    unwrap(await callOn(bench, 'updateUnit', named));
  };
  await rename('市委组织部', '市委组织和人才部');
  await report();
  await writeOver(fourChanges);
  expect(asked(await collected())).toEqual(FOUR);
  await rename('市委组织和人才部', '市委组织人才部');
  expect(asked(await collected())).toEqual(FOUR);
});

test('two departments of the list that turned out to be one since are held apart as it went up', async () => {
  await report();
  await writeOver(fourChanges);
  const units = unwrap(await callOn(bench, 'units', {}));
  const idOf = (name: string) => units.find((unit) => unit.name === name)?.id ?? 0;
  unwrap(await callOn(bench, 'mergeUnits', { unitId: idOf('市委组织部'), intoId: idOf('市农业农村局') }));
  expect(asked(await collected())).toEqual(FOUR);
});

describe('among lists that are imported', () => {
  test('it is told, and goes over to the answers', async () => {
    await report();
    await writeOver(fourChanges);
    const { files } = unwrap(await callOn(bench, 'previewImport', { grant: 'drop' }));
    const [file] = files;
    if (!file?.ok) throw new Error('not read');
    const counted = { changed: 2, added: 1, gone: 1, asked: '报市委编办审核' };
    expect(file.printed).toEqual({ unit: CITY, unitKind: 'superior', from: '第1轮报送稿', ...counted });
    const answer = unwrap(await callOn(bench, 'previewAsReturn', { preview: file.preview }));
    expect(answer).toMatchObject({ known: true, unit: CITY, printed: '第1轮报送稿' });
  });

  test('a list of the county that never went up is none', async () => {
    await report();
    await writeOver((sheet) => {
      sheet.getCell('A1').value = '东宁市市委组织部职责任务清单';
      sheet.getCell('A2').value = '';
    }, '市委组织部报送.xlsx');
    const { files } = unwrap(await callOn(bench, 'previewImport', { grant: 'drop' }));
    expect(files[0]?.ok && files[0].printed).toBeNull();
  });
});

test('three lists that nobody wrote in differ nowhere, in Excel as in Word', async () => {
  const place = join(folder.path, 'three');
  mkdirSync(place);
  const project = buildAnlan(join(place, '安澜县.shuangshu'));
  unwrap(sealRound(project));
  const days = { sentOn: '2025-07-01', dueOn: '2025-07-20' };
  const asking = { source: 'sealed', townshipId: null, superior: CITY, title: '', remark: '', empties: true } as const;
  unwrap(await sendPacks(project, inlineTasks(), { ...asking, ...days, folder: place, mustBeEmpty: false }));
  for (const fileName of readdirSync(join(place, CITY)).filter((name) => !name.includes('审核反馈表'))) {
    const bytes = new Uint8Array(readFileSync(join(place, CITY, fileName)));
    const document = unwrap(readDocument(bytes, fileName));
    const context = { fileName, ...wordsKnown(project), corrections: NO_CORRECTIONS };
    const { beside, table, format } = unwrap(readForPreview(document, context));
    const known = returnOfReported(project, { fileName, bytes, format, beside, table })?.known;
    expect([known?.printed, known?.read.questions, known?.read.findings]).toEqual(['第1轮报送稿', [], []]);
  }
  project.close();
});
