/** What is mutated: every fixture that can be read, and the files of the sample counties. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FuzzSource } from './fuzzFiles';

/** Small files, so that a second holds many mutants. `root` is the project's folder. */
export function fuzzSources(root: string): FuzzSource[] {
  const sample = 'resources/sample/dongning';
  const folders = [
    'test/fixtures',
    'test/fixtures/layouts',
    'test/published/anlan',
    `${sample}/townships`,
    `${sample}/departments`,
  ];
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .filter((name) => !/\.(json|md)$/.test(name) && !/bomb|long-cell/.test(name))
      .map((name) => ({ name, bytes: readFileSync(join(root, folder, name)) })),
  );
}
