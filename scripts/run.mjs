/** Runs programs and speaks to the person at the terminal; every word goes to stderr, so stdout stays the program's. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** An expected failure of a script: its message is a Chinese sentence, shown without a stack. */
export class Refusal extends Error {}

/** Prints one line for the person at the terminal. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a program to its end.
 *
 * `output`: 'collect' returns stdout and stderr as text, 'stderr' shows both on our stderr, 'inherit' hands ours over.
 * Resolves with `{ code, signal, stdout, stderr, error }`; a program that cannot be started has code 127. Never throws.
 */
export function run(program, args, { cwd, env, output = 'collect', timeout } = {}) {
  const stdio = { collect: ['ignore', 'pipe', 'pipe'], stderr: ['ignore', 2, 2], inherit: 'inherit' }[output];
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: env ?? process.env, stdio, timeout, killSignal: 'SIGKILL' });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', (error) => resolve({ code: 127, signal: null, stdout, stderr, error }));
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, stdout, stderr, error: null }));
  });
}

/** Full path of a program on PATH, or null. */
export function findProgram(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder: try the next one.
    }
  }
  return null;
}

/** True when the module whose `import.meta.url` is given was started directly by node. */
export function isEntry(url) {
  return process.argv[1] === fileURLToPath(url);
}

/** Runs a script's main function and turns its outcome into an exit code (a number it returns, else 0). */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    say(error instanceof Refusal ? `错误：${error.message}` : (error?.stack ?? String(error)));
    process.exitCode = 1;
  }
}
