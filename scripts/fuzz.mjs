/** `npm run fuzz [-- --minutes N | --count N] [--seed S]`: mutated files through the parser process; fails on any finding. */
import { withBundles } from './bundle.mjs';
import { root } from './cache.mjs';
import { run, runMain } from './run.mjs';

const programs = { parser: 'electron/engine/parser/parser.ts', program: 'test/fuzz/program.ts' };

await runMain(() =>
  withBundles(programs, async ({ parser, program }) => {
    const done = await run(process.execPath, [program, root, parser, ...process.argv.slice(2)], { output: 'inherit' });
    return done.signal ? 1 : done.code;
  }),
);
