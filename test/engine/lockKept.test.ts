/** Nothing the program does beside an open project lets go of its lock: another process could otherwise write to it too. */
import { spawn } from 'node:child_process';
import { linkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { restoreBackup } from '../../electron/engine/services/project/restoreBackup';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import type { Workbench } from '../../electron/engine/workbench';
import type { Input, MethodName } from '../../shared/contract';
import { errorText } from '../../shared/errorText';
import { codeOf, newProject, temporaryFolder, testOptions, unwrap } from '../builders/project';
import { callOn, testWorkbench } from '../builders/workbench';
import { buildParser, type ParserBundle } from './parserBundle';

let opener: ParserBundle;
let folder: { path: string; remove(): void };
let path: string;
let bench: Workbench;

beforeAll(async () => {
  opener = await buildParser('test/engine/database/programs/worker.ts');
});
afterAll(() => opener.remove());
beforeEach(async () => {
  folder = temporaryFolder('disk');
  const made = newProject(folder.path, testOptions());
  path = made.path;
  made.close();
  bench = testWorkbench(folder.path, '');
  bench.grant('own', [path]);
  bench.grant('beside', [join(folder.path, '移来.shuangshu')]);
  unwrap(await callOn(bench, 'openProject', { grant: 'own' }));
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

/** What another program is told that wants to edit the file. */
function askedByAnother(): Promise<string> {
  const child = spawn(process.execPath, [opener.path, 'hold', path], { stdio: ['pipe', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => {
      child.kill('SIGKILL');
      resolve(line.toString('utf8').trim());
    });
    child.once('error', reject);
  });
}

interface Ask<M extends MethodName> {
  readonly method: M;
  readonly input: Input<M>;
}

function ask<M extends MethodName>(method: M, input: Input<M>): Ask<MethodName> {
  return { method, input };
}

const asks = [
  ask('recentProjects', {}),
  ask('verify', {}),
  ask('verifyFile', { grant: 'own' }),
  ask('unpackProject', { source: 'own', grant: 'beside', passphrase: '一二三四五六七八九十一二' }),
  ask('previewImport', { grant: 'own' }),
  ask('saveCopy', { grant: 'own' }),
  ask('backUpNow', {}),
  ask('openProject', { grant: 'own' }),
];

describe('the lock of the open project', () => {
  it.each(asks)('is still there after $method with the project itself', async ({ method, input }) => {
    await callOn(bench, method, input);
    expect(await askedByAnother()).toBe('PROJECT_LOCKED');
    const project = unwrap(bench.project());
    expect(codeOf(addUnits(project, { kind: 'township', names: ['道河镇'] }))).toBe('ok');
  });

  it('is why it is not read as a package or copied back as a backup, and the person is told so', async () => {
    const unpacked = await callOn(bench, 'unpackProject', {
      source: 'own',
      grant: 'beside',
      passphrase: '一二三四五六七八九十一二',
    });
    const restored = restoreBackup(path, join(folder.path, '恢复.shuangshu'), testOptions());
    for (const refused of [unpacked, restored]) {
      if (refused.ok) throw new Error('it was read');
      expect(errorText(refused.code, refused.detail)).toContain('没有读入：这是正在办理的项目本身，请选别的文件。');
    }
  });

  it('is still there after looking at the file under another name', async () => {
    const alias = join(folder.path, '同一个文件.shuangshu');
    linkSync(path, alias);
    bench.grant('alias', [alias]);
    unwrap(await callOn(bench, 'verifyFile', { grant: 'alias' }));
    expect(await askedByAnother()).toBe('PROJECT_LOCKED');
  });

  it('is still there after another project did not open, and this one goes on', async () => {
    const other = join(folder.path, '坏的.shuangshu');
    writeFileSync(other, 'no project at all');
    bench.grant('other', [other]);
    expect((await callOn(bench, 'openProject', { grant: 'other' })).ok).toBe(false);
    expect(await askedByAnother()).toBe('PROJECT_LOCKED');
    expect(codeOf(addUnits(unwrap(bench.project()), { kind: 'township', names: ['道河镇'] }))).toBe('ok');
  });

  it('is handed on when the file is opened again under another name', async () => {
    const alias = join(folder.path, '同一个文件.shuangshu');
    linkSync(path, alias);
    bench.grant('alias', [alias]);
    expect(codeOf(await callOn(bench, 'openProject', { grant: 'alias' }))).toBe('ok');
    expect(unwrap(bench.project()).path).toBe(alias);
  });
});
