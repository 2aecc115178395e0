/** `node scripts/make-old-project.mjs`: the project file of the present schema for test/fixtures/projects; run once when a schema goes out. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { withBundles } from './bundle.mjs';
import { root } from './cache.mjs';
import { Refusal, run, runMain, say } from './run.mjs';

const folder = join(root, 'test', 'fixtures', 'projects');
const migrations = join(root, 'electron', 'engine', 'database', 'migrations');

await runMain(() => {
  const schema = fs.readdirSync(migrations).filter((name) => /^\d{3}-/.test(name)).length;
  const path = join(folder, `schema-${schema}.shuangshu`);
  if (fs.existsSync(path)) throw new Refusal(`已有 ${path}：交付过的项目文件不再重做`);
  fs.mkdirSync(folder, { recursive: true });
  return withBundles({ program: 'test/builders/oldProject.ts' }, async ({ program }) => {
    const done = await run(process.execPath, [program, path], { output: 'inherit' });
    if (done.code === 0) say(`${path} ${fs.statSync(path).size} 字节`);
    return done.code;
  });
});
