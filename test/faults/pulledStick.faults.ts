/** The stick with the open project is pulled out: every method answers in a sentence, nothing acknowledged is lost, and work goes on once it is back. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyProject } from '../../electron/engine/database/log/verify';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import type { Workbench } from '../../electron/engine/workbench';
import { contract, type MethodName } from '../../shared/contract';
import { errorText } from '../../shared/errorText';
import { HostileInputs } from '../builders/hostileInput';
import { codeOf, temporaryFolder, unwrap } from '../builders/project';
import { callOn, testWorkbench } from '../builders/workbench';
import { makeCounty } from './faultRun';
import { chanceOf } from './random';

const ASKED = { readOnly: false, takeOver: false };
/** Take the open project away or need the parser program. */
const LEFT_OUT: readonly string[] = ['openSample', 'closeProject', 'createProject', 'openProject', 'workHere'];

/** A disk of its own in a file: when the file is cut off under it and the kernel told, it answers every call with an error, as for a stick that is gone. */
class Stick {
  private readonly image: string;
  private readonly kept: string;

  constructor(
    folder: string,
    readonly place: string,
  ) {
    this.image = join(folder, 'stick.img');
    this.kept = join(folder, 'kept.img');
    mkdirSync(place);
    writeFileSync(this.image, '');
    truncateSync(this.image, 32 * 1_048_576);
    execFileSync('mkfs.ext4', ['-q', this.image]);
    this.plugIn();
  }

  plugIn(): void {
    execFileSync('mount', ['-o', 'loop', this.image, this.place], { stdio: 'pipe' });
  }

  pull(): void {
    execFileSync('sync', ['-f', this.place]);
    copyFileSync(this.image, this.kept);
    truncateSync(this.image, 0);
    const device = execFileSync('losetup', ['-j', this.image, '-O', 'NAME', '-n'], { encoding: 'utf8' }).trim();
    execFileSync('losetup', ['-c', device]);
    writeFileSync('/proc/sys/vm/drop_caches', '3');
  }

  /** What was on it when it was pulled. */
  putBack(): void {
    execFileSync('umount', ['-l', this.place]);
    copyFileSync(this.kept, this.image);
    this.plugIn();
  }

  remove(): void {
    execFileSync('umount', ['-l', this.place]);
  }
}

let folder: { path: string; remove(): void };
let county: { path: string; remove(): void };
let stick: Stick | null = null;
let bench: Workbench;
let path: string;

beforeAll(() => {
  folder = temporaryFolder('disk');
  county = makeCounty();
  try {
    stick = new Stick(folder.path, join(folder.path, 'U盘'));
  } catch (error) {
    console.log(`pulled stick: left out, a disk in a file cannot be mounted here (${String(error).split('\n')[0]})`);
  }
});
afterAll(async () => {
  await bench?.close();
  stick?.remove();
  folder.remove();
  county.remove();
});

describe('a stick', () => {
  it('pulled out while its project is open loses nothing acknowledged and leaves every method a sentence', async (test) => {
    if (!stick) return test.skip();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    path = join(stick.place, '县.shuangshu');
    copyFileSync(county.path, path);
    bench = testWorkbench(folder.path, 'no parser is started');
    unwrap(bench.openProject(path, ASKED));
    unwrap(addUnits(unwrap(bench.project()), { kind: 'township', names: ['拔出前镇'] }));
    stick.pull();

    const refused = addUnits(unwrap(bench.project()), { kind: 'township', names: ['拔出后镇'] });
    expect(['DISK_ERROR', 'READ_ONLY']).toContain(codeOf(refused));
    bench.grant('on the stick', [join(stick.place, '导出')]);
    bench.grant('here', [join(folder.path, '副本.shuangshu')]);
    const inputs = new HostileInputs(chanceOf(1_127), ['on the stick', 'here']);
    const unsaid: string[] = [];
    const codes = new Map<string, number>();
    for (const method of (Object.keys(contract) as MethodName[]).filter((name) => !LEFT_OUT.includes(name))) {
      const result = await callOn(bench, method, inputs.fitting(contract[method].input) as never);
      if (result.ok) continue;
      codes.set(result.code, (codes.get(result.code) ?? 0) + 1);
      if (result.code === 'INTERNAL') unsaid.push(method);
      else expect(errorText(result.code, result.detail)).toMatch(/[。]$/);
    }
    console.log('pulled stick:', Object.fromEntries(codes));
    expect(unsaid).toEqual([]);
    expect(codes.get('DISK_ERROR') ?? 0).toBeGreaterThan(0);
    bench.closeProject();
    expect(codeOf(bench.openProject(path, ASKED))).not.toBe('ok');
  });

  it('put back is opened and worked on as it was', async (test) => {
    if (!stick) return test.skip();
    stick.putBack();
    unwrap(bench.openProject(path, ASKED));
    const project = unwrap(bench.project());
    expect(verifyProject(project.read).ok).toBe(true);
    expect(project.read.value(`SELECT count(*) FROM unit WHERE name = '拔出前镇'`)).toBe(1);
    expect(project.read.value(`SELECT count(*) FROM unit WHERE name = '拔出后镇'`)).toBe(0);
    unwrap(addUnits(project, { kind: 'township', names: ['插回后镇'] }));
    bench.closeProject();
    expect(existsSync(`${path}-journal`)).toBe(false);
  });

  it('pulled out while a copy of its project is worked on here disturbs nothing; the work gets there afterwards', async (test) => {
    if (!stick) return test.skip();
    unwrap(bench.openProject(path, ASKED));
    unwrap(await callOn(bench, 'workHere', {}));
    stick.pull();
    unwrap(addUnits(unwrap(bench.project()), { kind: 'township', names: ['本机镇'] }));
    const away = await callOn(bench, 'bringBack', {});
    expect(['DISK_ERROR', 'ORIGIN_AWAY', 'NOT_WRITABLE', 'PROJECT_DAMAGED']).toContain(codeOf(away));
    stick.putBack();
    unwrap(await callOn(bench, 'bringBack', {}));
    unwrap(bench.openProject(path, ASKED));
    const project = unwrap(bench.project());
    expect(project.read.value(`SELECT count(*) FROM unit WHERE name = '本机镇'`)).toBe(1);
    expect(verifyProject(project.read).ok).toBe(true);
    bench.closeProject();
  });
});
