/** Files dropped together: returned forms are told from source lists, scans and broken files are kept or refused by name. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import ExcelJS from 'exceljs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import type { Workbench } from '../../electron/engine/workbench';
import { fillForm } from '../builders/filledForms';
import { codeOf, smallProject, temporaryFolder, unwrap } from '../builders/project';
import { callOn, openProjectAt, testWorkbench } from '../builders/workbench';
import { sampleFolder } from '../sampleFiles';
import { buildParser, type ParserBundle } from './parserBundle';

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
  const { project, down } = smallProject(folder.path);
  unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));
  const { path } = project;
  project.close();
  bench = testWorkbench(folder.path, parser.path);
  await openProjectAt(bench, path);
  const out = join(folder.path, 'out');
  bench.grant('out', [out]);
  const days = { sentOn: '2025-06-02', dueOn: '2025-06-10' };
  unwrap(await callOn(bench, 'sendPacks', { grant: 'out', source: 'current', ...days }));
  drop = join(folder.path, 'drop');
  mkdirSync(drop);
  const own = join(out, '绥阳镇');
  const form = join(own, readdirSync(own).find((name) => name.endsWith('.xlsx')) ?? '');
  await fillForm(form, join(drop, '最终版(2).xlsx'), 3, { overall: '全部无意见' });
  copyFileSync(join(sampleFolder, 'townships', '道河镇.xlsx'), join(drop, '道河镇.xlsx'));
  bench.grant('drop', [drop]);
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

test('the importer puts a returned form aside from the source lists', async () => {
  const { files, returns } = unwrap(await callOn(bench, 'previewImport', { grant: 'drop' }));
  expect(files.map(({ ok, fileName }) => [ok, fileName])).toEqual([[true, '道河镇.xlsx']]);
  expect(returns.map(({ known, unit }) => [known, unit])).toEqual([[true, '绥阳镇']]);
  const [found] = returns;
  unwrap(
    await callOn(bench, 'takeReturns', { returns: [{ preview: found?.preview ?? '', receivedOn: '2025-06-05' }] }),
  );
  const again = { preview: found?.preview ?? '', receivedOn: '2025-06-05' };
  expect(codeOf(await callOn(bench, 'takeReturns', { returns: [again] }))).toBe('RETURN_UNKNOWN');
});

test('letters and signed pages beside returned forms go where the forms go; beside a list they stay what they are', async () => {
  const letter = new Document({ sections: [{ children: [new Paragraph('关于征求意见的复函：我单位无意见。')] }] });
  writeFileSync(join(drop, '道河镇复函.docx'), await Packer.toBuffer(letter));
  writeFileSync(join(drop, '绥阳镇盖章页.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
  const mixed = unwrap(await callOn(bench, 'previewImport', { grant: 'drop' }));
  expect(mixed.returns.map(({ fileName }) => fileName)).toEqual(['最终版(2).xlsx']);
  expect(mixed.files.map(({ ok, fileName }) => [fileName, ok]).sort()).toEqual([
    ['道河镇.xlsx', true],
    ['道河镇复函.docx', false],
  ]);
  expect(mixed.ignored).toEqual(['绥阳镇盖章页.jpg']);
  rmSync(join(drop, '道河镇.xlsx'));
  const { files, returns, ignored } = unwrap(await callOn(bench, 'previewImport', { grant: 'drop' }));
  expect([files, ignored]).toEqual([[], []]);
  expect(returns.map(({ fileName, known, unit }) => [fileName, known, unit]).sort()).toEqual([
    ['最终版(2).xlsx', true, '绥阳镇'],
    ['绥阳镇盖章页.jpg', false, '绥阳镇'],
    ['道河镇复函.docx', false, '道河镇'],
  ]);
});

test('a scan and a broken workbook are kept as they are for a person to place; the original comes out byte for byte', async () => {
  writeFileSync(join(drop, '绥阳镇盖章页.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]));
  writeFileSync(join(drop, '坏了.xlsx'), readFileSync(join(drop, '最终版(2).xlsx')).subarray(0, 3_000));
  const { files } = unwrap(await callOn(bench, 'previewReturns', { grant: 'drop' }));
  const named = new Map(files.map((file) => [file.fileName, file]));
  expect([...named].map(([name, { known }]) => [name, known]).sort()).toEqual([
    ['坏了.xlsx', false],
    ['最终版(2).xlsx', true],
    ['绥阳镇盖章页.jpg', false],
    ['道河镇.xlsx', false],
  ]);
  const scan = named.get('绥阳镇盖章页.jpg');
  expect(scan?.unit).toBe('绥阳镇');
  const [consultation] = unwrap(await callOn(bench, 'consultations', {}));
  const packs = unwrap(await callOn(bench, 'opinionPacks', { consultationId: consultation?.id ?? 0 }));
  const packId = packs.find(({ unit }) => unit === '绥阳镇')?.id ?? 0;
  unwrap(await callOn(bench, 'attachPaper', { preview: scan?.preview ?? '', packId, kind: 'signed' }));
  const { papers } = unwrap(await callOn(bench, 'packDetail', { packId }));
  bench.grant('save', [join(folder.path, '取出.jpg')]);
  unwrap(await callOn(bench, 'savePaper', { paperId: papers[0]?.id ?? 0, grant: 'save' }));
  expect([...readFileSync(join(folder.path, '取出.jpg'))]).toEqual([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
});

test('a form of another county is said to be one, and a picture pasted into ours to be unread', async () => {
  const ours = join(drop, '最终版(2).xlsx');
  const foreign = new ExcelJS.Workbook();
  await foreign.xlsx.readFile(ours);
  const [table] = foreign.worksheets;
  if (!table) throw new Error('no sheet');
  table.getCell('A1').value = '安溪县职责事项第2次征求意见反馈表';
  table.getCell('A2').value = '反馈单位：道河镇　　稿次：第3轮　　表号：QQ2P-LPZ5-ZHCA';
  for (const sheet of foreign.worksheets.filter(({ state }) => state !== 'visible')) foreign.removeWorksheet(sheet.id);
  await foreign.xlsx.writeFile(join(drop, '道河镇反馈表.xlsx'));
  const pasted = new ExcelJS.Workbook();
  await pasted.xlsx.readFile(ours);
  const picture = pasted.addImage({ base64: ONE_PIXEL, extension: 'png' });
  pasted.worksheets[0]?.addImage(picture, { tl: { col: 5, row: 4 }, ext: { width: 300, height: 200 } });
  await pasted.xlsx.writeFile(ours);

  const { files } = unwrap(await callOn(bench, 'previewReturns', { grant: 'drop' }));
  const named = new Map(files.map((file) => [file.fileName, file]));
  expect(named.get('道河镇反馈表.xlsx')).toMatchObject({
    known: false,
    message: expect.stringContaining('“安溪县职责事项第2次征求意见反馈表”，表号不是本项目发出的'),
  });
  expect(named.get('最终版(2).xlsx')).toMatchObject({
    read: { findings: expect.arrayContaining([expect.objectContaining({ words: expect.stringContaining('图片') })]) },
  });
  const dropped = unwrap(await callOn(bench, 'previewImport', { grant: 'drop' }));
  expect(dropped.files.map(({ fileName }) => fileName)).toEqual(['道河镇.xlsx']);
});

const ONE_PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
