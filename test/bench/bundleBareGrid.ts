/** Bundles the bare grid into one script that can be run in the page. */
import { join, resolve } from 'node:path';
import { build } from 'vite';

export async function bundleBareGrid(): Promise<string> {
  const result = await build({
    root: resolve(import.meta.dirname, '../..'),
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome130',
      lib: { entry: join(import.meta.dirname, 'bareGrid.tsx'), formats: ['iife'], name: 'bareGrid' },
    },
  });
  const [bundle] = Array.isArray(result) ? result : [result];
  if (!bundle || !('output' in bundle)) throw new Error('the bare grid was not bundled');
  return bundle.output[0].code;
}
