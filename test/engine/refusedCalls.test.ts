/** Calls that come at the wrong time: no project open, or a file nobody chose in this run of the program. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callMethod } from '../../electron/engine/serve';
import type { Workbench } from '../../electron/engine/workbench';
import { contract, type MethodName } from '../../shared/contract';
import { HostileInputs } from '../builders/hostileInput';
import { codeOf, temporaryFolder } from '../builders/project';
import { testWorkbench } from '../builders/workbench';
import { chanceOf } from '../faults/random';

/** Tries until an input has values that fit together as well as their shape does. */
const TRIES = 200;
/** Answer by the program alone, whatever is open. */
const OWN: readonly MethodName[] = [
  'recentProjects',
  'schemes',
  'closeProject',
  'backups',
  'forgetMissing',
  'restorableBackups',
  'programSettings',
  'setTextSize',
  'setOperator',
  'setBackupPlace',
  'dropPreviews',
  'lawLibrary',
  'dropLawFolder',
  'dropReturns',
];
/** Plays the whole sample. */
const LEFT_OUT: readonly MethodName[] = ['openSample'];
/** What else may be asked for before the project is: a file somebody chose, a preview, a scheme the program has. */
const ASKED_BEFORE = ['GRANT_UNKNOWN', 'PREVIEW_GONE', 'UNKNOWN_SCHEME', 'BAD_INPUT'];

const METHODS = (Object.keys(contract) as MethodName[]).filter((method) => !LEFT_OUT.includes(method));
const NO_PARSER = 'nothing is parsed here';

let folder: { path: string; remove(): void };
let bench: Workbench;
beforeAll(() => {
  folder = temporaryFolder();
  bench = testWorkbench(folder.path, NO_PARSER);
});
afterAll(async () => {
  await bench.close();
  folder.remove();
});

async function codeOfCall(method: MethodName, input: unknown): Promise<string> {
  return codeOf(
    await callMethod(bench, method, input, { signal: AbortSignal.timeout(20_000), onProgress: () => undefined }),
  );
}

async function codeOfFitting(method: MethodName, inputs: HostileInputs): Promise<string> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const code = await codeOfCall(method, inputs.fitting(contract[method].input));
    if (code !== 'BAD_INPUT') return code;
  }
  return 'BAD_INPUT';
}

it('without a project, what works on one says that none is open', async () => {
  const inputs = new HostileInputs(chanceOf(1_127), ['nobody'], ['x']);
  const odd: [MethodName, string][] = [];
  let refused = 0;
  for (const method of METHODS) {
    const code = await codeOfFitting(method, inputs);
    if (code === 'PROJECT_NOT_OPEN') refused += 1;
    else if (!(OWN.includes(method) ? ['ok', 'GRANT_UNKNOWN'] : ASKED_BEFORE).includes(code)) odd.push([method, code]);
  }
  expect(odd).toEqual([]);
  expect(refused).toBeGreaterThan(METHODS.length * 0.8);
});

it('a file is read only when somebody chose it since the program started', async () => {
  const path = join(folder.path, '别处.shuangshu');
  writeFileSync(path, 'not a project');
  bench.grant('chosen', [path]);
  expect(await codeOfCall('openProject', { grant: 'chosen', readOnly: true, takeOver: false })).toBe('NOT_A_PROJECT');
  await bench.close();
  bench = testWorkbench(folder.path, NO_PARSER);
  expect(await codeOfCall('openProject', { grant: 'chosen', readOnly: true, takeOver: false })).toBe('GRANT_UNKNOWN');
});
