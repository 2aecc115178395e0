/** `npm run bench [-- NAME…]`: the measurements in test/bench/, in one run on this machine; NAME picks files by name. */
import { join } from 'node:path';
import { root } from './cache.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { ensureNative } from './native.mjs';
import { run, runMain, say } from './run.mjs';

await runMain(async () => {
  const names = process.argv.slice(2);
  await ensureNative();
  const electron = await ensureElectron();
  say('测量中：请让机器空着，结果随负载变化。');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  // Only files of test/bench/ belong to the project; a name is part of a path.
  const args = [vitest, 'run', '--project', 'bench', '--reporter=default', ...names];
  const done = await run(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ELECTRON_EXEC_PATH: electron },
    output: 'inherit',
  });
  return done.code;
});
