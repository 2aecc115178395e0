/** Entry of the parser process: reads strangers' files so that nothing they do can harm the engine. */

import type { Beat } from '../documents/guard/guardZip';
import { answerRequest } from './answerRequest';
import { isParserRequest, type ParserReply, type ParserRequest } from './parserMessages';
import { takeApart, withoutPieces } from './pieces';

type Reply = (reply: ParserReply) => void;

/** While our own checks run, a sign of life comes with every part. */
const quietMs = 8_000;

const cellsPerMs = 50;
/** Twenty thousand cells lie between two tellings of how many rows were read. */
const tellMs = 400;

/**
 * How long a library may be silent: a second more for every megabyte (an old .xls tells no more) or 50,000 cells, which
 * is a quarter of what a two-core machine was measured to read in that time.
 */
function patience(bytes: number, cells: number): number {
  return quietMs + Math.max((bytes / (1024 * 1024)) * 1000, cells / cellsPerMs);
}

function serve(request: ParserRequest, reply: Reply): void {
  const { id } = request;
  let last = Number.NEGATIVE_INFINITY;
  const beat: Beat = (_step, cellsAhead, rows) => {
    // Thousands of parts need not be thousands of messages; the one before a library's silence must go out.
    if (cellsAhead === undefined && performance.now() - last < 200) return;
    last = performance.now();
    const quiet = patience(request.bytes.length, cellsAhead ?? 0);
    const told = rows === undefined ? {} : { rows, allowMs: tellMs + (cellsAhead ?? 0) / cellsPerMs };
    reply({ type: 'beat', id, quietMs: quiet, ...told });
  };
  beat('', 0);
  const answer = answerRequest(request, beat);
  for (const piece of takeApart(answer)) reply({ type: 'piece', id, piece });
  reply({ type: 'done', id, answer: withoutPieces(answer) });
}

/** Electron's port inside a utility process, as far as it is used here. */
interface Port {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
  start(): void;
}

interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly Port[] }) => void): void;
}

function parentPort(): ParentPort | undefined {
  return (process as NodeJS.Process & { readonly parentPort?: ParentPort }).parentPort ?? undefined;
}

function listenOn(port: Port): void {
  const reply: Reply = (message) => port.postMessage(message);
  port.on('message', ({ data }) => {
    if (isParserRequest(data)) serve(data, reply);
  });
  port.start();
  reply({ type: 'ready' });
}

function main(): void {
  const parent = parentPort();
  if (parent) {
    parent.on('message', ({ ports }) => {
      if (ports[0]) listenOn(ports[0]);
    });
    return;
  }
  const reply: Reply = (message) => {
    process.send?.(message);
  };
  process.on('message', (message) => {
    if (isParserRequest(message)) serve(message, reply);
  });
  // Without its engine the process has nobody to answer.
  process.on('disconnect', () => process.exit(0));
  reply({ type: 'ready' });
}

main();
