/** Runs the command line as a user's script would: a process of its own, JSON on stdout, an exit code. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const root = join(import.meta.dirname, '../../..');
/** Instead of the folder in the user's home. */
export const CLI_PLACE = mkdtempSync(join(tmpdir(), 'shuangshu-cli-place-'));
afterAll(() => rmSync(CLI_PLACE, { recursive: true, force: true }));

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function runCli(...args: string[]): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'scripts', 'cli.mjs'), ...args], {
      cwd: root,
      env: { ...process.env, SHUANGSHU_USER_DATA: CLI_PLACE },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** The whole of stdout as one JSON document; anything else on stdout makes this throw. */
export async function runCliJson<T>(...args: string[]): Promise<{ code: number | null; value: T; stderr: string }> {
  const { code, stdout, stderr } = await runCli(...args);
  return { code, value: JSON.parse(stdout) as T, stderr };
}

export const SAMPLE = join(root, 'resources', 'sample', 'dongning');
