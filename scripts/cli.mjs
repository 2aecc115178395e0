/** The command line: builds on demand without a word on stdout, then runs the engine's own program. */
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { root } from './cache.mjs';
import { ensureNative } from './native.mjs';
import { Refusal, run, say } from './run.mjs';

/** Callers read one JSON document from stdout, also when the program could not even be prepared. */
function answerFailure(error) {
  const message = error instanceof Refusal ? error.message : `内部错误：${error?.message ?? error}`;
  if (!(error instanceof Refusal)) say(error?.stack ?? String(error));
  process.stdout.write(`${JSON.stringify({ error: { code: 'NOT_READY', message } })}\n`);
  process.exitCode = 1;
}

try {
  await ensureNative();
  await ensureBuilt();
  const program = join(root, 'out', 'main', 'cli.js');
  const done = await run(process.execPath, [program, ...process.argv.slice(2)], { output: 'inherit' });
  if (done.error) throw done.error;
  process.exitCode = done.signal ? 1 : done.code;
} catch (error) {
  answerFailure(error);
}
