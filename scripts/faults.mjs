/** `npm run faults [-- --release] [NAME…]`: killed processes, power cuts, failing disks; the quick figures are a part of `npm test`. */
import { join } from 'node:path';
import { root } from './cache.mjs';
import { ensureNative } from './native.mjs';
import { run, runMain } from './run.mjs';

await runMain(async () => {
  const words = process.argv.slice(2);
  const names = words.filter((word) => !word.startsWith('--'));
  await ensureNative();
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const done = await run(process.execPath, [vitest, 'run', '--project', 'faults', '--reporter=verbose', ...names], {
    cwd: root,
    env: { ...process.env, ...(words.includes('--release') ? { SHUANGSHU_FAULTS: 'release' } : {}) },
    output: 'inherit',
  });
  return done.code;
});
