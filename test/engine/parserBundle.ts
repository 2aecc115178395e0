/** Builds the parser program once for a test file, so that tests fork what the app forks. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const project = resolve(import.meta.dirname, '../..');

export interface ParserBundle {
  /** Path of the program to fork. */
  readonly path: string;
  remove(): void;
}

/**
 * Bundles an entry of the engine into a folder inside node_modules, where its packages resolve. `inside` are the packages
 * that go into it, as in the app; true is all of them, for a program that is started thousands of times.
 */
export async function buildParser(
  entry = 'electron/engine/parser/parser.ts',
  inside: true | readonly string[] = ['zod'],
): Promise<ParserBundle> {
  const cache = join(project, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'parser-'));
  await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: inside === true || [...inside], external: ['better-sqlite3'] },
    build: {
      ssr: resolve(project, entry),
      outDir: folder,
      target: 'node20.18',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'parser.js' } },
    },
  });
  return { path: join(folder, 'parser.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
