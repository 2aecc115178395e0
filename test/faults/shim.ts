/** Builds the shim between a program and the disk, and sets it up for one run. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Shim {
  /** The library to preload. */
  readonly path: string;
  remove(): void;
}

/** Compiles `shim.c` (a C compiler is needed for the database module anyway). Linux only. */
export function buildShim(): Shim {
  const folder = mkdtempSync(join(tmpdir(), 'shuangshu-shim-'));
  const path = join(folder, 'shim.so');
  const source = join(import.meta.dirname, 'shim.c');
  execFileSync('cc', ['-O1', '-Wall', '-shared', '-fPIC', '-o', path, source, '-ldl', '-lpthread']);
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Letters of the calls that may fail: w write, s sync, a sync ahead of time, t truncate, u unlink, r rename, o open. */
export interface Fault {
  readonly ops: string;
  /** The how-manyth of these calls fails, from 1. */
  readonly at: number;
  readonly errno: keyof typeof ERRNO;
  /** Every later one fails too. */
  readonly forGood: boolean;
}

/** Linux numbers. */
export const ERRNO = { EPERM: 1, EIO: 5, EACCES: 13, EBUSY: 16, ENOSPC: 28 } as const;

export interface ShimSettings {
  /** Only what lies under this folder is watched. */
  readonly prefix: string;
  readonly log?: string;
  readonly fault?: Fault;
  /** A file that is made when the fault strikes. */
  readonly fired?: string;
}

/** The environment of a program under the shim. */
export function underShim(shim: Shim, { prefix, log, fault, fired }: ShimSettings): NodeJS.ProcessEnv {
  const settings: Record<string, string | undefined> = {
    LD_PRELOAD: shim.path,
    F_PREFIX: prefix,
    F_LOG: log,
    F_FIRED: fired,
    ...(fault
      ? {
          F_OPS: fault.ops,
          F_N: String(fault.at),
          F_ERR: String(ERRNO[fault.errno]),
          F_FOR_GOOD: fault.forGood ? '1' : '0',
        }
      : {}),
  };
  const { VITEST: _vitest, NODE_OPTIONS: _options, ...inherited } = process.env;
  return { ...inherited, ...settings };
}
