/** Makes better-sqlite3 loadable in Node 20 and Electron 33: builds it once for Node-API 9 and keeps the result. */
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheRoot, copyWhole, hashFile, readJson, root, withLock, writeWhole } from './cache.mjs';
import { findProgram, isEntry, Refusal, run, runMain, say } from './run.mjs';

/** Raised whenever the build recipe changes, so that older cached builds are not used. */
const recipe = 2;
const packageFolder = join(root, 'node_modules', 'better-sqlite3');
const installed = join(packageFolder, 'build', 'Release', 'better_sqlite3.node');
const stampFile = join(packageFolder, 'build', 'Release', 'shuangshu.json');
/** Says that the published prebuild loads in this very Node, so that later runs need not try it again. */
const prebuildFile = join(root, 'node_modules', '.cache', 'shuangshu', 'prebuild.json');
const probe = "new (require('better-sqlite3'))(':memory:').prepare('select sqlite_version() v').get()";

/**
 * Included before the package's own sources: they refer to strings, which Node-API 9 allows objects only. As an
 * "experimental" module it might, but would then free its objects in the middle of collecting garbage, and a refusal of
 * SQLite thrown at that moment ends the process (V8: AllowJavascriptExecution::IsAllowed).
 */
const keptStrings = join(root, 'scripts', 'keptStrings.hpp');
/** Node-API of the registry-only Electron 33; the published prebuilds need 10 and crash below it. */
const builtFor = 9;
const neededByPrebuild = 10;

/**
 * Makes sure that better-sqlite3 loads; does nothing (under 5 ms) when it is known to.
 *
 * `lowestNodeApi` is the Node-API of the oldest runtime that will load it. Throws `Refusal` with what to do.
 */
export async function ensureNative({ lowestNodeApi = Number(process.versions.napi) } = {}) {
  const version = readJson(join(packageFolder, 'package.json'))?.version;
  if (!version) throw new Refusal('缺少依赖 better-sqlite3：请先执行 npm ci');
  if (stampHolds(version)) return;
  if (lowestNodeApi >= neededByPrebuild && (await prebuildLoads(version))) return;
  const folder = join(
    cacheRoot(),
    `better-sqlite3-${version}-napi${builtFor}-${process.platform}-${process.arch}-${libc()}`,
  );
  const waiting = () => say('另一个进程正在编译数据库模块，等待其完成……');
  await withLock(`${folder}.lock`, () => install(folder, version), { waiting });
}

/** Loads better-sqlite3 in a child process of `program` (a bad binary segfaults, so never in our own). */
export async function probeNative(program) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const done = await run(program, ['-e', probe], { cwd: root, env, timeout: 60_000 });
  const reason = done.signal ? `信号 ${done.signal}` : (done.stderr.trim().split('\n').at(-1) ?? '');
  return { ok: done.code === 0 && done.signal === null, reason };
}

async function prebuildLoads(version) {
  if (fs.existsSync(installed)) return false;
  const key = `${version} ${process.version} ${process.platform} ${process.arch}`;
  if (readJson(prebuildFile) === key) return true;
  const { ok } = await probeNative(process.execPath);
  if (ok) writeWhole(prebuildFile, JSON.stringify(key));
  return ok;
}

/** True when the binary in node_modules is the one we tested there before. */
function stampHolds(version) {
  const stamp = readJson(stampFile);
  const file = fs.statSync(installed, { throwIfNoEntry: false });
  if (!stamp || !file) return false;
  return (
    stamp.recipe === recipe && stamp.version === version && stamp.size === file.size && stamp.mtime === file.mtimeMs
  );
}

/** Copies the cached binary (building it first when needed), tests it and leaves the stamp. */
async function install(folder, version) {
  if (stampHolds(version)) return;
  const binary = join(folder, 'better_sqlite3.node');
  if (!(await isCached(folder, version))) await build(folder, version);
  copyWhole(binary, installed);
  const loaded = await probeNative(process.execPath);
  if (!loaded.ok) {
    fs.rmSync(installed, { force: true });
    fs.rmSync(folder, { recursive: true, force: true });
    const api = process.versions.napi;
    throw new Refusal(
      `better-sqlite3 无法加载（${loaded.reason}）：当前 Node-API 为 ${api}，请执行 npm run native 重新编译`,
    );
  }
  const file = fs.statSync(installed);
  writeWhole(stampFile, JSON.stringify({ recipe, version, size: file.size, mtime: file.mtimeMs }));
}

async function isCached(folder, version) {
  const ok = readJson(join(folder, 'ok.json'));
  const binary = join(folder, 'better_sqlite3.node');
  if (!ok || ok.recipe !== recipe || ok.version !== version || !fs.existsSync(binary)) return false;
  return (await hashFile(binary)) === ok.sha256;
}

/** Builds in a copy of the package, so that nobody ever sees a half-built one. */
async function build(folder, version) {
  if (process.platform === 'win32') {
    throw new Refusal('当前 Node 的 Node-API 低于 10，不能使用预编译的数据库模块：请安装 Node 22.14 或更高版本');
  }
  refuseWithoutCompiler();
  say('正在编译数据库模块 better-sqlite3（只需一次，约 1～2 分钟）……');
  const started = Date.now();
  const temporary = `${folder}.tmp-${process.pid}`;
  try {
    const sources = join(temporary, 'better-sqlite3');
    fs.cpSync(packageFolder, sources, {
      recursive: true,
      filter: (path) => path !== join(packageFolder, 'build') && path !== join(packageFolder, 'prebuilds'),
    });
    fs.copyFileSync(keptStrings, join(sources, 'keptStrings.hpp'));
    await compile(sources);
    const output = join(sources, 'build', 'Release', 'better_sqlite3.node');
    const finished = join(temporary, 'finished');
    fs.mkdirSync(finished);
    fs.copyFileSync(output, join(finished, 'better_sqlite3.node'));
    const sha256 = await hashFile(output);
    fs.writeFileSync(join(finished, 'ok.json'), JSON.stringify({ recipe, version, sha256 }));
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(finished, folder);
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
  say(`数据库模块编译完成，用时 ${Math.round((Date.now() - started) / 1000)} 秒`);
}

async function compile(sources) {
  const gyp = join(root, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  if (!fs.existsSync(gyp)) throw new Refusal('缺少依赖 node-gyp：请先执行 npm ci');
  const args = [gyp, 'rebuild', '--release', '--force_build=1', ...headersArgument()];
  const env = {
    ...process.env,
    // In place of the package's 10. The compiler works in its folder build/.
    CXXFLAGS: `-UNAPI_VERSION -DNAPI_VERSION=${builtFor} -include ../keptStrings.hpp`,
    // The copy lies outside the repository, where binding.gyp would not find node-addon-api.
    NODE_PATH: join(root, 'node_modules'),
  };
  const done = await run(process.execPath, args, { cwd: sources, env, timeout: 20 * 60_000 });
  if (done.code === 0) return;
  say(done.stdout.slice(-1500));
  say(done.stderr.slice(-4000));
  throw new Refusal('数据库模块编译失败：以上是编译器的输出');
}

/** Headers that came with the running Node; without them node-gyp downloads them. */
function headersArgument() {
  const folder = dirname(dirname(fs.realpathSync(process.execPath)));
  if (fs.existsSync(join(folder, 'include', 'node', 'node_api.h'))) return [`--nodedir=${folder}`];
  say('本机没有 Node 的头文件（include/node），将由 node-gyp 联网下载');
  return [];
}

function refuseWithoutCompiler() {
  const missing = ['g++', 'make', 'python3'].filter((name) => findProgram(name) === null);
  if (missing.length === 0) return;
  throw new Refusal(
    `缺少 ${missing.join('、')}：请执行 sudo scripts/install-system-packages.sh，或 apt-get install build-essential python3`,
  );
}

function libc() {
  if (process.platform !== 'linux') return 'system';
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}

if (isEntry(import.meta.url)) {
  await runMain(async () => {
    await ensureNative();
    say('数据库模块可用');
  });
}
