/** Bundles programs written in TypeScript into a folder inside node_modules, where their packages resolve. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './cache.mjs';

/** Bundles each entry as `<name>.js`, hands their paths to `use`, and removes them again. */
export async function withBundles(entries, use) {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'programs-'));
  try {
    const paths = {};
    for (const [name, entry] of Object.entries(entries)) {
      await build({
        root,
        configFile: false,
        logLevel: 'error',
        build: {
          ssr: join(root, entry),
          outDir: folder,
          emptyOutDir: false,
          target: 'node20.18',
          rolldownOptions: { output: { format: 'cjs', entryFileNames: `${name}.js` } },
        },
      });
      paths[name] = join(folder, `${name}.js`);
    }
    return await use(paths);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
