/** Parser processes inside the app: asked of main, which alone may start Electron's utility processes. */
import type { HostLink, HostPort } from '../hostMessages';
import { ParserConnection, type ParserHost } from './parserHost';

interface UtilityParser {
  readonly connection: ParserConnection;
  /** None until main has made one. */
  port: HostPort | null;
  memory: number | null;
}

/** Listens on `link` for the whole life of the engine; make one host per engine. */
export function utilityParserHost(link: HostLink): ParserHost {
  const parsers = new Map<number, UtilityParser>();
  let lastId = 0;
  link.onMessage((message, ports) => {
    if (message.type !== 'parser' && message.type !== 'parserMemory' && message.type !== 'parserExit') return;
    const parser = parsers.get(message.id);
    if (!parser) return;
    if (message.type === 'parserMemory') parser.memory = message.bytes;
    if (message.type === 'parser' && ports[0]) attach(parser, ports[0]);
    if (message.type !== 'parserExit') return;
    parsers.delete(message.id);
    parser.port?.close();
    parser.connection.leave(message.code);
  });
  const start = (): Promise<ParserConnection> => {
    lastId += 1;
    const id = lastId;
    const connection = new ParserConnection({
      send: (request) => parser.port?.postMessage(request),
      kill: () => link.post({ type: 'killParser', id }),
      residentBytes: () => parser.memory,
    });
    const parser: UtilityParser = { connection, port: null, memory: null };
    parsers.set(id, parser);
    const ready = connection.ready();
    link.post({ type: 'spawnParser', id });
    return ready;
  };
  return { start };
}

function attach(parser: UtilityParser, port: HostPort): void {
  parser.port = port;
  port.on('message', ({ data }) => parser.connection.hear(data));
  port.start();
}
