/** Parser processes inside the app: asked of main, which alone may start Electron's utility processes. */
import type { FromEngine, ToEngine } from '../hostMessages';
import type { ParserConnection, ParserHost } from './parserHost';
import { isParserReply, type ParserReply } from './parserMessages';

/** A MessagePort of the engine's process, as far as it is used here. */
export interface HostPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** The engine's way to main. */
export interface HostLink {
  post(message: FromEngine): void;
  onMessage(listener: (message: ToEngine, ports: readonly HostPort[]) => void): void;
}

class UtilityConnection implements ParserConnection {
  private readonly listeners: ((reply: ParserReply) => void)[] = [];
  private readonly exits: ((code: number | null) => void)[] = [];
  private port: HostPort | null = null;
  private memory: number | null = null;
  private gone: { readonly code: number | null } | null = null;

  constructor(
    readonly id: number,
    private readonly link: HostLink,
  ) {}

  attach(port: HostPort): void {
    this.port = port;
    port.on('message', ({ data }) => {
      if (isParserReply(data)) for (const listener of this.listeners) listener(data);
    });
    port.start();
  }

  noteMemory(bytes: number): void {
    this.memory = bytes;
  }

  leave(code: number): void {
    if (this.gone) return;
    this.gone = { code };
    this.port?.close();
    for (const listener of this.exits) listener(code);
  }

  send: ParserConnection['send'] = (request) => {
    if (!this.gone) this.port?.postMessage(request);
  };

  onMessage: ParserConnection['onMessage'] = (listener) => {
    this.listeners.push(listener);
  };

  onExit: ParserConnection['onExit'] = (listener) => {
    if (this.gone) listener(this.gone.code);
    else this.exits.push(listener);
  };

  kill: ParserConnection['kill'] = () => {
    this.link.post({ type: 'killParser', id: this.id });
  };

  residentBytes: ParserConnection['residentBytes'] = () => this.memory;
}

/** Listens on `link` for the whole life of the engine; make one host per engine. */
export function utilityParserHost(link: HostLink): ParserHost {
  const connections = new Map<number, UtilityConnection>();
  let lastId = 0;
  link.onMessage((message, ports) => {
    if (message.type !== 'parser' && message.type !== 'parserMemory' && message.type !== 'parserExit') return;
    const connection = connections.get(message.id);
    if (!connection) return;
    if (message.type === 'parserMemory') connection.noteMemory(message.bytes);
    if (message.type === 'parser' && ports[0]) connection.attach(ports[0]);
    if (message.type !== 'parserExit') return;
    connections.delete(message.id);
    connection.leave(message.code);
  });
  const start = (): Promise<ParserConnection> => {
    lastId += 1;
    const connection = new UtilityConnection(lastId, link);
    connections.set(lastId, connection);
    const ready = new Promise<ParserConnection>((resolve, reject) => {
      connection.onExit((code) => reject(new Error(`parser process ended before it was ready (${code})`)));
      connection.onMessage((reply) => {
        if (reply.type === 'ready') resolve(connection);
      });
    });
    link.post({ type: 'spawnParser', id: lastId });
    return ready;
  };
  return { start };
}
