/** `npm run soak [-- MINUTES]`: a long day in fast motion; 5 minutes in the quick form, 480 before a release. */
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { root } from './cache.mjs';
import { ensureNative } from './native.mjs';
import { Refusal, run, runMain } from './run.mjs';

await runMain(async () => {
  const [minutes = '5'] = process.argv.slice(2);
  if (!(Number(minutes) > 0)) throw new Refusal('请给出分钟数，如：npm run soak -- 30');
  await ensureNative();
  await ensureBuilt();
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const done = await run(process.execPath, [vitest, 'run', '--project', 'soak', '--reporter=verbose'], {
    cwd: root,
    env: { ...process.env, SHUANGSHU_SOAK_MINUTES: minutes },
    output: 'inherit',
  });
  return done.code;
});
