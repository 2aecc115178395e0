/** Scenes of the pictures: each has a name of its own, or the later picture would take the place of the earlier. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const folder = resolve(import.meta.dirname, '../../scripts/scenes');

test('no two scenes have one name, and the manual shows only scenes there are', async () => {
  const names: string[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('Scenes.mjs'))) {
    const module = (await import(join(folder, file))) as Record<string, unknown>;
    for (const scenes of Object.values(module)) {
      if (Array.isArray(scenes)) names.push(...scenes.map(({ name }: { name: string }) => name));
    }
  }
  expect(names.length).toBeGreaterThan(150);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  const { MANUAL } = (await import(join(folder, 'manualPictures.mjs'))) as { MANUAL: ReadonlySet<string> };
  expect([...MANUAL].filter((name) => !names.includes(name))).toEqual([]);
});
