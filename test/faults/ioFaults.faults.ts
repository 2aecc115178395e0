/** The disk refuses a call: what was acknowledged stays, the failure is a known one with a sentence, and work goes on afterwards. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorText, isErrorCode } from '../../shared/errorText';
import { temporaryFolder } from '../builders/project';
import { buildParser, type ParserBundle } from '../engine/parserBundle';
import {
  acknowledged,
  type Ended,
  inspectFiles,
  inspectProject,
  makeCounty,
  newPlace,
  orderFor,
  startWriter,
} from './faultRun';
import { WRITE_KINDS } from './programs/writerOrder';
import { newChance, times } from './random';
import { buildShim, type ERRNO, type Fault, type Shim, underShim } from './shim';

let program: ParserBundle;
let shim: Shim;
let folder: { path: string; remove(): void };
let county: { path: string; remove(): void };
const chance = newChance('failing calls');

beforeAll(async () => {
  program = await buildParser('test/faults/programs/writer.ts');
  shim = buildShim();
  folder = temporaryFolder('disk');
  county = makeCounty();
});
afterAll(() => {
  program?.remove();
  shim?.remove();
  folder?.remove();
  county?.remove();
});

interface Outcome {
  readonly struck: boolean;
  readonly wrong: string;
  /** Codes the program answered with. */
  readonly codes: readonly string[];
}

/** One run with one fault, and then one without. */
async function failAt(number: number, fault: Fault): Promise<Outcome> {
  const place = newPlace(folder.path, `run-${number}`, county.path);
  const fired = join(folder.path, `fired-${number}`);
  const env = underShim(shim, { prefix: place.folder, fault, fired });
  try {
    // The witness of what was acknowledged must not fail itself.
    const witness = { ...place, ack: join(folder.path, `ack-${number}`) };
    const ended = await startWriter(program.path, orderFor(witness, WRITE_KINDS, 1), env).ended;
    const acked = acknowledged(existsSync(witness.ack) ? readFileSync(witness.ack) : null);
    const codes = codesOf(ended);
    const wrong =
      problemOfEnd(ended, codes) || inspectProject(place.project, acked).wrong || (await inspectFiles(place));
    return { struck: existsSync(fired), wrong, codes };
  } finally {
    rmSync(place.folder, { recursive: true, force: true });
    for (const name of [`fired-${number}`, `ack-${number}`]) rmSync(join(folder.path, name), { force: true });
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
        const runs = times(13, 600);
        const seen = new Map<string, number>();
        let struck = 0;
        for (let run = 0; run < runs; run += 1) {
          const ops = ['w', 's', 't', 'u', 'r', 'wstur'][chance.below(6)] ?? 'w';
          const at = 1 + chance.below(ops === 'w' || ops === 'wstur' ? 260 : ops === 's' ? 60 : 8);
          const outcome = await failAt(run, { ops, at, errno, forGood });
          expect(`${ops} ${at}: ${outcome.wrong}`).toBe(`${ops} ${at}: `);
          if (outcome.struck) struck += 1;
          for (const code of outcome.codes) seen.set(code, (seen.get(code) ?? 0) + 1);
        }
        console.log(
          `${errno} ${forGood ? 'for good' : 'once'}: ${struck} of ${runs} struck;`,
          Object.fromEntries(seen),
        );
        // A fault that never strikes proves nothing.
        expect(struck).toBeGreaterThan(runs / 3);
      });
    }
  }
});
