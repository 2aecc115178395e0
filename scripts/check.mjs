/** `npm run check` and `npm test`, the same as CI: types, lint, build and every test, with times and one total. */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { readJson, root } from './cache.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { ensureNative } from './native.mjs';
import { Refusal, run, runMain, say } from './run.mjs';
import { findMissing, tellMissing } from './system-packages.mjs';

const module = (name, ...path) => join(root, 'node_modules', name, ...path);
const reports = fs.mkdtempSync(join(tmpdir(), 'shuangshu-check-'));
const totals = { passed: 0, failed: 0 };
const broken = [];
const fallen = [];

/** Runs one named step; a failed step is remembered, counts as one failure at least, and the next ones still run. */
async function step(name, work) {
  const started = Date.now();
  const before = totals.failed;
  say(`\n── ${name}`);
  let good = false;
  try {
    good = (await work()) !== false;
  } catch (error) {
    say(error instanceof Refusal ? error.message : (error?.stack ?? String(error)));
  }
  say(`── ${name}：${good ? '通过' : '失败'}，${((Date.now() - started) / 1000).toFixed(1)} 秒`);
  if (!good) broken.push(name);
  if (!good && totals.failed === before) totals.failed += 1;
  return good;
}

async function node(...args) {
  const done = await run(process.execPath, args, { cwd: root, output: 'stderr' });
  return done.code === 0;
}

/** Runs one group of tests and adds its figures. False also when it died, or failed outside any test. */
async function vitest(project, env) {
  const report = join(reports, `${project}.json`);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const done = await run(process.execPath, [module('vitest', 'vitest.mjs'), ...args], {
    cwd: root,
    env,
    output: 'stderr',
  });
  const counted = readJson(report);
  totals.passed += counted?.numPassedTests ?? 0;
  totals.failed += counted?.numFailedTests ?? 0;
  fallen.push(...(counted?.testResults ?? []).flatMap(fallenOf));
  return done.code === 0 && counted !== null && counted.numPassedTests > 0;
}

/** The failed tests of a file by name, each with the first lines of what went wrong; the file itself when no test of it failed. */
function fallenOf(file) {
  const where = relative(root, file.name);
  const told = (name, message) =>
    [`${where} > ${name}`, ...stripVTControlCharacters(message).split('\n').slice(0, 4)].join('\n    ');
  const tests = file.assertionResults.filter((test) => test.status === 'failed');
  if (tests.length === 0 && file.status === 'failed') return [told('（整个文件）', file.message ?? '')];
  return tests.map((test) => told(test.fullName, test.failureMessages[0] ?? ''));
}

/** The last lines say what failed, so that they suffice where only the end of a long output is kept. */
function tellTotals() {
  for (const test of fallen) say(`\n失败的测试：${test}`);
  say(broken.length > 0 ? `\n失败的步骤：${broken.join('、')}` : '\n全部通过');
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
  return broken.length > 0 ? 1 : 0;
}

await runMain(async () => {
  await step('类型检查', () => node(module('typescript', 'bin', 'tsc'), '--noEmit', '-p', root));
  await step('代码规范', () => node(module('@biomejs/biome', 'bin', 'biome'), 'ci', root));
  await step('数据库模块', () => ensureNative());
  let electron = null;
  await step('Electron 运行时', async () => {
    electron = await ensureElectron();
  });
  await step('系统软件包', async () => tellMissing(await findMissing({ electron, tests: true })));
  const built = await step('构建', () => ensureBuilt());
  await step('测试：引擎', () => vitest('engine'));
  if (process.platform === 'linux') await step('测试：断电和磁盘故障', () => vitest('faults'));
  await step('测试：文书', () => vitest('office'));
  await step('测试：窗口', () => {
    if (!electron || !built) throw new Refusal('没有运行时或构建结果，窗口测试没有运行');
    return vitest('e2e', { ...process.env, ELECTRON_EXEC_PATH: electron });
  });
  fs.rmSync(reports, { recursive: true, force: true });
  return tellTotals();
});
