/** The disk refuses a call: what was acknowledged stays, the failure is a known one with a sentence, and work goes on afterwards. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorText, isErrorCode } from '../../shared/errorText';
import { temporaryFolder } from '../builders/project';
import type { ParserBundle } from '../engine/parserBundle';
import { runCases } from './campaign';
import {
  acknowledged,
  buildWriter,
  type Ended,
  inspectFiles,
  inspectProject,
  makeCounty,
  newPlace,
  orderFor,
  startWriter,
} from './faultRun';
import { WRITE_KINDS, type WriteKind, type WriterOrder } from './programs/writerOrder';
import { parseLog } from './replay';
import { buildShim, type ERRNO, type Fault, type Shim, underShim } from './shim';

let program: ParserBundle;
let shim: Shim;
let folder: { path: string; remove(): void };
let county: { path: string; remove(): void };
/** Every call of every kind of write, in an order that visits all of them. */
let calls: readonly Call[];

beforeAll(async () => {
  program = await buildWriter();
  shim = buildShim();
  folder = temporaryFolder();
  county = makeCounty();
  calls = mixed(await callsOfAll());
});
afterAll(() => {
  program?.remove();
  shim?.remove();
  folder?.remove();
  county?.remove();
});

/** The `at`th call of one sort that this kind of write makes. */
interface Call {
  readonly kind: WriteKind;
  readonly op: string;
  readonly at: number;
}

/** Lets each kind of write run once with nothing failing, and counts its calls. */
async function callsOfAll(): Promise<Call[]> {
  const all: Call[] = [];
  for (const kind of WRITE_KINDS) {
    const place = newPlace(folder.path, `counted-${kind}`, county.path);
    const log = join(folder.path, `${kind}.log`);
    const env = underShim(shim, { prefix: place.folder, log });
    const witness = { ...place, ack: join(folder.path, 'ack-counted') };
    await startWriter(program.path, orderFor(witness, kindsAfter(kind), 1), env).ended;
    const counts = new Map<string, number>();
    for (const { op } of parseLog(readFileSync(log))) {
      // A file made is a file opened; those opened again for writing are not noted, and come on top.
      const letter = op === 'c' ? 'o' : op;
      counts.set(letter, (counts.get(letter) ?? (letter === 'o' ? 2 : 0)) + 1);
    }
    for (const [op, count] of counts) for (let at = 1; at <= count; at += 1) all.push({ kind, op, at });
    rmSync(place.folder, { recursive: true, force: true });
  }
  return all;
}

/** The kind that is struck, and a small one after it: work must go on, or be refused in a sentence. */
function kindsAfter(kind: WriteKind): WriteKind[] {
  return [kind, 'dispose'];
}

/** Far strides through the list, so that a run broken off has seen all parts of it. */
function mixed(all: readonly Call[]): Call[] {
  const stride = 7_919;
  return all.map((_, index) => all[(index * stride) % all.length] as Call);
}

interface Outcome {
  readonly struck: boolean;
  readonly wrong: string;
  /** Codes the program answered with. */
  readonly codes: readonly string[];
}

/** One run with one fault, and the look at what it left. */
async function failAt(
  { kind, op, at }: Call,
  fault: Pick<Fault, 'errno' | 'forGood'>,
  more: Pick<WriterOrder, 'kinds' | 'largeRows'> = { kinds: kindsAfter(kind) },
): Promise<Outcome> {
  const place = newPlace(folder.path, 'run', county.path);
  const fired = join(folder.path, 'fired');
  const env = underShim(shim, { prefix: place.folder, fault: { ...fault, ops: op, at }, fired });
  try {
    // The witness of what was acknowledged must not fail itself.
    const witness = { ...place, ack: join(folder.path, 'ack') };
    const ended = await startWriter(program.path, { ...orderFor(witness, more.kinds, 1), ...more }, env).ended;
    const acked = acknowledged(existsSync(witness.ack) ? readFileSync(witness.ack) : null);
    const codes = codesOf(ended);
    const wrong =
      problemOfEnd(ended, codes) || inspectProject(place.project, acked).wrong || (await inspectFiles(place));
    return { struck: existsSync(fired), wrong, codes };
  } finally {
    rmSync(place.folder, { recursive: true, force: true });
    for (const name of ['fired', 'ack']) rmSync(join(folder.path, name), { force: true });
  }
}

function codesOf({ lines }: Ended): string[] {
  const last = lines.at(-1) ?? {};
  if (typeof last.opened === 'string') return [last.opened];
  return ((last.results ?? []) as [string, string][]).map(([, code]) => code).filter((code) => code !== 'ok');
}

/** A fault must come back as a code with a sentence that says what to do; never as a dead program or a bare stack. */
function problemOfEnd({ code, signal, stderr }: Ended, codes: readonly string[]): string {
  if (code !== 0 || signal !== null) return `the program ended with ${code ?? signal}: ${stderr.slice(0, 600)}`;
  const unsaid = codes.find((one) => !isErrorCode(one) || one === 'INTERNAL' || !/请|可/.test(errorText(one, {})));
  return unsaid ? `no sentence with a way out for ${unsaid}` : '';
}

describe('a call the disk refuses', () => {
  for (const errno of ['EIO', 'ENOSPC', 'EPERM', 'EBUSY'] as const satisfies readonly (keyof typeof ERRNO)[]) {
    for (const forGood of [false, true]) {
      it(`with ${errno} ${forGood ? 'from then on' : 'once'} loses and breaks nothing`, async () => {
        const size = { quick: 13, release: calls.length };
        const name = `io-${errno}-${forGood ? 'forGood' : 'once'}`;
        const { wrong, sums, done } = await runCases(name, size, async (_chance, number, sums) => {
          const call = calls[number % calls.length] as Call;
          const outcome = await failAt(call, { errno, forGood });
          for (const word of [...(outcome.struck ? ['struck'] : []), ...outcome.codes])
            sums[word] = (sums[word] ?? 0) + 1;
          return outcome.wrong && `${call.kind} ${call.op} ${call.at}: ${outcome.wrong}`;
        });
        console.log(`${name}: ${done} of ${calls.length} calls`, sums);
        expect(wrong).toEqual([]);
        // A fault that never strikes proves nothing.
        expect(sums.struck ?? 0).toBeGreaterThan(done / 2);
      });
    }
  }
});

/** The flush runs beside the write, so its answer may come only when that one is over: then the next one tells. */
describe('a flush ahead of time that the disk refuses', () => {
  const ahead: Call = { kind: 'largeImport', op: 'a', at: 1 };
  const kinds: WriteKind[] = ['largeImport', 'largeImport', 'largeImport', 'dispose'];
  const long = { kinds, largeRows: 8_000 };

  it('because it is full once is told once at most, and what comes after it goes through', async () => {
    const { struck, wrong, codes } = await failAt(ahead, { errno: 'ENOSPC', forGood: false }, long);
    expect({ struck, wrong }).toEqual({ struck: true, wrong: '' });
    expect([[], ['DISK_FULL']]).toContainEqual(codes);
  });

  it('because it is full is told, and small work goes on', async () => {
    const { struck, wrong, codes } = await failAt(ahead, { errno: 'ENOSPC', forGood: true }, long);
    expect({ struck, wrong, codes: new Set(codes) }).toEqual({
      struck: true,
      wrong: '',
      codes: new Set(['DISK_FULL']),
    });
  });

  it('because it is broken is told, and nothing is written any more', async () => {
    const { struck, wrong, codes } = await failAt(ahead, { errno: 'EIO', forGood: true }, long);
    expect({ struck, wrong, codes: new Set(codes) }).toEqual({
      struck: true,
      wrong: '',
      codes: new Set(['DISK_ERROR']),
    });
    expect(codes.length).toBeGreaterThan(1);
  });
});

/** WPS or a scanner for viruses lets nobody rename over a file it has open. */
it('a finished file that another program holds is told by that name, and what comes after it goes through', async () => {
  const renaming: Call = { kind: 'export', op: 'r', at: 1 };
  const { struck, wrong, codes } = await failAt(renaming, { errno: 'EBUSY', forGood: true });
  expect({ struck, wrong, codes }).toEqual({ struck: true, wrong: '', codes: ['FILE_BUSY'] });
});
