/** `npm run senses`: learns what characters and concepts mean anew, in some minutes; to be run whenever sayings or thesaurus have changed. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { withBundles } from './bundle.mjs';
import { root } from './cache.mjs';
import { run, runMain, say } from './run.mjs';

const sayings = join(root, 'test', 'builders', 'sayings');
const matching = join(root, 'shared', 'logic', 'matching');
const thesaurus = join(matching, 'knowledge', 'thesaurus.json');
const path = join(matching, 'index', 'senses.json');

await runMain(() =>
  withBundles({ program: 'test/builders/writeSenses.ts' }, async ({ program }) => {
    const done = await run(process.execPath, [program, sayings, thesaurus, path], { output: 'inherit' });
    if (done.code === 0) say(`${path} ${statSync(path).size} 字节`);
    return done.code;
  }),
);
