/** Finds what a Linux machine lacks to build, show or test the program, and names the Debian/Ubuntu packages for it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './cache.mjs';
import { missingLibraries } from './electron-runtime.mjs';
import { findProgram, isEntry, run, runMain, say } from './run.mjs';

/** Package names of one purpose in system-packages.txt. */
function packagesFor(purpose) {
  const lines = readFileSync(join(root, 'scripts', 'system-packages.txt'), 'utf8').split('\n');
  const own = lines.filter((line) => line.startsWith(`${purpose}: `));
  return own.flatMap((line) => line.slice(purpose.length + 2).split(' '));
}

/**
 * What is missing, as `{ what, packages }[]` with Chinese names.
 *
 * `electron` is the executable whose libraries are looked up (null: not looked at). `tests` adds what only tests need.
 */
export async function findMissing({ electron, tests = false }) {
  if (process.platform !== 'linux') return [];
  const missing = [];
  const libraries = electron ? await missingLibraries(electron) : [];
  if (libraries.length > 0) missing.push({ what: `系统库 ${libraries.join('、')}`, packages: packagesFor('window') });
  if (!(await hasChineseFont())) missing.push({ what: '中文字体', packages: packagesFor('fonts') });
  if (tests) missing.push(...(await findMissingForTests()));
  return missing;
}

async function findMissingForTests() {
  const missing = [];
  if (!hasDisplay() && findProgram('Xvfb') === null)
    missing.push({ what: '虚拟显示 Xvfb', packages: packagesFor('display') });
  const programs = ['soffice', 'pdftoppm'].filter((name) => findProgram(name) === null);
  if (programs.length > 0)
    missing.push({ what: `测试所需程序 ${programs.join('、')}`, packages: packagesFor('office') });
  return missing;
}

/** True when a window can be shown. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function hasChineseFont() {
  const done = await run('fc-list', [':lang=zh-cn', 'family']);
  return done.code === 0 && done.stdout.trim() !== '';
}

/** Prints what is missing and how to install it; returns true when nothing is. */
export function tellMissing(missing) {
  if (missing.length === 0) return true;
  say('本机缺少：');
  for (const { what, packages } of missing) say(`  ${what}　→　${packages.join(' ')}`);
  const packages = [...new Set(missing.flatMap((entry) => entry.packages))];
  if (existsSync('/etc/debian_version')) {
    say('请执行（管理员权限）：');
    say('  sudo scripts/install-system-packages.sh');
    say('或者只装缺少的：');
    say(`  sudo apt-get install ${packages.join(' ')}`);
  } else {
    say('请用本机的软件包管理器安装同类软件包（以上为 Debian/Ubuntu 的包名）。');
  }
  return false;
}

if (isEntry(import.meta.url)) {
  await runMain(async () => {
    const { ensureElectron } = await import('./electron-runtime.mjs');
    const complete = tellMissing(await findMissing({ electron: await ensureElectron(), tests: true }));
    if (complete) say('系统软件包齐全');
    return complete ? 0 : 1;
  });
}
