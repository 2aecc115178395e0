/** Project files of every schema that went out: each opens in this program, migrated where it must be, and verifies. */
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { MIGRATIONS } from '../../../electron/engine/database/migrations/all';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { temporaryFolder, testOptions, unwrap } from '../../builders/project';

const projects = resolve(import.meta.dirname, '../../fixtures/projects');

/** SHA-256 of each migration that went out. A changed one would leave old files without a way; write a new one instead. */
const WENT_OUT: readonly string[] = [
  '3ea2c59b92856878285fc63abc007ec02ed1d5b23ba261eb54adcd645cdb380b',
  '54748bdaab4a5eb68d81ea2fa2fe12e1d320449baccb4cc79c57410fe21798dc',
  '2cbcdf660059f89b5d5539b28a2a7c3087e0173f42bdb41f878711c2131c0906',
  '53c30ac0480f2d2404cbfc56673b8840218c0bbd6d3c1abffb6b6b71ffcb89fd',
  'c7afaddc9d6b60868a07e084b90a80beac14a5e842e850b9d50efbc33b83feb7',
  'c71590f19b846d14818f3a0f27f0c1f5b8d6f86a7832a5dff8203f5c9a252489',
  '8ecd3c526c75c81f97dab02b66d79916446cc361b8d0f7e419fc8727172b4934',
  'b4dc65c5fa6f9b274d320084af46ebd18ed9431effe6eb3eb86eb0d3b4437d72',
  'fae1cf907c938c4dc97084281fe4c230db8ea37cf8f563c37b8142963db40bb2',
  'ae163be1737c31fa71138a369c47eb4df4da713da5ac8fc28ad7d0a1ed034a70',
  'ce6cc2cfbf83b8c1d781df3b9a0d71a5c9c692236255d55a909ff702d2005300',
  '6795dd40a3bbcc3909d817b6f0f0601d2cd0ac6e23a17951cefa02211ba11268',
];
/** Schemas that stood last when the program was given out. */
const DELIVERED: readonly number[] = [1, 5, 7, 8, 9, 10, 11, 12];

let folder: { path: string; remove(): void };
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('migrations that went out', () => {
  it('stay as they are', () => {
    const now = MIGRATIONS.map(({ sql }) => createHash('sha256').update(sql).digest('hex'));
    expect(now.slice(0, WENT_OUT.length)).toEqual(WENT_OUT);
  });

  it('left a project file behind at each delivery', () => {
    expect(readdirSync(projects).sort()).toEqual(DELIVERED.map((schema) => `schema-${schema}.shuangshu`).sort());
    expect(DELIVERED.at(-1)).toBe(WENT_OUT.length);
  });
});

describe('a project file of an earlier schema', () => {
  for (const name of readdirSync(projects)) {
    it(`${name} opens, verifies and can be worked on`, () => {
      const path = join(folder.path, name);
      copyFileSync(join(projects, name), path);
      const project = unwrap(openProjectFile(path, testOptions()));
      expect(verifyProject(project.read)).toMatchObject({ ok: true });
      expect(readPool(project).live.length).toBeGreaterThan(0);
      unwrap(undo(project));
      expect(verifyProject(project.read)).toMatchObject({ ok: true });
      project.close();
    });
  }
});
