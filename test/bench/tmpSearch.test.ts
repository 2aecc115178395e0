/** Temporary measurement. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { it } from 'vitest';
import { openProjectFile } from '../../electron/engine/database/open';
import { searchProject } from '../../electron/engine/services/searchProject';
import { testOptions, unwrap } from '../builders/project';
it('measures', async () => {
  const files: string[] = [];
  const large = '/tmp/shuangshu-large';
  if (existsSync(large)) files.push(...readdirSync(large).filter((n) => /^[0-9a-f]{16}\.shuangshu$/.test(n)).map((n) => join(large, n)));
  for (const file of files) {
    const path = join(mkdtempSync(join(tmpdir(), 's-')), 'p.shuangshu');
    copyFileSync(file, path);
    const opened = openProjectFile(path, testOptions());
    if (!opened.ok) { console.log(file, opened.code, opened.detail); continue; }
    const project = opened.value;
    for (const query of ['防火', '防火', 'fanghuo', 'fanghuo', 'fhgld', 'f', '老黑山', 'lhs', '条例', '水', 'sxxx qwe', '〔2021〕', 'zhongguogongchandang', '护林防火']) {
      const start = performance.now();
      const answer = unwrap(await searchProject(project, { query }));
      console.log(file.slice(-20), query, (performance.now() - start).toFixed(1), answer.items.total, answer.entries.total, answer.units.total, answer.bases.total);
    }
    project.close();
  }
}, 120000);
