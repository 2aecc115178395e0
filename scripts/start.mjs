/** `npm start`: gets what the program needs, builds it when the sources changed, and opens the window. */
import { ensureBuilt } from './build.mjs';
import { root } from './cache.mjs';
import { ensureElectron, runtimeEnvironment } from './electron-runtime.mjs';
import { run, runMain, say } from './run.mjs';
import { findMissing, hasDisplay, tellMissing } from './system-packages.mjs';

/** Switches the present user needs: root cannot use Chromium's sandbox. */
export function sandboxSwitches() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function tellNoDisplay() {
  say('没有图形显示（DISPLAY 未设置），不能打开窗口。可以：');
  say('  1. 在有桌面的机器上执行 npm start；');
  say('  2. 只用命令行：npm run -s cli -- help');
  say('  3. 在虚拟显示中打开：xvfb-run -a npm start（缺 xvfb 时先执行 sudo scripts/install-system-packages.sh）');
}

await runMain(async () => {
  if (!hasDisplay()) {
    tellNoDisplay();
    return 1;
  }
  const electron = await ensureElectron();
  if (!tellMissing(await findMissing({ electron }))) return 1;
  await ensureBuilt();
  const env = { ...process.env, ...runtimeEnvironment(electron) };
  const args = [...sandboxSwitches(), root, ...process.argv.slice(2)];
  const done = await run(electron, args, { cwd: process.cwd(), env, output: 'inherit' });
  if (done.error) throw done.error;
  return done.signal ? 1 : done.code;
});
