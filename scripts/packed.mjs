/** `npm run packed [-- TEST…]`: packs the program so that it can be driven, and runs window tests against the packed one. */
import { join } from 'node:path';
import { root } from './cache.mjs';
import { Refusal, run, runMain } from './run.mjs';

/** Those that try what packing changes: the fuses, the paths of the program, its processes, whole ways of work; others by name. */
const TESTS = ['lockdown', 'engineRestart', 'merge', 'matrix', 'threeLists', 'handOver', 'workHere'];

await runMain(async () => {
  const words = process.argv.slice(2);
  const output = join('release', 'packed');
  const packed = await run(
    process.execPath,
    [join(root, 'scripts', 'package.mjs'), `-c.directories.output=${output}`],
    { cwd: root, env: { ...process.env, E2E_PACKED: '1' }, output: 'stderr' },
  );
  if (packed.code !== 0) throw new Refusal('没有打成包，窗口测试没有运行');
  const folder = process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`;
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const tests = (words.length > 0 ? words : TESTS).map((name) => join('test', 'e2e', `${name}.e2e.ts`));
  const done = await run(process.execPath, [vitest, 'run', '--project', 'e2e', ...tests], {
    cwd: root,
    env: { ...process.env, SHUANGSHU_PACKED: join(root, output, folder, 'shuangshu') },
    output: 'inherit',
  });
  return done.code;
});
