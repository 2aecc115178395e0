/** 100,000 × 8 cells from a file into a project, interleaved with SheetJS reading the same file alone. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildParser, type ParserBundle } from '../engine/parserBundle';
import { median, milliseconds, tell } from './measure';

const ROWS = 100_000;
const ROUNDS = 5;
const TIME = 1.5;
const MEMORY = 1.3;
const STALL = 100;
const CANCEL = 1000;
const resources = resolve(import.meta.dirname, '../../resources');

interface Alone {
  readonly milliseconds: number;
  readonly peak: number;
}

interface Ours {
  readonly milliseconds: number;
  readonly read: number;
  readonly write: number;
  readonly rows: number;
  /** From the word to stop until nothing of it was there. */
  readonly cancelled: number;
  readonly stallReading: number;
  readonly stallCancelling: number;
  readonly stallWriting: number;
  readonly peakParser: number;
  readonly peakEngine: number;
}

let folder: string;
let file: string;
let parser: ParserBundle;
let program: ParserBundle;

/** A list such as offices send, only longer; every text of the long columns is different. */
async function makeFile(path: string): Promise<void> {
  const categories = ['基层党建', '经济发展', '社会治理', '文化建设', '生态环境保护', '公共服务'];
  const departments = ['市林业和草原局', '市应急管理局', '市水务局'];
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true, useStyles: true });
  const sheet = book.addWorksheet('清单');
  sheet.addRow(['市林业局乡镇职责任务清单']).commit();
  sheet.addRow(['序号', '职责类别', '职责事项', '工作任务', '依据', '责任部门', '适用乡镇', '备注']).commit();
  for (let at = 1; at <= ROWS; at += 1) {
    const text = `开展第${at}片区日常巡查、隐患排查和信息上报，配合做好森林火灾预防工作，建立巡护台账并按月报送`;
    const basis = `《中华人民共和国森林法》（2019年修订）第${(at % 70) + 1}条`;
    const remark = at % 10 === 0 ? `备注${at}` : '';
    const name = `森林防火巡查第${at}号事项`;
    sheet.addRow([at, categories[at % 6], name, text, basis, departments[at % 3], '各镇', remark]).commit();
  }
  await book.commit();
}

async function measure<T>(...args: string[]): Promise<T> {
  const done = await promisify(execFile)(process.execPath, ['--max-old-space-size=2048', program.path, ...args]);
  return JSON.parse(done.stdout) as T;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuangshu-bench-'));
  file = join(folder, '清单.xlsx');
  parser = await buildParser();
  program = await buildParser('test/bench/importProgram.ts');
  await makeFile(file);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  parser.remove();
  program.remove();
});

it(`comes in within ${TIME} times the time and ${MEMORY} times the memory of SheetJS, the engine answering all the while`, async () => {
  const alone: Alone[] = [];
  const ours: Ours[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const first = await measure<Alone>('sheetjs', file);
    const second = await measure<Ours>('ours', file, parser.path, resources);
    expect(second.rows).toBe(ROWS + 2);
    if (round === 0) continue;
    alone.push(first);
    ours.push(second);
  }
  const mid = (field: keyof Ours): number => median(ours.map((one) => one[field]));
  const time = median(alone.map((one) => one.milliseconds));
  const memory = median(alone.map((one) => one.peak));
  const peak = Math.max(mid('peakParser'), mid('peakEngine'));
  tell('SheetJS 单独读取', `${milliseconds(time)}，${Math.round(memory)} MB`);
  tell(
    '导入到项目',
    `${milliseconds(mid('milliseconds'))}（读懂 ${milliseconds(mid('read'))}，写入 ${milliseconds(mid('write'))}）`,
  );
  tell('内存', `读取进程 ${Math.round(mid('peakParser'))} MB，引擎 ${Math.round(mid('peakEngine'))} MB`);
  const stalls = (['stallReading', 'stallCancelling', 'stallWriting'] as const).map((field) =>
    Math.max(...ours.map((one) => one[field])),
  );
  tell(
    '引擎最长停顿',
    `读取时 ${milliseconds(stalls[0] ?? 0)}，取消时 ${milliseconds(stalls[1] ?? 0)}，写入时 ${milliseconds(stalls[2] ?? 0)}`,
  );
  tell('取消', `${milliseconds(Math.max(...ours.map(({ cancelled }) => cancelled)))} 后没有留下任何内容`);
  tell('比值', `时间 ${(mid('milliseconds') / time).toFixed(2)}，内存 ${(peak / memory).toFixed(2)}`);
  expect.soft(mid('milliseconds') / time).toBeLessThanOrEqual(TIME);
  expect.soft(peak / memory).toBeLessThanOrEqual(MEMORY);
  for (const longest of stalls) expect.soft(longest).toBeLessThanOrEqual(STALL);
  expect.soft(Math.max(...ours.map(({ cancelled }) => cancelled))).toBeLessThanOrEqual(CANCEL);
});
