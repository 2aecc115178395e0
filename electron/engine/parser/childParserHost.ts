/** Parser processes as children of plain Node: the command line and the tests. */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PARSER_HEAP } from '../hostMessages';
import { ParserConnection, type ParserHost } from './parserHost';

/** Linux counts resident memory in pages of the machine; 4 KiB on every machine this runs its tests on. */
const pageBytes = 4096;

function residentBytes(pid: number | undefined): number | null {
  if (pid === undefined || process.platform !== 'linux') return null;
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]);
    return Number.isFinite(pages) ? pages * pageBytes : null;
  } catch {
    // The process ended between two looks; its exit is told elsewhere.
    return null;
  }
}

/** `parserPath` is the built parser program, out/main/parser.js beside the command line. */
export function childParserHost(parserPath: string): ParserHost {
  const start = (): Promise<ParserConnection> => {
    const child = fork(parserPath, [], {
      execArgv: [PARSER_HEAP],
      serialization: 'advanced',
      // What a library prints, an aborting heap included, must not end up in the answer on stdout.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const connection = new ParserConnection({
      send: (request) => child.send(request),
      kill: () => child.kill('SIGKILL'),
      residentBytes: () => residentBytes(child.pid),
    });
    child.on('message', (message) => connection.hear(message));
    // A process that could not be started, or was sent something after its end, reports here instead of exiting.
    child.on('error', () => connection.leave(null));
    child.on('exit', (code) => connection.leave(code));
    return connection.ready();
  };
  return { start };
}
