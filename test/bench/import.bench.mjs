/** The import bench: 100,000 × 8 cells into a project, interleaved with SheetJS reading the same file alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { withBundles } from '../../scripts/bundle.mjs';
import { root } from '../../scripts/cache.mjs';
import { run } from '../../scripts/run.mjs';

const ROWS = 100_000;
const GOALS = { time: 1.5, memory: 1.3, stall: 100 };
const categories = ['基层党建', '经济发展', '社会治理', '文化建设', '生态环境保护', '公共服务'];
const departments = ['市林业和草原局', '市应急管理局', '市水务局'];

/** A list such as offices send, only longer; every text of the long columns is different. */
async function makeFile(path) {
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

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const round = (value) => Math.round(value).toLocaleString('en-US');

async function measure(args) {
  const done = await run(process.execPath, ['--max-old-space-size=2048', ...args]);
  if (done.code !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
}

/** Prints medians of `rounds` interleaved rounds after a warm-up; answers whether the goals are met. */
export async function importBench({ rounds = 5, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'import-bench-'));
  const programs = { parser: 'electron/engine/parser/parser.ts', program: 'test/bench/importBench.ts' };
  try {
    const file = join(folder, '清单.xlsx');
    await makeFile(file);
    return await withBundles(programs, async ({ parser, program }) => {
      const alone = [];
      const ours = [];
      for (let round = 0; round <= rounds; round += 1) {
        const a = await measure([program, 'sheetjs', file]);
        const b = await measure([program, 'ours', file, parser, join(root, 'resources')]);
        if (round === 0) continue;
        alone.push(a);
        ours.push(b);
        say(`第 ${round} 轮：SheetJS ${Math.round(a.milliseconds)} 毫秒，导入 ${Math.round(b.milliseconds)} 毫秒`);
      }
      return tell(alone, ours, say);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell(alone, ours, say) {
  const of = (list, field) => median(list.map((one) => one[field]));
  const time = of(ours, 'milliseconds') / of(alone, 'milliseconds');
  const peak = Math.max(of(ours, 'peakParser'), of(ours, 'peakEngine'));
  const memory = peak / of(alone, 'peak');
  const stall = of(ours, 'stallReading');
  say(`SheetJS 单独读取：${round(of(alone, 'milliseconds'))} 毫秒，${round(of(alone, 'peak'))} MB`);
  say(
    `导入到项目：${round(of(ours, 'milliseconds'))} 毫秒（读懂 ${round(of(ours, 'read'))}，写入 ${round(of(ours, 'write'))}），${of(ours, 'rows')} 行`,
  );
  say(`读取进程 ${round(of(ours, 'peakParser'))} MB，引擎 ${round(of(ours, 'peakEngine'))} MB`);
  say(`引擎停顿：读取时 ${round(stall)} 毫秒，写入时 ${round(of(ours, 'stallWriting'))} 毫秒`);
  say(
    `时间 ${time.toFixed(2)} 倍（目标 ${GOALS.time}），内存 ${memory.toFixed(2)} 倍（目标 ${GOALS.memory}），停顿目标 ${GOALS.stall} 毫秒`,
  );
  return time <= GOALS.time && memory <= GOALS.memory && stall <= GOALS.stall;
}
