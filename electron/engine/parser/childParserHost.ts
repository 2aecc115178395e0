/** Parser processes as children of plain Node: the command line and the tests. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PARSER_HEAP } from '../hostMessages';
import type { ParserConnection, ParserHost } from './parserHost';
import { isParserReply, type ParserReply } from './parserMessages';

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

class ChildConnection implements ParserConnection {
  private readonly listeners: ((reply: ParserReply) => void)[] = [];
  private readonly exits: ((code: number | null) => void)[] = [];
  private gone: { readonly code: number | null } | null = null;

  constructor(private readonly child: ChildProcess) {
    child.on('message', (message) => {
      if (isParserReply(message)) for (const listener of this.listeners) listener(message);
    });
    // A process that could not be started, or was sent something after its end, reports here instead of exiting.
    child.on('error', () => this.leave(null));
    child.on('exit', (code) => this.leave(code));
  }

  private leave(code: number | null): void {
    if (this.gone) return;
    this.gone = { code };
    for (const listener of this.exits) listener(code);
  }

  send: ParserConnection['send'] = (request) => {
    if (!this.gone) this.child.send(request);
  };

  onMessage: ParserConnection['onMessage'] = (listener) => {
    this.listeners.push(listener);
  };

  onExit: ParserConnection['onExit'] = (listener) => {
    if (this.gone) listener(this.gone.code);
    else this.exits.push(listener);
  };

  kill: ParserConnection['kill'] = () => {
    this.child.kill('SIGKILL');
  };

  residentBytes: ParserConnection['residentBytes'] = () => residentBytes(this.child.pid);
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
    const connection = new ChildConnection(child);
    return new Promise((resolve, reject) => {
      connection.onExit((code) => reject(new Error(`parser process ended before it was ready (${code})`)));
      connection.onMessage((reply) => {
        if (reply.type === 'ready') resolve(connection);
      });
    });
  };
  return { start };
}
