/** Builds out/ when the sources changed, beside the old result and swapped in whole, by one process at a time. */
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { readJson, root, withLock } from './cache.mjs';
import { isEntry, Refusal, run, runMain, say } from './run.mjs';

const out = join(root, 'out');
const stampFile = join(out, 'stamp.json');
const sources = ['shared', 'electron', 'renderer', 'resources', 'docs/手册'];
const settings = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];
/** Larger files (pictures, sample projects) are never compiled: their size and time are enough. */
const readUpTo = 512 * 1024;

/** Makes sure that out/ belongs to the present sources. Says nothing when it already does. Throws `Refusal`. */
export async function ensureBuilt({ force = false } = {}) {
  if (!fs.existsSync(join(root, 'node_modules', 'electron-vite'))) throw new Refusal('缺少依赖：请先执行 npm ci');
  if (!force && isFresh()) return;
  const lock = join(root, 'node_modules', '.cache', 'shuangshu', 'build.lock');
  await withLock(
    lock,
    async () => {
      if (force || !isFresh()) await build();
    },
    { waiting: () => say('另一个进程正在构建，等待其完成……'), staleMinutes: 10 },
  );
}

function isFresh() {
  return readJson(stampFile)?.sources === fingerprint();
}

/** Hash over names and contents of everything that goes into the build. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [...settings, ...sources.flatMap(listFiles)]) {
    const path = join(root, file);
    const stat = fs.statSync(path, { throwIfNoEntry: false });
    if (!stat) continue;
    hash.update(`\n${file}\n${stat.size}\n`);
    hash.update(stat.size <= readUpTo ? fs.readFileSync(path) : String(stat.mtimeMs));
  }
  return hash.digest('hex');
}

function listFiles(folder) {
  const path = join(root, folder);
  if (!fs.existsSync(path)) return [];
  const entries = fs.readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

async function build() {
  say('正在构建……');
  const started = Date.now();
  // Taken before building: whatever is edited meanwhile leads to another build.
  const fresh = fingerprint();
  const temporary = `${out}.tmp-${process.pid}`;
  const old = `${out}.old-${process.pid}`;
  const program = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  try {
    const env = { ...process.env, SHUANGSHU_OUT: temporary, NODE_ENV: 'production' };
    const done = await run(process.execPath, [program, 'build', '--logLevel', 'warn'], { cwd: root, env });
    if (done.code !== 0) {
      say(done.stdout.trim());
      say(done.stderr.trim());
      throw new Refusal('构建失败：以上是构建工具的输出');
    }
    fs.writeFileSync(join(temporary, 'stamp.json'), JSON.stringify({ sources: fresh }));
    if (fs.existsSync(out)) fs.renameSync(out, old);
    fs.renameSync(temporary, out);
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
    fs.rmSync(old, { recursive: true, force: true });
  }
  say(`构建完成，用时 ${((Date.now() - started) / 1000).toFixed(1)} 秒`);
}

if (isEntry(import.meta.url)) await runMain(() => ensureBuilt({ force: true }));
