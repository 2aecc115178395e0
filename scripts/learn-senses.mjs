/** `npm run senses`: learns what characters and concepts mean from the thesaurus anew; to be run whenever the thesaurus has changed. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { withBundles } from './bundle.mjs';
import { root } from './cache.mjs';
import { run, runMain, say } from './run.mjs';

const path = join(root, 'shared', 'logic', 'matching', 'index', 'senses.json');

await runMain(() =>
  withBundles({ program: 'test/builders/writeSenses.ts' }, async ({ program }) => {
    const done = await run(process.execPath, [program, path], { output: 'inherit' });
    if (done.code === 0) say(`${path} ${statSync(path).size} 字节`);
    return done.code;
  }),
);
