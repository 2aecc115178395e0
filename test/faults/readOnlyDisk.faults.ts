/** A project on a disk that cannot be written to, or becomes so in the middle of work (`reliability.md` F4, F13). */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openProjectFile, openReadOnlyCopy } from '../../electron/engine/database/file/open';
import { lastSeq } from '../../electron/engine/database/log/record';
import { verifyProject } from '../../electron/engine/database/log/verify';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import { errorText } from '../../shared/errorText';
import { codeOf, failureOf, temporaryFolder, testOptions, unwrap } from '../builders/project';
import { callOn, testWorkbench } from '../builders/workbench';
import { makeCounty } from './faultRun';
import { mayMount, mountDisk, remountDisk, unmountDisk } from './smallDisk';

const ASKED = { readOnly: false, takeOver: false };
const mountable = mayMount('read-only disk');
let folder: { path: string; remove(): void };
let county: { path: string; remove(): void };
let disk: string;
let path: string;

beforeAll(() => {
  folder = temporaryFolder('disk');
  county = makeCounty();
  disk = join(folder.path, 'disk');
  mkdirSync(disk);
});
afterAll(() => {
  folder.remove();
  county.remove();
});

describe.skipIf(!mountable)('a disk that cannot be written to', () => {
  beforeEach(() => {
    mountDisk(disk, 32);
    path = join(disk, '县.shuangshu');
    cpSync(county.path, path);
  });
  afterEach(() => unmountDisk(disk));

  it('refuses editing with a sentence, and shows the project all the same', () => {
    remountDisk(disk, 'ro');
    const refused = failureOf(openProjectFile(path, testOptions()));
    expect(refused.code).toBe('NOT_WRITABLE');
    expect(errorText(refused.code, refused.detail)).toContain('不许写入');

    const project = unwrap(openReadOnlyCopy(path, testOptions()));
    expect(listUnits(project.read).length).toBeGreaterThan(0);
    expect(codeOf(addUnits(project, { kind: 'township', names: ['新镇'] }))).toBe('READ_ONLY');
    project.close();
  });

  it('opens in the window for looking, with the reason, and can be copied to where it can be edited', async () => {
    remountDisk(disk, 'ro');
    const bench = testWorkbench(folder.path, 'no parser is started');
    try {
      const opened = unwrap(bench.openProject(path, ASKED));
      expect(opened.readOnly).toBe(true);
      expect(opened.advice).toContain('另存副本');
      bench.grant('copy', [join(folder.path, '本机的副本.shuangshu')]);
      unwrap(await callOn(bench, 'saveCopy', { grant: 'copy' }));
      expect(unwrap(bench.openProject(join(folder.path, '本机的副本.shuangshu'), ASKED)).readOnly).toBe(false);
    } finally {
      await bench.close();
    }
  });

  it('becomes so between two sessions: nothing acknowledged is lost, and work resumes', () => {
    const project = unwrap(openProjectFile(path, testOptions()));
    unwrap(addUnits(project, { kind: 'township', names: ['甲镇'] }));
    const acknowledged = lastSeq(project.read);
    project.close();
    remountDisk(disk, 'ro');
    expect(codeOf(openProjectFile(path, testOptions()))).toBe('NOT_WRITABLE');
    remountDisk(disk, 'rw');
    const again = unwrap(openProjectFile(path, testOptions()));
    expect(lastSeq(again.read)).toBe(acknowledged);
    unwrap(addUnits(again, { kind: 'township', names: ['乙镇'] }));
    expect(verifyProject(again.read).ok).toBe(true);
    again.close();
  });
});
