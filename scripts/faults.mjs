/**
 * `npm run faults [-- --release] [NAME…]`: killed processes, power cuts, failing disks; the quick figures are a part of
 * `npm test`. The release figures take hours; they are noted in `release/faults`, and a run broken off goes on from there.
 * `SHUANGSHU_CASES=500` takes each kind only so far in this run.
 */
import { join } from 'node:path';
import { root } from './cache.mjs';
import { ensureNative } from './native.mjs';
import { run, runMain } from './run.mjs';

/** Damaged files, for a release: equal shares of the eight formats, so each has ten thousand. */
const MUTANTS = '80000';

await runMain(async () => {
  const words = process.argv.slice(2);
  const release = words.includes('--release');
  const names = words.filter((word) => !word.startsWith('--'));
  await ensureNative();
  if (release && (names.length === 0 || names.includes('files'))) {
    const files = await run(process.execPath, [join(root, 'scripts', 'fuzz.mjs'), '--count', MUTANTS], {
      output: 'inherit',
    });
    if (files.code !== 0 || names.join() === 'files') return files.code;
  }
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const done = await run(process.execPath, [vitest, 'run', '--project', 'faults', '--reporter=verbose', ...names], {
    cwd: root,
    env: { ...process.env, ...(release ? { SHUANGSHU_FAULTS: 'release' } : {}) },
    output: 'inherit',
  });
  return done.code;
});
