/** Builds the three parts of the program: main side (five programs), preload bridge and window. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const folder = import.meta.dirname;
const from = (path: string): string => resolve(folder, path);

/** `scripts/build.mjs` builds beside the old result and swaps the folders, so that nobody runs half a build. */
const out = process.env.SHUANGSHU_OUT ? resolve(process.env.SHUANGSHU_OUT) : from('out');

/** Programs of the main side; each is started by path as `out/main/<name>.js`. */
const programs: Record<string, string> = {
  main: from('electron/main.ts'),
  engine: from('electron/engine/engine.ts'),
  parser: from('electron/engine/parser/parser.ts'),
  worker: from('electron/engine/workers/worker.ts'),
  cli: from('electron/engine/cli.ts'),
};

// electron-vite would aim at the newest Electron it knows; the oldest runtime we serve is Electron 33.
const nodeTarget = 'node20.18';
const windowTarget = 'chrome130';

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      outDir: resolve(out, 'main'),
      externalizeDeps: { exclude: ['zod'] },
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(programs).filter(([, file]) => existsSync(file))),
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      outDir: resolve(out, 'preload'),
      // A sandboxed preload can only require electron, so everything else goes into its one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: from('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: from('renderer'),
    plugins: [react()],
    build: {
      target: windowTarget,
      outDir: resolve(out, 'renderer'),
      emptyOutDir: true,
      minify: true,
      rolldownOptions: { input: { index: from('renderer/index.html'), print: from('renderer/print.html') } },
    },
  },
});
