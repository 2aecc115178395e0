/** Every method of the contract called with hostile values: a known refusal or an answer, never a crash, a stack, a path followed. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyProject } from '../../electron/engine/database/log/verify';
import { callMethod } from '../../electron/engine/serve';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import type { Workbench } from '../../electron/engine/workbench';
import { contract, type MethodName } from '../../shared/contract';
import { errorText, isErrorCode } from '../../shared/errorText';
import type { Result } from '../../shared/result';
import { HostileInputs } from '../builders/hostileInput';
import { PEOPLE, smallProject, temporaryFolder, unwrap } from '../builders/project';
import { testWorkbench } from '../builders/workbench';
import { chanceOf } from '../faults/random';
import { buildParser, type ParserBundle } from './parserBundle';

const SEED = Number(process.env.SHUANGSHU_SEED ?? '') || 1_127;
const EACH = Number(process.env.SHUANGSHU_CALLS ?? '') || 1;
/** Take no input that could be hostile: one plays a whole campaign, the others leave the project. */
const LEFT_OUT: readonly string[] = ['openSample', 'closeProject', 'workHere'];
const METHODS = (Object.keys(contract) as MethodName[]).filter((method) => !LEFT_OUT.includes(method));
const SECRET = '不得外泄的内容';

let folder: { path: string; remove(): void };
let parser: ParserBundle;
let bench: Workbench;
let project: string;
let secret: string;
let inputs: HostileInputs;
const complaints: string[] = [];

beforeAll(async () => {
  folder = temporaryFolder();
  parser = await buildParser();
  // Deep inside, so that `../..` still ends where it is seen.
  const inner = join(folder.path, '一', '二', '三');
  mkdirSync(inner, { recursive: true });
  secret = join(folder.path, '机密.csv');
  writeFileSync(secret, `序号,事项名称\n1,${SECRET}\n`);
  const made = smallProject(inner);
  unwrap(adoptEntries(made.project, { entryIds: [...made.down], ...PEOPLE }));
  unwrap(sealRound(made.project));
  unwrap(openRound(made.project, { kind: 'review', title: '', date: '2025-06-30' }));
  project = made.project.path;
  made.project.close();
  bench = testWorkbench(inner, parser.path);
  const rubbish = join(inner, '乱码.xlsx');
  writeFileSync(rubbish, 'PK\u0003\u0004 not a package');
  mkdirSync(join(inner, '导出'));
  bench.grant('a folder', [join(inner, '导出')]);
  bench.grant('a file', [rubbish]);
  bench.grant('a new file', [join(inner, '导出', '新.bin')]);
  bench.grant('a project', [project]);
  inputs = new HostileInputs(
    chanceOf(SEED),
    ['a folder', 'a file', 'a new file', 'a project', 'nobody', secret, '__proto__'],
    [secret, '../../机密.csv'],
  );
  vi.spyOn(console, 'error').mockImplementation((...words) => void complaints.push(words.map(String).join(' ')));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await bench?.close();
  parser?.remove();
  folder?.remove();
});

async function call(method: string, input: unknown): Promise<Result<unknown>> {
  // Methods close and change the project; each call finds it open.
  if (!bench.project().ok) bench.openProject(project, { readOnly: false, takeOver: true });
  return callMethod(bench, method, input, { signal: AbortSignal.timeout(20_000), onProgress: () => undefined });
}

/** '' or what is wrong with the answer. */
function judge(method: string, input: unknown, result: Result<unknown>): string {
  const said = JSON.stringify(result) ?? '';
  const at = `${method}(${JSON.stringify(input)?.slice(0, 300)})`;
  if (said.includes(SECRET)) return `${at} tells what a file says that nobody chose`;
  if (/\bat \S+ \(?(file|node|\/)|\.ts:\d+/.test(said)) return `${at} shows a stack`;
  if (result.ok) return '';
  if (!isErrorCode(result.code)) return `${at} answers with ${String(result.code)}`;
  if (result.code === 'INTERNAL') return `${at}: ${complaints.at(-1)?.slice(0, 700)}`;
  return /[\u4e00-\u9fff]/.test(errorText(result.code, result.detail)) ? '' : `${at}: ${result.code} says nothing`;
}

function filesUnder(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(path, name)).isFile());
}

describe('every method', () => {
  it('refuses what has no shape, in a sentence', async () => {
    const wrong: string[] = [];
    for (const method of METHODS) {
      for (let number = 0; number < EACH; number += 1) {
        const input = inputs.shapeless();
        const found = judge(method, input, await call(method, input));
        if (found !== '') wrong.push(found);
      }
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('stands hostile words and numbers in the right places', async () => {
    const wrong: string[] = [];
    for (let number = 0; number < EACH; number += 1) {
      for (const method of METHODS) {
        const input = inputs.fitting(contract[method].input);
        const found = judge(method, input, await call(method, input));
        if (found !== '') wrong.push(found);
      }
    }
    expect(wrong).toEqual([]);
  }, 600_000);

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'openProject\u0000'])(
    'is one of the contract, not %j',
    async (name) => {
      expect(await call(name, {})).toMatchObject({ ok: false, code: 'UNKNOWN_METHOD' });
    },
  );
});

describe('afterwards', () => {
  it('no object has a property that came from outside', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('nothing lies outside the places that were chosen, and what lay there is untouched', () => {
    const outside = filesUnder(folder.path).filter((name) => !name.startsWith(join('一', '二', '三')));
    expect(outside).toEqual(['机密.csv']);
    expect(readFileSync(secret, 'utf8')).toContain(SECRET);
  });

  it('the project is whole and its log ties with its rows', async () => {
    await call('summary', {});
    const opened = bench.openProject(project, { readOnly: false, takeOver: true });
    expect(opened.ok).toBe(true);
    const found = verifyProject(unwrap(bench.project()).read);
    expect([
      found.chain.detail,
      found.replay.detail,
      found.snapshots.detail,
      found.files.detail,
      found.integrity.detail,
    ]).toEqual(['', '', '', '', '']);
    expect(found.ok).toBe(true);
  });
});
