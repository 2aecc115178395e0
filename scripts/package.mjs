/** `npm run package`: packs the program for this computer; offline, with the Electron that ensureElectron found. */
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { root } from './cache.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { Refusal, run, runMain, say } from './run.mjs';

const targets = { linux: ['--linux', 'dir'], win32: ['--win'], darwin: ['--mac', 'dir'] };

await runMain(async () => {
  const target = targets[process.platform];
  if (!target) throw new Refusal(`不支持在 ${process.platform} 上打包`);
  const electron = await ensureElectron();
  await ensureBuilt();
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const version = execFileSync(electron, ['-p', 'process.versions.electron'], { env, encoding: 'utf8' }).trim();
  const folder = process.platform === 'darwin' ? join(dirname(electron), '../../..') : dirname(electron);
  const program = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const args = [
    program,
    ...target,
    `-c.electronDist=${folder}`,
    `-c.electronVersion=${version}`,
    ...process.argv.slice(2),
  ];
  const done = await run(process.execPath, args, { cwd: root, output: 'stderr' });
  if (done.code !== 0) throw new Refusal('打包失败：以上是打包工具的输出');
  say('打包完成，结果在 release/');
});
